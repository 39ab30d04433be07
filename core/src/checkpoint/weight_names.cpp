// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/weight_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <set>
#include <system_error>

namespace headscope {
namespace {

constexpr std::string_view kUsual = "transformer.";
constexpr std::size_t kMostPrefixes = 32;  // more are made to keep the program busy

bool isNormName(std::string_view name) {
    return name.find("ln_") != std::string_view::npos;
}

/// "ln_f.weight" -> "ln_f.gamma"; empty for what has no such name.
std::string oldNormName(std::string_view name) {
    if (!isNormName(name)) return {};
    const auto dot = name.rfind('.');
    const bool isWeight = name.substr(dot + 1) == "weight";
    return std::string(name.substr(0, dot)) + (isWeight ? ".gamma" : ".beta");
}

/// What could stand before the model's names: what does before one of those that only GPT-2 has.
std::set<std::string> possiblePrefixes(const WeightFiles& weights) {
    static constexpr std::array<std::string_view, 3> kTelling{"wpe.weight", "wte.weight",
                                                              "h.0.attn.c_attn.weight"};
    std::set<std::string> prefixes{std::string(kUsual), ""};
    for (const TensorView& tensor : weights.tensors()) {
        const std::string_view name = tensor.name;
        if (prefixes.size() >= kMostPrefixes) break;
        for (const std::string_view telling : kTelling) {
            if (!name.ends_with(telling)) continue;
            const std::string_view before = name.substr(0, name.size() - telling.size());
            if (before.ends_with('.')) prefixes.emplace(before);
        }
    }
    return prefixes;
}

}  // namespace

std::vector<ExpectedTensor> expectedTensors(const ModelConfig& config) {
    const std::int64_t d = config.width;
    const std::int64_t inner = config.inner;
    std::vector<ExpectedTensor> expected{{"wte.weight", {config.vocabulary, d}},
                                         {"wpe.weight", {config.positions, d}}};
    for (int layer = 0; layer < config.layers; ++layer) {
        const std::string block = std::string("h.") + std::to_string(layer) + ".";
        const std::initializer_list<ExpectedTensor> tensors = {
            {"ln_1.weight", {d}},
            {"ln_1.bias", {d}},
            {"attn.c_attn.weight", {d, 3 * d}},
            {"attn.c_attn.bias", {3 * d}},
            {"attn.c_proj.weight", {d, d}},
            {"attn.c_proj.bias", {d}},
            {"ln_2.weight", {d}},
            {"ln_2.bias", {d}},
            {"mlp.c_fc.weight", {d, inner}},
            {"mlp.c_fc.bias", {inner}},
            {"mlp.c_proj.weight", {inner, d}},
            {"mlp.c_proj.bias", {d}},
        };
        for (const ExpectedTensor& tensor : tensors) {
            expected.push_back({block + tensor.name, tensor.shape});
        }
    }
    expected.push_back({"ln_f.weight", {d}});
    expected.push_back({"ln_f.bias", {d}});
    return expected;
}

bool isBlockMatrix(std::string_view name) {
    return name.ends_with(".c_attn.weight") || name.ends_with(".c_proj.weight") ||
           name.ends_with(".c_fc.weight");
}

BlockName blockName(std::string_view name) {
    BlockName block;
    if (!name.starts_with("h.")) return block;
    const char* const end = name.data() + name.size();
    int layer = 0;
    const auto [next, error] = std::from_chars(name.data() + 2, end, layer);
    if (error != std::errc() || layer < 0 || next == end || *next != '.') return block;
    return {layer, name.substr(static_cast<std::size_t>(next + 1 - name.data()))};
}

WeightNames::WeightNames(const WeightFiles& weights, const std::vector<ExpectedTensor>& expected)
    : m_weights(weights) {
    std::ptrdiff_t most = -1;
    std::string best;
    const auto preferred = [](const std::string& prefix) {
        return prefix == kUsual ? 0 : prefix.empty() ? 1 : 2;
    };
    for (const std::string& prefix : possiblePrefixes(weights)) {
        m_prefix = prefix;
        const auto count = std::count_if(expected.begin(), expected.end(), [&](const auto& tensor) {
            return findExactly(tensor.name) != nullptr;
        });
        if (count > most || (count == most && preferred(prefix) < preferred(best))) {
            most = count;
            best = prefix;
        }
    }
    m_prefix = best;
}

std::string_view WeightNames::outerPrefix() const {
    std::string_view outer = m_prefix;
    if (outer.ends_with(kUsual)) outer.remove_suffix(kUsual.size());
    return outer;
}

std::string_view WeightNames::plain(std::string_view name) const {
    for (const std::string_view prefix :
         {std::string_view(m_prefix), outerPrefix(), kUsual, std::string_view()}) {
        if (name.starts_with(prefix)) return name.substr(prefix.size());
    }
    return name;
}

const TensorView* WeightNames::findExactly(std::string_view plainName) const {
    return m_weights.find(m_prefix + std::string(plainName));
}

const TensorView* WeightNames::find(std::string_view plainName) const {
    if (const TensorView* found = findExactly(plainName)) return found;
    if (const std::string old = oldNormName(plainName); !old.empty()) {
        if (const TensorView* found = findExactly(old)) return found;
    }
    // A file may have some names with "transformer." and some without.
    if (m_prefix == kUsual) return m_weights.find(plainName);
    return m_prefix.empty() ? m_weights.find(std::string(kUsual) + std::string(plainName))
                            : nullptr;
}

const TensorView* WeightNames::findHead() const {
    constexpr std::string_view kHead = "lm_head.weight";
    for (const std::string_view prefix :
         {outerPrefix(), std::string_view(m_prefix), std::string_view()}) {
        if (const auto* found = m_weights.find(std::string(prefix) + std::string(kHead))) {
            return found;
        }
    }
    return nullptr;
}

}  // namespace headscope
