// SPDX-License-Identifier: GPL-3.0-or-later
// config.json.
#include "checkpoint/config.h"
#include "fuzz.h"
#include "memory_files.h"

namespace headscope::fuzz {

void run(std::string_view input) {
    write("config.json", input);
    reads([] {
        const ModelConfig config = readConfig(folder() / "config.json");
        require(config.layers > 0 && config.heads > 0 && config.width > 0 && config.inner > 0 &&
                    config.positions > 0 && config.vocabulary > 0,
                "a size that is none");
        require(config.headWidth() * config.heads == config.width, "heads that do not fit");
        require(config.layerNormEpsilon > 0, "an epsilon that is none");
    });
}

std::vector<std::string> seeds() {
    return {
        R"({"activation_function":"gelu_new","architectures":["GPT2LMHeadModel"],)"
        R"("model_type":"gpt2","n_ctx":1024,"n_embd":768,"n_head":12,"n_inner":null,)"
        R"("n_layer":12,"n_positions":1024,"vocab_size":50257,"layer_norm_epsilon":1e-05,)"
        R"("tie_word_embeddings":true,"scale_attn_weights":true,)"
        R"("scale_attn_by_inverse_layer_idx":false,"add_cross_attention":false})",
        R"({"n_ctx":8,"n_embd":8,"n_head":2,"n_layer":2,"vocab_size":9})",
        R"({"model_type":"llama","architectures":["LlamaForCausalLM"]})",
        R"({"model_type":"gpt2","quantization_config":{}})",
    };
}

}  // namespace headscope::fuzz
