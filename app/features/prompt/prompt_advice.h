// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/prompt/live_prediction.h"

#include <QString>

#include <optional>

namespace headscope::app {

/// Something about the inputs that is likely not meant, in words, and what would put it right.
struct Advice {
    enum class Kind {
        TrailingSpace,
        TooLong,
        SameToken,
        NoLeadingSpace,
        Impossible,
        HardlyExpected
    };
    Kind kind;
    QString what;      ///< one or two sentences
    QString fixLabel;  ///< of a button; empty if nothing can be offered
    QString fix;       ///< what the field's text becomes
};

/// Below it the model as good as never says a token, and a map of P, whose scale ends at 1e-4 or
/// above, does not show what becomes of it.
inline constexpr float kImpossible = 1e-6F;

/// A space at the end: tokens begin with theirs.
[[nodiscard]] std::optional<Advice> spaceAdvice(const QString& prompt);

/// More tokens than the model reads. `tokens` are the prompt's, the first one where `bos`
/// <|endoftext|>. The end holds the question: that is
/// offered, and made when it is taken (core's endThatFits()).
[[nodiscard]] std::optional<Advice> lengthAdvice(const std::vector<Token>& tokens,
                                                 const ModelConfig& config, bool bos = false);

/// What is to be said of a target or control that is one token: the same as the other, without its
/// leading space, or never said by the model as far as is known.
[[nodiscard]] std::optional<Advice> tokenAdvice(Subject subject, const RunInputs& inputs,
                                                const Tokenizer& tokenizer,
                                                const LivePrediction& live);

}  // namespace headscope::app
