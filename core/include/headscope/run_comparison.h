// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/run.h>

#include <cstddef>
#include <optional>

namespace headscope {

/// Why two runs cannot be compared.
enum class Mismatch {
    None,
    Shape,         ///< other numbers of layers or heads
    Intervention,  ///< one of them has no results for it
    Heads,         ///< no head for which both have the quantity
};

/// One quantity in two runs, head by head, and how far they agree. All grids are L x H, in the
/// metric's unit, and empty if the quantity is not known.
struct EffectComparison {
    Mismatch mismatch = Mismatch::None;  ///< if not None, the rest is empty
    HeadGrid<std::optional<float>> first, second;
    HeadGrid<std::optional<float>> difference;  ///< second - first
    std::size_t heads = 0;                      ///< that both runs have: what the rest is over
    std::optional<double> pearsonR;  ///< absent if either map is constant or has one head
    double largest = 0;              ///< |difference|
    HeadId where;                    ///< of the largest; of equals the first
};

/// The same quantity in both. Precondition: its lens is one intervention, and its metric allows the
/// subject. Pure; any thread.
[[nodiscard]] EffectComparison compareEffects(const Run& first, const Run& second,
                                              const Quantity& quantity);

}  // namespace headscope
