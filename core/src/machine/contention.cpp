// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/contention.h"

#include "machine/cores.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

// user nice system idle iowait irq softirq steal; guest time is in user and nice already.
constexpr int kFields = 8;
constexpr int kIdle = 3;
constexpr int kIoWait = 4;

constexpr double kLittle = 0.35;  // of a core: what keeps less than this busy is left nothing

double ownSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

std::optional<double> waitedForCores() {
    double nanoseconds = 0;
    bool isCounted = false;
    std::error_code error;
    for (fs::directory_iterator task("/proc/self/task", error), end; !error && task != end;
         task.increment(error)) {
        std::ifstream in(task->path() / "schedstat");
        double ran = 0;
        double waited = 0;
        if (in >> ran >> waited) {
            nanoseconds += waited;
            isCounted = isCounted || ran > 0;
        }
    }
    return isCounted ? std::optional(1e-9 * nanoseconds) : std::nullopt;
}

std::optional<double> busySeconds(std::string_view stat, const std::vector<int>& cpus, long ticks) {
    std::vector<std::string> left;
    for (const int cpu : cpus) {
        left.push_back("cpu" + std::to_string(cpu));
    }
    double busy = 0;
    std::istringstream lines{std::string(stat)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        const auto found = std::find(left.begin(), left.end(), name);
        if (found == left.end()) {
            continue;
        }
        left.erase(found);
        double ticksSpent = 0;
        for (int field = 0; field < kFields && words >> ticksSpent; ++field) {
            busy += field == kIdle || field == kIoWait ? 0 : ticksSpent;
        }
    }
    const bool isKnown = left.empty() && !cpus.empty() && ticks > 0;
    return isKnown ? std::optional(busy / static_cast<double>(ticks)) : std::nullopt;
}

int threadsBeside(int most, double others) {
    // One that computes beside a thread of ours gets half a core and more; it gets one where we
    // leave it.
    const int left = static_cast<int>(std::ceil(std::clamp(others, 0.0, 1e6) - kLittle));
    return left <= kMostLeft * most ? std::max(1, most - left) : std::max(1, most);
}

OtherPrograms::OtherPrograms() : m_cpus(allowedCpus()), m_last(sample()) {}

OtherPrograms::Sample OtherPrograms::sample() const {
    return {Clock::now(), busySeconds(readSystemFile("/proc/stat"), m_cpus, ::sysconf(_SC_CLK_TCK)),
            ownSeconds()};
}

std::optional<double> OtherPrograms::coresSinceLast() {
    const auto since = Clock::now() - m_last.time;
    if (since < kLeast) {
        return std::nullopt;
    }
    const Sample before = std::exchange(m_last, sample());
    if (since > kMost || !before.busy || !m_last.busy) {
        return std::nullopt;
    }
    const double seconds = std::chrono::duration<double>(m_last.time - before.time).count();
    const double others = (*m_last.busy - *before.busy) - (m_last.own - before.own);
    return std::max(0.0, others / seconds);
}

}  // namespace headscope
