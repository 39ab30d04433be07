// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/figure_source.h"

#include "plot/ticks.h"
#include "state/metric_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kLeastLimit = 1e-4;  // below it differences are mostly rounding

QString tr(const char* text) {
    return QCoreApplication::translate("RunFigures", text);
}

float effectOf(const SweepReport& report, const Cell& cell, bool target) {
    const CleanRun& clean = report.result.clean;
    return target ? cell.pTarget - clean.target.p : cell.pControl - clean.control.p;
}

/// Target effects of the heads that both sweeps have.
std::vector<HeadPair> pairsOf(const SweepReport& report) {
    std::vector<HeadPair> pairs;
    const Sweep* zero = sweepOf(report, Replacement::Zero);
    const Sweep* mean = sweepOf(report, Replacement::Mean);
    if (!zero || !mean) return pairs;
    auto other = mean->cells.begin();
    for (const Cell& cell : zero->cells) {
        while (other != mean->cells.end() && other->head < cell.head)
            ++other;
        if (other == mean->cells.end()) break;
        if (other->head != cell.head) continue;
        pairs.push_back({cell.head, effectOf(report, cell, true), effectOf(report, *other, true)});
    }
    return pairs;
}

}  // namespace

double probabilityFloor(const SweepReport& report) {
    return report.noiseFloor ? report.noiseFloor->p : 0;
}

double differenceFloor(const SweepReport& first, const SweepReport& second) {
    return first.noiseFloor && second.noiseFloor ? first.noiseFloor->p + second.noiseFloor->p : 0;
}

const Sweep* sweepOf(const SweepReport& report, Replacement replacement) {
    for (const Sweep& sweep : report.result.sweeps) {
        if (sweep.replacement == replacement) return &sweep;
    }
    return nullptr;
}

double scaleLimit(const SweepReport& report) {
    double largest = kLeastLimit;
    for (const Sweep& sweep : report.result.sweeps) {
        for (const Cell& cell : sweep.cells) {
            for (const bool target : {true, false}) {
                const double size = std::abs(effectOf(report, cell, target));
                if (std::isfinite(size)) largest = std::max(largest, size);
            }
        }
    }
    return roundUp(largest);
}

std::vector<FigureMap> effectMaps(const SweepReport& report, Replacement replacement,
                                  double limit) {
    const CleanRun& clean = report.result.clean;
    const Sweep& sweep = *sweepOf(report, replacement);
    std::vector<FigureMap> maps;
    for (const bool target : {true, false}) {
        const TokenScore& token = target ? clean.target : clean.control;
        FigureMap map;
        map.title = (target ? tr("Target %1") : tr("Control %1")).arg(visible(token.token.text));
        map.subtitle =
            (replacement == Replacement::Zero
                 ? tr("clean P %1, rank %2; each head set to zero")
                 : tr("clean P %1, rank %2; each head set to its mean"))
                .arg(sizeText(Metric::Probability, token.p), QString::number(token.rank));
        map.scaleLabel = tr("P ablated − P clean");
        map.data.values = {report.model.layers, report.model.heads};
        map.data.limit = limit;
        map.data.floor = probabilityFloor(report);
        for (const Cell& cell : sweep.cells)
            map.data.values(cell.head) = effectOf(report, cell, target);
        for (const Flip& flip : sweep.robustness.flips)
            map.data.flips.push_back(flip.head);
        maps.push_back(std::move(map));
    }
    return maps;
}

FigureSource figureSource(const SweepReport& report, Replacement replacement, double limit) {
    FigureSource source{report, replacement};
    source.both = zeroAgainstMean(pairsOf(report), false);
    if (sweepOf(report, replacement)) source.maps = effectMaps(report, replacement, limit);
    return source;
}

}  // namespace headscope::app
