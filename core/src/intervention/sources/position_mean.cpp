// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

#include <headscope/error.h>

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
                const auto& rows = std::get<PositionMean>(one.source()).reference.rows;
                if (!rows)
                    throw failure("the mean over reference prompts is missing",
                                  "This is a bug; please report it.");
                return Donor(rows);
            },
        .plain =
            [](const Intervention& one, const PlainHead& head) {
                const Donor donor(std::get<PositionMean>(one.source()).reference.rows);
                std::vector<double> edited;
                const auto width = static_cast<std::int64_t>(head.width);
                for (std::size_t t = 0; t < head.tokens; ++t) {
                    const float* row = donor.row(head.id, static_cast<int>(t), width);
                    edited.insert(edited.end(), row, row + width);
                }
                return edited;
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
