// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/attribution.h>
#include <headscope/factor.h>
#include <headscope/run.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope {

// What ablating a head does to the logit difference by itself, beside what it does in all. Pure
// functions; any thread. Numbers are logits, ablated - clean.

/// The direct effect of ablating each head alone: what the head adds is multiplied by f,
/// factorOf(intervention), and all other parts, and the final LayerNorm's mean and scale, stay as
/// they are in the clean run. Of a head that adds a that is (f - 1) a; 0 where the last position is
/// not among those that are edited, since a head adds to the logits from there alone.
/// `attribution` is of the clean run. `tokens`: T, of the prompt. Empty where the intervention puts
/// something else in z's place than a multiple of it: then a alone does not say.
[[nodiscard]] std::optional<HeadGrid<double>> directEffects(const Attribution& attribution,
                                                            const Intervention& intervention,
                                                            const Positions& positions, int tokens);

/// Total minus direct: the change of the logit difference in the run, less directEffects(). It is
/// what later heads and MLPs do about it: of the opposite sign they make up for the head, of the
/// same sign they add to what is lost.
struct IndirectEffects {
    HeadGrid<double> direct;
    HeadGrid<std::optional<float>> total;     ///< empty where the run's cell is still to come
    HeadGrid<std::optional<float>> indirect;  ///< total - direct, likewise
};

/// Empty where directEffects() is, and where the run has not got the intervention, or is of another
/// shape.
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
