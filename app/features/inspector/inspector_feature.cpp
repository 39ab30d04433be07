// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/inspector/inspector_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/inspector/head_attention.h"
#include "features/inspector/heads_panel.h"
#include "features/inspector/inspector_panel.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

namespace headscope::app {

InspectorFeature::InspectorFeature(Workplace& place)
    : Feature(place),
      m_attention(
          new HeadAttention(document().state(), document().jobs(), document().history(), this)),
      m_heads(new HeadsPanel(document().state())) {
    RunState& state = document().state();
    logErrors(document().log(), *m_attention);
    auto* inspector = new InspectorPanel(state, *m_attention);
    m_dock = place.docks.add(QStringLiteral("inspectorDock"), tr("Inspector"), inspector,
                             QKeySequence(tr("Alt+1")), PanelDocks::Place::Main);
    place.docks.add(QStringLiteral("headsDock"), tr("All heads"), m_heads,
                    QKeySequence(tr("Alt+2")), PanelDocks::Place::Main);
    connect(inspector, &InspectorPanel::headChosen, &state.selection(), &Selection::setSelected);
    connect(m_heads, &HeadsPanel::headChosen, &state.selection(), &Selection::setSelected);
    connect(m_heads, &HeadsPanel::headsToggled, &document().steps(), &UserSteps::toggleHeads);
    commands().add({QStringLiteral("heads.sort"),
                    tr("Sort All Heads b&y the Column"),
                    tr("Sort the table by the column that the keyboard is in; once more, the other "
                       "way round"),
                    {QKeySequence(tr("Ctrl+Alt+O"))},
                    [this] { m_heads->sortByCurrentColumn(); }});
}

std::optional<AttentionPattern> InspectorFeature::pattern() const {
    const AttentionPattern* pattern = m_attention->pattern();
    return pattern ? std::optional(*pattern) : std::nullopt;
}

bool InspectorFeature::isBusy() const {
    return m_attention->status() == HeadAttention::Status::Waiting;
}

}  // namespace headscope::app
