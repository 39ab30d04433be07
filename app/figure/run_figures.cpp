// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/run_figures.h"

#include "document/growth_text.h"
#include "document/metric_text.h"
#include "document/run_spec.h"
#include "figure/caption_text.h"
#include "jobs/user_error.h"
#include "ui/intervention_text.h"
#include "ui/paragraph.h"
#include "ui/shown_text.h"

#include <headscope/quantity_text.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

struct RunFiguresTr {
    Q_DECLARE_TR_FUNCTIONS(RunFigures)
};

FigureDrift driftOf(const SweepReport& report) {
    return {RunFiguresTr::tr("Observed head means over depth"), report.result.clean.headMean,
            report.result.drift};
}

/// What is compared, of one of the two.
Quantity comparedAs(const FigureSource& source, const std::optional<Intervention>& one) {
    return {source.compared.metric, source.compared.subject, {one, {}}};
}

/// What both axes measure.
QString comparedAxis(const FigureSource& source) {
    const Lens& lens = source.compared.lens;
    return axisTexts({comparedAs(source, lens.of), comparedAs(source, lens.minus)}).front();
}

InterventionText firstOf(const FigureSource& source) {
    return textOf(source.compared.lens.of.value_or(Zero{}));
}

InterventionText secondOf(const FigureSource& source) {
    return textOf(source.compared.lens.minus.value_or(ScalarMean{}));
}

QString pairsTitle(const FigureSource& source) {
    return QStringLiteral("%1: %2").arg(
        capitalized(againstText(source.compared.lens)),
        titleText(comparedAs(source, source.compared.lens.of), source.report.result.clean));
}

QString agreement(const FigureSource& source) {
    const HeadPair& apart = *source.both.mostApart;
    const double difference = std::abs(apart.first - apart.second);
    const QString largest = sizeText(source.compared.metric, difference);
    const int heads = static_cast<int>(source.both.pairs.size());
    const auto& r = source.both.pearsonR;
    return r ? RunFiguresTr::tr("%n head(s), r = %1, largest difference %2", nullptr, heads)
                   .arg(signedNumber(*r, 3), largest)
             : RunFiguresTr::tr("%n head(s), largest difference %1", nullptr, heads).arg(largest);
}

FigureScatter scatterOf(const FigureSource& source) {
    FigureScatter scatter;
    for (const HeadPair& pair : source.both.pairs)
        scatter.points.emplace_back(pair.first, pair.second);
    scatter.title = pairsTitle(source);
    scatter.subtitle = agreement(source);
    const QString axis = comparedAxis(source);
    scatter.xLabel = RunFiguresTr::tr("effect of %1, %2").arg(firstOf(source).brief, axis);
    scatter.yLabel = RunFiguresTr::tr("effect of %1, %2").arg(secondOf(source).brief, axis);
    return scatter;
}

FigureHistogram histogramOf(const FigureSource& source) {
    FigureHistogram histogram;
    const PairedBins& bins = source.both.bins;
    histogram.title = pairsTitle(source);
    histogram.subtitle = agreement(source);
    histogram.xLabel = comparedAxis(source);
    histogram.first = bins.first;
    histogram.width = bins.width;
    histogram.names = {RunFiguresTr::tr("each head %1").arg(firstOf(source).done),
                       RunFiguresTr::tr("each head %1").arg(secondOf(source).done)};
    for (std::size_t set = 0; set < bins.heads.size(); ++set) {
        for (const auto& heads : bins.heads[set])
            histogram.counts[set].push_back(static_cast<int>(heads.size()));
    }
    return histogram;
}

FigureAttention attentionOf(const FigureSource& source) {
    FigureAttention attention;
    attention.pattern = *source.attention;
    attention.title = RunFiguresTr::tr("Attention of layer %1, head %2")
                          .arg(QString::number(attention.pattern.head.layer),
                               QString::number(attention.pattern.head.head));
    for (const TokenRef& token : source.report.result.clean.prompt)
        attention.tokens += visible(token);
    return attention;
}

