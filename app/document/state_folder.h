// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headscope::app {

/// Where the program keeps what it needs from one start to the next and the user does not edit:
/// $HEADSCOPE_STATE; beside the settings where $HEADSCOPE_CONFIG names them (tests use it); else
/// headscope in $XDG_STATE_HOME, which is ~/.local/state by default. Not created here.
[[nodiscard]] QString stateFolder();

/// The user's own documents: where choosers of files begin.
[[nodiscard]] QString documentsFolder();
/// The same for pictures.
[[nodiscard]] QString picturesFolder();

}  // namespace headscope::app
