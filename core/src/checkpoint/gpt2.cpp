// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/architecture.h"
#include "checkpoint/gpt2_python.h"

#include <initializer_list>
#include <utility>

namespace headscope {
namespace {

constexpr Architecture kGpt2{
    "gpt2",
    "GPT2",
    {{"n_layer", "num_hidden_layers"},
     {"n_head", "num_attention_heads"},
     {"n_embd", "hidden_size"},
     {"n_inner"},
     {"n_positions", "max_position_embeddings"},
     {"n_ctx"},
     {"vocab_size", "vocab_size_or_config_json_file"},
     {"layer_norm_epsilon", "layer_norm_eps"},
     {"activation_function", "hidden_act"},
     {"tie_word_embeddings"},
     {"scale_attn_weights"},
     {"scale_attn_by_inverse_layer_idx"},
     {"add_cross_attention"}},
    "transformer.",
    "h.",
    "wte.weight",
    "wpe.weight",
    "lm_head.weight",
    "lm_head.bias",
    "ln_f",
    "ln_",
    {"attn.", "crossattention."},
    {"ln_1", "attn.c_attn", "attn.c_proj", "ln_2", "mlp.c_fc", "mlp.c_proj"},
    "GPT2LMHeadModel",
    kGpt2Python};

}  // namespace

const Architecture& gpt2() {
    return kGpt2;
}

std::string Architecture::inBlock(int layer, std::string_view rest) const {
    return std::string(blockPrefix) + std::to_string(layer) + "." + std::string(rest);
}

std::vector<ExpectedTensor> Architecture::tensors(const ModelConfig& config) const {
    using Shape = std::vector<std::int64_t>;
    const std::int64_t d = config.width;
    const std::int64_t inner = config.inner;
    std::vector<ExpectedTensor> all{{std::string(tokenEmbedding), {config.vocabulary, d}},
                                    {std::string(positionEmbedding), {config.positions, d}}};
    const auto add = [&all](const std::string& module, Shape weight, Shape bias) {
        all.push_back({module + ".weight", std::move(weight)});
        all.push_back({module + ".bias", std::move(bias)});
    };
    for (int layer = 0; layer < config.layers; ++layer) {
        const auto in = [&](std::string_view module) { return inBlock(layer, module); };
        add(in(block.norm1), {d}, {d});
        add(in(block.attentionIn), {d, 3 * d}, {3 * d});
        add(in(block.attentionOut), {d, d}, {d});
        add(in(block.norm2), {d}, {d});
        add(in(block.mlpIn), {d, inner}, {inner});
        add(in(block.mlpOut), {inner, d}, {d});
    }
    add(std::string(finalNorm), {d}, {d});
    return all;
}

bool Architecture::isMatrix(std::string_view name) const {
    constexpr std::string_view kWeight = ".weight";
    if (!name.ends_with(kWeight)) return false;
    name.remove_suffix(kWeight.size());
    for (const auto module : {block.attentionIn, block.attentionOut, block.mlpIn, block.mlpOut})
        if (name.ends_with(module)) return true;
    return false;
}

bool Architecture::isNorm(std::string_view name) const {
    return name.find(normMark) != std::string_view::npos;
}

}  // namespace headscope
