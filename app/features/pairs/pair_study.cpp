// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/pairs/pair_study.h"

#include "document/shown_question.h"
#include "jobs/job_queue.h"

#include <headscope/engine.h>

namespace headscope::app {

namespace {

constexpr std::size_t kOrderAtOnce = 400;  // heads that are put in order in no time

/// On the worker's thread. `reportProgress` runs on the GUI thread.
StudiedPairs studied(Engine& engine, const PairRequest& request, const JobContext& context,
                     const std::function<void(double part)>& reportProgress) {
    PairSink sink;
    sink.between = context.between;
    sink.progress = reportedProgress(context, reportProgress);
    StudiedPairs result{engine.pairs(request, sink, context.stop), {}};
    // Who stops it does not wait for the order of a large model's heads.
    if (!result.effects.stopped || result.effects.heads() <= kOrderAtOnce)
        result.order = similarityOrder(result.effects);
    return result;
}

}  // namespace

PairStudy::PairStudy(const RunState& state, JobQueue& jobs, QObject* parent)
    : QObject(parent), m_state(state), m_inquiry(jobs, Job::Kind::Background) {
    connect(&m_inquiry, &InquiryBase::changed, this, &PairStudy::follow);
    for (const auto signal :
         {&RunState::runChanged, &RunState::modelChanged, &RunState::phaseChanged,
          &RunState::gridChanged, &RunState::coverChanged})
        connect(&m_state, signal, this, &PairStudy::changed);
}

std::optional<PairStudy::Key> PairStudy::shownKey() const {
    if (!m_state.run()) return std::nullopt;
    return Key{m_state.modelKey(), shownSetting(m_state), shownIntervention(m_state), {}, 0};
}

QString PairStudy::refusal() const {
    if (m_state.cover().hidesSets()) return coveredText();
    if (const QString why = questionRefusal(m_state); !why.isEmpty()) return why;
    if (const QString why = furtherRefusal(m_state); !why.isEmpty()) return why;
    if (needsDonor({shownIntervention(m_state)}))
        return tr(
            "There are no pairs of patched heads: choose zero or another intervention above "
            "the maps.");
    return {};
}

bool PairStudy::isOfShown() const {
    const auto key = shownKey();
    return isRunning() && key && m_inquiry.key()->isOf(*key);
}

const StudiedPairs* PairStudy::shown() const {
    const auto key = shownKey();
    if (!key || m_state.cover().hidesSets()) return nullptr;
    if (isWholeBetter()) return m_whole->key.isOf(*key) ? &m_whole->pairs : nullptr;
    const auto& of = m_inquiry.answered();  // while another is computed, too
    return of && of->isOf(*key) ? m_inquiry.answer() : nullptr;
}

int PairStudy::shownCount() const {
    if (!shown()) return 0;
    return isWholeBetter() ? m_whole->key.count : m_inquiry.answered()->count;
}

bool PairStudy::isWholeBetter() const {
    if (!m_whole) return false;
    const auto& of = m_inquiry.answered();
    if (!of) return true;
    return m_inquiry.answer()->effects.stopped && of->isOf(m_whole->key) &&
           of->choice == m_whole->key.choice;
}

void PairStudy::start(const Choice& choice) {
    if (!refusal().isEmpty()) return;
    auto key = shownKey();
    if (const StudiedPairs* last = m_inquiry.answer(); last && !last->effects.stopped)
        m_whole = Whole{*m_inquiry.answered(), *last};
    key->choice = choice;
    key->count = ++m_count;
    PairRequest request;
    static_cast<Setting&>(request) = key->setting;
    request.intervention = key->intervention;
    request.metric = choice.metric;
    request.strongest = choice.strongest;
    m_clock.start();
    m_givenUp = false;
    m_asked = true;
    m_inquiry.ask(*key, [this, request](Engine& engine, const JobContext& context) {
        return studied(engine, request, context, [this](double part) {
            m_clock.reached(part);
            Q_EMIT changed();
        });
    });
}

void PairStudy::stop() {
    m_inquiry.stop();
}

void PairStudy::follow() {
    if (!isRunning()) {
        m_givenUp = m_asked && status() == Status::None;
        m_asked = false;
    }
    Q_EMIT changed();
}

}  // namespace headscope::app
