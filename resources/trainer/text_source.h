// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "phrasings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace headscope::trainer {

/// Random choices that are the same with every compiler and library (the distributions of the
/// standard library are not).
class Choice {
 public:
    explicit Choice(std::uint64_t seed) : m_engine(seed) {}

    /// 0 .. count - 1. The remainder's bias is below 1e-15 for the counts used here.
    [[nodiscard]] std::size_t below(std::size_t count) { return m_engine() % count; }
    [[nodiscard]] bool percent(int p) { return below(100) < static_cast<std::size_t>(p); }

    /// One of the first `share` of the range's elements, but of no fewer than kFewest.
    template <class Range>
    [[nodiscard]] const auto& from(const Range& range, double share = 1) {
        const auto size = std::size(range);
        const auto first = static_cast<std::size_t>(share * static_cast<double>(size));
        return range[below(std::clamp(first, std::min(kFewest, size), size))];
    }

 private:
    static constexpr std::size_t kFewest = 24;
    std::mt19937_64 m_engine;
};

/// A stretch of bytes whose tokens count `weight` in the loss, as things to be predicted.
struct Emphasis {
    std::size_t begin = 0;
    std::size_t end = 0;
    float weight = 0;
};

/// A piece of text and how much its parts matter. What no stretch covers counts kPlainWeight.
struct Passage {
    std::string text;
    std::vector<Emphasis> emphases;  ///< ascending, apart
};

/// The mark between texts, one token.
inline constexpr std::string_view kEndOfText = "<|endoftext|>";

/// Weight of tokens that are neither an answer nor a matter of pure chance.
inline constexpr float kPlainWeight = 0.15F;

/// How often each kind of sentence comes, in tenths, and how long repeated sequences are.
struct TextMix {
    int capitals = 4;
    int givings = 3;       ///< what is left are repetitions
    int shortPercent = 0;  ///< of the sequences that have 4 to 8 words; the others have 4 to 20
    std::size_t capitalForms = 12;  ///< the first so many of taughtCapitalForms()
    /// Only the first part of the facts, names and words is spoken of, in (0, 1]. The circuits that
    /// look up and copy form much sooner on few words; the others then join quickly.
    double share = 1;
};

/// Endless text made by rule: facts about capitals, indirect-object sentences and repeated random
/// sequences. The same seed gives the same text.
/// Never a filling that isWithheld().
class TextSource {
 public:
    explicit TextSource(std::uint64_t seed, TextMix mix = {}) : m_choice(seed), m_mix(mix) {}

    /// One sentence, or one run of repeated sequences. No space before or after.
    [[nodiscard]] Passage sentence();

    /// Several in a row, at least `bytes` long, with a space, a line break or `<|endoftext|>`
    /// between them. Most begin with a sentence, some in the middle of one, some with
    /// `<|endoftext|>`: prompts have none of it before them.
    [[nodiscard]] Passage text(std::size_t bytes);

    [[nodiscard]] Passage capital();
    [[nodiscard]] Passage giving();
    [[nodiscard]] Passage repetition();

 private:
    Choice m_choice;
    TextMix m_mix;
};

/// A filling of a giving form drawn at random, withheld or not. `share`: see TextMix.
[[nodiscard]] Giving drawGiving(Choice& choice, double share = 1);

/// Adds the word, after a space unless the text is empty.
void appendWord(std::string& text, std::string_view word);

/// `length` different words, drawn at random, for a repeated sequence.
[[nodiscard]] std::vector<std::string_view> drawSequence(Choice& choice, std::size_t length,
                                                         double share = 1);

}  // namespace headscope::trainer
