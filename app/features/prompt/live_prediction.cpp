// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/live_prediction.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace headscope::app {

namespace {

// In typing: shorter than a person waits, longer than between keys.
constexpr std::chrono::milliseconds kPredictionPause{150};
constexpr std::size_t kTop = 10;
constexpr int kMostLikely = 200;

/// One forward: a set of no heads gives the clean run, and with it P of any two tokens.
LivePredictionResult answer(Engine& engine, const SetRequest& request,
                            std::optional<TokenId> target, std::optional<TokenId> control) {
    const AblatedRun run = engine.ablate(request);
    const auto ref = [&engine](TokenId id) {
        return TokenRef{id, validUtf8(engine.tokenizer()->bytes(id))};
    };
    LivePredictionResult result{request.prompt, run.top, {}, {}};
    for (const TokenScore& score : run.top)
        result.likely.push_back({score.token.id, score.p});
    if (result.top.size() > kTop) result.top.resize(kTop);
    if (target) {
        result.asked.push_back({ref(*target), run.pTarget, run.logitTarget, run.rankTarget});
    }
    if (control) {
        result.asked.push_back({ref(*control), run.pControl, run.logitControl, run.rankControl});
    }
    return result;
}

}  // namespace

LivePrediction::LivePrediction(JobQueue& jobs, const RunState& state, std::string query,
                               QObject* parent)
    : QObject(parent), m_state(state), m_inquiry(jobs, std::move(query)) {
    m_inquiry.setPause(kPredictionPause);
    connect(&m_inquiry, &InquiryBase::changed, this, &LivePrediction::changed);
    connect(&m_state, &RunState::coverChanged, this, &LivePrediction::changed);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_encoded.reset();
        m_inquiry.clear();
        refresh();
    });
}

void LivePrediction::setInputs(const RunInputs& inputs) {
    m_inputs = inputs;
    refresh();
}

const std::vector<TokenId>& LivePrediction::tokensOfPrompt(const Tokenizer& tokenizer) {
    const std::pair now(m_inputs.prompt, m_inputs.bos);
    if (m_encoded == now) return m_tokens;
    m_encoded = now;
    m_tokens.clear();
    if (m_inputs.prompt.isEmpty()) return m_tokens;
    try {
        m_tokens = idsOf(promptTokens(tokenizer, m_inputs.prompt, m_inputs.bos));
    } catch (const Error&) {
        // The prompt's own line says why.
    }
    return m_tokens;
}

std::optional<LivePrediction::Wanted> LivePrediction::wanted() {
    const auto& tokenizer = m_state.tokenizer();
    if (!tokenizer) return std::nullopt;
    Wanted wanted{tokensOfPrompt(*tokenizer), {}, {}};
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
    if (const auto now = wanted()) {
        ask(*now);
    } else {
        m_inquiry.withdraw();
    }
}

void LivePrediction::ask(const Wanted& wanted) {
    SetRequest request;
    request.prompt = wanted.prompt;
    request.topK = kMostLikely;
    // The engine needs two different tokens: any other one stands in for what is not asked.
    const auto control = wanted.control == wanted.target ? std::nullopt : wanted.control;
    const TokenId target = wanted.target.value_or(control == TokenId(0) ? 1 : 0);
    request.target = target;
    request.control = control.value_or(target == 0 ? 1 : 0);
    m_inquiry.ask(wanted, [request, target = wanted.target, control](
                              Engine& engine, const JobContext& /*context*/) {
        return answer(engine, request, target, control);
    });
}

const LivePredictionResult* LivePrediction::result() const {
    return m_state.cover().predictions ? nullptr : m_inquiry.answer();
}

LivePrediction::Status LivePrediction::status() const {
    if (m_state.cover().predictions) return Status::None;
    // Another target alone does not change the prediction; only its own score is missing.
    const auto& wanted = m_inquiry.key();
    const auto& answered = m_inquiry.answered();
    const bool isOfText = wanted && answered && wanted->prompt == answered->prompt;
    return isOfText ? Status::Ready : m_inquiry.status();
}

const TokenScore* LivePrediction::score(TokenId token) const {
    if (status() != Status::Ready) return nullptr;
    for (const auto* list : {&result()->asked, &result()->top}) {
        const auto found =
            std::find_if(list->begin(), list->end(),
                         [token](const TokenScore& score) { return score.token.id == token; });
        if (found != list->end()) return &*found;
    }
    return nullptr;
}

}  // namespace headscope::app
