// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/packed_weights.h"
#include "sweep/ablated_pass.h"
#include "sweep/scoring.h"

#include <headscope/quantity.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace headscope {

/// The metric of many runs, out of the last residual streams of an AblatedPass.
/// A logit difference needs no more than the watched tokens' logits: the final LayerNorm's rows
/// times those columns of the unembedding, summed in float64. Everything else takes all logits.
/// Throws NotFinite if a value is not finite. Engine's thread.
class StreamMetric {
 public:
    struct Input {
        const PackedWeights& weights;
        const Scorer& scorer;
    };
    /// LogitDifference, or LogProbability of the target. `clean` has the clean run's ln P. All but
    /// the setting must outlive this.
    StreamMetric(Input input, const Setting& setting, Metric metric, const CleanRun& clean,
                 AblatedPass& pass);

    /// Of the clean run, with its last residual stream [d].
    [[nodiscard]] double ofClean(const float* stream);
    /// Of each variant of the last batch, in its order; fewer where `stops` said so meanwhile.
    [[nodiscard]] std::vector<double> ofBatch(std::size_t variants,
                                              const std::function<bool()>& stops);

 private:
    [[nodiscard]] std::vector<double> differences(const float* streams, std::size_t count);
    [[nodiscard]] double logitOf(const std::vector<std::vector<float>>& columns,
                                 const float* normed) const;

    Input m_in;
    TokenSet m_target, m_control;
    Metric m_metric;
    const CleanRun& m_clean;
    AblatedPass& m_pass;
    std::vector<std::vector<float>> m_targets, m_controls;  ///< columns [d] of the unembedding
    Scratch m_normed, m_logits;
};

}  // namespace headscope
