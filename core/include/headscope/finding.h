// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/run.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope {

// What a run shows, in a few numbers: which head matters most, whether the top-1 holds, and whether
// the control moves. Pure functions of plain values; any thread.

/// What one ablation does to a token.
struct TokenShift {
    HeadId head;
    double from = 0;                ///< P without the ablation
    double to = 0;                  ///< P with it
    std::optional<double> logOdds;  ///< its change in nats; empty if not known
    bool isNoiseInP = false;        ///< the change of P is below the run's noise floor, if known
    /// The logit difference without the ablation and with it.
    double differenceFrom = 0;
    double differenceTo = 0;
    bool operator==(const TokenShift&) const = default;
};

/// How effects on a token are compared.
enum class ShiftScale {
    P,        ///< the change of P
    LogOdds,  ///< the change of ln(P / (1 - P)): used where P is near 0 or 1 and hardly moves
    LogitDifference,  ///< the change of logit(target) - logit(control): of a run with a donor
};

/// A token over all ablations so far.
struct TokenFinding {
    ShiftScale scale = ShiftScale::P;
    double from = 0;     ///< P without an ablation
    double lowest = 0;   ///< P, over the ablations
    double highest = 0;  ///< P, over the ablations
    /// The largest in size; empty if no ablation changes the token by more than the noise.
    std::optional<TokenShift> largest;
    /// Those after it that are nearly as large (kNearlyAsMuch in tolerances.h), the largest first,
    /// in either direction, none within the noise.
    std::vector<TokenShift> nearlyAsLarge;
    bool operator==(const TokenFinding&) const = default;
};

/// What the ablations do to the target, and how it was compared.
struct RankedShifts {
    ShiftScale scale = ShiftScale::P;
    std::vector<TokenShift> shifts;  ///< the largest in size first
    bool operator==(const RankedShifts&) const = default;
};

struct Finding {
    int cells = 0;  ///< ablations so far
    int total = 0;  ///< of so many
    TokenFinding target;
    TokenFinding control;
    Robustness robustness;
    /// What the top-1 becomes most often where it changes, and how often; of equals the first.
    TokenRef becomes;
    int becomesCount = 0;
    bool operator==(const Finding&) const = default;
};

/// Of one intervention's part of a run. An effect is counted from the run without the head's
/// ablation: the clean run, or with SweepRequest::given the run with those heads ablated. Effects
/// are compared by P, and by the log-odds where that P has met its floor or ceiling
/// (kRoomForEffects in tolerances.h) and they are known. In a run with a donor those on the target
/// are compared by the logit difference. Changes below the run's noise floor, if
/// known, do not count. Empty for an intervention that the run lacks, and before the first
/// ablation.
[[nodiscard]] std::optional<Finding> findingOf(const Run& run, const Intervention& intervention);

/// What becomes of the control beside the target: what an ablation does to both says little of the
/// target alone.
enum class ControlMove {
    Stays,   ///< or nothing is known of it
    AsWell,  ///< its log-odds change by kMovesAsWell (tolerances.h) of the target's, or more
    More,    ///< by more than the target's, beyond kNearlyAsMuch
};

/// By the largest shift of each, where it is beyond the noise and the log-odds are known: P near 0
/// hardly moves whatever happens.
[[nodiscard]] ControlMove controlMove(const Finding& finding);

/// The largest shifts of the target by the same rule, so that the first is findingOf()'s largest:
/// at most `most`, none within the noise. None for an intervention that the run lacks.
[[nodiscard]] RankedShifts largestShifts(const Run& run, const Intervention& intervention,
                                         std::size_t most);

}  // namespace headscope
