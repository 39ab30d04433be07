// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/run_ticket.h"

#include <headscope/ablation.h>
#include <headscope/model_info.h>
#include <headscope/results.h>
#include <headscope/tokenizer.h>

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace headscope::app {

/// How many of the clean run's and of every cell's predictions are kept for the inspector.
inline constexpr int kTopShown = 10;

/// The sweep that the inputs ask for. Throws headscope::Error(Input) for
/// whatever cannot be run: an empty or too long prompt, a target or control that is not one token,
/// both the same, no chosen position, or a donor that is missing or of another number of tokens.
[[nodiscard]] SweepRequest makeRequest(const RunInputs& inputs, const Tokenizer& tokenizer,
                                       const ModelConfig& config);

/// Which of a run's two texts is meant.
enum class PromptRole {
    Prompt,
    Donor,  ///< the second prompt, which a patch takes z from
};
/// The tokens of a prompt as run: with <|endoftext|> in front where `bos`. Throws
/// headscope::Error(Input) for a text that has no tokens of this model, and where <|endoftext|> is
/// no token of it or is there already; of the donor the message says that it is its.
[[nodiscard]] std::vector<Token> promptTokens(const Tokenizer& tokenizer, const QString& text,
                                              bool bos, PromptRole role = PromptRole::Prompt);
/// <|endoftext|>, which other libraries begin a prompt with; empty: the vocabulary has none.
[[nodiscard]] std::optional<Token> beginToken(const Tokenizer& tokenizer);
/// The text of the tokens that are run, for a report.
[[nodiscard]] std::string promptTextOf(const RunInputs& inputs);
/// Does one of the interventions take z from a second prompt?
[[nodiscard]] bool needsDonor(const std::vector<Intervention>& interventions);
/// Does each of them? Then what a run has computed are patches.
[[nodiscard]] bool onlyPatches(const std::vector<Intervention>& interventions);
/// The intervention that does, with its donor still to be named.
[[nodiscard]] Intervention patching();
/// The same intervention with its donor still to be named: what a choice keeps, so that it holds
/// for runs with other donors.
[[nodiscard]] Intervention anyDonor(const Intervention& intervention);

/// The one token that the text is, if it is one. Never throws.
[[nodiscard]] std::optional<Token> singleToken(const Tokenizer& tokenizer, const QString& text);

/// Text for people: spaces at the ends as "␣", and so on; see headscope::visibleText.
[[nodiscard]] QString visible(const std::string& tokenText);
/// The same of a token; of one whose bytes are no text, a part of a character, "\xE2\x82".
[[nodiscard]] QString visible(const TokenRef& token);
/// A set's tokens with plus signs between, the first four of more.
[[nodiscard]] QString visible(const WatchedScore& watched);
/// The same in a sentence of ours, where a token of signs alone is in quotes: “.”
[[nodiscard]] QString inSentence(const TokenRef& token);
[[nodiscard]] QString inSentence(const WatchedScore& watched);

}  // namespace headscope::app
