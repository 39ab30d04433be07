// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

/// Asks with the desktop's own dialogs.
[[nodiscard]] FileChoosers systemChoosers();

}  // namespace headscope::app
