// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

#include <headscope/error.h>

#include <utility>

namespace headscope {

const InterventionKind& resampleKind() {
    static const InterventionKind kind{
        .id = "resample",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "resample",
                    .brief = "resample",
                    .letters = "R",
                    .done = "patched from a drawn reference prompt",
                    .run = "patched",
                    .noun = "the head's output in the clean run of a drawn reference prompt",
                    .gerund = "Patching layer %1 head %2 from a drawn reference prompt",
                    .sentence =
                        "Replaces the head's output by what it is at the same position in "
                        "the clean run of a reference prompt that is drawn by lot: "
                        "resample ablation."};
            },
        .example = Resample{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention&, const DonorFacts& facts) {
                if (!facts.other)
                    throw failure(say("the drawn prompt's clean run is missing"),
                                  say("This is a bug; please report it."));
                return Donor(facts.other);
            },
        .plain = [](const Intervention&, const PlainHead& head) { return head.other; },
        .python = "donor",
        .donorPrompt = [](const Intervention& one) -> const std::vector<TokenId>* {
            return &std::get<Resample>(one.source()).prompt;
        },
        .withDonor = [](std::vector<TokenId> prompt) -> Intervention {
            return Resample{std::move(prompt)};
        },
        .reference = ReferenceNeed::Draw};
    return kind;
}

}  // namespace headscope
