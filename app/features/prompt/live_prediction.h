// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/run_controller.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace headscope::app {

/// The clean model's answer to one prompt.
struct Forecast {
    std::vector<TokenId> prompt;
    std::vector<TokenScore> top;  ///< most likely first
    /// The tokens that were asked about: target, control, or fewer where they were no tokens.
    std::vector<TokenScore> asked;
};

/// Keeps the clean prediction up to date with what is typed: asks the engine a moment after the
/// last change, and drops what it was still asking before. GUI thread only.
class LivePrediction : public QObject {
    Q_OBJECT

 public:
    enum class Status {
        Nothing,  ///< the prompt is empty or too long, or no model is open
        Waiting,  ///< forecast(), if there is one, is of an older text
        Ready,    ///< forecast() is of the text as typed
        Failed,   ///< failure() says why
    };

    LivePrediction(RunController& controller, const RunState& state, QObject* parent = nullptr);
    /// Before the controller goes.
    ~LivePrediction() override;

    void setInputs(const RunInputs& inputs);

    [[nodiscard]] Status status() const;
    [[nodiscard]] const std::optional<Forecast>& forecast() const { return m_forecast; }
    [[nodiscard]] const std::optional<UserError>& failure() const { return m_failure; }
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
    [[nodiscard]] const std::vector<TokenId>& promptTokens(const Tokenizer& tokenizer);
    void refresh();
    void forget();
    void ask();

    RunController& m_controller;
    const RunState& m_state;
    RunInputs m_inputs;
    std::optional<QString> m_encoded;  ///< the prompt that m_tokens are of
    std::vector<TokenId> m_tokens;     ///< none where it cannot be encoded
    std::optional<Wanted> m_wanted;
    std::optional<Wanted> m_answered;  ///< what m_forecast or m_failure answers
    std::optional<Forecast> m_forecast;
    std::optional<UserError> m_failure;
    QTimer m_pause;
};

}  // namespace headscope::app
