// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/token_reading.h"

#include <headscope/finding.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace headscope {
namespace {

TokenShift shiftOf(HeadId head, const TokenReading& from, const TokenReading& to) {
    TokenShift shift{head, from.p, to.p, {}};
    if (from.logOdds && to.logOdds) shift.logOdds = *to.logOdds - *from.logOdds;
    return shift;
}

ShiftScale scaleOf(const TokenReading& from) {
    const bool nearAnEnd = from.p < tolerances::kLowP || from.p > tolerances::kHighP;
    return nearAnEnd && from.logOdds ? ShiftScale::LogOdds : ShiftScale::P;
}

double sizeOf(const TokenShift& shift, ShiftScale scale) {
    return std::abs(scale == ShiftScale::P ? shift.to - shift.from : shift.logOdds.value_or(0));
}

/// The noise of ln P, on the scale.
double noiseOf(const TokenShift& shift, ShiftScale scale, const NoiseFloor& floor) {
    if (scale == ShiftScale::P) return floor.p;
    return floor.logProbability * std::max(oddsGain(shift.from), oddsGain(shift.to));
}

TokenFinding findingOf(const Run& run, const RunPart& part, WatchedToken token) {
    const TokenReading from =
        part.given ? readingOf(*part.given, token) : readingOf(run.clean, token);
    TokenFinding finding{scaleOf(from), from.p, 1, 0, {}};
    double most = 0;
    for (const Cell& cell : part.cells) {
        const TokenShift shift = shiftOf(cell.head, from, readingOf(cell, token));
        finding.lowest = std::min(finding.lowest, shift.to);
        finding.highest = std::max(finding.highest, shift.to);
        const double size = sizeOf(shift, finding.scale);
        const double noise = run.noiseFloor ? noiseOf(shift, finding.scale, *run.noiseFloor) : 0;
        if (size <= std::max(most, noise)) continue;
        most = size;
        finding.largest = shift;
    }
    return finding;
}

void countFlips(Finding& finding) {
    std::map<TokenId, int> counts;
    for (const Flip& flip : finding.robustness.flips) {
        const int count = ++counts[flip.becomes.id];
        if (count <= finding.becomesCount) continue;
        finding.becomesCount = count;
        finding.becomes = flip.becomes;
    }
}

}  // namespace

std::optional<Finding> findingOf(const Run& run, const Intervention& intervention) {
    const RunPart* part = run.part(intervention);
    if (!part || part->cells.empty()) return std::nullopt;
    Finding finding;
    finding.cells = static_cast<int>(part->cells.size());
    finding.total = static_cast<int>(run.clean.headMean.values().size());
    finding.target = findingOf(run, *part, WatchedToken::Target);
    finding.control = findingOf(run, *part, WatchedToken::Control);
    finding.robustness = part->robustness;
    countFlips(finding);
    return finding;
}

}  // namespace headscope
