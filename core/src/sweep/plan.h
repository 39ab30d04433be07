// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intervention/donor.h"

#include <headscope/ablation.h>
#include <headscope/model_info.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace headscope {

/// One ablated forward: a set of heads replaced together. A sweep's variants hold one head each.
struct Variant {
    std::vector<HeadId> heads;  ///< ascending, not empty, without repetition
    DonorPtr donor;             ///< what replaces z; never null
    HeadId own{};               ///< in a sweep: the head whose cell this is
    std::size_t part = 0;       ///< in a sweep: which of its donors
    /// The index in the batch of the variant that this one continues: one with the same heads but
    /// for those of the last layer, where this one joins. Empty: it continues the clean run. Only
    /// AblatedPass knows of it.
    std::optional<std::size_t> parent = {};

    /// The first layer that is computed for it.
    [[nodiscard]] int firstLayer() const {
        return parent ? heads.back().layer : heads.front().layer;
    }
};

/// Variants that run as one batch, ordered by first layer: the batch starts at the lowest of them
/// and the others join at theirs.
using Batch = std::vector<Variant>;

/// Layers that the batch's variants go through, all together: the measure of its work.
[[nodiscard]] double layersOf(std::span<const Variant> batch, int layers);

/// Cuts a sweep into batches, the last layers first: they are the cheapest, so the first cells come
/// soon. Groups of layers start at `firstLayers` and grow, because fewer and larger matrix products
/// run nearer to the machine's peak; the last layer alone is one position a variant. No batch holds
/// more than `maxTokenRows` token rows (variants x positions carried), except that it always holds
/// one variant.
[[nodiscard]] std::vector<Batch> planSweep(const ModelConfig& config,
                                           std::span<const DonorPtr> donors, int positionsCarried,
                                           std::size_t maxTokenRows, int firstLayers);

}  // namespace headscope
