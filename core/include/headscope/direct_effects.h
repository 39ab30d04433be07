// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/attribution.h>
#include <headscope/factor.h>
#include <headscope/run.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope {

// The direct effect of ablating a head on the logit difference, and its total effect. Pure
// functions; any thread. Numbers are logits, ablated - clean.

/// The direct effect of ablating each head alone: what the head adds is multiplied by f,
/// factorOf(intervention), and all other parts, and the final LayerNorm's mean and scale, are those
/// of the clean run. If the head adds a, that is (f - 1) a; 0 if the last position is not edited,
/// since a head adds to the logits from there alone.
/// `attribution` is of the clean run. `tokens`: T, of the prompt. Empty if the intervention does
/// not multiply z: then a alone does not determine it.
[[nodiscard]] std::optional<HeadGrid<double>> directEffects(const Attribution& attribution,
                                                            const Intervention& intervention,
                                                            const Positions& positions, int tokens);

/// Total minus direct: the change of the logit difference in the run, less directEffects(). It is
/// the response of later heads and MLPs: with the opposite sign they compensate for the head, with
/// the same sign they add to the loss.
struct IndirectEffects {
    HeadGrid<double> direct;
    HeadGrid<std::optional<float>> total;     ///< empty until the run has the cell
    HeadGrid<std::optional<float>> indirect;  ///< total - direct, likewise
};

/// Empty where directEffects() is, and if the run lacks the intervention or has another shape.
[[nodiscard]] std::optional<IndirectEffects> indirectEffects(const Run& run,
                                                             const Intervention& intervention,
                                                             const Attribution& attribution);

/// The ends of colour scales: round numbers, at least as large as what any head or MLP adds, and as
/// any indirect effect.
[[nodiscard]] double limitOf(const Attribution& attribution);
[[nodiscard]] double limitOf(const IndirectEffects& effects);

/// The heads with the largest |indirect|, the largest first; those with 0 or none never.
[[nodiscard]] std::vector<HeadId> strongest(const IndirectEffects& effects, std::size_t most);

}  // namespace headscope
