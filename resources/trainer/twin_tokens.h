// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <ATen/ATen.h>

namespace headscope::trainer {

/// A word's token without a leading space ("Oslo") is another one than that with it (" Oslo"), and
/// seldom seen: only where a text or a line begins. What is learned of the one would not hold for
/// the other. So the two are trained as one row of the embedding, apart by a shift that all words
/// share; a model stores both rows, as any GPT-2 does.
class TwinTokens {
 public:
    /// The twins are those of wholeWords(). The shift begins as their mean difference in
    /// `embedding` [V, d].
    TwinTokens(const Tokenizer& tokenizer, const at::Tensor& embedding);

    /// [d], a parameter to be trained.
    [[nodiscard]] const at::Tensor& shift() const { return m_shift; }

    /// The embedding as the model has it: [V, d], with the rows of words without a space made from
    /// their twins'. Differentiable in `embedding` and the shift.
    [[nodiscard]] at::Tensor tie(const at::Tensor& embedding) const;

 private:
    at::Tensor m_rows;  // [V]: the row that each token's is made from
    at::Tensor m_bare;  // [V, 1]: 1 where the shift is added, otherwise 0
    at::Tensor m_shift;
};

}  // namespace headscope::trainer
