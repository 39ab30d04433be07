// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace headscope {

/// The MLP's activation. `config.json` names: gelu_new and gelu_pytorch_tanh -> GeluTanh,
/// gelu -> GeluErf, relu -> Relu.
enum class Activation { GeluTanh, GeluErf, Relu };

/// The sizes of a GPT-2 model, as `config.json` states them.
struct ModelConfig {
    int layers = 0;      ///< n_layer, L
    int heads = 0;       ///< n_head, H; divides width
    int width = 0;       ///< n_embd, d: the width of the residual stream
    int positions = 0;   ///< n_positions: the longest prompt, in tokens
    int inner = 0;       ///< n_inner; 4 * width where the file says null or nothing
    int vocabulary = 0;  ///< vocab_size
    double layerNormEpsilon = 1e-5;
    Activation activation = Activation::GeluTanh;
    bool tiedEmbeddings = true;        ///< the unembedding is the token embedding
    bool scaleAttention = true;        ///< scale_attn_weights: divide scores by sqrt(head width)
    bool scaleByInverseLayer = false;  ///< scale_attn_by_inverse_layer_idx: and by layer + 1

    [[nodiscard]] int headWidth() const { return width / heads; }
};

/// What is known of a model without computing with it.
struct ModelInfo {
    std::string name;              ///< the folder's name; in the Hugging Face cache "owner/name"
    std::filesystem::path folder;  ///< absolute
    ModelConfig config;
    std::string dataType;  ///< on disk: "F32", "F16", "BF16", or "mixed"; computed in float32
    std::uint64_t parameters = 0;  ///< numbers in the tensors used; a tied embedding counts once
    std::uint64_t fileBytes = 0;   ///< size of the weights on disk, in bytes
    /// Of the weights as they were opened: differs from that of any other content that the folder
    /// may have had or get. To be compared, not read.
    std::string identity = {};
};

/// Whether both were opened from the same folder with the same weights in it.
[[nodiscard]] inline bool sameModel(const ModelInfo& a, const ModelInfo& b) {
    return a.folder == b.folder && a.identity == b.identity;
}

}  // namespace headscope
