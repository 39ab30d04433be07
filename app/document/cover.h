// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace headscope::app {

struct ShownRun;

/// What the window hides for now, because it would give an answer away: see RunState::setCover(). A
/// value.
struct Cover {
    bool cells = false;        ///< what each head does: maps, table, findings, tips
    std::optional<int> left;   ///< but not of those of this layer
    bool top1 = false;         ///< what the top-1 becomes, how often it stays, and ranks
    bool predictions = false;  ///< what the model says next, and P of target and control
    bool attention = false;
    bool zeroMean = false;  ///< one intervention beside another
    bool drift = false;     ///< head means
    bool tokens = false;    ///< into which tokens the prompt is split
    bool set = false;       ///< what heads do together, and growth

    /// By lessonCovers(); other names are ignored.
    [[nodiscard]] static Cover named(const std::vector<std::string>& names);

    [[nodiscard]] bool any() const { return *this != Cover(); }
    /// Some of them at least. P of the clean run is shown beside every cell.
    [[nodiscard]] bool hidesCells() const { return cells || predictions; }
    [[nodiscard]] bool hidesSets() const { return set || hidesCells() || top1; }
    [[nodiscard]] bool hidesRipples() const { return hidesSets() || tokens; }
    bool operator==(const Cover&) const = default;
};

/// The run without what is covered, which is gone and not only hidden: nothing that shows, copies,
/// writes or speaks it can reveal it. Numbers that are covered look as those still to come.
[[nodiscard]] ShownRun covered(const ShownRun& run, const Cover& cover);

/// What people see in place of something covered.
[[nodiscard]] QString coveredText();

}  // namespace headscope::app
