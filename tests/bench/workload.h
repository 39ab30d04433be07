// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/model_info.h>
#include <headscope/sweep_cost.h>

#include <string>

namespace headscope::bench {

/// The published sizes of "gpt2", "gpt2-medium", "gpt2-large", "gpt2-xl", "distilgpt2"; "demo" is
/// the bundled model's. Throws Error(Input) for another name.
[[nodiscard]] ModelConfig shapeOf(const std::string& name);

/// Bytes of weights that one ablated forward from layer l's cached residual stream reads: l's head
/// rows of c_proj and its MLP, the blocks after it, the unembedding.
[[nodiscard]] double clickBytes(const ModelConfig& config, int layer);

/// Bytes of weights that one more position of a text reads, of both texts at once: all blocks, and
/// the unembedding. Keys and values before it are not counted.
[[nodiscard]] double writtenBytes(const ModelConfig& config);

}  // namespace headscope::bench
