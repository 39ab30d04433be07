// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"

#include "text.h"

#include <headscope/prompt_advice.h>
#include <headscope/token_choice.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace headscope::cli {
namespace {

/// P of one of the tokens watched, if the clean run has it.
std::optional<float> probabilityOf(TokenId id, const WatchedScore& watched, const CleanRun& clean) {
    if (watched.tokens.size() == 1) return watched.p;
    const auto found = std::find_if(clean.top.begin(), clean.top.end(),
                                    [id](const auto& score) { return score.token.id == id; });
    return found == clean.top.end() ? std::nullopt : std::optional(found->p);
}

/// Whether there was anything to say.
bool saySpaces(const TokenOptions& options, const char* role, const WatchedScore& watched,
               const Tokenizer& tokenizer, const std::string& promptText, const CleanRun& clean) {
    bool said = false;
    for (const auto& text : options.texts) {
        const auto id = requireToken(tokenizer, text, role).id;
        const auto spaced =
            spacedInstead(tokenizer, promptText, text, probabilityOf(id, watched, clean));
        if (!spaced) continue;
        said = true;
        say(
            fmt::format("note: without a leading space the {} \"{}\" continues the prompt's "
                        "last word; for a word of its own give --{} \"{}\"",
                        role, text, role, spaced->text));
    }
    return said;
}

}  // namespace

void sayAdvice(const RunOptions& options, const Tokenizer& tokenizer, const std::string& promptText,
               const CleanRun& clean) {
    const bool lacksSpace =
        saySpaces(options.target, "target", clean.target, tokenizer, promptText, clean);
    saySpaces(options.control, "control", clean.control, tokenizer, promptText, clean);
    // That the model hardly expects a text without its space has been said by then.
    if (lacksSpace || !isHardlyExpected(clean.target.p, clean.target.rank)) return;
    const auto& top = clean.top.front();
    say(
        fmt::format("note: the model hardly expects the target \"{}\" here: P {:#.3g}, rank {}; it "
                    "says \"{}\" instead, P {:#.3g}",
                    visibleText(clean.target), clean.target.p, clean.target.rank,
                    visibleText(top.token), top.p));
}

}  // namespace headscope::cli
