// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

#include <fmt/format.h>

namespace headscope {
namespace {

double alpha(const Intervention& intervention) {
    return std::get<Scale>(intervention.source()).alpha;
}

}  // namespace

const InterventionKind& scaleKind() {
    static const InterventionKind kind{
        .id = "scale",
        .words =
            [](const Intervention& one) {
                const auto by = fmt::format("{}", alpha(one));
                return InterventionWords{
                    .label = "scaled by " + by,
                    .brief = "\u00D7 " + by,
                    .letters = "\u00D7" + by,
                    .done = "scaled by " + by,
                    .run = "scaled",
                    .noun = by + " times the head's output",
                    .gerund = "Scaling layer %1 head %2 by " + by,
                    .sentence = "Multiplies the head's output by " + by +
                                ". 0 is the same as zero, 1 changes nothing, 2 doubles it."};
            },
        .example = Scale{0.5},
        .alpha = [](const Intervention& one) { return std::optional(alpha(one)); },
        .withAlpha = [](double value) { return Intervention(Scale{value}); },
        .donor =
            [](const Intervention& one, const DonorFacts& facts) {
                const auto width = facts.headWidth * facts.scalarMean.heads();
                return Donor(static_cast<float>(alpha(one)), 1, width,
                             std::vector<float>(static_cast<std::size_t>(width)));
            },
        .plain =
            [](const Intervention& one, const PlainHead& head) {
                std::vector<double> edited = head.z;
                for (double& value : edited)
                    value *= alpha(one);
                return edited;
            },
        .python = "alpha * z"};
    return kind;
}

}  // namespace headscope
