// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace headscope {
namespace {

// A long prompt is shown around the place where the two part.
constexpr std::size_t kShownBefore = 8;
constexpr std::size_t kShownAfter = 16;

std::string tokenText(const Tokenizer& tokenizer, TokenId id) {
    return tokenizer.contains(id) ? visibleText(tokenizer.bytes(id)) : fmt::format("<{}>", id);
}

// "Berlin|␣is|␣the", with the token at `parting` in brackets.
std::string shownTokens(const Tokenizer& tokenizer, const std::vector<TokenId>& ids,
                        std::size_t parting) {
    const std::size_t first = parting > kShownBefore ? parting - kShownBefore : 0;
    const std::size_t end = std::min(ids.size(), parting + kShownAfter);
    std::string text = first > 0 ? "…" : "";
    for (std::size_t i = first; i < end; ++i) {
        const auto token = tokenText(tokenizer, ids[i]);
        text += (text.empty() ? "" : "|") + (i == parting ? "[" + token + "]" : token);
    }
    if (parting >= ids.size()) text += "|[]";  // it ends where the other continues
    return text + (end < ids.size() ? "|…" : "");
}

Message countedTokens(std::size_t count) {
    return sayCount("%n token", "%n tokens", count);
}

}  // namespace

std::optional<std::size_t> firstDifference(std::span<const TokenId> prompt,
                                           std::span<const TokenId> donor) {
    const auto [one, other] =
        std::mismatch(prompt.begin(), prompt.end(), donor.begin(), donor.end());
    if (one == prompt.end() && other == donor.end()) return std::nullopt;
    return static_cast<std::size_t>(one - prompt.begin());
}

std::vector<int> differingTokens(std::span<const TokenId> prompt, std::span<const TokenId> donor) {
    const auto parting = firstDifference(prompt, donor);
    if (!parting) return {};
    if (prompt.size() != donor.size()) return {static_cast<int>(*parting)};
    std::vector<int> differing;
    for (std::size_t i = *parting; i < prompt.size(); ++i)
        if (prompt[i] != donor[i]) differing.push_back(static_cast<int>(i));
    return differing;
}

std::optional<Message> unchangedNote(std::span<const TokenId> prompt,
                                     std::span<const TokenId> donor) {
    const auto same = firstDifference(prompt, donor);
    if (!same) return say("The donor is the prompt itself: patching from it changes nothing.");
    if (*same == 0) return std::nullopt;
    return sayCount("The prompt's first token is the donor's, too: patching there changes nothing.",
                    "The prompt's first %n tokens are the donor's, too: patching there changes "
                    "nothing.",
                    *same);
}

void requireAligned(const Tokenizer& tokenizer, const std::vector<TokenId>& prompt,
                    const std::vector<TokenId>& donor) {
    if (donor.empty())
        throw inputError(say("a patch needs a second prompt, the donor"),
                         say("Give one that has as many tokens as the prompt."));
    if (donor.size() == prompt.size()) return;
    const auto parting = firstDifference(prompt, donor).value_or(0);
    const bool longer = donor.size() > prompt.size();
    const auto apart = longer ? donor.size() - prompt.size() : prompt.size() - donor.size();
    throw inputError(
        // A number would be counted from 1 in the window, and from 0 on the command line.
        say("the donor has %1 and the prompt %2; they part at the token in brackets: the prompt "
            "is %3, the donor %4",
            countedTokens(donor.size()), prompt.size(), shownTokens(tokenizer, prompt, parting),
            shownTokens(tokenizer, donor, parting)),
        longer ? say("Change one of them so that both have the same number, such as by a word of "
                     "fewer or more tokens: the donor has %1 too many.",
                     countedTokens(apart))
               : say("Change one of them so that both have the same number, such as by a word of "
                     "fewer or more tokens: the donor has %1 too few.",
                     countedTokens(apart)));
}

void requireDonor(const Tokenizer& tokenizer, const std::vector<TokenId>& prompt,
                  const std::vector<TokenId>& donor) {
    requireAligned(tokenizer, prompt, donor);
    if (!firstDifference(prompt, donor))
        throw inputError(
            say("the donor is the prompt itself, and patching from it changes nothing"),
            say("Give another text with as many tokens, such as the same sentence with "
                "other names."));
}

}  // namespace headscope
