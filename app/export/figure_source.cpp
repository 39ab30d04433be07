// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_source.h"

#include "state/metric_text.h"

#include <headscope/effects.h>

#include <algorithm>

namespace headscope::app {

namespace {

/// The report's two where both were run, else the first two that were.
Lens comparedIn(const Run& run) {
    if (run.part(Zero{}) && run.part(ScalarMean{})) return zeroMinusMean();
    if (run.parts.size() < 2) return zeroMinusMean();
    return {run.parts[0].intervention, run.parts[1].intervention};
}

}  // namespace

double probabilityFloor(const SweepReport& report) {
    return report.noiseFloor ? report.noiseFloor->p : 0;
}

double differenceFloor(const SweepReport& first, const SweepReport& second) {
    return first.noiseFloor && second.noiseFloor ? first.noiseFloor->p + second.noiseFloor->p : 0;
}

double scaleLimit(const SweepReport& report) {
    const Run& run = report.result;
    double limit = leastLimit(Unit::Probability);
    for (const auto& part : run.parts)
        for (const Subject subject : {Subject::Target, Subject::Control})
            limit = std::max(limit,
                             limitOf(run, {Metric::Probability, subject, {part.intervention, {}}}));
    return limit;
}

std::vector<FigureMap> effectMaps(const SweepReport& report, const Intervention& intervention,
                                  double limit) {
    const Run& run = report.result;
    std::vector<FigureMap> maps;
    for (const Subject subject : {Subject::Target, Subject::Control}) {
        const Quantity quantity{Metric::Probability, subject, {intervention, {}}};
        FigureMap map;
        map.title = titleText(quantity, run.clean);
        map.subtitle = subtitleText(quantity, run.clean);
        map.scaleLabel = axisText(quantity);
        map.data.values = valuesOf(run, quantity);
        map.data.limit = limit;
        map.data.floor = probabilityFloor(report);
        if (const RunPart* part = run.part(intervention))
            for (const Flip& flip : part->robustness.flips)
                map.data.flips.push_back(flip.head);
        maps.push_back(std::move(map));
    }
    return maps;
}

FigureSource figureSource(const SweepReport& report, const Intervention& intervention,
                          double limit) {
    FigureSource source{report, intervention};
    const Run& run = report.result;
    source.compared.lens = comparedIn(run);
    source.both = pairedEffects(run, source.compared);
    if (run.part(intervention)) source.maps = effectMaps(report, intervention, limit);
    return source;
}

}  // namespace headscope::app
