// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/advice_notes.h>
#include <headscope/prompt_advice.h>
#include <headscope/token_choice.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace headscope {
namespace {

/// P of one of the tokens watched, if the clean run has it.
std::optional<float> probabilityOf(TokenId id, const WatchedScore& watched, const CleanRun& clean) {
    if (watched.tokens.size() == 1) return watched.p;
    const auto found = std::find_if(clean.top.begin(), clean.top.end(),
                                    [id](const auto& score) { return score.token.id == id; });
    return found == clean.top.end() ? std::nullopt : std::optional(found->p);
}

std::vector<std::string> spaceNotes(const std::vector<std::string>& texts, const char* role,
                                    const WatchedScore& watched, const Tokenizer& tokenizer,
                                    const std::string& prompt, const CleanRun& clean) {
    std::vector<std::string> notes;
    for (const auto& text : texts) {
        const auto id = requireToken(tokenizer, text, role).id;
        const auto spaced =
            spacedInstead(tokenizer, prompt, text, probabilityOf(id, watched, clean));
        if (spaced)
            notes.push_back(
                fmt::format("note: without a leading space the {} \"{}\" continues the prompt's "
                            "last word; for a word of its own give --{} \"{}\"",
                            role, text, role, spaced->text));
    }
    return notes;
}

/// Three digits; of what is nearly 1 as many as tell it from 1.
std::string digitsOf(float p) {
    constexpr int kMost = 8;  // of float32
    int digits = 3;
    std::string text = fmt::format("{:#.{}g}", p, digits);
    while (p < 1 && text.starts_with('1') && digits < kMost)
        text = fmt::format("{:#.{}g}", p, ++digits);
    return text;
}

}  // namespace

std::vector<std::string> adviceNotes(const TypedInputs& typed, const Tokenizer& tokenizer,
                                     const CleanRun& clean) {
    auto notes = spaceNotes(typed.targets, "target", clean.target, tokenizer, typed.prompt, clean);
    const bool lacksSpace = !notes.empty();
    for (auto& note :
         spaceNotes(typed.controls, "control", clean.control, tokenizer, typed.prompt, clean))
        notes.push_back(std::move(note));
    // That the model hardly expects a text without its space has been said by then.
    if (lacksSpace || !isHardlyExpected(clean.target.p, clean.target.rank)) return notes;
    const auto& top = clean.top.front();
    notes.push_back(
        fmt::format("note: the model hardly expects the target \"{}\" here: P {}, rank {}; it says "
                    "\"{}\" instead, P {}",
                    visibleText(clean.target), digitsOf(clean.target.p), clean.target.rank,
                    visibleText(top.token), digitsOf(top.p)));
    return notes;
}

std::string spaceNote(std::string_view prompt) {
    if (!endsInSpace(prompt)) return {};
    return "note: the prompt ends with a space, but words begin with theirs: the next token would "
           "have to begin without one";
}

}  // namespace headscope
