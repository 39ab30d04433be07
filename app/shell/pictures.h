// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <QString>

#include <functional>

namespace headscope::app {

class MainWindow;

/// Calls `act` once nothing is to come any more and all is painted, in `looks` looks at the window
/// one after another; or `fail`, where the window shows an error. GUI thread.
void whenQuiet(MainWindow& window, int looks, std::function<void()> act,
               std::function<void(const UserError& error)> fail);

/// The window as a PNG. Throws headscope::Error where it cannot be written.
void writePicture(MainWindow& window, const QString& path);

}  // namespace headscope::app
