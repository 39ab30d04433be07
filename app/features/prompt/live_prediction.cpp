// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/live_prediction.h"

#include "ui/exact_text.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kPredictionPauseMs =
    150;  // in typing: shorter than a person waits, longer than between keys
constexpr int kTop = 10;

/// One forward: a set of no heads gives the clean run, and with it P of any two tokens.
Forecast answer(Engine& engine, const SetRequest& request, std::optional<TokenId> target,
                std::optional<TokenId> control) {
    const AblatedRun run = engine.ablate(request);
    const auto ref = [&engine](TokenId id) {
        return TokenRef{id, validUtf8(engine.tokenizer()->bytes(id))};
    };
    Forecast forecast{request.prompt, run.top, {}};
    if (target) {
        forecast.asked.push_back({ref(*target), run.pTarget, run.logitTarget, run.rankTarget});
    }
    if (control) {
        forecast.asked.push_back({ref(*control), run.pControl, run.logitControl, run.rankControl});
    }
    return forecast;
}

}  // namespace

LivePrediction::LivePrediction(RunController& controller, const RunState& state, QObject* parent)
    : QObject(parent), m_controller(controller), m_state(state) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPredictionPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &LivePrediction::ask);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        forget();
        refresh();
    });
}

LivePrediction::~LivePrediction() {
    m_controller.withdraw(Topic::Prediction);
}

void LivePrediction::setInputs(const RunInputs& inputs) {
    m_inputs = inputs;
    refresh();
}

const std::vector<TokenId>& LivePrediction::promptTokens(const Tokenizer& tokenizer) {
    if (m_encoded == m_inputs.prompt) return m_tokens;
    m_encoded = m_inputs.prompt;
    m_tokens.clear();
    try {
        for (const Token& token : tokenizer.encode(toUtf8Exactly(m_inputs.prompt, "the prompt")))
            m_tokens.push_back(token.id);
    } catch (const Error&) {
        m_tokens.clear();  // the prompt's own line says why
    }
    return m_tokens;
}

std::optional<LivePrediction::Wanted> LivePrediction::wanted() {
    const auto& tokenizer = m_state.tokenizer();
    if (!tokenizer) return std::nullopt;
    Wanted wanted{promptTokens(*tokenizer), {}, {}};
    const auto most = static_cast<std::size_t>(m_state.model()->config.positions);
    if (wanted.prompt.empty() || wanted.prompt.size() > most) return std::nullopt;
    const auto id = [&tokenizer](const QString& text) {
        const auto token = singleToken(*tokenizer, text);
        return token ? std::optional(token->id) : std::nullopt;
    };
    wanted.target = id(m_inputs.target);
    wanted.control = id(m_inputs.control);
    return wanted;
}

void LivePrediction::refresh() {
    auto now = wanted();
    if (now == m_wanted) return;
    m_wanted = std::move(now);
    m_controller.withdraw(Topic::Prediction);
    if (m_wanted && m_wanted != m_answered) {
        m_pause.start();
    } else {
        m_pause.stop();
    }
    Q_EMIT changed();
}

void LivePrediction::forget() {
    m_encoded.reset();
    m_wanted.reset();
    m_answered.reset();
    m_forecast.reset();
    m_failure.reset();
}

void LivePrediction::ask() {
    if (!m_wanted) return;
    const Wanted asked = *m_wanted;
    SetRequest request;
    request.prompt = asked.prompt;
    request.topK = kTop;
    // The engine wants two different tokens: what is not asked about is any other one.
    const auto control = asked.control == asked.target ? std::nullopt : asked.control;
    const TokenId target = asked.target.value_or(control == TokenId(0) ? 1 : 0);
    request.target = target;
    request.control = control.value_or(target == 0 ? 1 : 0);
    m_controller.ask<Forecast>(
        Topic::Prediction,
        [request, asked = asked.target, control](Engine& engine) {
            return answer(engine, request, asked, control);
        },
        [this, asked](const Forecast& fresh) {
            m_answered = asked;
            m_forecast = fresh;
            m_failure.reset();
            Q_EMIT changed();
        },
        [this, asked](const UserError& error) {
            m_answered = asked;
            m_forecast.reset();
            m_failure = error;
            Q_EMIT changed();
        });
}

LivePrediction::Status LivePrediction::status() const {
    if (!m_wanted) return Status::Nothing;
    // Another target alone leaves the prediction as it is; only its own score is still to come.
    if (!m_answered || m_answered->prompt != m_wanted->prompt) return Status::Waiting;
    return m_forecast ? Status::Ready : Status::Failed;
}

const TokenScore* LivePrediction::score(TokenId token) const {
    if (status() != Status::Ready) return nullptr;
    for (const auto* list : {&m_forecast->asked, &m_forecast->top}) {
        const auto found =
            std::find_if(list->begin(), list->end(),
                         [token](const TokenScore& score) { return score.token.id == token; });
        if (found != list->end()) return &*found;
    }
    return nullptr;
}

}  // namespace headscope::app
