// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

namespace headscope {

class Engine;
struct AblatedRun;
struct CleanRun;
struct Run;

/// How large an effect must be to be meaningful: float32 sums in another order differ. Each number
/// is the largest difference found between cells of the sweep, computed in batches, and the same
/// ablations computed alone, and is never smaller than one unit in the last place of float32:
/// 2^-23 for probabilities (the spacing at 1) and for KL, 2^-23 times the largest clean logit of
/// target and control for logits and their log-probabilities.
struct NoiseFloor {
    double p = 0;
    double logit = 0;
    double logProbability = 0;  ///< nats
    double kl = 0;              ///< nats
    int cells = 0;              ///< how many ablations were computed again
    bool operator==(const NoiseFloor&) const = default;
};

/// Computes some cells of a sweep again, one at a time: of each intervention those of the
/// strongest, the median and the weakest effect on the target. On the engine's thread; about six
/// forward passes. `request` is the sweep's. Errors as Engine::ablate(); Error(Input) if the sweep
/// has no cells.
[[nodiscard]] NoiseFloor measureNoiseFloor(Engine& engine, const SweepRequest& request,
                                           const Run& result);

/// Whether an ablation changes the target by less than the noise. A tiny P always changes by less
/// than float32's spacing at 1, while ln P may change much.
struct WithinNoise {
    bool p = false;
    bool logP = false;  ///< as `p` where ln P is not known
    bool operator==(const WithinNoise&) const = default;
};

/// Pure; any thread.
[[nodiscard]] WithinNoise withinNoise(const NoiseFloor& floor, const CleanRun& clean,
                                      const AblatedRun& ablated);

}  // namespace headscope
