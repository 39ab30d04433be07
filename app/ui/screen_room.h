// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace headscope::app {

// How large a window of its own may be on its screen. GUI thread.

/// What a window is given of what it wants where a screen has so much room: a little is left for
/// its frame.
[[nodiscard]] QSize sizeWithin(QSize wanted, QSize room);

/// Puts all that is in a window into an area that scrolls, if the window cannot be made as small as
/// `room`. Its layout is no longer the window's own then.
void scrollWhereLarger(QWidget& window, QSize room);

/// The same, and the window made to fit, when it is shown: what is in it is known then.
void keepWithinScreen(QWidget& window);

}  // namespace headscope::app
