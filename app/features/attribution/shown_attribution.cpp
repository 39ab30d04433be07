// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/attribution/shown_attribution.h"

#include "document/shown_question.h"

namespace headscope::app {

ShownAttribution::ShownAttribution(const RunState& state, JobQueue& jobs, QObject* parent)
    : QObject(parent),
      m_state(state),
      m_inquiry(jobs, "attribution"),
      m_direct(jobs, "direct effects") {
    connect(&m_inquiry, &InquiryBase::changed, this, &ShownAttribution::changed);
    connect(&m_direct, &InquiryBase::changed, this, &ShownAttribution::changed);
    connect(&m_state, &RunState::runChanged, this, &ShownAttribution::refresh);
    connect(&m_state, &RunState::gridChanged, this, [this] {
        if (m_wanted) askDirect();  // perhaps another intervention is shown
    });
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_inquiry.clear();  // the same folder may hold another model now
        m_direct.clear();
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

std::optional<ShownAttribution::DirectKey> ShownAttribution::wantedDirectKey() const {
    const auto key = wantedKey();
    const RunPart* part = key ? m_state.run()->part(m_state.intervention()) : nullptr;
    if (!part) return std::nullopt;
    return DirectKey{*key, part->intervention, part->positions};
}

std::optional<IndirectEffects> ShownAttribution::indirect() const {
    const auto key = attribution() ? wantedDirectKey() : std::nullopt;
    if (!key || m_direct.status() != Status::Ready || m_direct.key() != key) return std::nullopt;
    return indirectEffects(*m_state.run(), key->intervention, *m_direct.answer());
}

QString ShownAttribution::indirectRefusal() const {
    if (!wantedDirectKey()) return tr("The run has no map of this intervention.");
    if (m_direct.status() == Status::Failed)
        return tr("It failed: %1. %2").arg(m_direct.error().what, m_direct.error().hint);
    return tr("Computing…");
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

void ShownAttribution::askParts(const std::optional<Key>& key) {
    if (!key) return m_inquiry.withdraw();
    if (m_inquiry.key() == key) return;
    m_inquiry.ask(*key, [of = *key](Engine& engine, const JobContext& /*context*/) {
        SetRequest request;
        request.prompt = of.prompt;
        request.target = of.target;
        request.control = of.control;
        return engine.attribute(request);
    });
}

void ShownAttribution::askDirect() {
    const auto key = wantedDirectKey();
    if (!key) return m_direct.withdraw();
    if (m_direct.key() == key) return;
    m_direct.ask(*key, [what = *key](Engine& engine, const JobContext& /*context*/) {
        SetRequest request;
        request.prompt = what.of.prompt;
        request.target = what.of.target;
        request.control = what.of.control;
        request.intervention = what.intervention;
        request.positions = what.positions;
        return engine.directEffects(request);
    });
}

void ShownAttribution::refresh() {
    if (!m_wanted) return;  // what was found stays, for when somebody looks again
    askParts(wantedKey());
    askDirect();
    Q_EMIT changed();
}

}  // namespace headscope::app
