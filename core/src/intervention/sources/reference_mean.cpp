// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"
#include "intervention/reference_rows.h"

#include <utility>

namespace headscope {

const InterventionKind& referenceMeanKind() {
    static const InterventionKind kind{
        .id = "reference-mean",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "reference mean",
                    .brief = "reference mean",
                    .letters = "RM",
                    .done = "set to its mean over the reference prompts",
                    .run = "ablated",
                    .noun = "the head's mean vector over the reference prompts",
                    .gerund = "Replacing layer %1 head %2 by its mean over the reference prompts",
                    .sentence =
                        "Replaces the head's output at each position by its mean vector over all "
                        "positions of "
                        "a set of reference prompts: mean ablation over a data set."};
            },
        .example = ReferenceMean{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention& one, const DonorFacts&) {
                return donorOf(std::get<ReferenceMean>(one.source()).reference);
            },
        .plain =
            [](const Intervention& one, const PlainHead& head) {
                return plainRows(std::get<ReferenceMean>(one.source()).reference, head);
            },
        .python = nullptr,
        .reference = ReferenceNeed::Mean,
        .referenceOf = [](const Intervention& one) -> const Reference* {
            return &std::get<ReferenceMean>(one.source()).reference;
        },
        .withReference = [](Reference reference) -> Intervention {
            return ReferenceMean{std::move(reference)};
        }};
    return kind;
}

}  // namespace headscope
