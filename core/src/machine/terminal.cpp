// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/terminal.h>

#include <unistd.h>

namespace headscope {

bool errorsGoToTerminal() {
    return ::isatty(STDERR_FILENO) != 0;
}

}  // namespace headscope
