// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace headscope::app {

/// Of the letters or of the digits: they mean the same everywhere. GUI thread.
[[nodiscard]] inline bool isEnter(const QKeyEvent& event) {
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

}  // namespace headscope::app
