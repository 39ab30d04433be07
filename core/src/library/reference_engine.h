// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace headscope {

/// A forward pass written plainly, for checking the others.
struct PlainRequest {
    std::vector<TokenId> prompt;
    std::vector<HeadId> heads;  ///< may be empty
    Intervention intervention;
    Positions positions;
    /// A layer whose attention adds the output projection's bias to the residual stream and nothing
    /// else.
    std::optional<int> withoutAttention;
    bool float64 = false;  ///< computed in float64, from the float32 weights
};

/// What it gives.
struct PlainRun {
    int vocabulary = 0;          ///< V
    std::vector<double> logits;  ///< [position * V + token], T x V
    HeadGrid<double> headMean;   ///< of the clean run: the mean of z[:,h,:], summed in float64

    /// The logits at one position.
    [[nodiscard]] std::span<const double> at(std::size_t position) const {
        const auto v = static_cast<std::size_t>(vocabulary);
        return std::span(logits).subspan(position * v, v);
    }
};

/// What an engine is checked by. The one that loadEngine() gives is such a one, too. Engine's
/// thread; errors as Engine::sweep().
class ReferenceEngine {
 public:
    virtual ~ReferenceEngine() = default;

    /// One forward pass from the embeddings to the logits, layer by layer, that shares no code with
    /// the engine's but the weights. Slow; for short prompts.
    [[nodiscard]] virtual PlainRun plain(const PlainRequest& request) = 0;

    /// Engine::ablate() on another model: `zeroed`'s rows of the output projection are zero, in a
    /// copy of its layer.
    [[nodiscard]] virtual AblatedRun ablateWithZeroedHead(const SetRequest& request,
                                                          HeadId zeroed) = 0;

    /// Engine::ablate() with all heads patched, and the embedding and every MLP's output taken from
    /// the donor's run, too. The request's intervention is a patch; its heads and positions are
    /// ignored.
    [[nodiscard]] virtual AblatedRun patchEverything(const SetRequest& request) = 0;

 protected:
    ReferenceEngine() = default;
    ReferenceEngine(const ReferenceEngine&) = default;
    ReferenceEngine& operator=(const ReferenceEngine&) = default;
};

class Engine;

/// The same engine, where it can be checked. Throws Error(Failure) if it cannot.
[[nodiscard]] ReferenceEngine& referenceOf(Engine& engine);

}  // namespace headscope
