// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/activation.h"

#include "checkpoint_maker.h"
#include "kernels/weight_matrix.h"
#include "reference.h"
#include "scratch.h"

#include <headscope/engine.h>
#include <headscope/model_info.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <vector>

namespace headscope {
namespace {

double sigma(double x) {
    return 1 / (1 + std::exp(-x));
}
double softplus(double x) {
    return x > 30 ? x : std::log1p(std::exp(x));
}
double gelu(double x) {
    return x * 0.5 * std::erfc(-x / std::sqrt(2.0));
}

/// What transformers documents for each name, in float64.
const std::map<Activation, std::function<double(double)>>& formulas() {
    static const std::map<Activation, std::function<double(double)>> kFormulas{
        {Activation::GeluTanh,
         [](double x) {
             return 0.5 * x * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)));
         }},
        {Activation::GeluErf, gelu},
        {Activation::GeluClipped,
         [](double x) { return std::min(std::max(gelu(x), -10.0), 10.0); }},
        {Activation::QuickGelu, [](double x) { return x * sigma(1.702 * x); }},
        {Activation::Silu, [](double x) { return x * sigma(x); }},
        {Activation::HardSwish,
         [](double x) { return x * std::min(std::max(x + 3, 0.0), 6.0) / 6; }},
        {Activation::Mish, [](double x) { return x * std::tanh(softplus(x)); }},
        {Activation::Relu, [](double x) { return std::max(x, 0.0); }},
        {Activation::ReluSquared, [](double x) { return x > 0 ? x * x : 0; }},
        {Activation::Relu6, [](double x) { return std::min(std::max(x, 0.0), 6.0); }},
        {Activation::LeakyRelu, [](double x) { return x > 0 ? x : 0.01 * x; }},
        {Activation::Sigmoid, sigma},
        {Activation::Tanh, [](double x) { return std::tanh(x); }},
        {Activation::Laplace,
         [](double x) {
             return 0.5 * (1 + std::erf((x - 0.707107) / (0.282095 * std::sqrt(2.0))));
         }},
        {Activation::SqrtSoftplus, [](double x) { return std::sqrt(softplus(x)); }},
        {Activation::Linear, [](double x) { return x; }}};
    return kFormulas;
}

TEST(Activations, areTheirFormulasInBothPasses) {
    static constexpr float kBias = 0.25F;
    std::vector<float> inputs;
    for (int i = -6000; i <= 6000; ++i)
        inputs.push_back(static_cast<float>(i) / 100.0F);
    for (const auto& [activation, formula] : formulas()) {
        SCOPED_TRACE(name(activation));
        // A product with the number 1, finished with the bias and the activation.
        const float one = 1;
        std::vector<float> fast(inputs.size());
        kernels::WeightMatrix({&one, 1, 1}, 1, 1)
            .multiply(inputs.data(), static_cast<std::int64_t>(inputs.size()), fast.data(),
                      {.bias = &kBias, .activation = activation});
        auto alone = inputs;
        for (float& x : alone)
            x += kBias;
        kernels::activate(alone.data(), static_cast<std::int64_t>(alone.size()), activation);
        ModelConfig config;
        config.activation = activation;
        const auto tensor = activate(config, at::tensor(inputs) + kBias);
        const auto inDouble = activate(config, (at::tensor(inputs) + kBias).to(at::kDouble));
        double worstFast = 0;
        double worstAlone = 0;
        double worstTensor = 0;
        double worstDouble = 0;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const double x = double{inputs[i] + kBias};
            const double right = formula(x);
            const double size = std::max(1.0, std::abs(right));
            const auto at = static_cast<std::int64_t>(i);
            worstFast = std::max(worstFast, std::abs(double{fast[i]} - right) / size);
            worstAlone = std::max(worstAlone, std::abs(double{alone[i]} - right) / size);
            worstTensor =
                std::max(worstTensor, std::abs(double{tensor[at].item<float>()} - right) / size);
            worstDouble =
                std::max(worstDouble, std::abs(inDouble[at].item<double>() - right) / size);
        }
        EXPECT_LT(worstFast, 1e-6);
        EXPECT_LT(worstAlone, 1e-6);
        EXPECT_LT(worstTensor, 1e-6);
        EXPECT_LT(worstDouble, 1e-9);  // at::gelu rounds its constants
    }
}

// From the file to the probabilities, in the pass that computes sweeps.
TEST(Activations, areReadAndUsedByTheEngine) {
    const ScratchFolder scratch;
    const std::vector<TokenId> prompt{33, 68, 81, 7};
    std::vector<double> before;
    for (const auto& [activation, formula] : formulas()) {
        SCOPED_TRACE(name(activation));
        auto spec = livelySpec();
        spec.config.activation = activation;
        writeRandomCheckpoint(scratch / "model", spec);
        const test::LoadedModel model(scratch / "model");
        ASSERT_EQ(model.weights.config.activation, activation);
        const auto ids =
            at::tensor(std::vector<std::int64_t>(prompt.begin(), prompt.end())).unsqueeze(0);
        const auto right = at::softmax(forward(test::inDouble(model.weights), ids)[0][3], 0);
        SetRequest request;
        request.prompt = prompt;
        request.topK = spec.config.vocabulary;
        double worst = 0;
        std::vector<double> now(static_cast<std::size_t>(spec.config.vocabulary));
        for (const auto& score : loadEngine(scratch / "model", {})->predict(request).clean) {
            const double p = right[score.token.id].item<double>();
            now[static_cast<std::size_t>(score.token.id)] = p;
            worst = std::max(worst, std::abs(double{score.p} - p));
        }
        EXPECT_LT(worst, 1e-5);
        // Nothing here is so large that gelu_10 would cut it off.
        EXPECT_EQ(now == before, activation == Activation::GeluClipped)
            << "another activation, other numbers";
        before = now;
    }
}

}  // namespace
}  // namespace headscope
