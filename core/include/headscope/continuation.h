// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// What a model writes after a prompt, once clean and once with heads ablated. Each written token is
// input for the next ones of its own text.

/// How a token is drawn, if not always the likeliest.
struct Sampling {
    double temperature = 1;  ///< divides the logits; finite, above 0
    int topK = 0;            ///< from this many of the likeliest tokens; 0: all
    /// Of std::mt19937_64, which gives the same numbers everywhere. Both texts use the same number
    /// at the same place, so that they differ only where the model's predictions do.
    std::uint64_t seed = 0;
    bool operator==(const Sampling&) const = default;
};

/// What to write.
struct ContinuationRequest {
    std::vector<TokenId> prompt;  ///< T >= 1 ids
    /// Ablated together in one of the two texts; a head named twice counts once. None: the clean
    /// text alone.
    std::vector<HeadId> heads;
    /// Means are those of the clean run of the prompt throughout.
    Intervention intervention;
    /// All: every position, also of what is written. Last: from the prompt's last position on.
    /// Chosen: these positions of the prompt alone; written positions are not edited, but attend to
    /// edited ones.
    Positions positions;
    int tokens = 20;                   ///< how many to write, at least 1
    std::optional<Sampling> sampling;  ///< empty: the likeliest token each time
    bool operator==(const ContinuationRequest&) const = default;
};

/// Why a text ends.
enum class TextEnd {
    Asked,        ///< as many tokens as were asked for
    EndOfText,    ///< its last token is <|endoftext|>
    ContextFull,  ///< prompt and text fill the model's positions
    Stopped,
};

/// "asked", "end-of-text", "context-full", "stopped": in the JSON.
[[nodiscard]] std::string_view name(TextEnd end);

/// One of the two texts. A token's P, logit and rank are the model's own at its place, whatever
/// the temperature is.
struct WrittenText {
    std::vector<TokenScore> tokens;
    /// Their bytes one after the other as valid UTF-8: a character split over tokens is whole here.
    std::string text;
    TextEnd end = TextEnd::Asked;
    bool operator==(const WrittenText&) const = default;
};

/// Both.
struct Continuation {
    std::vector<TokenRef> prompt;
    WrittenText clean;
    std::optional<WrittenText> ablated;  ///< empty if no heads were named
    bool operator==(const Continuation&) const = default;
};

enum class TextSide { Clean, Ablated };

/// Receives tokens as they are written: the clean one of a place before the ablated one. Called on
/// the engine's thread; any may be empty. Must not call the engine, except where said.
struct ContinuationSink {
    std::function<void(TextSide, const TokenScore&)> token;
    /// After each place. Unlike the other it may call the engine's predict(), ablate() and
    /// attention().
    std::function<void()> between;
};

// Pure functions; any thread.

/// Do the texts differ in this place? Also if only one of them has ended.
[[nodiscard]] bool differ(const WrittenText& a, const WrittenText& b, std::size_t place);
/// The first place where they do; empty if they are equal.
[[nodiscard]] std::optional<std::size_t> firstDifference(const WrittenText& a,
                                                         const WrittenText& b);

/// What two texts have in common: tokens in the same order, as many as there can be, so that one
/// token more or less does not make all that follows another text. By place; true: shared.
struct SharedTokens {
    std::vector<bool> inClean;
    std::vector<bool> inAblated;
    bool operator==(const SharedTokens&) const = default;
};

/// Of the first `most` tokens of both. Takes time with the product of their numbers.
[[nodiscard]] SharedTokens sharedTokens(const WrittenText& clean, const WrittenText& ablated,
                                        std::size_t most = static_cast<std::size_t>(-1));

}  // namespace headscope
