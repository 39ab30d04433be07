// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/terminal.h>

#include <sys/ioctl.h>
#include <unistd.h>

namespace headscope {

bool errorsGoToTerminal() {
    return ::isatty(STDERR_FILENO) != 0;
}

bool outputGoesToTerminal() {
    return ::isatty(STDOUT_FILENO) != 0;
}

int terminalColumns() {
    constexpr int kUsual = 80;
    winsize size{};
    const bool told = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return told ? size.ws_col : kUsual;
}

}  // namespace headscope
