// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/plan.h"

#include <headscope/ablation.h>

#include <cstddef>
#include <utility>
#include <vector>

namespace headscope {

/// A head A with the heads B of later layers that are wanted beside it: A alone is run once, and
/// every pair continues from there at B's layer. Ascending.
struct PairFamily {
    HeadId first;
    std::vector<HeadId> partners;
};

/// Cuts pairs into batches, the cheapest first. Families stay whole where they fit, and those of
/// one layer are divided evenly, so that batches repeat each other's shapes; a family that does
/// not fit is cut, and its first head run again. No batch has more than `maxTokenRows` token rows,
/// of which a variant that joins in the last layer has one and any other one a position carried,
/// but it may always have two variants. All variants have the donor; `own` is the head that is
/// ablated last.
[[nodiscard]] std::vector<Batch> planFamilies(const std::vector<PairFamily>& families,
                                              const ModelConfig& config, const DonorPtr& donor,
                                              int positionsCarried, std::size_t maxTokenRows);

/// The same for sets of heads of one layer each, which need no other run. Ordered by layer.
[[nodiscard]] std::vector<Batch> planSets(std::vector<std::vector<HeadId>> sets,
                                          const ModelConfig& config, const DonorPtr& donor,
                                          int positionsCarried, std::size_t maxTokenRows);

}  // namespace headscope
