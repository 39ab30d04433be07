// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/screen_fit.h"

#include <QGuiApplication>
#include <QScreen>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace headscope::app {

void fitToScreen(QWidget& window) {
    if (window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) return;
    // The desktop draws the frame, and reports its size only once the window is shown.
    const int title = std::max(32, 2 * window.fontMetrics().height());
    const QSize room = window.screen()->availableSize() - QSize(0, title);
    window.resize(window.size().boundedTo(room));
}

}  // namespace headscope::app
