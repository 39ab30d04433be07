// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/gpt2.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace headscope::trainer {

/// A tensor under its name in Hugging Face's GPT-2 layout. Shares memory with the weights.
using NamedTensor = std::pair<std::string, at::Tensor>;

/// Fresh weights that ask for gradients: matrices and embeddings normal with standard deviation
/// 1/sqrt(inputs) (embeddings: 1/sqrt(width)), times `residual` for what writes to the residual
/// stream; biases 0, LayerNorm gains 1. At GPT-2's own 0.02 a narrow model of 12 layers stays long
/// without learning.
[[nodiscard]] Gpt2Weights freshWeights(const ModelConfig& config, std::uint64_t seed,
                                       double residual = 0.4);

/// The weights of a stored model, widened to float32 and asking for gradients. Throws Error(Input).
[[nodiscard]] Gpt2Weights storedWeights(const std::filesystem::path& folder);

/// Rounds in place to what writeModel() stores, so that going on from here and going on from the
/// file give the same.
void roundToStored(const Gpt2Weights& weights);

/// All tensors to be learned and stored, in file order.
[[nodiscard]] std::vector<NamedTensor> namedTensors(const Gpt2Weights& weights);

/// Writes config.json and model.safetensors (float16) into an existing folder, each under a
/// temporary name first. Throws Error(Failure), also where a weight is not finite or too large for
/// float16.
void writeModel(const Gpt2Weights& weights, std::int64_t endOfText,
                const std::filesystem::path& folder);

}  // namespace headscope::trainer
