// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/model_info.h>

#include <array>
#include <utility>

namespace headscope {
namespace {

// transformers' ACT2FN, but for prelu and xielu, which have weights. The first name of each is the
// one that is written.
constexpr std::array<std::pair<std::string_view, Activation>, 22> kNames{{
    {"gelu_new", Activation::GeluTanh},
    {"gelu_pytorch_tanh", Activation::GeluTanh},
    {"gelu_python_tanh", Activation::GeluTanh},
    {"gelu_accurate", Activation::GeluTanh},
    // Its constant is sqrt(2/pi) to ten digits.
    {"gelu_fast", Activation::GeluTanh},
    {"gelu", Activation::GeluErf},
    {"gelu_python", Activation::GeluErf},
    {"gelu_10", Activation::GeluClipped},
    {"quick_gelu", Activation::QuickGelu},
    {"silu", Activation::Silu},
    {"swish", Activation::Silu},
    {"hardswish", Activation::HardSwish},
    {"mish", Activation::Mish},
    {"relu", Activation::Relu},
    {"relu2", Activation::ReluSquared},
    {"relu6", Activation::Relu6},
    {"leaky_relu", Activation::LeakyRelu},
    {"sigmoid", Activation::Sigmoid},
    {"tanh", Activation::Tanh},
    {"laplace", Activation::Laplace},
    {"sqrtsoftplus", Activation::SqrtSoftplus},
    {"linear", Activation::Linear},
}};

}  // namespace

std::string name(Activation activation) {
    for (const auto& [known, its] : kNames) {
        if (its == activation) return std::string(known);
    }
    return {};
}

std::optional<Activation> activationFromName(std::string_view name) {
    for (const auto& [known, activation] : kNames) {
        if (name == known) return activation;
    }
    return std::nullopt;
}

}  // namespace headscope
