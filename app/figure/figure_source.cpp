// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_source.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "document/view_choices.h"
#include "plot/run_maps.h"

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

Quantity usualComparison(const Run& run) {
    return {Metric::Probability, Subject::Target, comparedIn(run)};
}

double probabilityFloor(const Run& run) {
    return run.noiseFloor ? run.noiseFloor->p : 0;
}

double differenceFloor(const Run& first, const Run& second) {
    return first.noiseFloor && second.noiseFloor ? first.noiseFloor->p + second.noiseFloor->p : 0;
}

double scaleLimit(const Run& run) {
    double limit = leastLimit(Unit::Probability);
    for (const auto& part : run.parts)
        for (const Subject subject : {Subject::Target, Subject::Control})
            limit = std::max(limit,
                             limitOf(run, {Metric::Probability, subject, {part.intervention, {}}}));
    return limit;
}

std::vector<FigureMap> figureMaps(const Run& run, const std::vector<Quantity>& quantities,
                                  bool sameScale, std::optional<double> locked) {
    const auto data = mapsOf(run, quantities, sameScale, locked);
    std::vector<FigureMap> maps;
    for (std::size_t i = 0; i < data.size(); ++i)
        maps.push_back({titleText(quantities[i], run.clean),
                        subtitleText(quantities[i], run, data[i].values, data[i].limit),
                        data[i].barText, data[i]});
    return maps;
}

std::vector<FigureMap> effectMaps(const Run& run, const Intervention& intervention, double limit) {
    return figureMaps(run,
                      {{Metric::Probability, Subject::Target, {intervention, {}}},
                       {Metric::Probability, Subject::Control, {intervention, {}}}},
                      true, limit);
}

FigureSource figureSource(const SweepReport& report, const Intervention& intervention,
                          double limit) {
    FigureSource source{report, intervention};
    const Run& run = report.result;
    source.compared = usualComparison(run);
    source.both = pairedEffects(run, source.compared);
    if (!run.part(intervention)) return source;
    if (!needsDonor(run.interventions())) {
        source.maps = effectMaps(run, intervention, limit);
        return source;
    }
    MapsView view;
    view.maps = MapsView::usual(run.interventions(), intervention);
    source.quantities = quantitiesOf(view, intervention);
    source.maps = figureMaps(run, source.quantities, view.sameScale, limit);
    return source;
}

}  // namespace headscope::app
