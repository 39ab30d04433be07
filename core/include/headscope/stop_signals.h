// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace headscope {

/// From now on a write to a pipe whose reader has gone (SIGPIPE), or beyond the limit of a file's
/// size (SIGXFSZ), is an error of that write, as on a full disk, and does not end the program. At
/// the beginning of main().
void keepWriteErrors();

/// Ends the program as SIGPIPE does, which a shell tells as 141: quietly, as is the custom where
/// the reader of a pipe has enough, such as `head`. Undoes keepWriteErrors() for that.
[[noreturn]] void endForClosedPipe();

/// "SIGTERM" and the like; a number where it is none of those that StopSignals takes.
[[nodiscard]] std::string signalName(int number);

/// While it lives, SIGINT, SIGTERM and SIGHUP do not end the program at once: the first of them
/// calls `stop` with its number, once, on a thread of its own. A Ctrl-C later than a third of a
/// second after it ends the program as ever; SIGTERM and SIGHUP do not, since the end of a login
/// session or of a terminal sends several. A signal that was ignored before (nohup, a shell's
/// background job) stays ignored. At most one object at a time; where the system has no pipe or
/// thread for it, signals end the program.
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
