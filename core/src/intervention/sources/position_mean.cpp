// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"
#include "intervention/reference_rows.h"

#include <utility>

namespace headscope {

const InterventionKind& positionMeanKind() {
    static const InterventionKind kind{
        .id = "position-mean",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "position mean",
                    .brief = "position mean",
                    .letters = "PM",
                    .done = "set to its mean at each position of the reference prompts",
                    .run = "ablated",
                    .noun = "the head's mean vector at the same position of the reference prompts",
                    .gerund =
                        "Replacing layer %1 head %2 by its mean at each position of the reference "
                        "prompts",
                    .sentence =
                        "Replaces the head's output at each position by its mean vector at that "
                        "position over "
                        "reference prompts of the same template and length."};
            },
        .example = PositionMean{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention& one, const DonorFacts&) {
                return donorOf(std::get<PositionMean>(one.source()).reference);
            },
        .plain =
            [](const Intervention& one, const PlainHead& head) {
                return plainRows(std::get<PositionMean>(one.source()).reference, head);
            },
        .python = nullptr,
        .reference = ReferenceNeed::PositionMean,
        .referenceOf = [](const Intervention& one) -> const Reference* {
            return &std::get<PositionMean>(one.source()).reference;
        },
        .withReference = [](Reference reference) -> Intervention {
            return PositionMean{std::move(reference)};
        }};
    return kind;
}

}  // namespace headscope
