// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/checks.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace headscope::trust {
namespace {

constexpr const char* kPrompt = "Berlin is the capital of";
constexpr int kIds = 6;  // of a vocabulary that cannot spell the prompt

double logSumExp(std::span<const double> logits) {
    const double best = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const double logit : logits)
        sum += std::exp(logit - best);
    return best + std::log(sum);
}

}  // namespace

VerificationContext::VerificationContext(Engine& engine, const VerificationSink& sink,
                                         std::stop_token stop)
    : m_engine(engine), m_sink(sink), m_stop(std::move(stop)) {
    try {
        m_prompt = idsOf(engine.tokenizer()->encode(kPrompt));
        m_promptText = kPrompt;
    } catch (const Error&) {
        // Ids take the text's place.
    }
    const bool fits = !m_prompt.empty() &&
                      m_prompt.size() <= static_cast<std::size_t>(config().positions) &&
                      std::all_of(m_prompt.begin(), m_prompt.end(),
                                  [this](TokenId id) { return id < config().vocabulary; });
    if (fits) return;
    m_prompt.clear();
    m_promptText.clear();
    const int count = std::min(kIds, config().positions);
    for (int i = 0; i < count; ++i) {
        m_prompt.push_back(
            static_cast<TokenId>((std::int64_t{i} * 2 + 1) * config().vocabulary / (2 * count)));
        if (engine.tokenizer()->contains(m_prompt.back()))
            m_promptText += engine.tokenizer()->bytes(m_prompt.back());
    }
    m_promptText = validUtf8(m_promptText);
}

void VerificationContext::pause() const {
    if (m_sink.between) m_sink.between();
    if (m_stop.stop_requested()) throw StopAsked{};
}

std::vector<TokenScore> VerificationContext::prediction(const std::vector<TokenId>& prompt) const {
    pause();
    SetRequest request;
    request.prompt = prompt;
    request.topK = config().vocabulary;
    auto scores = m_engine.predict(request).clean;
    std::sort(scores.begin(), scores.end(),
              [](const TokenScore& a, const TokenScore& b) { return a.token.id < b.token.id; });
    return scores;
}

PlainRun VerificationContext::plain(PlainRequest request) const {
    pause();
    request.prompt = m_prompt;
    return referenceOf(m_engine).plain(request);
}

TokenId VerificationContext::target() {
    if (m_asked.empty()) {
        pause();
        SetRequest request;
        request.prompt = m_prompt;
        request.topK = 2;
        for (const auto& score : m_engine.predict(request).clean)
            m_asked.push_back(score.token.id);
        if (m_asked.size() < 2) {
            m_asked.clear();
            throw inputError(say("the vocabulary has a single token"),
                             say("Use a model with a vocabulary of at least two."));
        }
    }
    return m_asked[0];
}

TokenId VerificationContext::control() {
    static_cast<void>(target());
    return m_asked[1];
}

Run VerificationContext::sweep(const SweepRequest& request, const SweepSink& also) {
    pause();
    auto sink = also;
    sink.between = m_sink.between;
    auto result = m_engine.sweep(request, sink, m_stop);
    if (result.stopped) throw StopAsked{};
    return result;
}

Run VerificationContext::sweep(const Positions& positions) {
    return bothKinds(positions, {});
}

Run VerificationContext::bothKinds(const Positions& positions, const SweepSink& also) {
    pause();
    // The engine keeps the clean run of its last prompt: another one makes it compute this anew.
    SetRequest other;
    other.prompt = {m_prompt.front(), m_prompt.back()};
    if (config().positions < 2 || other.prompt == m_prompt) other.prompt.pop_back();
    static_cast<void>(m_engine.predict(other));
    SweepRequest request;
    request.prompt = m_prompt;
    request.target = target();
    request.control = control();
    request.positions = positions;
    return sweep(request, also);
}

const Run& VerificationContext::baseline() {
    if (!m_baseline) {
        std::map<Intervention, std::vector<Cell>> cells;
        SweepSink sink;
        sink.cells = [&](const Intervention& intervention, std::span<const Cell> some) {
            auto& all = cells[intervention];
            all.insert(all.end(), some.begin(), some.end());
        };
        m_baseline = bothKinds({}, sink);
        for (auto& [intervention, all] : cells)
            std::sort(all.begin(), all.end(),
                      [](const Cell& a, const Cell& b) { return a.head < b.head; });
        m_streamed = std::move(cells);
    }
    return *m_baseline;
}

