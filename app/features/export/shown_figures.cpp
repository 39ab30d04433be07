// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/shown_figures.h"

#include "document/history.h"
#include "document/metric_text.h"
#include "document/noise.h"
#include "document/run_text.h"
#include "figure/caption_text.h"
#include "jobs/user_error.h"
#include "plot/run_maps.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

struct ShownFiguresTr {
    Q_DECLARE_TR_FUNCTIONS(ShownFigures)
};

}  // namespace

FigureView figureView(const RunState& state) {
    return {state.maps(), state.intervention(), state.lockedLimit(), state.compared()};
}

FigureSource shownSource(const SweepReport& report, const FigureView& view) {
    FigureSource source{report, view.intervention};
    source.quantities = quantitiesOf(view.maps, view.intervention);
    source.maps = figureMaps(report.result, source.quantities, view.maps.sameScale, view.locked);
    source.compared = view.compared;
    source.both = pairedEffects(report.result, view.compared);
    return source;
}

std::vector<ExtraFigure> shownFigures(const FigureSource& source, const FigureView& view) {
    std::vector<ExtraFigure> figures;
    const auto add = [&](FigureContent content, const QString& stem, const QString& about) {
        if (hasContent(source, content))
            figures.push_back({stem, about, makeFigure(source, content)});
    };
    // Those that a run begins with are among its own figures.
    MapsView usual;
    usual.maps = MapsView::usual(source.report.result.interventions(), view.intervention);
    if (view.maps != usual) {
        add(FigureContent::Maps, QStringLiteral("maps-shown"),
            ShownFiguresTr::tr("The maps that the window showed"));
    }
    // That of P is among a run's own figures.
    if (view.compared != usualComparison(source.report.result)) {
        add(FigureContent::ZeroVsMean,
            fileStem(view.compared.lens, QStringLiteral("against")) + QStringLiteral("-shown"),
            ShownFiguresTr::tr("Two interventions against each other as the window showed them"));
        add(FigureContent::Histogram,
            fileStem(view.compared.lens, QStringLiteral("and")) + QStringLiteral("-shown"),
            ShownFiguresTr::tr("The same as histograms over each other"));
    }
    add(FigureContent::Attention, QStringLiteral("attention"),
        ShownFiguresTr::tr("Where the chosen head looks, in the clean run"));
    add(FigureContent::Growth, QStringLiteral("growth"),
        ShownFiguresTr::tr("Target and control while a set of heads grew"));
    add(FigureContent::Attribution, QStringLiteral("attribution"),
        ShownFiguresTr::tr("What heads and MLPs add to the logit difference"));
    add(FigureContent::Ripples, QStringLiteral("ripples"),
        ShownFiguresTr::tr("How alike tokens are, layer by layer"));
    add(FigureContent::Pairs, QStringLiteral("pairs"),
        ShownFiguresTr::tr("Every two heads ablated together"));
    add(FigureContent::Positions, QStringLiteral("by-position"),
        ShownFiguresTr::tr("What each head does at each token alone"));
    add(FigureContent::Layers, QStringLiteral("layers"),
        ShownFiguresTr::tr("Whole layers patched at each token"));
    add(FigureContent::ByLayer, QStringLiteral("by-layer"),
        ShownFiguresTr::tr("The effects of all heads over the layers"));
    return figures;
}

}  // namespace headscope::app
