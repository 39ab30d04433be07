// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <string>
#include <vector>

namespace headscope::app {

// The set of heads that are ablated together, as the user builds it. Plain values and pure
// functions, any thread. Sets are ordered and hold no head twice.

/// What a growth path was computed for: its numbers say nothing about another prompt or model.
struct GrowthOrigin {
    std::string model;  ///< its name and shape
    std::vector<TokenId> prompt;
    TokenSet target;
    TokenSet control;
    Positions positions;
    bool operator==(const GrowthOrigin&) const = default;
};

/// One head that greedy growth has added, and the prediction with it in the set.
struct GrowthStep {
    HeadId head;
    double pTarget = 0;
    double pControl = 0;
    int rankTarget = 0;
    bool operator==(const GrowthStep&) const = default;
};

/// How greedy growth got from the set it began with to the set that is there now.
struct GrowthPath {
    GrowthOrigin origin;
    Intervention intervention;
    int began = 0;       ///< heads in the set at the beginning
    double pTarget = 0;  ///< and P of target and control with them ablated
    double pControl = 0;
    std::vector<GrowthStep> steps;
    bool operator==(const GrowthPath&) const = default;
};

struct AblationSet {
    std::vector<HeadId> heads;
    GrowthPath path;  ///< without steps where the set was last changed by hand
    bool operator==(const AblationSet&) const = default;
};

using HeadList = std::vector<HeadId>;

[[nodiscard]] bool holds(const HeadList& set, HeadId head);
[[nodiscard]] HeadList united(HeadList set, const HeadList& more);
[[nodiscard]] HeadList without(HeadList set, const HeadList& fewer);
/// Puts in what is missing, or takes all of it out where nothing is missing.
[[nodiscard]] HeadList toggled(const HeadList& set, const HeadList& heads);
/// The heads of the rectangle between two corners.
[[nodiscard]] HeadList block(HeadId corner, HeadId opposite);
/// Only those that a model of this shape has.
[[nodiscard]] HeadList inside(HeadList set, int layers, int heads);

}  // namespace headscope::app
