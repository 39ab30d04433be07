// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/comparison_figures.h"

#include "document/history.h"
#include "document/metric_text.h"
#include "document/noise.h"
#include "document/run_text.h"
#include "figure/caption_text.h"
#include "jobs/user_error.h"
#include "ui/paragraph.h"

#include <QCoreApplication>

namespace headscope::app {

namespace {

struct ComparisonFiguresTr {
    Q_DECLARE_TR_FUNCTIONS(ComparisonFigures)
};

FigureMap comparedMap(const QString& title, const QString& subtitle,
                      const HeadGrid<std::optional<float>>& values, double limit, double floor) {
    FigureMap map;
    map.title = title;
    map.subtitle = subtitle;
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

FigureSource comparisonSource(const SessionRun& first, const SessionRun& second,
                              const RunComparison& comparison, const Intervention& intervention,
                              Subject subject) {
    FigureSource source{first.report, intervention};
    const auto cleanP = [subject](const SessionRun& run) {
        const CleanRun& clean = run.report->result.clean;
        const WatchedScore& token = subject == Subject::Target ? clean.target : clean.control;
        return ComparisonFiguresTr::tr("%1: clean P %2, rank %3")
            .arg(visible(token), sizeText(Metric::Probability, token.p),
                 QString::number(token.rank));
    };
    source.maps = {comparedMap(titleOf(first), cleanP(first), comparison.first, comparison.limit,
                               probabilityFloor(first.report->result)),
                   comparedMap(titleOf(second), cleanP(second), comparison.second, comparison.limit,
                               probabilityFloor(second.report->result)),
                   comparedMap(ComparisonFiguresTr::tr("Second − first"), {}, comparison.difference,
                               comparison.limit,
                               differenceFloor(first.report->result, second.report->result))};
    for (FigureMap& map : source.maps)
        map.scaleLabel = axisText({Metric::Probability, subject, {intervention, {}}});
    FigureWords words;
    words.title = ComparisonFiguresTr::tr("Two runs compared");
    words.caption =
        paragraph({runSentences(first.report, ComparisonFiguresTr::tr("First.")),
                   runSentences(second.report, ComparisonFiguresTr::tr("Second.")),
                   interventionSentence(first.report, intervention),
                   capitalized(agreementText(
                       comparison, differenceFloor(first.report->result, second.report->result)))});
    words.runLine = sharedLine(first.report, second.report, {intervention});
    words.facts = numbered(first.report, intervention, QStringLiteral("First"));
    const auto more = numbered(second.report, intervention, QStringLiteral("Second"));
    words.facts.insert(words.facts.end(), more.begin(), more.end());
    source.words = words;
    return source;
}

}  // namespace headscope::app
