// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/set_study.h"
#include "theme.h"

#include <QString>

namespace headscope::app {

// What a set of heads does, in words and numbers. GUI thread (translated).

/// P and rank of target and control before and after, the joint effect, the sum of the single
/// effects and the difference, as a rich text table. The latter two are empty while single effects
/// are still to come.
[[nodiscard]] QString setTable(const ShownRun& run, const HeadList& heads, Replacement replacement,
                               const AblatedRun& joint, const Theme& theme);

/// What the difference means, in plain words.
[[nodiscard]] QString interactionSentence(const Interaction& target, std::size_t heads);

}  // namespace headscope::app
