// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/safetensors.h"

#include <headscope/model_info.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace headscope {

/// A checkpoint of random weights for tests and benchmarks.
struct CheckpointSpec {
    ModelConfig config;
    DType type = DType::F32;
    bool prefix = false;       ///< names start with "transformer."
    bool maskBuffers = false;  ///< write h.N.attn.bias and h.N.attn.masked_bias too
    unsigned seed = 1;
    int shards = 1;      ///< more: as many shards and an index, tensors dealt out in turn
    double scale = 0.1;  ///< standard deviation of every weight; LayerNorm weights lie around 1
    /// Folder whose vocab.json and merges.txt are copied. Empty: the 256 byte symbols in GPT-2's
    /// order and as many unused tokens as vocabulary calls for, no merges.
    std::filesystem::path tokenizer;
};

/// Writes the tensors to `shards` files model-0000i-of-0000n.safetensors, dealt out in turn, and
/// the index that names them.
void writeShards(const std::filesystem::path& folder, const std::vector<TensorView>& tensors,
                 int shards);

/// 2 layers of 3 heads, width 12, 16 positions, 256 tokens: opens in no time.
[[nodiscard]] ModelConfig smallConfig();

/// 4 layers of 3 heads, width 24, 32 positions, 300 tokens, with weights large enough that every
/// head matters.
[[nodiscard]] CheckpointSpec livelySpec(unsigned seed = 1);

/// Writes config.json, model.safetensors, vocab.json and merges.txt; creates the folder. The same
/// spec gives the same bytes.
void writeRandomCheckpoint(const std::filesystem::path& folder, const CheckpointSpec& spec);

/// config.json alone.
void writeConfig(const std::filesystem::path& file, const ModelConfig& config);

/// Numbers as the bytes of `type`, rounded to nearest, ties to even.
[[nodiscard]] std::vector<std::byte> encode(std::span<const float> numbers, DType type);

}  // namespace headscope
