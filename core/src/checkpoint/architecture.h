// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A tensor that a model needs, by its name without the common prefix.
struct ExpectedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// What files, Python and words call the parts of an architecture. All else asks here and names
/// nothing itself; model/ computes what the parts do. Immutable; any thread.
struct Architecture {
    /// A field of config.json, and the name that other models have for it: null if none.
    struct Field {
        const char* name;
        const char* other = nullptr;
    };
    struct Fields {
        Field layers, heads, width, inner, positions, oldPositions, vocabulary, epsilon, activation,
            tied, scaled, scaledByLayer, crossAttention;
    };
    /// A module of a block: its tensors are NAME.weight and NAME.bias.
    struct Block {
        std::string_view norm1, attentionIn, attentionOut, norm2, mlpIn, mlpOut;
    };

    std::string_view type;         ///< config.json's model_type
    std::string_view classPrefix;  ///< what the names in config.json's architectures begin with
    Fields fields;
    std::string_view usualPrefix;  ///< before most names in files, or nothing
    std::string_view blockPrefix;  ///< before a layer's number
    std::string_view tokenEmbedding, positionEmbedding, unembedding, unembeddingBias, finalNorm;
    std::string_view normMark;              ///< what the names of all LayerNorms have in them
    std::array<std::string_view, 2> masks;  ///< within a block: buffers that old files carry
    Block block;
    std::string_view
        saveClass;  ///< transformers' class, whose save_pretrained() writes these names
    /// Python: projection(model, layer), value_bias(model, layer, head) of a model of RUN, and
    /// source_of(), weights_of() and load() of files read as Headscope reads them.
    const char* python;

    /// "h.3." and what follows: "attn.c_proj.weight".
    [[nodiscard]] std::string inBlock(int layer, std::string_view rest) const;
    /// Every tensor of a model, but the unembedding; matrices of the blocks are [in, out].
    [[nodiscard]] std::vector<ExpectedTensor> tensors(const ModelConfig& config) const;
    /// A product's weights in a block, which nn.Linear stores the other way round.
    [[nodiscard]] bool isMatrix(std::string_view name) const;
    [[nodiscard]] bool isNorm(std::string_view name) const;
};

/// The one that is read. The names are those of transformers' GPT2LMHeadModel.
[[nodiscard]] const Architecture& gpt2();

}  // namespace headscope
