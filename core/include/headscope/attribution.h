// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <string>
#include <vector>

namespace headscope {

/// What each part of a model adds to the logit difference, logit(target) - logit(control), at the
/// last position: direct logit attribution (Elhage et al. 2021, "A Mathematical Framework for
/// Transformer Circuits"; the logit lens of nostalgebraist 2020, part by part).
/// The last residual stream x is a sum of what the parts add. The final LayerNorm's mean and sigma
/// are those of this run ("frozen"): then with g = gamma (W_U[target] - W_U[control])
/// a part c in R^d adds c . (g - mean(g)) / sigma, where mean(g) is for the mean that the LayerNorm
/// subtracts. The parts add up to the logit difference. Indirect effects through later parts are
/// not in it: an ablation measures those.
/// A value; any thread. Numbers are logits; sums in float64.
struct Attribution {
    HeadGrid<double> heads;    ///< z_h W_h at the last position, the value bias with it
    std::vector<double> mlps;  ///< L: an MLP's whole output, its bias with it
    double embedding = 0;      ///< of the last token, and of its position
    /// The biases of the attentions' output projections, all layers together, and the final
    /// LayerNorm's bias: attributed to no head and no MLP.
    double biases = 0;
    double logitDifference = 0;  ///< of the same run, as its forward pass gives it
    double sigma = 0;  ///< sqrt(variance + epsilon) of the final LayerNorm, which is frozen
    double mean = 0;   ///< of the last residual stream, which is subtracted

    [[nodiscard]] double headsTotal() const;  ///< of all heads
    [[nodiscard]] double mlpsTotal() const;   ///< of all MLPs
    /// Of all parts.
    [[nodiscard]] double total() const;
    /// Is total() the logit difference, within tolerances::kAttribution?
    [[nodiscard]] bool addsUp() const;
    bool operator==(const Attribution&) const = default;
};

/// A head or an MLP with what it adds.
struct AttributedPart {
    int layer = 0;
    int head = -1;  ///< -1: the layer's MLP
    double value = 0;
    bool operator==(const AttributedPart&) const = default;
};
/// "9.6" for a head, "MLP 9" for an MLP.
[[nodiscard]] std::string name(const AttributedPart& part);

/// Heads and MLPs, by |value|, the largest first; equal ones by layer, heads before the MLP.
[[nodiscard]] std::vector<AttributedPart> strongestParts(const Attribution& attribution);

}  // namespace headscope
