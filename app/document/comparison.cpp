// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/comparison.h"

#include "document/metric_text.h"
#include "ui/intervention_text.h"

#include <headscope/rounding.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

QString shapeText(const HeadGrid<float>& grid) {
    return QStringLiteral("%1 × %2").arg(grid.layers()).arg(grid.heads());
}

struct ComparisonTr {
    Q_DECLARE_TR_FUNCTIONS(RunComparison)
};

QString whyNot(Mismatch mismatch, const Run& first, const Run& second,
               const Intervention& intervention) {
    switch (mismatch) {
        case Mismatch::None:
            break;
        case Mismatch::Shape:
            return ComparisonTr::tr(
                       "These runs cannot be laid over each other: one model has %1 layers × "
                       "heads, the other %2.")
                .arg(shapeText(first.clean.headMean), shapeText(second.clean.headMean));
        case Mismatch::Intervention:
            return ComparisonTr::tr("One of these runs has no results for %1 ablation.")
                .arg(textOf(intervention).brief);
        case Mismatch::Heads:
            return ComparisonTr::tr(
                "These runs were stopped, and have no finished head in common.");
    }
    return {};
}

}  // namespace

double limitOf(const HeadGrid<std::optional<float>>& values) {
    double largest = leastLimit(Unit::Probability);
    for (const auto& value : values.values())
        if (value) largest = std::max(largest, static_cast<double>(std::abs(*value)));
    return roundUp(largest);
}

RunComparison compareRuns(const Run& first, const Run& second, const Intervention& intervention,
                          Subject subject, std::optional<double> locked) {
    RunComparison both{
        compareEffects(first, second, {Metric::Probability, subject, {intervention, {}}}), {}, 1};
    both.whyNot = whyNot(both.mismatch, first, second, intervention);
    if (!both.whyNot.isEmpty()) return both;
    both.limit = locked.value_or(
        std::max({limitOf(both.first), limitOf(both.second), limitOf(both.difference)}));
    return both;
}

QString agreementText(const RunComparison& comparison, double floor) {
    const QString r =
        comparison.pearsonR ? ComparisonTr::tr("r = %1 over %n head(s)", nullptr, comparison.heads)
                                  .arg(signedNumber(*comparison.pearsonR, 3))
        : comparison.heads < 2
            ? ComparisonTr::tr("1 head that both runs have")
            : ComparisonTr::tr("r is undefined over %n head(s), for one map is constant", nullptr,
                               comparison.heads);
    if (!(comparison.largest > 0)) return ComparisonTr::tr("%1; there is no difference.").arg(r);
    const QString text =
        comparison.largest < floor
            ? ComparisonTr::tr(
                  "%1; the largest difference is %2, at layer %3, head %4: less than the "
                  "numerical noise of both runs.")
            : ComparisonTr::tr("%1; the largest difference is %2, at layer %3, head %4.");
    return text.arg(r, sizeText(Metric::Probability, comparison.largest),
                    QString::number(comparison.where.layer),
                    QString::number(comparison.where.head));
}

}  // namespace headscope::app
