// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/inspector/head_attention.h"

namespace headscope::app {

HeadAttention::HeadAttention(const RunState& state, RunController& controller, History& history,
                             QObject* parent)
    : QObject(parent), m_state(state), m_controller(controller), m_history(history) {
    connect(&m_state, &RunState::selectedChanged, this, &HeadAttention::refresh);
    for (const auto signal : {&RunState::runChanged, &RunState::modelChanged}) {
        connect(&m_state, signal, this, [this] {
            forget();
            // What was found is of another run, or was: not to be kept with this one.
            if (!m_wanted && m_status != Status::None) become(Status::None);
            refresh();
        });
    }
    connect(&m_state, &RunState::runKept, this, &HeadAttention::keep);
}

std::optional<AttentionPattern> HeadAttention::kept(HeadId head) const {
    const auto run = shownOf(m_history, m_state);
    if (!run) return std::nullopt;
    for (const AttentionPattern& pattern : run->run().patterns)
        if (pattern.head == head) return pattern;
    return std::nullopt;
}

void HeadAttention::keep() {
    if (m_status != Status::Ready || !m_pattern || !m_state.run()) return;
    m_history.keepPattern(m_state.shownId(), idsOf(m_state.run()->clean.prompt), *m_pattern);
}

void HeadAttention::setWanted(bool wanted) {
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    refresh();
}

void HeadAttention::forget() {
    m_asked.reset();
    m_controller.withdraw(Topic::Attention);
}

void HeadAttention::become(Status status) {
    m_status = status;
    if (status != Status::Ready) m_pattern.reset();
    Q_EMIT changed();
}

void HeadAttention::refresh() {
    const auto head = m_state.selected();
    const auto& run = m_state.run();
    if (!m_wanted) return;  // what was found stays, for when somebody looks again
    if (!run || !head) {
        forget();
        if (m_status != Status::None) become(Status::None);
        return;
    }
    if (m_asked == head) return;
    if (auto known = kept(*head)) {
        m_controller.withdraw(Topic::Attention);
        m_asked = head;
        m_pattern = std::move(known);
        return become(Status::Ready);
    }
    if (!m_state.isOfOpenModel()) {
        forget();
        if (m_status != Status::OtherModel) become(Status::OtherModel);
        return;
    }
    m_asked = head;
    become(Status::Waiting);
    m_controller.ask<AttentionPattern>(
        Topic::Attention,
        [ids = idsOf(run->clean.prompt), head = *head](Engine& engine) {
            return engine.attention(ids, head);
        },
        [this](const AttentionPattern& pattern) {
            m_pattern = pattern;
            become(Status::Ready);
            keep();
        },
        [this](const UserError& error) {
            m_error = error;
            become(Status::Failed);
        });
}

}  // namespace headscope::app
