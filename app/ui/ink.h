// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace headscope::app {

/// Near black or white, whichever reads better on `background`: the one with the larger contrast
/// ratio of WCAG 2.1, which is at least 4.2 whatever the background.
[[nodiscard]] QColor inkOn(const QColor& background);

/// How far two colours are apart: the contrast ratio of WCAG 2.1, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

}  // namespace headscope::app
