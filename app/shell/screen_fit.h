// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace headscope::app {

/// Makes a window that is not shown yet no larger than its screen leaves room for, its title bar
/// included, as far as its parts can be made smaller. A maximised one is not changed. GUI thread.
void fitToScreen(QWidget& window);

}  // namespace headscope::app
