// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intervention/donor.h"
#include "model/packed_weights.h"

#include <headscope/tokenizer.h>

#include <ATen/ATen.h>

#include <memory>
#include <vector>

namespace headscope {

/// int64 [1, T], as the model reads a prompt.
[[nodiscard]] at::Tensor idTensor(const std::vector<TokenId>& prompt);

/// A donor's clean run: what a patch puts in z's place.
struct DonorPass {
    std::shared_ptr<const PromptZ> z;
    at::Tensor logits;  ///< last position [V]
};

/// Runs the model once on the donor's prompt and keeps z from position `first` on. The same
/// functions as runClean() in the same order, so that a prompt's own z is that of its clean run, to
/// the last bit.
[[nodiscard]] DonorPass runDonor(const PackedWeights& w, const std::vector<TokenId>& donor,
                                 int first);

/// The last donor's run: clicks ask about the same one again and again.
class KeptDonor {
 public:
    /// Valid until the next call.
    const DonorPass& of(const PackedWeights& w, const std::vector<TokenId>& donor, int first);

 private:
    DonorPass m_pass;
    std::vector<TokenId> m_donor;
    int m_first = 0;
};

}  // namespace headscope
