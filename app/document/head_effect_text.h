// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/noise_floor.h>
#include <headscope/results.h>

#include <QString>

namespace headscope::app {

/// What the ablation of one head does, in plain words: "Ablating layer 9 head 6 lowers ␣Germany
/// from 62 % to 41 %; ␣the takes its place." Plain text. GUI thread (translated).
[[nodiscard]] QString headSentence(const CleanRun& clean, const Cell& cell,
                                   const Intervention& intervention);

/// Where the change of P is smaller than the run's noise: that it is, and whether that of ln P is,
/// too. Empty if it is larger.
[[nodiscard]] QString noiseSentence(const NoiseFloor& floor, const CleanRun& clean,
                                    const Cell& cell);

}  // namespace headscope::app
