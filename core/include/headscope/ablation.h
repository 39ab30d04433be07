// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

// Notation of all headers: L layers, H heads, T prompt tokens, d residual width, V vocabulary.
// z[t,h,:] is head h's output at position t, after the attention-weighted sum of values and before
// attn.c_proj. Layers, heads and positions count from 0.

/// One attention head.
struct HeadId {
    int layer = 0;
    int head = 0;
    auto operator<=>(const HeadId&) const = default;
};

/// What takes the place of z[t,h,:].
enum class Replacement {
    Zero,  ///< 0. The value bias goes with the head; c_proj's bias stays
    Mean,  ///< the scalar mean of z[:,h,:] over all T x d/H values of the clean run
};

/// At which positions the head is replaced.
struct Positions {
    enum class Kind { All, Last, Chosen };
    Kind kind = Kind::All;
    std::vector<int> chosen;  ///< only for Kind::Chosen: positions in the prompt, ascending

    [[nodiscard]] static Positions all() { return {}; }
    [[nodiscard]] static Positions last() { return {Kind::Last, {}}; }
    [[nodiscard]] static Positions at(std::vector<int> positions) {
        return {Kind::Chosen, std::move(positions)};
    }
    bool operator==(const Positions&) const = default;
};

/// "zero", "mean"; "all", "last", or the chosen positions as "0,3,4". As in the JSON.
[[nodiscard]] std::string name(Replacement replacement);
[[nodiscard]] std::string name(const Positions& positions);
/// "9.6" for layer 9, head 6.
[[nodiscard]] std::string name(HeadId head);

/// Ascending, each head once. Any thread.
[[nodiscard]] std::vector<HeadId> ordered(std::vector<HeadId> heads);

/// One sweep: every head ablated alone, with each of the replacements.
struct SweepRequest {
    std::vector<TokenId> prompt;  ///< T >= 1 ids
    TokenId target = 0;
    TokenId control = 0;  ///< differs from target
    std::vector<Replacement> replacements{Replacement::Zero, Replacement::Mean};
    Positions positions;
    int topK = 10;     ///< how many of the clean run's predictions are kept
    int cellTopK = 0;  ///< and how many of every cell's; 0: the top-1 alone
    /// Heads that are ablated in every cell, beside its own and with the same replacement: what
    /// greedy growth of a set asks for. A head named twice counts once.
    std::vector<HeadId> given;
    bool operator==(const SweepRequest&) const = default;
};

/// A set of heads ablated together, and what is asked of it.
struct SetRequest {
    std::vector<TokenId> prompt;
    TokenId target = 0;
    TokenId control = 0;        ///< differs from target
    std::vector<HeadId> heads;  ///< may be empty; a head named twice counts once
    Replacement replacement = Replacement::Zero;
    Positions positions;
    int topK = 10;
    /// A head whose rows of c_proj are zero, in a copy of its layer: another model, on which the
    /// set is tried. For checks.
    std::optional<HeadId> muted = {};
};

/// One forward pass with any set of heads ablated together, beside the clean one.
struct PredictRequest {
    std::vector<TokenId> prompt;
    std::vector<HeadId> ablated;  ///< may be empty; a head named twice counts once
    Replacement replacement = Replacement::Zero;
    Positions positions;
    int topK = 10;
};

/// A forward pass written plainly, for checking the others.
struct PlainRequest {
    std::vector<TokenId> prompt;
    std::vector<HeadId> ablated;  ///< may be empty
    Replacement replacement = Replacement::Zero;
    Positions positions;
    /// A layer whose attention adds c_proj's bias to the residual stream and nothing else.
    std::optional<int> withoutAttention;
    bool float64 = false;  ///< computed in float64, from the float32 weights
};

}  // namespace headscope
