// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

namespace headscope {

const InterventionKind& vectorMeanKind() {
    static const InterventionKind kind{
        .id = "vector-mean",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "vector mean",
                    .brief = "vector mean",
                    .letters = "VM",
                    .done = "set to its mean vector",
                    .run = "ablated",
                    .noun = "the head's mean vector over the clean run's positions",
                    .gerund = "Replacing layer %1 head %2 by its mean vector",
                    .sentence =
                        "Replaces the head's output at each position by its mean vector "
                        "over the clean run's positions: mean ablation, on one prompt."};
            },
        .example = VectorMean{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention&, const DonorFacts& facts) {
                return Donor(0, facts.scalarMean.layers(),
                             facts.headWidth * facts.scalarMean.heads(), facts.vectorMean);
            },
        .plain =
            [](const Intervention&, const PlainHead& head) {
                std::vector<double> edited(head.clean.size());
                for (std::size_t i = 0; i < edited.size(); ++i) {
                    for (std::size_t t = 0; t < head.tokens; ++t)
                        edited[i] += head.clean[t * head.width + i % head.width];
                    edited[i] /= static_cast<double>(head.tokens);
                }
                return edited;
            },
        .python = "clean.double().mean(0).float()"};
    return kind;
}

}  // namespace headscope
