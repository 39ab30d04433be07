// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/shown_figures.h"

#include "export/figure_words.h"
#include "plot/run_maps.h"
#include "session/run_words.h"
#include "state/history.h"
#include "state/metric_text.h"
#include "state/noise.h"
#include "worker/user_error.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

struct ShownFiguresTr {
    Q_DECLARE_TR_FUNCTIONS(ShownFigures)
};

FigureMap comparedMap(const QString& title, const QString& subtitle,
                      const HeadGrid<std::optional<float>>& values, double limit, double floor) {
    FigureMap map;
    map.title = title;
    map.subtitle = subtitle;
    map.scaleLabel = axisText({});
    map.data.values = values;
    map.data.limit = limit;
    map.data.floor = floor;
    return map;
}

std::vector<std::pair<QString, QString>> numbered(const SweepReport& report,
                                                  const Intervention& intervention,
                                                  const QString& prefix) {
    auto facts = runFacts(report, intervention);
    for (auto& fact : facts)
        fact.first.prepend(prefix);
    return facts;
}

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
    if (view.maps != MapsView{}) {
        add(FigureContent::Maps, QStringLiteral("maps-shown"),
            ShownFiguresTr::tr("The maps that the window showed"));
    }
    if (view.compared != Quantity{Metric::Probability, Subject::Target, zeroMinusMean()}) {
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
    return figures;
}

FigureSource comparisonSource(const SessionRun& first, const SessionRun& second,
                              const RunComparison& comparison, const Intervention& intervention,
                              Subject subject) {
    FigureSource source{first.report, intervention};
    const auto cleanP = [subject](const SessionRun& run) {
        const CleanRun& clean = run.report.result.clean;
        const WatchedScore& token = subject == Subject::Target ? clean.target : clean.control;
        return ShownFiguresTr::tr("%1: clean P %2, rank %3")
            .arg(visible(token), sizeText(Metric::Probability, token.p),
                 QString::number(token.rank));
    };
    source.maps = {
        comparedMap(titleOf(first), cleanP(first), comparison.first, comparison.limit,
                    probabilityFloor(first.report.result)),
        comparedMap(titleOf(second), cleanP(second), comparison.second, comparison.limit,
                    probabilityFloor(second.report.result)),
        comparedMap(ShownFiguresTr::tr("Second − first"), {}, comparison.difference,
                    comparison.limit, differenceFloor(first.report.result, second.report.result))};
    FigureWords words;
    words.title = ShownFiguresTr::tr("Two runs compared");
    words.caption = runSentences(first.report, ShownFiguresTr::tr("First. ")) +
                    runSentences(second.report, ShownFiguresTr::tr("Second. ")) +
                    interventionSentence(first.report, intervention) +
                    capitalized(agreementText(
                        comparison, differenceFloor(first.report.result, second.report.result))) +
                    QLatin1Char(' ');
    words.facts = numbered(first.report, intervention, QStringLiteral("First"));
    const auto more = numbered(second.report, intervention, QStringLiteral("Second"));
    words.facts.insert(words.facts.end(), more.begin(), more.end());
    source.words = words;
    return source;
}

}  // namespace headscope::app
