// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <QString>

namespace headscope::app {

/// A time that was measured: "3.2 s", "45 s", "2 min".
[[nodiscard]] QString durationText(double seconds);

/// headscope::timeLeft(), in the language that is shown.
[[nodiscard]] QString timeLeftText(double seconds);

/// How far a run that is being computed is, and when it will be done.
[[nodiscard]] QString progressText(const Progress& progress);

}  // namespace headscope::app
