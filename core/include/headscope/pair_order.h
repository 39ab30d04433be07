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
    Given,        ///< D(B|A) = D(AB) - D(A): the effect of B with A ablated
};
inline constexpr PairQuantity kPairQuantities[] = {PairQuantity::Interaction, PairQuantity::Joint,
                                                   PairQuantity::Given};

// Pure; any thread.

/// "interaction", "joint", "given": for settings and files. And back; empty for another name.
[[nodiscard]] std::string name(PairQuantity quantity);
[[nodiscard]] std::optional<PairQuantity> pairQuantityFromName(const std::string& name);

/// Empty if not known, and for a head with itself except for Joint.
[[nodiscard]] std::optional<double> valueOf(const PairEffects& effects, PairQuantity quantity,
                                            HeadId a, HeadId b);

/// The end of a colour scale: a round number, at least as large as every value.
[[nodiscard]] double limitOf(const PairEffects& effects, PairQuantity quantity);

/// The end of a colour scale on which weak pairs are told from 0: limitOf(); but where a few pairs
/// would leave nearly all others pale, a round number that 99 of 100 of those that are not next to
/// 0 do not exceed. Of few pairs it is limitOf().
[[nodiscard]] double clearLimitOf(const PairEffects& effects, PairQuantity quantity);

/// All heads, by index, ordered so that heads with similar interactions are adjacent. How alike two
/// heads are is the cosine of their rows of interactions, without those of the two themselves;
/// unknown ones count as 0, and a row of zeros is similar to none. Heads are joined by average
/// linkage (Sokal and Michener 1958), the nearest first, as nearest-neighbour chains find them
/// (Murtagh 1983), and two joined groups meet at their more similar ends. The work is quadratic in
/// the heads, except for the cosines. Ties by index, so that the order is deterministic.
[[nodiscard]] std::vector<std::size_t> similarityOrder(const PairEffects& effects);

}  // namespace headscope
