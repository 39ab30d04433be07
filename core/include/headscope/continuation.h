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

// What a model writes after a prompt, once clean and once with heads ablated. Each written token
// becomes input for the next one, of its own text alone.

/// How a token is drawn where it is not the likeliest one.
struct Sampling {
    double temperature = 1;  ///< divides the logits; finite, above 0
    int topK = 0;            ///< only so many of the likeliest tokens; 0: all
    /// Of std::mt19937_64, which gives the same numbers everywhere. Both texts get the same number
    /// for the token in the same place, so that they differ only where the model does.
    std::uint64_t seed = 0;
    bool operator==(const Sampling&) const = default;
};

/// What is to be written.
struct ContinuationRequest {
    std::vector<TokenId> prompt;  ///< T >= 1 ids
    /// Ablated together in one of the two texts; a head named twice counts once. None: the clean
    /// text alone.
    std::vector<HeadId> heads;
    /// Means are of the clean run of the prompt, and stay fixed while the model writes.
    Intervention intervention;
    /// All: every position, also of what is written. Last: from the prompt's last position on.
    /// Chosen: these positions of the prompt alone; what is written is not edited, but sees what
    /// was.
    Positions positions;
    int tokens = 20;                   ///< how many are asked for, at least 1
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
    std::optional<WrittenText> ablated;  ///< empty where no heads were named
    bool operator==(const Continuation&) const = default;
};

enum class TextSide { Clean, Ablated };

/// Where tokens go as they are written: the clean one of a place before the ablated one. Called on
/// the engine's thread; any may be empty. Must not call the engine, except where said.
struct ContinuationSink {
    std::function<void(TextSide, const TokenScore&)> token;
    /// After each place. Unlike the other it may call the engine's predict(), ablate() and
    /// attention().
    std::function<void()> between;
};

// Pure functions; any thread.

/// Do the texts differ in this place? So they do where one has ended and the other has not.
[[nodiscard]] bool differ(const WrittenText& a, const WrittenText& b, std::size_t place);
/// The first place in which they do; empty where they are the same.
[[nodiscard]] std::optional<std::size_t> firstDifference(const WrittenText& a,
                                                         const WrittenText& b);

}  // namespace headscope
