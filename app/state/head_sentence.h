// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <QString>

namespace headscope::app {

/// What the ablation of one head does, in plain words: "Silencing layer 9 head 6 lowers ␣Germany
/// from 62 % to 41 %; ␣the takes its place." Plain text. GUI thread (translated).
[[nodiscard]] QString headSentence(const CleanRun& clean, const Cell& cell,
                                   Replacement replacement);

}  // namespace headscope::app
