// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/ripples_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/ripples/ripples_panel.h"
#include "features/ripples/shown_ripples.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <headscope/csv.h>

#include <QKeySequence>

namespace headscope::app {

namespace {

const QString kRipplesDock = QStringLiteral("ripplesDock");

}  // namespace

RipplesFeature::RipplesFeature(Workplace& place)
    : Feature(place), m_shown(new ShownRipples(document().state(), document().jobs(), this)) {
    logErrors(document().log(), *m_shown);
    m_panel = new RipplesPanel(document().state(), *m_shown);
    place.docks.add(kRipplesDock, tr("Ripples"), m_panel, QKeySequence(tr("Ctrl+F7")),
                    PanelDocks::Place::Closed);
    commands().add({QStringLiteral("ripples.set"),
                    tr("Ripples &of the Head or of the Set"),
                    tr("In the ripples: ablate the chosen head, or the heads of the set"),
                    {QKeySequence(tr("Ctrl+J"))},
                    [this, &docks = place.docks] {
                        docks.raise({kRipplesDock});
                        m_panel->setAblated(m_panel->ablated() == Ablated::Set ? Ablated::Chosen
                                                                               : Ablated::Set);
                    }});
}

std::optional<OwnFigure> RipplesFeature::figure() const {
    return m_panel->figure();
}

std::optional<PanelData> RipplesFeature::data(const SweepReport& run) const {
    const Similarity* similarity = m_shown->similarity();
    if (!similarity) return std::nullopt;
    const SimilarityReport report{run, m_shown->request(), *similarity};
    PanelData data{QStringLiteral("ripples")};
    data.csv = [report] { return similarityCsv(report); };
    data.json = [report] { return similarityJson(report); };
    return data;
}

void RipplesFeature::saveView(QJsonObject& view) const {
    m_panel->saveView(view);
}

void RipplesFeature::showViewOfRun(const QJsonObject& view) {
    m_panel->showView(view);
}

bool RipplesFeature::isBusy() const {
    return m_shown->status() == ShownRipples::Status::Waiting;
}

}  // namespace headscope::app
