// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/pairs/pairs_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "document/given_map.h"
#include "features/pairs/backups_view.h"
#include "features/pairs/pair_list.h"
#include "features/pairs/pair_study.h"
#include "features/pairs/pairs_panel.h"
#include "plot/pair_plot.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <headscope/csv.h>

#include <QKeySequence>
#include <QTableWidget>

namespace headscope::app {

namespace {

const QString kPairsDock = QStringLiteral("pairsDock");

}  // namespace

PairsFeature::PairsFeature(Workplace& place) : Feature(place) {
    Document& doc = document();
    // What was computed in another language is not computed again.
    m_study = &keep<PairStudy>([&doc](QObject* owner) {
        auto* made = new PairStudy(doc.state(), doc.jobs(), owner);
        logErrors(doc.log(), *made);
        return made;
    });
    auto* map = new GivenMap(doc.state(), doc.jobs(), doc.history(), doc.steps());
    logErrors(doc.log(), *map);
    m_panel = new PairsPanel({doc.state(), *m_study, *map, doc.steps()});
    map->setParent(m_panel);  // destroyed with it, before the controller
    for (QWidget* shown :
         QList<QWidget*>{m_panel->plot(), m_panel->list(), m_panel->backups()->table()})
        veilStale(*shown);
    place.docks.add(kPairsDock, tr("Pairs"), m_panel, QKeySequence(tr("Ctrl+F6")),
                    PanelDocks::Place::Closed);
    connect(m_panel, &PairsPanel::needed, &place.docks,
            [&docks = place.docks] { docks.raise({kPairsDock}); });
    connect(m_panel, &PairsPanel::headChosen, &doc.state().selection(), &Selection::setSelected);
    m_panel->addCommands(commands());
}

void PairsFeature::compute() {
    m_panel->compute();
}

std::optional<OwnFigure> PairsFeature::figure() const {
    return m_panel->figure();
}

std::optional<PanelData> PairsFeature::data(const SweepReport& run) const {
    const StudiedPairs* shown = m_study->shown();
    if (!shown) return std::nullopt;
    const PairReport report{run, shown->effects, {}};
    PanelData data{QStringLiteral("pairs")};
    data.csv = [report] { return pairsCsv(report.result); };
    data.json = [report] { return pairsJson(report); };
    data.npy = [report] { return pairsNpy(report.result); };
    return data;
}

void PairsFeature::saveView(QJsonObject& view) const {
    m_panel->saveView(view);
}

void PairsFeature::showView(const QJsonObject& view) {
    m_panel->showView(view);
}

void PairsFeature::showViewOfRun(const QJsonObject& view) {
    m_panel->showView(view);  // now the number of heads is known
}

bool PairsFeature::isBusy() const {
    return m_study->isRunning();
}

}  // namespace headscope::app
