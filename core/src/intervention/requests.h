// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/continuation.h>
#include <headscope/model_info.h>
#include <headscope/pairs.h>
#include <headscope/similarity.h>

#include <vector>

namespace headscope {

/// Throw Error(Input) saying what is wrong with a request for this model and what to do.
void checkPrompt(const std::vector<TokenId>& prompt, const ModelConfig& config);
void checkPositions(const Positions& positions, std::size_t tokens);
void checkHeads(const std::vector<HeadId>& heads, const ModelConfig& config);
void checkInterventions(const std::vector<Intervention>& interventions);
void checkSweep(const SweepRequest& request, const ModelConfig& config);
void checkPredict(const SetRequest& request, const ModelConfig& config);
void checkContinuation(const ContinuationRequest& request, const ModelConfig& config);
void checkSet(const SetRequest& request, const ModelConfig& config);
void checkAttribution(const SetRequest& request, const ModelConfig& config);
void checkSimilarity(const SimilarityRequest& request, const ModelConfig& config);
void checkPairs(const PairRequest& request, const ModelConfig& config);

}  // namespace headscope
