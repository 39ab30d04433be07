// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text_source.h"

#include <headscope/tokenizer.h>

#include <ATen/ATen.h>

#include <cstdint>

namespace headscope::trainer {

/// Rows of text to learn from.
struct Batch {
    at::Tensor ids;      ///< int64 [N, T]: what the model reads
    at::Tensor next;     ///< int64 [N, T]: what it should predict
    at::Tensor weights;  ///< float32 [N, T]: how much each prediction counts
};

/// The next `rows` texts of the source, each cut after `length` + 1 tokens, from its first token
/// on.
[[nodiscard]] Batch nextBatch(TextSource& source, const Tokenizer& tokenizer, std::int64_t rows,
                              std::int64_t length);

}  // namespace headscope::trainer
