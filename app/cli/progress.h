// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace headscope::cli {

/// What a run with these computes: "ablations", or of patches alone "patches".
[[nodiscard]] std::string runsOf(const std::vector<Intervention>& interventions);

/// One line on standard error, rewritten as work is done, with the time left. Silent where standard
/// error is not a terminal. The line is cleared by the destructor.
class Progress {
 public:
    Progress(std::string what, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void add(std::size_t done);
    /// So much of all is done by now.
    void reach(std::size_t done);
    /// The same of a share of all, 0 to 1.
    void reachShare(double share);
    /// Makes room for a line on standard error; the next number writes this one again.
    void clear() const;

 private:
    using Clock = std::chrono::steady_clock;
    std::string m_what;
    std::size_t m_total;
    std::size_t m_done = 0;
    bool m_visible;
    Clock::time_point m_start = Clock::now();
};

}  // namespace headscope::cli
