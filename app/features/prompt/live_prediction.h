// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/inquiry.h"

#include <headscope/token_choice.h>

#include <QObject>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace headscope::app {

/// The clean model's answer to one prompt.
struct LivePredictionResult {
    std::vector<TokenId> prompt;
    std::vector<TokenScore> top;  ///< most likely first
    /// More of them, for what was likely meant by a text that is no token.
    std::vector<LikelyToken> likely;
    /// The tokens that were asked about: target, control, or fewer where they were no tokens.
    std::vector<TokenScore> asked;
};

/// Keeps the clean prediction up to date with what is typed: asks the engine a moment after the
/// last change, and drops what it was still asking before. GUI thread only.
class LivePrediction : public QObject {
    Q_OBJECT

 public:
    /// None: the prompt is empty or too long, no model is open, or it is covered. While Waiting,
    /// result() is of an older text.
    using Status = InquiryBase::Status;

    /// `query`: what it is called among the engine's; one for each that lives.
    LivePrediction(JobQueue& jobs, const RunState& state, std::string query = "prediction",
                   QObject* parent = nullptr);

    void setInputs(const RunInputs& inputs);

    [[nodiscard]] Status status() const;
    /// Null before there is one.
    [[nodiscard]] const LivePredictionResult* result() const;
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }
    /// P, logit and rank of a token under the text as typed, where known.
    [[nodiscard]] const TokenScore* score(TokenId token) const;

 Q_SIGNALS:
    void changed();

 private:
    /// What is to be asked.
    struct Wanted {
        std::vector<TokenId> prompt;
        std::optional<TokenId> target;
        std::optional<TokenId> control;
        bool operator==(const Wanted&) const = default;
    };
    [[nodiscard]] std::optional<Wanted> wanted();
    [[nodiscard]] const std::vector<TokenId>& tokensOfPrompt(const Tokenizer& tokenizer);
    void refresh();
    void ask(const Wanted& wanted);

    const RunState& m_state;
    Inquiry<Wanted, LivePredictionResult> m_inquiry;
    RunInputs m_inputs;
    std::optional<std::pair<QString, bool>> m_encoded;  ///< the prompt and bos m_tokens are of
    std::vector<TokenId> m_tokens;                      ///< none if it cannot be encoded
};

}  // namespace headscope::app
