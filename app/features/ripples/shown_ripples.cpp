// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/shown_ripples.h"

#include <headscope/engine.h>

#include <algorithm>
#include <chrono>

namespace headscope::app {

namespace {

constexpr std::chrono::milliseconds kRipplesPause{60};  // while cells are gone over

}  // namespace

bool ShownRipples::Key::operator==(const Key& other) const {
    return model == other.model && request.prompt == other.request.prompt &&
           request.heads == other.request.heads &&
           request.intervention == other.request.intervention &&
           request.positions == other.request.positions && request.pair == other.request.pair;
}

ShownRipples::ShownRipples(const RunState& state, JobQueue& jobs, QObject* parent)
    : QObject(parent), m_state(state), m_inquiry(jobs, "ripples") {
    m_inquiry.setPause(kRipplesPause);
    connect(&m_inquiry, &InquiryBase::changed, this, &ShownRipples::changed);
    // Another intervention is a change of the grid.
    for (const auto signal : {&RunState::runChanged, &RunState::gridChanged,
                              &RunState::selectedChanged, &RunState::ablationSetChanged})
        connect(&m_state, signal, this, &ShownRipples::refresh);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_inquiry.clear();  // the same folder may hold another model now
        refresh();
    });
    connect(&m_state, &RunState::coverChanged, this, &ShownRipples::changed);
}

void ShownRipples::setWanted(bool wanted) {
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    refresh();
}

void ShownRipples::choose(Ablated which, std::pair<int, int> tokens) {
    m_which = which;
    m_tokens = tokens;
    refresh();
}

std::optional<ShownRipples::Key> ShownRipples::wantedKey() const {
    if (!questionRefusal(m_state).isEmpty()) return std::nullopt;
    Key key{m_state.modelKey(), {}};
    SimilarityRequest& request = key.request;
    static_cast<Setting&>(request) = shownSetting(m_state);
    if (!isPatch()) request.heads = headsOf(m_state, m_which);
    if (request.heads.empty())
        request.positions = {};  // they say nothing then
    else
        request.intervention = shownIntervention(m_state);
    const auto tokens = static_cast<int>(request.prompt.size());
    const auto [a, b] = m_tokens;
    if (a != b && std::min(a, b) >= 0 && std::max(a, b) < tokens) request.pair = m_tokens;
    return key;
}

bool ShownRipples::isPatch() const {
    return m_state.run() && donorPromptOf(shownIntervention(m_state)) != nullptr;
}

const Similarity* ShownRipples::similarity() const {
    if (status() != Status::Ready || m_state.cover().hidesRipples()) return nullptr;
    return m_inquiry.key() == wantedKey() ? m_inquiry.answer() : nullptr;
}

QString ShownRipples::refusal() const {
    if (m_state.cover().hidesRipples()) return coveredText();
    if (const QString why = questionRefusal(m_state); !why.isEmpty()) return why;
    if (status() == Status::Failed) return tr("It failed: %1. %2").arg(error().what, error().hint);
    return tr("Computing…");
}

void ShownRipples::refresh() {
    if (!m_wanted) return;  // what was found stays, for when somebody looks again
    const auto key = wantedKey();
    if (!key) {
        m_inquiry.withdraw();
    } else if (m_inquiry.key() != key) {
        m_inquiry.ask(*key, [request = key->request](Engine& engine, const JobContext&) {
            return engine.similarity(request);
        });
    }
    Q_EMIT changed();
}

}  // namespace headscope::app
