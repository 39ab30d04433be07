// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/architecture.h"
#include "checkpoint/weight_files.h"

#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A block's name taken apart: "h.3.ln_1.bias" -> 3, "ln_1.bias"; layer -1 where the name is not a
/// block's.
struct BlockName {
    int layer = -1;
    std::string_view rest;
};
[[nodiscard]] BlockName blockName(std::string_view name);

/// A name that identifies the architecture: of the first block's attention.
[[nodiscard]] std::string nameInFirstBlock();

/// What the names of a file's tensors begin with. transformers writes "transformer." or nothing;
/// torch.compile puts "_orig_mod." before them, DataParallel "module.", a wrapper of one's own
/// anything that ends with a dot.
class WeightNames {
 public:
    /// That which most of the model's names in the file have before them.
    WeightNames(const WeightFiles& weights, const std::vector<ExpectedTensor>& expected);

    [[nodiscard]] const std::string& prefix() const { return m_prefix; }
    /// The prefix without the usual one: that of the unembedding's name.
    [[nodiscard]] std::string_view outerPrefix() const;
    /// The architecture's name.
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
