// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace headscope::app {

struct Theme;

/// How deep the colour of an attention weight in [0,1] is, from 0 to 1. Grows with its square root:
/// in a long prompt most weights are small, and would all look like nothing.
[[nodiscard]] double attentionDepth(float weight);

/// Its colour, on screen.
[[nodiscard]] QColor attentionShade(float weight, const Theme& theme);

}  // namespace headscope::app
