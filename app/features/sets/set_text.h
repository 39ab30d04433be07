// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/sets/set_study.h"
#include "ui/theme.h"

#include <headscope/noise_floor.h>

#include <QString>

#include <optional>

namespace headscope::app {

// What a set of heads does, in words and numbers. GUI thread (translated).

/// A table with the two tokens beside each other; and with one below the other, which is half as
/// wide, and where names may be broken.
struct SetTables {
    QString beside;
    QString below;
};

/// P and rank of target and control before and after, the joint effect, the sum of the single
/// effects and the difference, as rich text. The latter two are empty while single effects are
/// still to come.
[[nodiscard]] SetTables setTables(const Run& run, const HeadList& heads,
                                  const Intervention& intervention, const AblatedRun& joint,
                                  const Theme& theme);

/// What the difference means, in plain words: judge() of core, and where P has met an end of [0,1].
/// `noise` is the run's, where it was measured.
[[nodiscard]] QString interactionSentence(const Interaction& target,
                                          const std::optional<NoiseFloor>& noise);

}  // namespace headscope::app
