// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervention/kind.h"

#include <headscope/error.h>

#include <utility>

namespace headscope {

const InterventionKind& patchKind() {
    static const InterventionKind kind{
        .id = "patch",
        .words =
            [](const Intervention&) {
                return InterventionWords{
                    .label = "patch",
                    .brief = "patch",
                    .letters = "P",
                    .done = "patched from the donor",
                    .run = "patched",
                    .noun = "the head's output in the donor's clean run",
                    .gerund = "Patching layer %1 head %2 from the donor",
                    .sentence =
                        "Replaces the head's output by what it is at the same position in the "
                        "clean run of a second prompt, the donor: activation patching."};
            },
        .example = FromPrompt{},
        .alpha = nullptr,
        .withAlpha = nullptr,
        .donor =
            [](const Intervention&, const DonorFacts& facts) {
                if (!facts.other)
                    throw failure(say("the donor's clean run is missing"),
                                  say("This is a bug; please report it."));
                return Donor(facts.other);
            },
        .plain = [](const Intervention&, const PlainHead& head) { return head.other; },
        .python = "donor",
        .donorPrompt = [](const Intervention& one) -> const std::vector<TokenId>* {
            return &std::get<FromPrompt>(one.source()).prompt;
        },
        .withDonor = [](std::vector<TokenId> prompt) -> Intervention {
            return FromPrompt{std::move(prompt)};
        }};
    return kind;
}

}  // namespace headscope
