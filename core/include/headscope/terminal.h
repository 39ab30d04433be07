// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// Whether what is written to stderr is seen on a terminal, where a line can be written over. Any
/// thread.
[[nodiscard]] bool errorsGoToTerminal();

}  // namespace headscope
