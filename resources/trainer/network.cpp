// SPDX-License-Identifier: GPL-3.0-or-later
#include "network.h"

#include "base/files.h"
#include "checkpoint/model_folder.h"
#include "checkpoint/safetensors.h"
#include "model/weights.h"

#include <headscope/error.h>

#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/GradMode.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace headscope::trainer {

namespace {

// Draws tensors one after the other from one generator.
class Initialiser {
 public:
    explicit Initialiser(std::uint64_t seed)
        : m_generator(at::make_generator<at::CPUGeneratorImpl>(seed)) {}

    at::Tensor normal(std::int64_t rows, std::int64_t columns, double deviation) {
        return at::empty({rows, columns}).normal_(0, deviation, m_generator).requires_grad_();
    }

    static at::Tensor constant(std::int64_t size, double value) {
        return at::full({size}, value).requires_grad_();
    }

 private:
    at::Generator m_generator;
};

BlockWeights freshBlock(const ModelConfig& config, double residual, Initialiser& init) {
    const std::int64_t d = config.width;
    const std::int64_t inner = config.inner;
    const double deviation = 1 / std::sqrt(static_cast<double>(d));
    BlockWeights b;
    b.ln1Weight = Initialiser::constant(d, 1);
    b.ln1Bias = Initialiser::constant(d, 0);
    b.attnWeight = init.normal(d, 3 * d, deviation);
    b.attnBias = Initialiser::constant(3 * d, 0);
    b.projWeight = init.normal(d, d, residual * deviation);
    b.projBias = Initialiser::constant(d, 0);
    b.ln2Weight = Initialiser::constant(d, 1);
    b.ln2Bias = Initialiser::constant(d, 0);
    b.fcWeight = init.normal(d, inner, deviation);
    b.fcBias = Initialiser::constant(inner, 0);
    b.outWeight = init.normal(inner, d, residual / std::sqrt(static_cast<double>(inner)));
    b.outBias = Initialiser::constant(d, 0);
    return b;
}

nlohmann::ordered_json configJson(const ModelConfig& c, std::int64_t endOfText) {
    nlohmann::ordered_json json;
    json["architectures"] = {"GPT2LMHeadModel"};
    json["model_type"] = "gpt2";
    json["n_layer"] = c.layers;
    json["n_head"] = c.heads;
    json["n_embd"] = c.width;
    json["n_positions"] = c.positions;
    json["n_ctx"] = c.positions;
    json["n_inner"] = nullptr;
    json["vocab_size"] = c.vocabulary;
    json["layer_norm_epsilon"] = c.layerNormEpsilon;
    json["activation_function"] = "gelu_new";
    json["tie_word_embeddings"] = true;
    json["attn_pdrop"] = 0.0;
    json["embd_pdrop"] = 0.0;
    json["resid_pdrop"] = 0.0;
    json["bos_token_id"] = endOfText;
    json["eos_token_id"] = endOfText;
    json["torch_dtype"] = "float16";
    return json;
}

}  // namespace

Gpt2Weights freshWeights(const ModelConfig& config, std::uint64_t seed, double residual) {
    Initialiser init(seed);
    const double deviation = 1 / std::sqrt(static_cast<double>(config.width));
    Gpt2Weights w;
    w.config = config;
    w.tokenEmbedding = init.normal(config.vocabulary, config.width, deviation);
    w.positionEmbedding = init.normal(config.positions, config.width, deviation);
    for (int layer = 0; layer < config.layers; ++layer)
        w.blocks.push_back(freshBlock(config, residual, init));
    w.lnFWeight = Initialiser::constant(config.width, 1);
    w.lnFBias = Initialiser::constant(config.width, 0);
    w.unembedding = w.tokenEmbedding;
    return w;
}

Gpt2Weights storedWeights(const std::filesystem::path& folder) {
    const auto model = openModelFolder(folder);
    if (model.info.dataType != "F16") {
        throw inputError(folder.string() + " does not hold float16 weights",
                         "Go on from a folder that headscope-train wrote.");
    }
    auto weights = readWeights(model);
    for (const auto& [name, tensor] : namedTensors(weights))
        tensor.requires_grad_();
    return weights;
}

void roundToStored(const Gpt2Weights& weights) {
    const c10::NoGradGuard noGrad;
    for (const auto& [name, tensor] : namedTensors(weights)) {
        tensor.copy_(tensor.to(at::kHalf));
    }
}

std::vector<NamedTensor> namedTensors(const Gpt2Weights& weights) {
    std::vector<NamedTensor> all{{"transformer.wte.weight", weights.tokenEmbedding},
                                 {"transformer.wpe.weight", weights.positionEmbedding}};
    for (std::size_t i = 0; i < weights.blocks.size(); ++i) {
        const auto& b = weights.blocks[i];
        const auto name = "transformer.h." + std::to_string(i) + ".";
        const std::vector<NamedTensor> block{
            {name + "ln_1.weight", b.ln1Weight},         {name + "ln_1.bias", b.ln1Bias},
            {name + "attn.c_attn.weight", b.attnWeight}, {name + "attn.c_attn.bias", b.attnBias},
            {name + "attn.c_proj.weight", b.projWeight}, {name + "attn.c_proj.bias", b.projBias},
            {name + "ln_2.weight", b.ln2Weight},         {name + "ln_2.bias", b.ln2Bias},
            {name + "mlp.c_fc.weight", b.fcWeight},      {name + "mlp.c_fc.bias", b.fcBias},
            {name + "mlp.c_proj.weight", b.outWeight},   {name + "mlp.c_proj.bias", b.outBias}};
        all.insert(all.end(), block.begin(), block.end());
    }
    all.emplace_back("transformer.ln_f.weight", weights.lnFWeight);
    all.emplace_back("transformer.ln_f.bias", weights.lnFBias);
    return all;
}

void writeModel(const Gpt2Weights& weights, std::int64_t endOfText,
                const std::filesystem::path& folder) {
    std::vector<at::Tensor> stored;  // keeps the bytes alive until they are written
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : namedTensors(weights)) {
        stored.push_back(tensor.detach().to(at::kHalf).contiguous());
        const auto& half = stored.back();
        if (!at::isfinite(half).all().item<bool>()) {
            throw failure("tensor '" + name + "' is not finite in float16",
                          "The training diverged; try a lower --learning-rate.");
        }
        views.push_back({name, DType::F16, "F16", half.sizes().vec(),
                         std::span(static_cast<const std::byte*>(half.data_ptr()), half.nbytes())});
    }
    writeSafetensors(folder / "model.safetensors", views, {{"format", "pt"}});
    writeAtomically(folder / "config.json", [&](std::ostream& out) {
        out << configJson(weights.config, endOfText).dump(2) << '\n';
    });
}

}  // namespace headscope::trainer
