// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace headscope {

/// Makes a write to a closed pipe (SIGPIPE), or beyond the limit of a file's size (SIGXFSZ), fail
/// like one to a full disk, and not end the program. At the beginning of main().
void keepWriteErrors();

/// Ends the program as SIGPIPE does (a shell reports 141): quietly, as is usual when the reader of
/// a pipe ends, such as `head`. Undoes keepWriteErrors() for that.
[[noreturn]] void endForClosedPipe();

/// "SIGTERM" and the like; a number if StopSignals does not handle it.
[[nodiscard]] std::string signalName(int number);

/// While it lives, SIGINT, SIGTERM and SIGHUP do not end the program at once: the first of them
/// calls `stop` with its number, once, on a thread of its own. A Ctrl-C more than a third of a
/// second later ends the program as usual; SIGTERM and SIGHUP do not, since the end of a login
/// session or of a terminal sends several. A signal that was ignored before (nohup, a shell's
/// background job) stays ignored. At most one object at a time; without a pipe or thread from the
/// system, signals end the program.
class StopSignals {
 public:
    explicit StopSignals(std::function<void(int number)> stop);
    /// Waits for `stop`, if it is being called.
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

 private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace headscope