FigureGrowth growthOf(const FigureSource& source) {
    FigureGrowth growth;
    const GrowthPath& path = source.growth;
    const CleanRun& clean = source.report.result.clean;
    growth.title = RunFiguresTr::tr("A set that grows head by head");
    growth.names = growthNames(path);
    growth.values = {{{path.pTarget}, {path.pControl}}};
    for (const GrowthStep& step : path.steps) {
        growth.values[0].push_back(step.pTarget);
        growth.values[1].push_back(step.pControl);
    }
    growth.curves = {RunFiguresTr::tr("target %1").arg(visible(clean.target)),
                     RunFiguresTr::tr("control %1").arg(visible(clean.control))};
    const QString first = sizeText(Metric::Probability, path.pTarget);
    const QString last = sizeText(Metric::Probability, path.steps.back().pTarget);
    growth.subtitle = RunFiguresTr::tr("P of the target: %1 at first, %2 with %n head(s) added",
                                       nullptr, static_cast<int>(path.steps.size()))
                          .arg(first, last);
    return growth;
}

/// Many small maps stand in more columns than a run's.
int columnsFor(const FigureSource& source) {
    constexpr std::size_t kManyMaps = 6;
    constexpr int kMostColumns = 4;
    if (source.words && source.maps.size() > kManyMaps) return kMostColumns;
    return source.maps.size() == 3 || (source.words && source.maps.size() > 4) ? 3 : 2;
}

bool isPatchMap(const FigureSource& source, std::size_t map) {
    if (map >= source.quantities.size()) return onlyPatches({source.intervention});
    return onlyPatches(interventionsOf(source.quantities[map].lens));
}

QString titleOf(const FigureSource& source, FigureContent content, std::size_t map) {
    if (source.words) return source.words->title;
    if (const auto& own = ownFigure(source, content)) return own->title;
    const QString model = shown(source.report.model.name);
    switch (content) {
        case FigureContent::Drift:
            return RunFiguresTr::tr("Observed head means of %1").arg(model);
        case FigureContent::ZeroVsMean:
        case FigureContent::Histogram:
            return RunFiguresTr::tr("%1 ablation in %2")
                .arg(capitalized(againstText(source.compared.lens)), model);
        case FigureContent::OneMap:
            return (isPatchMap(source, map) ? RunFiguresTr::tr("%1: each head of %2 patched")
                                            : RunFiguresTr::tr("%1: each head of %2 ablated"))
                .arg(source.maps[map].title, model);
        case FigureContent::Attention:
            return RunFiguresTr::tr("Where a head of %1 looks").arg(model);
        case FigureContent::Growth:
            return RunFiguresTr::tr("Heads of %1 ablated together").arg(model);
        default:
            break;
    }
    return RunFiguresTr::tr("What each head of %1 is worth").arg(model);
}

/// With those of its maps that the parts have.
FigureSource chosenMaps(FigureSource source, const FigureParts& parts) {
    for (auto map = source.maps.size(); map-- > 0;) {
        if (!parts.withoutMaps.contains(map)) continue;
        const auto at = static_cast<std::ptrdiff_t>(map);
        source.maps.erase(source.maps.begin() + at);
        if (!source.quantities.empty()) source.quantities.erase(source.quantities.begin() + at);
    }
    return source;
}

bool isPlot(FigureContent content) {
    return std::ranges::find(kFigurePlots, content) != std::end(kFigurePlots);
}

/// Those of the plots that the figure has.
std::set<FigureContent> plotsOf(const FigureSource& source, FigureContent content,
                                const FigureParts& parts) {
    std::set<FigureContent> plots;
    if (isPlot(content)) plots.insert(content);
    if (content != FigureContent::Composition) return plots;
    for (const FigureContent plot : parts.plots) {
        if (isPlot(plot) && hasContent(source, plot)) plots.insert(plot);
    }
    return plots;
}

void addPlot(Figure& figure, const FigureSource& source, FigureContent plot) {
    switch (plot) {
        case FigureContent::Drift:
            figure.drift = driftOf(source.report);
            break;
        case FigureContent::ZeroVsMean:
            figure.scatter = scatterOf(source);
            break;
        case FigureContent::Histogram:
            figure.histogram = histogramOf(source);
            break;
        case FigureContent::Attention:
            figure.attention = attentionOf(source);
            break;
        case FigureContent::Growth:
            figure.growth = growthOf(source);
            break;
        default:
            break;
    }
}

