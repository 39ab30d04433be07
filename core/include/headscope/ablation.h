// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>
#include <headscope/token_set.h>
#include <headscope/tokenizer.h>

#include <compare>
#include <cstddef>
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

/// At which positions z is edited.
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

/// "all", "last", or the chosen positions as "0,3,4". As in the JSON.
[[nodiscard]] std::string name(const Positions& positions);
/// Throws Error(Input) if they are not positions of a prompt of so many tokens, counted from 0, in
/// order, each once. Any thread.
void checkPositions(const Positions& positions, std::size_t tokens);
/// "9.6" for layer 9, head 6.
[[nodiscard]] std::string name(HeadId head);

/// Ascending, each head once. Any thread.
[[nodiscard]] std::vector<HeadId> ordered(std::vector<HeadId> heads);

/// What every request has in common.
struct Setting {
    std::vector<TokenId> prompt;  ///< T >= 1 ids
    TokenSet target;
    TokenSet control;  ///< shares no token with the target
    Positions positions;
    int topK = 10;  ///< how many of the clean run's predictions, or of a set's, are kept
    bool operator==(const Setting&) const = default;
};

/// One sweep: every head ablated alone, with each of the interventions.
struct SweepRequest : Setting {
    std::vector<Intervention> interventions = zeroAndMean();  ///< at least one, none twice
    int cellTopK = 0;  ///< how many of every cell's predictions are kept; 0: the top-1 alone
    /// Heads that are ablated in every cell, in addition to its own and with the same intervention:
    /// used by greedy growth of a set. A head named twice counts once.
    std::vector<HeadId> given;
    bool operator==(const SweepRequest&) const = default;
};

/// A set of heads ablated together.
struct SetRequest : Setting {
    std::vector<HeadId> heads;  ///< may be empty; a head named twice counts once
    Intervention intervention;
};

}  // namespace headscope
