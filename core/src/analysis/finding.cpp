// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/finding.h>
#include <headscope/statistics.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace headscope {
namespace {

struct TokenState {
    double p = 0;
    std::optional<double> logOdds;
};

TokenState stateOf(double p, double logit, double logSumExp) {
    return {p, logOdds(logit, p, logSumExp)};
}

struct BothTokens {
    TokenState target;
    TokenState control;
};

BothTokens bothOf(const AblatedRun& run) {
    return {stateOf(run.pTarget, run.logitTarget, run.logSumExp),
            stateOf(run.pControl, run.logitControl, run.logSumExp)};
}

BothTokens bothOf(const CleanRun& run) {
    return {stateOf(run.target.p, run.target.logit, run.logSumExp),
            stateOf(run.control.p, run.control.logit, run.logSumExp)};
}

TokenShift shiftOf(HeadId head, const TokenState& from, const TokenState& to) {
    TokenShift shift{head, from.p, to.p, {}};
    if (from.logOdds && to.logOdds) shift.logOdds = *to.logOdds - *from.logOdds;
    return shift;
}

ShiftScale scaleOf(const TokenState& from) {
    const bool nearAnEnd = from.p < tolerances::kLowP || from.p > tolerances::kHighP;
    return nearAnEnd && from.logOdds ? ShiftScale::LogOdds : ShiftScale::P;
}

double sizeOf(const TokenShift& shift, ShiftScale scale) {
    return std::abs(scale == ShiftScale::P ? shift.to - shift.from : shift.logOdds.value_or(0));
}

/// The noise of ln P, through d log-odds / d ln P = 1 / (1 - P), of both runs.
double noiseOf(const TokenShift& shift, ShiftScale scale, const NoiseFloor& floor) {
    if (scale == ShiftScale::P) return floor.p;
    const auto gain = [](double p) { return 1 / std::max(1 - p, 1e-9); };
    return floor.logProbability * std::max(gain(shift.from), gain(shift.to));
}

TokenFinding findingOf(const Run& run, const RunPart& part, const TokenState& from,
                       TokenState BothTokens::*token) {
    TokenFinding finding{scaleOf(from), from.p, 1, 0, {}};
    double most = 0;
    for (const Cell& cell : part.cells) {
        const TokenShift shift = shiftOf(cell.head, from, bothOf(cell).*token);
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
    const BothTokens from = part->given ? bothOf(*part->given) : bothOf(run.clean);
    Finding finding;
    finding.cells = static_cast<int>(part->cells.size());
    finding.total = static_cast<int>(run.clean.headMean.values().size());
    finding.target = findingOf(run, *part, from.target, &BothTokens::target);
    finding.control = findingOf(run, *part, from.control, &BothTokens::control);
    finding.robustness = part->robustness;
    countFlips(finding);
    return finding;
}

}  // namespace headscope
