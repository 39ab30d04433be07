// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/run.h>

#include <array>
#include <optional>
#include <vector>

namespace headscope {

// The effects of two interventions, head by head. Pure functions, any thread.

/// One head's change under both interventions.
struct HeadPair {
    HeadId head;
    double first = 0;
    double second = 0;
};

/// Both sets of effects, counted in the same bins: bin i is [first + i*width, first + (i+1)*width).
struct PairedBins {
    double first = 0;
    double width = 0;
    /// Per intervention, per bin: which heads, in the order of the pairs.
    std::array<std::vector<std::vector<HeadId>>, 2> heads;

    [[nodiscard]] std::size_t count() const { return heads[0].size(); }
    /// Precondition: count() > 0 and the value is one that was counted.
    [[nodiscard]] std::size_t binOf(double value) const;
};

struct PairedEffects {
    std::vector<HeadPair> pairs;        ///< the heads that both interventions have
    std::optional<double> pearsonR;     ///< absent where either side is constant
    std::optional<HeadPair> mostApart;  ///< the pair with the largest |first - second|
    PairedBins bins;
};

/// Precondition: the quantity's lens is a difference: of the first and the second.
[[nodiscard]] PairedEffects pairedEffects(const Run& run, const Quantity& quantity);

/// The same of given pairs. `whole`: the numbers are whole.
[[nodiscard]] PairedEffects pairedEffects(std::vector<HeadPair> pairs, bool whole);

/// Bins of a round width, about as many as Freedman and Diaconis (1981) recommend, but no fewer
/// than about 8 and no more than 48. 0 is an edge; with `whole`, for whole numbers, it is the
/// middle of a bin.
[[nodiscard]] PairedBins pairedBins(const std::vector<HeadPair>& pairs, bool whole);

}  // namespace headscope
