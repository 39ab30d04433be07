// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/inspector/head_attention.h"

#include <utility>

namespace headscope::app {

HeadAttention::HeadAttention(const RunState& state, JobQueue& jobs, History& history,
                             QObject* parent)
    : QObject(parent), m_state(state), m_history(history), m_inquiry(jobs, "attention") {
    connect(&m_inquiry, &InquiryBase::changed, this, [this] {
        Q_EMIT changed();
        keep();
    });
    connect(&m_state, &RunState::selectedChanged, this, &HeadAttention::refresh);
    connect(&m_state, &RunState::runChanged, this, [this] {
        // What was found is of another run, or was; and what failed may not fail again.
        if (!m_wanted || status() == Status::Failed) m_inquiry.clear();
        refresh();
    });
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_inquiry.clear();
        refresh();
    });
    connect(&m_state, &RunState::runKept, this, &HeadAttention::keep);
}

bool HeadAttention::isCovered() const {
    return m_state.cover().attention || m_state.cover().tokens;  // which stand at its edges
}

const AttentionPattern* HeadAttention::pattern() const {
    return status() == Status::Ready && !isCovered() ? m_inquiry.answer() : nullptr;
}

std::optional<AttentionPattern> HeadAttention::kept(HeadId head) const {
    const auto run = shownOf(m_history, m_state);
    if (!run) return std::nullopt;
    for (const AttentionPattern& pattern : *run->run().patterns)
        if (pattern.head == head) return pattern;
    return std::nullopt;
}

void HeadAttention::keep() {
    if (!pattern() || !m_state.run()) return;
    m_history.keepPattern(m_state.shownId(), m_inquiry.key()->prompt, *pattern());
}

void HeadAttention::setWanted(bool wanted) {
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    refresh();
}

void HeadAttention::leave(bool otherModel) {
    const bool news = std::exchange(m_otherModel, otherModel) != otherModel;
    m_inquiry.clear();
    if (news) Q_EMIT changed();
}

void HeadAttention::refresh() {
    const auto head = m_state.selected();
    const auto& run = m_state.run();
    if (!m_wanted) return;  // what was found stays, for when somebody looks again
    if (!run || !head) return leave(false);
    const Key key{m_state.modelKey(), idsOf(run->clean.prompt), *head};
    if (m_inquiry.key() == key) return keep();  // it may be another run of the same prompt
    const auto known = kept(*head);
    if (!known && !m_state.isOfOpenModel()) return leave(true);
    m_otherModel = false;
    if (known) return m_inquiry.give(key, *known);
    m_inquiry.ask(key, [key](Engine& engine, const JobContext& /*context*/) {
        return engine.attention(key.prompt, key.head);
    });
}

}  // namespace headscope::app
