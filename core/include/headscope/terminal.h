// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// Is stderr a terminal, where a line can be overwritten? Any thread, as all here.
[[nodiscard]] bool errorsGoToTerminal();

/// Is stdout a terminal?
[[nodiscard]] bool outputGoesToTerminal();

/// The columns of the terminal at stdout; 80 if not known.
[[nodiscard]] int terminalColumns();

}  // namespace headscope
