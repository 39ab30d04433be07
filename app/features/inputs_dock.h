// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headscope::app {

/// The objectName of the dock with prompt, target and Run, a column at the left: the feature
/// "prompt" makes it, and others find it in the window to stand beside it.
inline const QString kInputsDock = QStringLiteral("inputsDock");

}  // namespace headscope::app
