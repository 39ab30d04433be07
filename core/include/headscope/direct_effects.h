// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/attribution.h>
#include <headscope/run.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope {

// The direct effect of ablating a head on the logit difference, and its total effect. Pure
// functions; any thread. Numbers are logits, ablated - clean.

// The direct effect is Engine::directEffects(): what (z' - z) W_h adds at the last position, z'
// what takes the place of the head's z there, read as an attribution of the clean run reads its
// parts: all other parts, and the final LayerNorm's mean and scale, are those of the clean run.
// With zero it is what the head adds, the other way round; 0 if the last position is not edited,
// since a head adds to the logits from there alone.

/// Total minus direct: the change of the logit difference in the run, less the direct effect. It is
/// the response of later heads and MLPs, and of the final LayerNorm's scale: with the opposite sign
/// they compensate for the head, with the same sign they add to the loss.
struct IndirectEffects {
    HeadGrid<double> direct;
    HeadGrid<std::optional<float>> total;     ///< empty until the run has the cell
    HeadGrid<std::optional<float>> indirect;  ///< total - direct, likewise
};

/// `direct` of the run's prompt, and of the intervention at the positions that it has there. Empty
/// if the run lacks the intervention or has another shape.
[[nodiscard]] std::optional<IndirectEffects> indirectEffects(const Run& run,
                                                             const Intervention& intervention,
                                                             HeadGrid<double> direct);

/// The ends of colour scales: round numbers, at least as large as what any head or MLP adds, and as
/// any indirect effect.
[[nodiscard]] double limitOf(const Attribution& attribution);
[[nodiscard]] double limitOf(const IndirectEffects& effects);

/// The heads with the largest |indirect|, the largest first; those with 0 or none never.
[[nodiscard]] std::vector<HeadId> strongest(const IndirectEffects& effects, std::size_t most);

}  // namespace headscope
