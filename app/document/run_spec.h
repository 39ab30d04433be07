// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/run_ticket.h"

#include <headscope/ablation.h>
#include <headscope/model_info.h>
#include <headscope/results.h>
#include <headscope/tokenizer.h>

#include <QString>

#include <optional>

namespace headscope::app {

/// How many of the clean run's and of every cell's predictions are kept for the inspector.
inline constexpr int kTopShown = 10;

/// The sweep that the inputs ask for. Throws headscope::Error(Input) for
/// whatever cannot be run: an empty or too long prompt, a target or control that is not one token,
/// both the same, or no chosen position.
[[nodiscard]] SweepRequest makeRequest(const RunInputs& inputs, const Tokenizer& tokenizer,
                                       const ModelConfig& config);

/// The one token that the text is, if it is one. Never throws.
[[nodiscard]] std::optional<Token> singleToken(const Tokenizer& tokenizer, const QString& text);

/// Text for people: spaces at the ends as "␣", and so on; see headscope::visibleText.
[[nodiscard]] QString visible(const std::string& tokenText);
/// The same of a token; of one whose bytes are no text, a part of a character, "\xE2\x82".
[[nodiscard]] QString visible(const TokenRef& token);
/// A set's tokens with plus signs between, the first four of more.
[[nodiscard]] QString visible(const WatchedScore& watched);

}  // namespace headscope::app
