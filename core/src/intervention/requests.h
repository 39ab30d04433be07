// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/continuation.h>
#include <headscope/model_info.h>
#include <headscope/pairs.h>
#include <headscope/similarity.h>
#include <headscope/similarity_sweep.h>

#include <optional>
#include <vector>

namespace headscope {

/// Throw Error(Input) saying what is wrong with a request for this model and what to do.
void checkPrompt(const std::vector<TokenId>& prompt, const ModelConfig& config);
void checkHeads(const std::vector<HeadId>& heads, const ModelConfig& config);
void checkInterventions(const std::vector<Intervention>& interventions);
void checkSweep(const SweepRequest& request, const ModelConfig& config);
void checkPredict(const SetRequest& request, const ModelConfig& config);
void checkContinuation(const ContinuationRequest& request, const ModelConfig& config);
void checkSet(const SetRequest& request, const ModelConfig& config);
void checkAttribution(const SetRequest& request, const ModelConfig& config);
void checkSimilarity(const SimilarityRequest& request, const ModelConfig& config);
void checkSimilaritySweep(const SimilaritySweepRequest& request, const ModelConfig& config);
void checkPairs(const PairRequest& request, const ModelConfig& config);

/// Of an intervention with a donor: that it is named, that its ids are in the vocabulary, and that
/// both prompts have as many tokens.
void checkDonor(const Intervention& intervention, const std::vector<TokenId>& prompt,
                const ModelConfig& config, const Tokenizer& tokenizer);

/// The positions at which z' may be another than z: those asked for, less those before the first
/// token in which a donor's prompt is another. Empty: the intervention changes nothing.
[[nodiscard]] std::optional<Positions> changedPositions(const Intervention& intervention,
                                                        const std::vector<TokenId>& prompt,
                                                        const Positions& positions);

}  // namespace headscope
