// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "completion/shell_completion.h"

#include <QList>

class QCommandLineOption;

namespace headscope::app {

/// The window's options as they are offered by a shell.
[[nodiscard]] completion::Command windowCommand(const QList<QCommandLineOption>& options);

}  // namespace headscope::app
