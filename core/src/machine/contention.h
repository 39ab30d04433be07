// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace headscope {

/// Seconds that threads of this process were ready to run and had no core, summed over those that
/// live now, since they began. Nothing if the kernel does not count it. Any thread.
[[nodiscard]] std::optional<double> waitedForCores();

/// Seconds that the CPUs in `cpus` were busy with whatever program, since the machine started, by
/// `stat`, the content of /proc/stat; time that a hypervisor took counts too. Nothing if a CPU is
/// not listed there. `ticks`: units of it in a second.
[[nodiscard]] std::optional<double> busySeconds(std::string_view stat, const std::vector<int>& cpus,
                                                long ticks);

/// How many threads to compute on where `most` are wanted and other programs keep `others` cores
/// busy, in [1, most]. A thread that shares its core makes all the others wait at every step, which
/// costs up to half the speed; leaving n of T cores to the others costs n / T of it. So cores are
/// left where that is at most kMostLeft of them.
[[nodiscard]] int threadsBeside(int most, double others);
inline constexpr double kMostLeft = 0.3;

/// Watches how many cores other programs keep busy. One thread.
class OtherPrograms {
 public:
    OtherPrograms();

    /// Cores that other programs kept busy, on average, since this was last asked; nothing if that
    /// is too recent to measure (kLeast), too old to be valid now (kMost) or not known.
    [[nodiscard]] std::optional<double> coresSinceLast();

 private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kLeast{100};  // ten of the kernel's usual ticks
    static constexpr std::chrono::milliseconds kMost{5000};

    struct Sample {
        Clock::time_point time;
        std::optional<double> busy;  // all programs, seconds
        double own = 0;              // this one, seconds
    };
    [[nodiscard]] Sample sample() const;

    std::vector<int> m_cpus;
    Sample m_last;
};

}  // namespace headscope
