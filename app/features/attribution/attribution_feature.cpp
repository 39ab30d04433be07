// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/attribution/attribution_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/attribution/attribution_panel.h"
#include "features/attribution/shown_attribution.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <headscope/csv.h>

#include <QKeySequence>
#include <QToolTip>

namespace headscope::app {

namespace {

const QString kAttributionDock = QStringLiteral("attributionDock");
const QString kShowsIndirect = QStringLiteral("attribution_indirect");  // of a session's view

}  // namespace

AttributionFeature::AttributionFeature(Workplace& place)
    : Feature(place), m_shown(new ShownAttribution(document().state(), document().jobs(), this)) {
    using Shows = AttributionPanel::Shows;
    RunState& state = document().state();
    logErrors(document().log(), *m_shown);
    m_panel = new AttributionPanel(state, *m_shown);
    for (QWidget* plot : m_panel->plots())
        veilStale(*plot);
    place.docks.add(kAttributionDock, tr("Attribution"), m_panel, QKeySequence(tr("Ctrl+F5")),
                    PanelDocks::Place::Closed);
    connect(m_panel, &AttributionPanel::headChosen, &state.selection(), &Selection::setSelected);
    connect(m_panel, &AttributionPanel::headToggled, this,
            [this](HeadId head) { document().steps().toggleHeads({head}); });
    connect(m_panel, &AttributionPanel::headHovered, this,
            [this, &state](std::optional<HeadId> head, QPoint at) {
                state.selection().setHovered(head);
                const QString text = head ? m_panel->tipText(*head) : QString();
                if (text.isEmpty()) return QToolTip::hideText();
                QToolTip::showText(at + QPoint(12, 12), text, m_panel);
            });
    commands().add({QStringLiteral("attribution.indirect"),
                    tr("Total Minus Direct E&ffects"),
                    tr("In the attribution: what later layers do about each ablated head, or what "
                       "each part adds"),
                    {QKeySequence(tr("Ctrl+Shift+F"))},
                    [this] {
                        Feature::place().docks.raise({kAttributionDock});
                        const bool now = m_panel->shows() == Shows::Indirect;
                        m_panel->setShows(now ? Shows::Direct : Shows::Indirect);
                    }});
}

std::optional<OwnFigure> AttributionFeature::figure() const {
    return m_panel->figure();
}

std::optional<PanelData> AttributionFeature::data(const SweepReport& run) const {
    const Attribution* parts = m_shown->attribution();
    if (!parts) return std::nullopt;
    AttributionReport report;
    report.run = run;
    report.result = *parts;
    PanelData data{QStringLiteral("attribution")};
    data.csv = [report] { return attributionCsv(report); };
    data.json = [report] { return attributionJson(report); };
    return data;
}

void AttributionFeature::saveView(QJsonObject& view) const {
    view[kShowsIndirect] = m_panel->shows() == AttributionPanel::Shows::Indirect;
}

void AttributionFeature::showView(const QJsonObject& view) {
    using Shows = AttributionPanel::Shows;
    m_panel->setShows(view[kShowsIndirect].toBool() ? Shows::Indirect : Shows::Direct);
}

bool AttributionFeature::isBusy() const {
    return m_shown->status() == ShownAttribution::Status::Waiting;
}

}  // namespace headscope::app