/// Of what a panel gives.
Figure figureOf(const FigureSource& source, const OwnFigure& own) {
    Figure figure;
    figure.maps = own.maps;
    figure.columns = own.columns;
    figure.ripples = own.ripples;
    figure.pairs = own.pairs;
    figure.effects = own.effects;
    figure.drift = own.drift;
    figure.title = own.title;
    if (source.words) {
        figure.caption = paragraph({own.sentences, signature(source.report)});
        figure.runLine = source.words->runLine;
        figure.facts = source.words->facts;
        return figure;
    }
    figure.caption = ownCaption(source.report, own);
    figure.runLine = ownLine(source.report, own);
    figure.facts = runFacts(source.report, std::nullopt);
    figure.facts.insert(figure.facts.end(), own.facts.begin(), own.facts.end());
    return figure;
}

void putTitleFirst(Figure& figure) {
    figure.facts.insert(figure.facts.begin(), {{QStringLiteral("Title"), figure.title},
                                               {QStringLiteral("Description"), figure.caption}});
}

}  // namespace

const std::optional<OwnFigure>& ownFigure(const FigureSource& source, FigureContent content) {
    static const std::optional<OwnFigure> kNone;
    switch (content) {
        case FigureContent::Attribution:
            return source.attribution;
        case FigureContent::Ripples:
            return source.ripples;
        case FigureContent::Pairs:
            return source.pairs;
        case FigureContent::Effects:
            return source.effects;
        case FigureContent::Positions:
            return source.positions;
        case FigureContent::Layers:
            return source.layers;
        case FigureContent::ByLayer:
            return source.byLayer;
        default:
            return kNone;
    }
}

bool hasContent(const FigureSource& source, FigureContent content) {
    const bool isMap = content == FigureContent::Maps || content == FigureContent::OneMap;
    if (source.words && !isMap && content != FigureContent::Effects) return false;
    const CleanRun& clean = source.report.result.clean;
    switch (content) {
        case FigureContent::Drift:
            return !clean.headMean.empty();
        case FigureContent::ZeroVsMean:
        case FigureContent::Histogram:
            return source.both.pairs.size() >= 2;
        case FigureContent::Attention:
            return source.attention && source.attention->tokens <= kMostAttentionTokens &&
                   static_cast<std::size_t>(source.attention->tokens) == clean.prompt.size();
        case FigureContent::Growth:
            return !source.growth.steps.empty();
        case FigureContent::Attribution:
        case FigureContent::Ripples:
        case FigureContent::Effects:
        case FigureContent::Positions:
        case FigureContent::Layers:
        case FigureContent::ByLayer:
            return ownFigure(source, content).has_value();
        case FigureContent::Pairs:
            return source.pairs &&
                   source.pairs->pairs->data.values.values().size() <= kMostFigurePairs;
        case FigureContent::Composition:
            return !source.maps.empty() && !clean.headMean.empty();
        case FigureContent::Maps:
        case FigureContent::OneMap:
            break;
    }
    return !source.maps.empty();
}

Figure makeFigure(const FigureSource& whole, FigureContent content, std::size_t map,
                  const FigureParts& parts) {
    if (const auto& own = ownFigure(whole, content)) {
        Figure figure = figureOf(whole, *own);
        putTitleFirst(figure);
        return figure;
    }
    const bool composed = content == FigureContent::Composition;
    const auto plots = plotsOf(whole, content, parts);
    std::optional<FigureSource> chosen;
    if (composed && !parts.withoutMaps.empty()) {
        chosen = chosenMaps(whole, parts);
        if (chosen->maps.empty() && plots.empty()) chosen.reset();
    }
    const FigureSource& source = chosen ? *chosen : whole;
    Figure figure;
    if (content == FigureContent::OneMap) figure.maps = {source.maps[map]};
    if (content == FigureContent::Maps || composed) {
        figure.maps = source.maps;
        figure.columns = columnsFor(source);
    }
    for (const FigureContent plot : plots)
        addPlot(figure, source, plot);
    figure.title = titleOf(source, content, map);
    figure.caption = captionOf(source, figure);
    figure.runLine = runLineOf(source, figure);
    figure.facts = factsOf(source, figure);
    putTitleFirst(figure);
    return figure;
}

}  // namespace headscope::app
