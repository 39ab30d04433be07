// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/token_reading.h"

#include <headscope/finding.h>
#include <headscope/p_bound.h>
#include <headscope/quantity.h>
#include <headscope/tolerances.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace headscope {
namespace {

TokenReading startOf(const Run& run, const RunPart& part, WatchedToken token) {
    return part.given ? readingOf(*part.given, token) : readingOf(run.clean, token);
}

double differenceAtStart(const Run& run, const RunPart& part) {
    return part.given ? logitDifference(*part.given) : logitDifference(run.clean);
}

TokenShift shiftOf(const Run& run, HeadId head, const TokenReading& from, const TokenReading& to) {
    TokenShift shift;
    shift.head = head;
    shift.from = from.p;
    shift.to = to.p;
    if (from.logOdds && to.logOdds) shift.logOdds = *to.logOdds - *from.logOdds;
    shift.isNoiseInP = run.noiseFloor && std::abs(to.p - from.p) < run.noiseFloor->p;
    return shift;
}

ShiftScale scaleOf(const Run& run, const TokenReading& from, WatchedToken token) {
    if (token == WatchedToken::Target && run.hasDonor()) return ShiftScale::LogitDifference;
    const bool nearAnEnd = boundOf(from.p, tolerances::kRoomForEffects) != PBound::None;
    return nearAnEnd && from.logOdds ? ShiftScale::LogOdds : ShiftScale::P;
}

double sizeOf(const TokenShift& shift, ShiftScale scale) {
    if (scale == ShiftScale::LogitDifference)
        return std::abs(shift.differenceTo - shift.differenceFrom);
    return std::abs(scale == ShiftScale::P ? shift.to - shift.from : shift.logOdds.value_or(0));
}

/// The noise on the scale; of log-odds from that of ln P, of a difference that of two logits.
double noiseOf(const TokenShift& shift, ShiftScale scale, const NoiseFloor& floor) {
    if (scale == ShiftScale::LogitDifference) return 2 * floor.logit;
    if (scale == ShiftScale::P) return floor.p;
    return floor.logProbability * std::max(oddsGain(shift.from), oddsGain(shift.to));
}

/// Those beyond the noise, the largest first; of equals in the cells' order.
RankedShifts rankedShifts(const Run& run, const RunPart& part, WatchedToken token) {
    const TokenReading from = startOf(run, part, token);
    RankedShifts ranked{scaleOf(run, from, token), {}};
    for (const Cell& cell : part.cells) {
        TokenShift shift = shiftOf(run, cell.head, from, readingOf(cell, token));
        shift.differenceFrom = differenceAtStart(run, part);
        shift.differenceTo = logitDifference(cell);
        const double noise = run.noiseFloor ? noiseOf(shift, ranked.scale, *run.noiseFloor) : 0;
        if (sizeOf(shift, ranked.scale) > noise) ranked.shifts.push_back(shift);
    }
    std::stable_sort(ranked.shifts.begin(), ranked.shifts.end(),
                     [&ranked](const TokenShift& a, const TokenShift& b) {
                         return sizeOf(a, ranked.scale) > sizeOf(b, ranked.scale);
                     });
    return ranked;
}

TokenFinding findingOf(const Run& run, const RunPart& part, WatchedToken token) {
    const RankedShifts ranked = rankedShifts(run, part, token);
    TokenFinding finding{ranked.scale, startOf(run, part, token).p, 1, 0, {}, {}};
    for (const Cell& cell : part.cells) {
        const double p = readingOf(cell, token).p;
        finding.lowest = std::min(finding.lowest, p);
        finding.highest = std::max(finding.highest, p);
    }
    if (ranked.shifts.empty()) return finding;
    finding.largest = ranked.shifts.front();
    const double least = (1 - tolerances::kNearlyAsMuch) * sizeOf(*finding.largest, ranked.scale);
    const auto end =
        std::find_if(ranked.shifts.begin() + 1, ranked.shifts.end(),
                     [&](const TokenShift& each) { return sizeOf(each, ranked.scale) < least; });
    finding.nearlyAsLarge.assign(ranked.shifts.begin() + 1, end);
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

ControlMove controlMove(const Finding& finding) {
    const auto& control = finding.control.largest;
    if (!control || !control->logOdds) return ControlMove::Stays;
    const auto& target = finding.target.largest;
    if (!target) return ControlMove::More;
    if (!target->logOdds) return ControlMove::Stays;
    const double size = std::abs(*control->logOdds);
    const double other = std::abs(*target->logOdds);
    if (other < (1 - tolerances::kNearlyAsMuch) * size) return ControlMove::More;
    return size >= tolerances::kMovesAsWell * other ? ControlMove::AsWell : ControlMove::Stays;
}

RankedShifts largestShifts(const Run& run, const Intervention& intervention, std::size_t most) {
    const RunPart* part = run.part(intervention);
    if (!part) return {};
    RankedShifts ranked = rankedShifts(run, *part, WatchedToken::Target);
    if (ranked.shifts.size() > most) ranked.shifts.resize(most);
    return ranked;
}

}  // namespace headscope
