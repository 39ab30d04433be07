// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/attribution/shown_attribution.h"

#include "document/shown_question.h"

namespace headscope::app {

ShownAttribution::ShownAttribution(const RunState& state, JobQueue& jobs, QObject* parent)
    : QObject(parent), m_state(state), m_inquiry(jobs, "attribution") {
    connect(&m_inquiry, &InquiryBase::changed, this, &ShownAttribution::changed);
    connect(&m_state, &RunState::runChanged, this, &ShownAttribution::refresh);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_inquiry.clear();  // the same folder may hold another model now
        refresh();
    });
    connect(&m_state, &RunState::coverChanged, this, &ShownAttribution::changed);
}

void ShownAttribution::setWanted(bool wanted) {
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    refresh();
}

std::optional<ShownAttribution::Key> ShownAttribution::wantedKey() const {
    if (!questionRefusal(m_state).isEmpty()) return std::nullopt;
    const Setting setting = shownSetting(m_state);
    if (setting.target.ids().size() != 1 || setting.control.ids().size() != 1) return std::nullopt;
    return Key{m_state.modelKey(), setting.prompt, setting.target, setting.control};
}

const Attribution* ShownAttribution::attribution() const {
    if (status() != Status::Ready || m_state.cover().hidesCells()) return nullptr;
    return m_inquiry.key() == wantedKey() ? m_inquiry.answer() : nullptr;
}

std::optional<IndirectEffects> ShownAttribution::indirect() const {
    const Attribution* parts = attribution();
    if (!parts) return std::nullopt;
    return indirectEffects(*m_state.run(), m_state.intervention(), *parts);
}

QString ShownAttribution::refusal() const {
    if (m_state.cover().hidesCells()) return coveredText();
    if (const QString why = questionRefusal(m_state); !why.isEmpty()) return why;
    if (!wantedKey())
        return tr(
            "The logit of a set of tokens is not a sum of parts. Choose one target and one control "
            "to "
            "see what each part adds.");
    if (status() == Status::Failed) return tr("It failed: %1. %2").arg(error().what, error().hint);
    return tr("Computing…");
}

void ShownAttribution::refresh() {
    if (!m_wanted) return;  // what was found stays, for when somebody looks again
    const auto key = wantedKey();
    if (!key) {
        m_inquiry.withdraw();
    } else if (m_inquiry.key() != key) {
        m_inquiry.ask(*key, [key = *key](Engine& engine, const JobContext& /*context*/) {
            SetRequest request;
            request.prompt = key.prompt;
            request.target = key.target;
            request.control = key.control;
            return engine.attribute(request);
        });
    }
    Q_EMIT changed();
}

}  // namespace headscope::app
