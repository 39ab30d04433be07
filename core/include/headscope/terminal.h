// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// Whether what is written to stderr is seen on a terminal, where a line can be written over. Any
/// thread, as all here.
[[nodiscard]] bool errorsGoToTerminal();

/// Whether what is written to stdout is.
[[nodiscard]] bool outputGoesToTerminal();

/// How many columns the terminal at stdout has; 80 where it does not tell.
[[nodiscard]] int terminalColumns();

}  // namespace headscope
