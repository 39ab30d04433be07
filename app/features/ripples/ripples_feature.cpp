// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/ripples_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/ripples/every_head_study.h"
#include "features/ripples/every_head_view.h"
#include "features/ripples/ripples_page.h"
#include "features/ripples/ripples_panel.h"
#include "features/ripples/shown_ripples.h"
#include "plot/heatmap_plot.h"
#include "plot/ripple_plot.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"
#include "ui/paragraph.h"

#include <headscope/csv.h>

#include <QKeySequence>
#include <QPushButton>

namespace headscope::app {

namespace {

const QString kRipplesDock = QStringLiteral("ripplesDock");

}  // namespace

RipplesFeature::RipplesFeature(Workplace& place)
    : Feature(place), m_shown(new ShownRipples(document().state(), document().jobs(), this)) {
    logErrors(document().log(), *m_shown);
    m_panel = new RipplesPanel(document().state(), *m_shown);
    // What was computed in another language is not computed again.
    m_study = &keep<EveryHeadStudy>([&doc = document()](QObject* owner) {
        auto* made = new EveryHeadStudy(doc.state(), doc.jobs(), owner);
        logErrors(doc.log(), *made);
        return made;
    });
    m_everyHead = new EveryHeadView(document().state(), *m_study);
    veilStale(*m_panel->plot());
    veilStale(*m_everyHead->plot());
    const auto follow = [this] { m_everyHead->follow(m_panel->view(), m_panel->tokens()); };
    connect(m_panel, &RipplesPanel::viewChanged, m_everyHead, follow);
    follow();
    connect(m_everyHead, &EveryHeadView::headChosen, &document().state().selection(),
            &Selection::setSelected);
    place.docks.add(kRipplesDock, tr("Ripples"), new RipplesPage(m_panel, m_everyHead),
                    QKeySequence(tr("Ctrl+F7")), PanelDocks::Place::Closed);
    commands().add({QStringLiteral("ripples.set"),
                    tr("Ripples &of the Head or of the Set"),
                    tr("In the ripples: ablate the chosen head, or the heads of the set"),
                    {QKeySequence(tr("Ctrl+J"))},
                    [this, &docks = place.docks] {
                        docks.raise({kRipplesDock});
                        m_panel->setAblated(m_panel->ablated() == Ablated::Set ? Ablated::Chosen
                                                                               : Ablated::Set);
                    }});
    commands().addButton(QStringLiteral("ripples.every_head"), *m_everyHead->start(),
                         tr("Ripp&les of Every Head"), QKeySequence(tr("Ctrl+U")),
                         [&docks = place.docks] { docks.raise({kRipplesDock}); });
}

std::optional<OwnFigure> RipplesFeature::figure() const {
    auto own = m_panel->figure();
    const auto map = m_everyHead->figureMap();
    if (!own || !map) return own;
    own->maps = {*map};
    own->sentences = paragraph(
        {own->sentences, everyHeadSentences(*m_everyHead->shown(), m_everyHead->measure())});
    return own;
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

std::optional<PanelData> RipplesFeature::everyHeadData(const SweepReport& run) const {
    const SimilaritySweep* sweep = m_everyHead->shown();
    if (!sweep) return std::nullopt;
    SimilarityRequest request;
    Similarity result;
    result.prompt = sweep->prompt;
    result.clean = sweep->clean;
    if (m_everyHead->measure() == CosineMeasure::Pair)
        request.pair = sweep->pair;
    else
        result.clean.pair.clear();
    const SimilarityReport report{run, request, result,
                                  EveryHeadSimilarity{*sweep, m_everyHead->measure()}};
    PanelData data{QStringLiteral("every-head")};
    data.csv = [report] { return everyHeadCsv(*report.everyHead); };
    data.json = [report] { return similarityJson(report); };
    return data;
}

void RipplesFeature::saveView(QJsonObject& view) const {
    m_panel->saveView(view);
    m_everyHead->saveView(view);
}

void RipplesFeature::showViewOfRun(const QJsonObject& view) {
    m_panel->showView(view);
    m_everyHead->showView(view);
}

bool RipplesFeature::isBusy() const {
    return m_shown->status() == ShownRipples::Status::Waiting || m_study->isRunning();
}

}  // namespace headscope::app
