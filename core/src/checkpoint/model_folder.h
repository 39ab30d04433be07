// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/weight_files.h"

#include <headscope/model_info.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A model folder in Hugging Face's layout, opened and checked: every tensor that the sizes in
/// config.json call for is there, with that shape and a type that can be read. The weights stay
/// mapped; tensors are views into them. Immutable once opened; any thread.
struct ModelFolder {
    ModelInfo info;
    WeightFiles weights;
    /// By the name without "transformer."; what tensor() looks in.
    std::map<std::string, const TensorView*, std::less<>> tensors;

    /// A tensor by Hugging Face's name without "transformer.": "wte.weight",
    /// "h.0.attn.c_attn.bias", and where the embeddings are not tied "lm_head.weight". `name` must
    /// be one of the model's.
    [[nodiscard]] const TensorView& tensor(std::string_view name) const;

    /// The tensors that are there and that GPT-2 has no use for: neither masks nor a true copy of
    /// the tied embedding, which is read to tell.
    [[nodiscard]] std::vector<std::string> ignored() const;
};

/// Opens and checks the folder: config.json, the weights' headers, and that a tokenizer is there.
/// Reads no weights: milliseconds. Throws Error(Input) naming the file and tensor, and what to do.
[[nodiscard]] ModelFolder openModelFolder(const std::filesystem::path& folder);

}  // namespace headscope