const std::map<Intervention, std::vector<Cell>>& VerificationContext::streamed() {
    static_cast<void>(baseline());
    return m_streamed;
}

std::vector<HeadId> VerificationContext::sample(int most) {
    const auto& clean = baseline().clean;
    const auto& cells = baseline().parts.front().cells;
    std::set<HeadId> heads;
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(most), cells.size());
    for (std::size_t i = 0; i < count; ++i)
        heads.insert(cells[i * cells.size() / count].head);
    const auto strongest =
        std::max_element(cells.begin(), cells.end(), [&](const Cell& a, const Cell& b) {
            return std::abs(a.pTarget - clean.target.p) < std::abs(b.pTarget - clean.target.p);
        });
    heads.insert(strongest->head);
    return {heads.begin(), heads.end()};
}

SetRequest VerificationContext::set(std::vector<HeadId> heads, const Intervention& intervention) {
    pause();
    SetRequest request;
    request.prompt = m_prompt;
    request.target = target();
    request.control = control();
    request.heads = std::move(heads);
    request.intervention = intervention;
    return request;
}

AblatedRun VerificationContext::alone(std::vector<HeadId> heads, const Intervention& intervention) {
    return m_engine.ablate(set(std::move(heads), intervention));
}

AblatedRun VerificationContext::withZeroedHead(std::vector<HeadId> heads,
                                               const Intervention& intervention, HeadId head) {
    return referenceOf(m_engine).ablateWithZeroedHead(set(std::move(heads), intervention), head);
}

std::vector<TokenId> VerificationContext::donor() {
    auto donor = m_prompt;
    auto& swapped = donor[donor.size() > 1 ? 1 : 0];  // so that both begin alike
    swapped = swapped == target() ? control() : target();
    return donor;
}

Run VerificationContext::patched(const std::vector<TokenId>& donor, const Positions& positions) {
    const auto asked = set({}, Zero{});
    SweepRequest request{asked, {FromPrompt{donor}}, 0, {}};
    request.positions = positions;
    return sweep(request);
}

LayerPatches VerificationContext::layers() {
    LayersRequest request{set({}, Zero{}), donor()};
    auto result = m_engine.layers(request, {{}, m_sink.between}, m_stop);
    if (result.stopped) throw StopAsked{};
    return result;
}

AblatedRun VerificationContext::patchedWhole() {
    return referenceOf(m_engine).patchEverything(set({}, FromPrompt{donor()}));
}

Attribution VerificationContext::attribution() {
    return attribution(set({}, Zero{}));
}

Attribution VerificationContext::attribution(const SetRequest& request) const {
    pause();
    return m_engine.attribute(request);
}

AblatedRun VerificationContext::clean(const std::vector<TokenId>& prompt) {
    auto request = set({}, Zero{});
    request.prompt = prompt;
    return m_engine.ablate(request);
}

Probabilities probabilities(const AblatedRun& run) {
    return {run.pTarget, run.pControl, run.pArgmax};
}

Probabilities probabilities(std::span<const double> logits, TokenId target, TokenId control) {
    const double lse = logSumExp(logits);
    const auto p = [&](TokenId id) { return std::exp(logits[static_cast<std::size_t>(id)] - lse); };
    return {p(target), p(control), std::exp(*std::max_element(logits.begin(), logits.end()) - lse)};
}

double difference(const Probabilities& a, const Probabilities& b) {
    return worse(std::abs(a.target - b.target),
                 worse(std::abs(a.control - b.control), std::abs(a.best - b.best)));
}

double difference(const std::vector<TokenScore>& scores, std::span<const double> logits) {
    const double lse = logSumExp(logits);
    double largest = 0;
    for (const auto& score : scores)
        largest = worse(
            largest,
            std::abs(score.p - std::exp(logits[static_cast<std::size_t>(score.token.id)] - lse)));
    return largest;
}

Check checkWithin(Check check, double difference, const Message& found) {
    // Not a number is no pass.
    check.verdict = difference <= check.tolerance.value_or(0) ? Verdict::Passed : Verdict::Failed;
    check.difference = difference;
    check.found = found;
    return check;
}

Check reportFact(Check check, const Message& found) {
    check.verdict = Verdict::Stated;
    check.found = found;
    return check;
}

Check notApplicable(Check check, const Message& why) {
    check.verdict = Verdict::NotApplicable;
    check.found = why;
    return check;
}

}  // namespace headscope::trust
