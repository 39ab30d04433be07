// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/prompt/live_prediction.h"
#include "features/prompt/prompt_advice.h"

#include <optional>

namespace headscope::app {

// What the clean model itself expects after the prompt as typed. GUI thread.

/// The likeliest next token; null while it is not known, as while the prediction is of an older
/// text.
[[nodiscard]] const TokenScore* expected(const LivePrediction& live);

/// Is there a text that encodes to this token alone? Not for a part of a character.
[[nodiscard]] bool canBeTyped(const TokenRef& token, const Tokenizer& tokenizer);

/// What is to be said of a target that the model hardly expects (core's isHardlyExpected()): its
/// place, and what the model says instead, which the button takes where that is not the control.
/// Nothing of several tokens that count as one, whose rank is not known here, and of what the donor
/// says first: a patch is then to bring that back.
[[nodiscard]] std::optional<Advice> expectationAdvice(const RunInputs& inputs,
                                                      const Tokenizer& tokenizer,
                                                      const LivePrediction& live,
                                                      const LivePrediction& donorLive);

}  // namespace headscope::app
