// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// Plain values and pure functions: any thread.

/// The MLP's activation: those of transformers without weights. x is the input, sigma the logistic
/// function.
enum class Activation {
    GeluTanh,      ///< 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), Hendrycks & Gimpel 2016
    GeluErf,       ///< 0.5 x (1 + erf(x / sqrt 2))
    GeluClipped,   ///< GeluErf, cut off at -10 and 10
    QuickGelu,     ///< x sigma(1.702 x)
    Silu,          ///< x sigma(x)
    HardSwish,     ///< x min(max(x + 3, 0), 6) / 6
    Mish,          ///< x tanh(ln(1 + e^x))
    Relu,          ///< max(x, 0)
    ReluSquared,   ///< max(x, 0)^2
    Relu6,         ///< min(max(x, 0), 6)
    LeakyRelu,     ///< x, and 0.01 x where x < 0
    Sigmoid,       ///< sigma(x)
    Tanh,          ///< tanh(x)
    Laplace,       ///< 0.5 (1 + erf((x - 0.707107) / (0.282095 sqrt 2)))
    SqrtSoftplus,  ///< sqrt(ln(1 + e^x))
    Linear,        ///< x
};

/// The name in config.json, such as "gelu_new".
[[nodiscard]] std::string name(Activation activation);

/// The activation of a name in config.json. Several names mean one function: gelu_fast and
/// gelu_pytorch_tanh that of gelu_new, swish that of silu. Nothing for an unknown name.
[[nodiscard]] std::optional<Activation> activationFromName(std::string_view name);

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

/// How a model's files were read if they differ from what transformers writes, and what of them is
/// not used. Texts are UTF-8, in English, fit to be shown.
struct ModelReading {
    /// The prefix of "wte.weight" in the file: mostly "transformer." or nothing.
    std::string prefix;
    /// The name of lm_head.weight in the file, if used; else the token embedding is used.
    std::string head;
    /// Matrices are stored as in nn.Linear, [out, in], and are transposed when read.
    bool transposed = false;
    /// Python's from_pretrained() would read other weights, or fail: a program that repeats a run
    /// must read them itself.
    bool ownWay = false;
    std::vector<Message> notes;  ///< what was decided, and the tokenizer's, a sentence each
    /// Tensors, and files of tensors, that are there but not used.
    std::vector<std::string> unused;
    /// Unused tensors that change nothing: masks, position ids, exact copies.
    std::vector<std::string> leftovers;

    /// The notes, and a sentence that names what is not used: what the user of the model must know.
    /// Empty if nothing is unusual.
    [[nodiscard]] std::vector<Message> remarks() const;
    bool operator==(const ModelReading&) const = default;
};

/// What is known of a model without computing with it.
struct ModelInfo {
    std::string name;              ///< the folder's name; in the Hugging Face cache "owner/name"
    std::filesystem::path folder;  ///< absolute
    ModelConfig config;
    std::string dataType;  ///< on disk: "F32", "F16", "BF16", or "mixed"; computed in float32
    std::uint64_t parameters = 0;  ///< numbers in the tensors used; a tied embedding counts once
    std::uint64_t fileBytes = 0;   ///< size of the weights on disk, in bytes
    ModelReading reading;
    /// Identifies the weights as they were opened: any other content of the folder has another. To
    /// be compared, not read.
    std::string identity = {};
    /// SHA-256 of the weights, 64 hex digits: of model.safetensors; of a model in shards that of
    /// the shards' sorted hashes, each with a newline after it. Empty if the weights were not read.
    std::string sha256 = {};
};

/// Whether both were opened from the same folder with the same weights in it.
[[nodiscard]] inline bool sameModel(const ModelInfo& a, const ModelInfo& b) {
    return a.folder == b.folder && a.identity == b.identity;
}

}  // namespace headscope
