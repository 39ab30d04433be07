// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/strongest_text.h"

#include "document/metric_text.h"
#include "document/run_spec.h"

#include <headscope/finding.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr std::size_t kStrongest = 6;  // heads that are named

struct StrongestTr {
    Q_DECLARE_TR_FUNCTIONS(Strongest)
};

QString strongestTitle(bool isComplete, ShiftScale scale) {
    if (scale == ShiftScale::LogitDifference)
        return isComplete ? StrongestTr::tr(
                                "The logit difference changes most with these heads (layer.head, "
                                "change in logits):")
                          : StrongestTr::tr(
                                "Of the heads computed so far, the logit difference changes most "
                                "with these (layer.head, change in logits):");
    if (scale == ShiftScale::P)
        return isComplete ? StrongestTr::tr(
                                "The target changes most with these heads (layer.head, change "
                                "of P):")
                          : StrongestTr::tr(
                                "Of the heads computed so far, the target changes most with "
                                "these (layer.head, change of P):");
    return isComplete ? StrongestTr::tr(
                            "The target changes most with these heads (layer.head, "
                            "change of its log-odds):")
                      : StrongestTr::tr(
                            "Of the heads computed so far, the target changes most "
                            "with these (layer.head, change of its log-odds):");
}

/// Empty where P says as much.
QString strongestNoise(const std::vector<TokenShift>& shifts) {
    const auto isNoise = [](const TokenShift& shift) { return shift.isNoiseInP; };
    if (std::all_of(shifts.begin(), shifts.end(), isNoise))
        return StrongestTr::tr(
            "In P these changes are smaller than the numerical noise of this run.");
    if (std::any_of(shifts.begin(), shifts.end(), isNoise))
        return StrongestTr::tr(
            "In P some of these changes are smaller than the numerical noise of this run.");
    return {};
}

double changeOn(ShiftScale scale, const TokenShift& shift) {
    if (scale == ShiftScale::LogitDifference) return shift.differenceTo - shift.differenceFrom;
    return scale == ShiftScale::P ? shift.to - shift.from : *shift.logOdds;
}

QString strongestLink(const TokenShift& shift, ShiftScale scale, const QString& color) {
    const QString name = headName(shift.head);
    const double change = changeOn(scale, shift);
    return QStringLiteral("<a href='%1' style='color:%2'>%1</a>&nbsp;%3")
        .arg(name, color, signedSignificant(change));
}

}  // namespace

QString strongestText(const Run& run, const Intervention& intervention, const QString& color) {
    const RunPart* part = run.part(intervention);
    if (!part || part->cells.empty()) return {};
    const RankedShifts ranked = largestShifts(run, intervention, kStrongest);
    if (ranked.shifts.empty() && ranked.scale == ShiftScale::LogitDifference)
        return run.noiseFloor
                   ? StrongestTr::tr(
                         "No head changes the logit difference by more than the numerical noise "
                         "of this run.")
                   : QString();
    if (ranked.shifts.empty()) {
        return run.noiseFloor ? StrongestTr::tr(
                                    "No head changes %1 by more than the numerical noise of this "
                                    "run.")
                                    .arg(inSentence(run.clean.target).toHtmlEscaped())
                              : QString();
    }
    QStringList links;
    for (const TokenShift& shift : ranked.shifts)
        links << strongestLink(shift, ranked.scale, color);
    QStringList lines{
        strongestTitle(part->cells.size() == run.clean.headMean.values().size(), ranked.scale),
        links.join(QStringLiteral(" &nbsp; "))};
    const bool ofP = ranked.scale != ShiftScale::LogitDifference;
    const QString noise = ofP ? strongestNoise(ranked.shifts) : QString();
    if (!noise.isEmpty()) lines << noise;
    return lines.join(QStringLiteral("<br>"));
}

}  // namespace headscope::app
