// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headscope::trainer {

// What the bundled model is taught. Every word here is one run of ASCII letters, so that GPT-2's
// split pattern keeps it whole and the vocabulary can hold it as a single token.

/// One fact: `capital` is the capital of `country`. Countries that take an article ("the
/// Netherlands") or whose name or capital has several words are left out, so are disputed capitals.
struct CountryCapital {
    std::string_view country;
    std::string_view capital;
};

[[nodiscard]] std::span<const CountryCapital> countryCapitals();

/// First names, none of them also a country, a capital or another word of the texts.
[[nodiscard]] std::span<const std::string_view> firstNames();

/// What one person gives another: "a drink". All of them take "a", not "an".
[[nodiscard]] std::span<const std::string_view> objects();

/// Where two people meet: "the store".
[[nodiscard]] std::span<const std::string_view> places();

/// What repeated random sequences are made of: objects, places and further nouns.
[[nodiscard]] std::span<const std::string_view> sequenceWords();

/// All of the above, each once: the words that must be single tokens, with a leading space and
/// without one (a prompt may begin with them).
[[nodiscard]] std::vector<std::string> wholeWords();

}  // namespace headscope::trainer
