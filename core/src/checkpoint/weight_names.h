// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/weight_files.h"

#include <headscope/model_info.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A tensor that a GPT-2 model needs, by Hugging Face's name without "transformer.".
struct ExpectedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// Every tensor of a GPT-2 model, but lm_head.weight; matrices of the blocks are [in, out]
/// (Conv1D).
[[nodiscard]] std::vector<ExpectedTensor> expectedTensors(const ModelConfig& config);

/// c_attn, c_proj, c_fc: a product's weights, which nn.Linear stores the other way round.
[[nodiscard]] bool isBlockMatrix(std::string_view name);

/// What stands before the layer's number and after it: "h.3.ln_1.bias" -> 3, "ln_1.bias"; layer -1
/// where the name is not a block's.
struct BlockName {
    int layer = -1;
    std::string_view rest;
};
[[nodiscard]] BlockName blockName(std::string_view name);

/// What the names of a file's tensors begin with. transformers writes "transformer." or nothing;
/// torch.compile puts "_orig_mod." before them, DataParallel "module.", a wrapper of one's own
/// anything that ends with a dot.
class WeightNames {
 public:
    /// That which most of the model's names in the file have before them.
    WeightNames(const WeightFiles& weights, const std::vector<ExpectedTensor>& expected);

    [[nodiscard]] const std::string& prefix() const { return m_prefix; }
    /// The prefix without "transformer.": what stands before "lm_head.weight".
    [[nodiscard]] std::string_view outerPrefix() const;
    /// The name as expectedTensors() and "lm_head.weight" have it.
    [[nodiscard]] std::string_view plain(std::string_view name) const;

    /// The tensor of a plain name, or null. LayerNorm's weight and bias may be called gamma and
    /// beta.
    [[nodiscard]] const TensorView* find(std::string_view plainName) const;
    [[nodiscard]] const TensorView* findHead() const;

 private:
    [[nodiscard]] const TensorView* findExactly(std::string_view plainName) const;

    const WeightFiles& m_weights;
    std::string m_prefix;
};

}  // namespace headscope
