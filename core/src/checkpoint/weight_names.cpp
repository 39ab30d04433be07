// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/weight_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <set>
#include <system_error>

namespace headscope {
namespace {

constexpr std::size_t kMostPrefixes = 32;  // more are made to keep the program busy

/// "ln_f.weight" -> "ln_f.gamma"; empty for what has no such name.
std::string oldNormName(std::string_view name) {
    if (!gpt2().isNorm(name)) return {};
    const auto dot = name.rfind('.');
    const bool isWeight = name.substr(dot + 1) == "weight";
    return std::string(name.substr(0, dot)) + (isWeight ? ".gamma" : ".beta");
}

/// What could stand before the model's names: what does before one of those that only this
/// architecture has.
std::set<std::string> possiblePrefixes(const WeightFiles& weights) {
    const std::array<std::string, 3> tellings{std::string(gpt2().positionEmbedding),
                                              std::string(gpt2().tokenEmbedding),
                                              nameInFirstBlock()};
    std::set<std::string> prefixes{std::string(gpt2().usualPrefix), ""};
    for (const TensorView& tensor : weights.tensors()) {
        const std::string_view name = tensor.name;
        if (prefixes.size() >= kMostPrefixes) break;
        for (const std::string_view telling : tellings) {
            if (!name.ends_with(telling)) continue;
            const std::string_view before = name.substr(0, name.size() - telling.size());
            if (before.ends_with('.')) prefixes.emplace(before);
        }
    }
    return prefixes;
}

}  // namespace

std::string nameInFirstBlock() {
    return gpt2().inBlock(0, std::string(gpt2().block.attentionIn) + ".weight");
}

BlockName blockName(std::string_view name) {
    BlockName block;
    const std::string_view before = gpt2().blockPrefix;
    if (!name.starts_with(before)) return block;
    const char* const end = name.data() + name.size();
    int layer = 0;
    const auto [next, error] = std::from_chars(name.data() + before.size(), end, layer);
    if (error != std::errc() || layer < 0 || next == end || *next != '.') return block;
    return {layer, name.substr(static_cast<std::size_t>(next + 1 - name.data()))};
}

WeightNames::WeightNames(const WeightFiles& weights, const std::vector<ExpectedTensor>& expected)
    : m_weights(weights) {
    std::ptrdiff_t most = -1;
    std::string best;
    const auto preferred = [](const std::string& prefix) {
        return prefix == gpt2().usualPrefix ? 0 : prefix.empty() ? 1 : 2;
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
    if (outer.ends_with(gpt2().usualPrefix)) outer.remove_suffix(gpt2().usualPrefix.size());
    return outer;
}

std::string_view WeightNames::plain(std::string_view name) const {
    for (const std::string_view prefix :
         {std::string_view(m_prefix), outerPrefix(), gpt2().usualPrefix, std::string_view()}) {
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
    if (m_prefix == gpt2().usualPrefix) return m_weights.find(plainName);
    return m_prefix.empty()
               ? m_weights.find(std::string(gpt2().usualPrefix) + std::string(plainName))
               : nullptr;
}

const TensorView* WeightNames::findHead() const {
    for (const std::string_view prefix :
         {outerPrefix(), std::string_view(m_prefix), std::string_view()}) {
        if (const auto* found =
                m_weights.find(std::string(prefix) + std::string(gpt2().unembedding))) {
            return found;
        }
    }
    return nullptr;
}

}  // namespace headscope
