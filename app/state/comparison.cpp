// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/comparison.h"

#include "plot/ticks.h"
#include "state/metric_text.h"

#include <headscope/statistics.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace headscope::app {

namespace {

QString shapeText(const HeadGrid<float>& grid) {
    return QStringLiteral("%1 × %2").arg(grid.layers()).arg(grid.heads());
}

QString translated(const char* text) {
    return QCoreApplication::translate("RunComparison", text);
}

QString whyNot(const SweepResult& first, const SweepResult& second, Replacement replacement) {
    const auto& a = first.clean.headMean;
    const auto& b = second.clean.headMean;
    if (a.layers() != b.layers() || a.heads() != b.heads()) {
        return translated(
                   "These runs cannot be laid over each other: one model has %1 layers × heads, "
                   "the "
                   "other %2.")
            .arg(shapeText(a), shapeText(b));
    }
    for (const auto* result : {&first, &second}) {
        const bool has =
            std::any_of(result->sweeps.begin(), result->sweeps.end(), [&](const Sweep& sweep) {
                return sweep.replacement == replacement && !sweep.cells.empty();
            });
        if (!has) {
            return replacement == Replacement::Zero
                       ? translated("One of these runs has no results for zero ablation.")
                       : translated("One of these runs has no results for mean ablation.");
        }
    }
    return {};
}

}  // namespace

HeadGrid<std::optional<float>> effectsOf(const SweepResult& result, Replacement replacement,
                                         Subject subject) {
    const auto& shape = result.clean.headMean;
    HeadGrid<std::optional<float>> effects(shape.layers(), shape.heads());
    for (const Sweep& sweep : result.sweeps) {
        if (sweep.replacement != replacement) continue;
        for (const Cell& cell : sweep.cells) {
            effects(cell.head) = subject == Subject::Target
                                     ? cell.pTarget - result.clean.target.p
                                     : cell.pControl - result.clean.control.p;
        }
    }
    return effects;
}

double limitOf(const HeadGrid<std::optional<float>>& values) {
    double largest = leastLimit(Unit::Probability);
    for (const auto& value : values.values())
        if (value) largest = std::max(largest, static_cast<double>(std::abs(*value)));
    return roundUp(largest);
}

RunComparison compareRuns(const SweepResult& first, const SweepResult& second,
                          Replacement replacement, Subject subject, std::optional<double> locked) {
    RunComparison both;
    both.whyNot = whyNot(first, second, replacement);
    if (!both.whyNot.isEmpty()) return both;
    both.first = effectsOf(first, replacement, subject);
    both.second = effectsOf(second, replacement, subject);
    both.difference = {both.first.layers(), both.first.heads()};
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < both.difference.values().size(); ++i) {
        const auto& a = both.first.values()[i];
        const auto& b = both.second.values()[i];
        if (!a || !b) continue;
        x.push_back(*a);
        y.push_back(*b);
        both.difference.values()[i] = *b - *a;
        if (std::abs(*b - *a) > both.largest) {
            both.largest = std::abs(*b - *a);
            both.where = both.difference.id(i);
        }
    }
    both.heads = x.size();
    if (x.empty()) {
        both = {};
        both.whyNot = translated("These runs were stopped, and have no finished head in common.");
        return both;
    }
    both.pearsonR = pearson(x, y);
    both.limit = locked.value_or(
        std::max({limitOf(both.first), limitOf(both.second), limitOf(both.difference)}));
    return both;
}

QString agreementText(const RunComparison& comparison, double floor) {
    const QString heads = QString::number(comparison.heads);
    const QString r =
        comparison.pearsonR
            ? translated("r = %1 over %2 heads").arg(signedNumber(*comparison.pearsonR, 3), heads)
        : comparison.heads < 2
            ? translated("1 head that both runs have")
            : translated("r is undefined over %1 heads, for one map is constant").arg(heads);
    if (!(comparison.largest > 0)) return translated("%1; there is no difference.").arg(r);
    const QString text =
        comparison.largest < floor
            ? translated(
                  "%1; the largest difference is %2, at layer %3, head %4: less than the "
                  "numerical noise of both runs.")
            : translated("%1; the largest difference is %2, at layer %3, head %4.");
    return text.arg(r, sizeText(Metric::Probability, comparison.largest),
                    QString::number(comparison.where.layer),
                    QString::number(comparison.where.head));
}

}  // namespace headscope::app
