// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/reference_engine.h"

#include <headscope/attribution.h>
#include <headscope/verification.h>

#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace headscope::trust {

/// Thrown where the stop was asked for; never leaves verify().
struct StopAsked {};

/// What all checks of one verification share. Results that several need are computed once.
class VerificationContext {
 public:
    VerificationContext(Engine& engine, const VerificationSink& sink, std::stop_token stop);

    [[nodiscard]] Engine& engine() const { return m_engine; }
    [[nodiscard]] const ModelConfig& config() const { return m_engine.info().config; }
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }
    /// Call before every computation: answers waiting queries, and throws StopAsked.
    void pause() const;

    /// The example prompt, if the model can read it; else a few ids spread over the vocabulary.
    [[nodiscard]] const std::vector<TokenId>& prompt() const { return m_prompt; }
    [[nodiscard]] const std::string& promptText() const { return m_promptText; }

    /// The clean prediction of any prompt, over the whole vocabulary, by token id.
    [[nodiscard]] std::vector<TokenScore> prediction(const std::vector<TokenId>& prompt) const;
    /// A plain forward pass of prompt().
    [[nodiscard]] PlainRun plain(PlainRequest request = {}) const;

    /// The two likeliest tokens after prompt(): what effects are measured on.
    [[nodiscard]] TokenId target();
    [[nodiscard]] TokenId control();
    /// A sweep of any prompt, which gives way as the verification does.
    [[nodiscard]] Run sweep(const SweepRequest& request, const SweepSink& also = {});
    /// Zero and the scalar mean at all positions, in batches; computed anew.
    [[nodiscard]] Run sweep(const Positions& positions = {});
    /// The first of these, kept.
    [[nodiscard]] const Run& baseline();
    /// What was streamed while baseline() was computed, in the order of the result's cells.
    [[nodiscard]] const std::map<Intervention, std::vector<Cell>>& streamed();
    /// Heads spread over all layers, at most `most`, and the one with the largest effect.
    [[nodiscard]] std::vector<HeadId> sample(int most);
    /// One set alone, at all positions.
    [[nodiscard]] AblatedRun alone(std::vector<HeadId> heads, const Intervention& intervention);
    /// The same in a copy of the model in which `head`'s rows of the output projection are zero.
    [[nodiscard]] AblatedRun withZeroedHead(std::vector<HeadId> heads,
                                            const Intervention& intervention, HeadId head);
    /// A prompt of as many tokens as prompt(), one of them another: what patches take z from.
    [[nodiscard]] std::vector<TokenId> donor();
    /// Every head patched from that prompt.
    [[nodiscard]] Run patched(const std::vector<TokenId>& donor, const Positions& positions = {});
    /// Every layer patched from donor().
    [[nodiscard]] LayerPatches layers();
    /// Everything that the stream is a sum of from donor(): all heads, all MLPs, the embedding.
    [[nodiscard]] AblatedRun patchedWhole();
    /// What each part of prompt()'s clean run adds to the logit difference.
    [[nodiscard]] Attribution attribution();
    /// The same of any prompt and set.
    [[nodiscard]] Attribution attribution(const SetRequest& request) const;
    /// The clean run of another prompt, with the tokens of prompt() watched.
    [[nodiscard]] AblatedRun clean(const std::vector<TokenId>& prompt);

 private:
    [[nodiscard]] Run bothKinds(const Positions& positions, const SweepSink& also);
    [[nodiscard]] SetRequest set(std::vector<HeadId> heads, const Intervention& intervention);

    Engine& m_engine;
    const VerificationSink& m_sink;
    std::stop_token m_stop;
    std::vector<TokenId> m_prompt;
    std::string m_promptText;
    std::vector<TokenId> m_asked;  // target and control
    std::optional<Run> m_baseline;
    std::map<Intervention, std::vector<Cell>> m_streamed;
};

/// The worse of two differences. Not a number is the worst of all; std::max may lose it.
[[nodiscard]] inline double worse(double a, double b) {
    return std::isnan(a) || a > b ? a : b;
}

/// The probabilities of target and control, and of the likeliest token.
struct Probabilities {
    double target = 0;
    double control = 0;
    double best = 0;
};
[[nodiscard]] Probabilities probabilities(const AblatedRun& run);
[[nodiscard]] Probabilities probabilities(std::span<const double> logits, TokenId target,
                                          TokenId control);
[[nodiscard]] double difference(const Probabilities& a, const Probabilities& b);
/// Over the whole vocabulary: probabilities by token id, against the softmax of logits.
[[nodiscard]] double difference(const std::vector<TokenScore>& scores,
                                std::span<const double> logits);

/// One step of a verification: the checks that belong together. `run` may throw Error; then the
/// step's first check has failed.
struct CheckStep {
    Check about;  ///< id, group, title, why, unit and tolerance, as far as they are one check's
    std::function<std::vector<Check>(VerificationContext&, Check about)> run;
};

[[nodiscard]] std::vector<CheckStep> factSteps();
[[nodiscard]] std::vector<CheckStep> noiseSteps();
[[nodiscard]] std::vector<CheckStep> identitySteps();
[[nodiscard]] std::vector<CheckStep> publishedSteps(const std::vector<Published>& published);

// Of these, what is published of many heads: a step for each table.
[[nodiscard]] CheckStep patchStep(const PublishedPatch& published);
[[nodiscard]] CheckStep attributionStep(const PublishedAttribution& published);

/// What is known beforehand of a check against published figures.
[[nodiscard]] Check aboutPublished(std::string id, const Message& title, double tolerance,
                                   std::string unit, const Message& why);

/// The check, passed if the difference is within its tolerance.
[[nodiscard]] Check checkWithin(Check check, double difference, const Message& found);
[[nodiscard]] Check reportFact(Check check, const Message& found);
[[nodiscard]] Check notApplicable(Check check, const Message& why);

}  // namespace headscope::trust
