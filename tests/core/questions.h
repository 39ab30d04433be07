// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/clean_pass.h"

#include <headscope/ablation.h>

#include <utility>
#include <vector>

namespace headscope::test {

inline SetRequest setOf(std::vector<TokenId> prompt, std::vector<HeadId> heads,
                        const Intervention& intervention, const Positions& positions = {},
                        int topK = 10) {
    SetRequest request;
    request.prompt = std::move(prompt);
    request.heads = std::move(heads);
    request.intervention = intervention;
    request.positions = positions;
    request.topK = topK;
    return request;
}

/// The same with tokens that are watched.
inline SetRequest watched(SetRequest request, TokenId target, TokenId control) {
    request.target = target;
    request.control = control;
    return request;
}

/// One ablated forward from a clean run.
inline Variant variantOf(const CleanPass& clean, std::vector<HeadId> heads,
                         const Intervention& intervention, HeadId own = {}) {
    return {std::move(heads), donorOf(intervention, clean.facts), own, 0};
}

/// Every kind that needs no donor, and scales that are unlike each other.
inline std::vector<Intervention> everyIntervention() {
    auto all = kindsWithoutDonor();
    all.insert(all.end(), {Scale{2}, Scale{-1.25}});
    return all;
}

}  // namespace headscope::test
