// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/every_head_study.h"

#include "document/cover.h"
#include "document/shown_question.h"

#include <headscope/engine.h>

namespace headscope::app {

EveryHeadStudy::EveryHeadStudy(const RunState& state, JobQueue& jobs, QObject* parent)
    : QObject(parent), m_state(state), m_inquiry(jobs, Job::Kind::Background) {
    connect(&m_inquiry, &InquiryBase::changed, this, &EveryHeadStudy::changed);
    for (const auto signal :
         {&RunState::runChanged, &RunState::modelChanged, &RunState::phaseChanged,
          &RunState::gridChanged, &RunState::coverChanged})
        connect(&m_state, signal, this, &EveryHeadStudy::changed);
}

std::optional<EveryHeadStudy::Key> EveryHeadStudy::shownKey() const {
    if (!m_state.run()) return std::nullopt;
    const Setting run = shownSetting(m_state);
    Key key{m_state.modelKey(), {}, shownIntervention(m_state), 0};
    key.setting.prompt = run.prompt;
    key.setting.positions = run.positions;
    return key;
}

QString EveryHeadStudy::refusal() const {
    if (m_state.cover().hidesRipples()) return coveredText();
    if (const QString why = questionRefusal(m_state); !why.isEmpty()) return why;
    if (const QString why = furtherRefusal(m_state); !why.isEmpty()) return why;
    if (donorPromptOf(shownIntervention(m_state)))
        return tr(
            "Ripples of patched heads are not computed: choose zero or another intervention "
            "above the maps.");
    return {};
}

const SimilaritySweep* EveryHeadStudy::shown() const {
    const auto key = shownKey();
    const auto& of = m_inquiry.answered();  // while another is computed, too
    return key && of && of->isOf(*key) && !m_state.cover().hidesRipples() ? m_inquiry.answer()
                                                                          : nullptr;
}

void EveryHeadStudy::start(std::pair<int, int> tokens) {
    if (!refusal().isEmpty()) return;
    auto key = shownKey();
    key->count = ++m_count;
    SimilaritySweepRequest request;
    static_cast<Setting&>(request) = key->setting;
    request.intervention = key->intervention;
    const auto isOne = [count = static_cast<int>(request.prompt.size())](int token) {
        return token >= 0 && token < count;
    };
    const auto [first, second] = tokens;
    if (first != second && isOne(first) && isOne(second)) request.pair = tokens;
    if (isOne(first)) request.token = first;
    m_clock.start();
    m_inquiry.ask(*key, [this, request](Engine& engine, const JobContext& context) {
        SimilaritySweepSink sink;
        sink.between = context.between;
        sink.progress = reportedProgress(context, [this](double part) {
            m_clock.reached(part);
            Q_EMIT changed();
        });
        return engine.similaritySweep(request, sink, context.stop);
    });
}

void EveryHeadStudy::stop() {
    m_inquiry.stop();
}

}  // namespace headscope::app
