// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headscope::app {

inline constexpr const char* kNoDisplay =
    "headscope: there is no display to open a window on. Set DISPLAY or WAYLAND_DISPLAY to one "
    "that can be reached, or use headscope-cli, which needs none.\n";

/// Is a display named, or a platform of Qt's that needs none? `platformOption` is --platform's.
[[nodiscard]] bool hasDisplay(const QString& platformOption);

/// A message handler for the time while QApplication is made. Qt aborts the program where no
/// platform plugin can start; this says in one sentence why, with a way out, and exits with 1.
/// Qt's other warnings are kept back: they are of interest only then.
void explainFailedStart(QtMsgType type, const QMessageLogContext& context, const QString& text);

}  // namespace headscope::app
