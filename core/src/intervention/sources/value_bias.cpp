// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

namespace headscope {

const InterventionKind& valueBiasKind() {
    static const InterventionKind kind{
        .id = "value-bias",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "value bias",
                    .brief = "value bias",
                    .letters = "VB",
                    .done = "set to its value bias",
                    .run = "ablated",
                    .noun = "the bias of the head's values",
                    .gerund = "Replacing layer %1 head %2 by its value bias",
                    .sentence =
                        "Replaces the head's output by the bias of its values: what zero "
                        "means in libraries that fold value biases into the output "
                        "projection."};
            },
        .example = ValueBias{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention&, const DonorFacts& facts) {
                return Donor(0, facts.scalarMean.layers(),
                             facts.headWidth * facts.scalarMean.heads(), facts.valueBias);
            },
        .plain =
            [](const Intervention&, const PlainHead& head) {
                std::vector<double> edited;
                for (std::size_t t = 0; t < head.tokens; ++t)
                    edited.insert(edited.end(), head.valueBias.begin(), head.valueBias.end());
                return edited;
            },
        .python = "value_bias"};
    return kind;
}

}  // namespace headscope
