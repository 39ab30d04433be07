// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/run.h>

#include <QString>

namespace headscope::app {

/// The heads that change the target most, as rich text: each a link to its name, "0.4", in `color`,
/// with its change, and what that is of: the ranking of findingText(), so that both name the same
/// head. None is named whose change is within the noise; where that is so of all, it says so. Empty
/// where there is nothing to say. Any thread (translated).
[[nodiscard]] QString strongestText(const Run& run, const Intervention& intervention,
                                    const QString& color);

}  // namespace headscope::app
