// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/interaction.h>
#include <headscope/results.h>
#include <headscope/statistics.h>

#include <algorithm>
#include <optional>

namespace headscope {

// Target or control in one run, on each scale. Pure; any thread.

struct TokenReading {
    double p = 0;
    std::optional<double> logP, logOdds;  ///< see statistics.h
};

[[nodiscard]] inline TokenReading readingOf(double p, double logit, double logSumExp) {
    return {p, logProbability(logit, p, logSumExp), logOdds(logit, p, logSumExp)};
}

[[nodiscard]] inline TokenReading readingOf(const AblatedRun& run, WatchedToken token) {
    return token == WatchedToken::Target ? readingOf(run.pTarget, run.logitTarget, run.logSumExp)
                                         : readingOf(run.pControl, run.logitControl, run.logSumExp);
}

[[nodiscard]] inline TokenReading readingOf(const CleanRun& run, WatchedToken token) {
    const WatchedScore& score = token == WatchedToken::Target ? run.target : run.control;
    return readingOf(score.p, score.logit, run.logSumExp);
}

/// d log-odds / d ln P = 1 / (1 - P), bounded where float32 has nothing left of 1 - P.
[[nodiscard]] inline double oddsGain(double p) {
    return 1 / std::max(1 - p, 1e-9);
}

}  // namespace headscope
