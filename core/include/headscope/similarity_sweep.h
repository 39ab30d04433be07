// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/similarity.h>

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace headscope {

/// Every head ablated by itself, and what that does to cosines. Target, control and topK are
/// ignored.
struct SimilaritySweepRequest : Setting {
    Intervention intervention;
    /// Two different positions of the prompt, whose cosine is looked at by itself.
    std::optional<std::pair<int, int>> pair;
    /// A position whose vector in the clean run is compared with the one in each ablated run.
    std::optional<int> token;
};

/// Receives the progress. Called on the engine's thread; any may be empty.
struct SimilaritySweepSink {
    /// Before each layer of a batch: the part of all work that is done, from 0 to 1. Never falls.
    std::function<void(double part)> progress;
    /// Between batches. May call what PairSink::between may.
    std::function<void()> between;
};

/// Which cosine is looked at.
enum class CosineMeasure {
    Pair,   ///< of the request's pair
    Mean,   ///< the mean over all pairs of positions
    Token,  ///< of the request's token in the clean run and in the ablated one
};
inline constexpr CosineMeasure kCosineMeasures[] = {CosineMeasure::Pair, CosineMeasure::Mean,
                                                    CosineMeasure::Token};
/// "pair", "mean", "token": in files.
[[nodiscard]] std::string name(CosineMeasure measure);

/// What one head's ablation changes: cosine ablated - clean at L + 1 points, see SimilarityCurve;
/// of Token, which is 1 in the clean run, the cosine - 1. Up to the head's layer it is 0. Empty if
/// a cosine is, no points if it was not asked for or not computed.
using CosineChanges = std::array<std::vector<std::optional<double>>, std::size(kCosineMeasures)>;

/// How each head's ablation changes how alike tokens are, after every layer. A value; any one
/// thread. As similarity() of one head, but for the rounding of float32.
struct SimilaritySweep {
    std::vector<TokenRef> prompt;  ///< T tokens
    Intervention intervention;
    Positions positions;
    std::optional<std::pair<int, int>> pair;
    std::optional<int> token;
    SimilarityCurve clean;
    HeadGrid<CosineChanges> heads;
    bool stopped = false;  ///< ended by the stop token; what was finished is there

    /// The change at a point; empty if not known.
    [[nodiscard]] std::optional<double> change(HeadId head, CosineMeasure measure,
                                               std::size_t point) const;
    /// What was looked at: the pair if there is one, else the token, else the mean.
    [[nodiscard]] CosineMeasure asked() const;
};

/// The heads that change the measure most at a point, the largest |change| first; without zeros
/// and unknown ones. Any thread.
[[nodiscard]] std::vector<HeadId> strongestHeads(const SimilaritySweep& sweep,
                                                 CosineMeasure measure, std::size_t point,
                                                 std::size_t most);

}  // namespace headscope
