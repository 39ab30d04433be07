// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/weight_files.h"

#include <headscope/model_info.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace headscope {

/// A model folder in Hugging Face's layout, opened and checked: every tensor that the sizes in
/// config.json call for is there, with that shape and a type that can be read; but the biases,
/// which may be absent together and are zeros then. What was decided, and what is not used, is in
/// info.reading. The weights stay mapped; tensors are views into them. Immutable once opened; any
/// thread.
struct ModelFolder {
    ModelInfo info;
    WeightFiles weights;
    /// By the name without "transformer."; what tensor() looks in.
    std::map<std::string, const TensorView*, std::less<>> tensors;

    /// A tensor by Hugging Face's name without "transformer.": "wte.weight",
    /// "h.0.attn.c_attn.bias", and where the embeddings are not tied "lm_head.weight". `name` must
    /// be one of the model's.
    [[nodiscard]] const TensorView& tensor(std::string_view name) const;
    /// The same, or null for a bias that the file does not have.
    [[nodiscard]] const TensorView* find(std::string_view name) const;
};

/// Opens and checks the folder: config.json, the weights' headers, and that a tokenizer is there.
/// Reads no weights, but for what is there beside the tensor that it may be a copy of:
/// milliseconds. Refuses what would silently give another model's results: more layers than
/// config.json says, adapters that are not merged. Throws Error(Input) naming the file and tensor,
/// and what to do.
[[nodiscard]] ModelFolder openModelFolder(const std::filesystem::path& folder);

}  // namespace headscope
