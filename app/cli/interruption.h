// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/stop_signals.h>

#include <atomic>
#include <stop_token>
#include <string_view>

namespace headscope::cli {

/// While it lives, Ctrl-C, and the end of the terminal or the login session, stop a computation in
/// order, as with a stop token; a second Ctrl-C ends the program at once.
class Interruption {
 public:
    Interruption();

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }
    /// Throws Error(Failure) if it was asked for; `what` was stopped, in the singular, such as "the
    /// sweep".
    void check(std::string_view what) const;

 private:
    std::stop_source m_source;
    std::atomic<int> m_signal{0};
    StopSignals m_signals;
};

}  // namespace headscope::cli
