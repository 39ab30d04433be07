// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/pairs.h>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope {

/// What a map of pairs shows at row A, column B.
enum class PairQuantity {
    Interaction,  ///< I(A,B); symmetric
    Joint,        ///< D(AB); symmetric, D(A) on the diagonal
    Given,        ///< D(B|A) = D(AB) - D(A): what B does once A is gone
};
inline constexpr PairQuantity kPairQuantities[] = {PairQuantity::Interaction, PairQuantity::Joint,
                                                   PairQuantity::Given};

// Pure; any thread.

/// "interaction", "joint", "given": for settings and files. And back; empty for another name.
[[nodiscard]] std::string name(PairQuantity quantity);
[[nodiscard]] std::optional<PairQuantity> pairQuantityFromName(const std::string& name);

/// Empty where it is not known, and of a head and itself but for Joint.
[[nodiscard]] std::optional<double> valueOf(const PairEffects& effects, PairQuantity quantity,
                                            HeadId a, HeadId b);

/// The end of a colour scale: a round number, at least as large as every value.
[[nodiscard]] double limitOf(const PairEffects& effects, PairQuantity quantity);

/// All heads, by their indices, so that those stand side by side that interact alike with the
/// others. How alike two heads are is the cosine of their rows of interactions, without those of
/// the two themselves; unknown ones count as 0, and a row of zeros is like none. Heads are joined
/// by average linkage (Sokal and Michener 1958), the nearest first, as nearest-neighbour chains
/// find them (Murtagh 1983), and of two groups that are joined the ends that are more alike meet.
/// The work grows with the square of the heads, but for the cosines. Equal ones by index, so that
/// it is the same each time.
[[nodiscard]] std::vector<std::size_t> similarityOrder(const PairEffects& effects);

}  // namespace headscope
