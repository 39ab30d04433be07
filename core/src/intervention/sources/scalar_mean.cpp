// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

namespace headscope {

const InterventionKind& scalarMeanKind() {
    static const InterventionKind kind{
        .id = "mean",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "scalar mean",
                    .brief = "mean",
                    .letters = "M",
                    .done = "set to its mean",
                    .run = "ablated",
                    .noun = "the mean of the head's values over the clean run",
                    .gerund = "Replacing layer %1 head %2 by its mean",
                    .sentence =
                        "Replaces every number of the head's output by one: the mean of all "
                        "of them in the clean run."};
            },
        .example = ScalarMean{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention&, const DonorFacts& facts) {
                std::vector<float> rows;
                for (const float mean : facts.scalarMean.values())
                    rows.insert(rows.end(), static_cast<std::size_t>(facts.headWidth), mean);
                return Donor(0, facts.scalarMean.layers(),
                             facts.headWidth * facts.scalarMean.heads(), std::move(rows));
            },
        .plain =
            [](const Intervention&, const PlainHead& head) {
                double sum = 0;
                for (const double value : head.clean)
                    sum += value;
                return std::vector<double>(head.clean.size(),
                                           sum / static_cast<double>(head.clean.size()));
            },
        .python = "clean.double().mean().item()"};
    return kind;
}

}  // namespace headscope
