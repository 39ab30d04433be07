// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

namespace headscope {

const InterventionKind& zeroKind() {
    static const InterventionKind kind{
        .id = "zero",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "zero",
                    .brief = "zero",
                    .letters = "Z",
                    .done = "set to zero",
                    .run = "ablated",
                    .noun = "zero",
                    .gerund = "Ablating layer %1 head %2",
                    .sentence =
                        "Replaces the head's output by 0. Its value bias goes with it; the "
                        "bias of the output projection stays."};
            },
        .example = Zero{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention&, const DonorFacts& facts) {
                const auto width = facts.headWidth * facts.scalarMean.heads();
                return Donor(0, 1, width, std::vector<float>(static_cast<std::size_t>(width)));
            },
        .plain =
            [](const Intervention&, const PlainHead& head) {
                return std::vector<double>(head.tokens * head.width);
            },
        .python = "0.0"};
    return kind;
}

}  // namespace headscope
