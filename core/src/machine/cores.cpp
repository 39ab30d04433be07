// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/cores.h"

#include <headscope/runtime.h>

#include <sched.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

std::optional<int> readNumber(const fs::path& file) {
    std::ifstream in(file);
    int number = 0;
    return in >> number ? std::optional(number) : std::nullopt;
}

/// "max 100000" or "150000 100000": microseconds of time in each period.
std::optional<double> readQuota(const fs::path& file) {
    std::ifstream in(file);
    double quota = 0;
    double period = 0;
    return in >> quota >> period && quota > 0 && period > 0 ? std::optional(quota / period)
                                                            : std::nullopt;
}

/// The process's group in the unified hierarchy: the line "0::/path".
std::string unifiedGroup(std::string_view membership) {
    std::istringstream lines{std::string(membership)};
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("0::/", 0) == 0) {
            return line.substr(4);
        }
    }
    return {};
}

}  // namespace

std::string readSystemFile(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<int> allowedCpus() {
    // The kernel refuses a set smaller than its own, which may have more than 1024 CPUs.
    for (int size = 1024; size <= (1 << 20); size *= 2) {
        const std::unique_ptr<cpu_set_t, void (*)(cpu_set_t*)> set(
            CPU_ALLOC(static_cast<std::size_t>(size)), [](cpu_set_t* s) { CPU_FREE(s); });
        const std::size_t bytes = CPU_ALLOC_SIZE(static_cast<std::size_t>(size));
        if (!set || sched_getaffinity(0, bytes, set.get()) != 0) {
            continue;
        }
        std::vector<int> cpus;
        for (int cpu = 0; cpu < size; ++cpu) {
            if (CPU_ISSET_S(static_cast<std::size_t>(cpu), bytes, set.get())) {
                cpus.push_back(cpu);
            }
        }
        return cpus;
    }
    return {};
}

int countPhysicalCores(const std::vector<int>& cpus, const fs::path& cpuFolder) {
    std::set<std::pair<int, int>> cores;  // package, core within it
    for (const int cpu : cpus) {
        const fs::path topology = cpuFolder / ("cpu" + std::to_string(cpu)) / "topology";
        const auto package = readNumber(topology / "physical_package_id");
        const auto core = readNumber(topology / "core_id");
        if (!package || !core) {
            return 0;
        }
        cores.emplace(*package, *core);
    }
    return static_cast<int>(cores.size());
}

std::optional<double> cgroupCores(std::string_view membership, const fs::path& root) {
    std::optional<double> least;
    fs::path group = fs::path(unifiedGroup(membership)).lexically_normal();
    if (group.empty() || *group.begin() == "..") {
        group.clear();  // not known, or outside what is mounted here: only the mount's own limit
    }
    for (;;) {
        if (const auto quota = readQuota(root / group / "cpu.max")) {
            least = std::min(least.value_or(*quota), *quota);
        }
        if (group.empty() || group == ".") {
            return least;
        }
        group = group.parent_path();
    }
}

int physicalCores() {
    const std::vector<int> cpus = allowedCpus();
    int cores = countPhysicalCores(cpus, "/sys/devices/system/cpu");
    if (cores == 0) {
        cores = cpus.empty() ? static_cast<int>(std::thread::hardware_concurrency())
                             : static_cast<int>(cpus.size());
    }
    if (const auto quota = cgroupCores(readSystemFile("/proc/self/cgroup"), "/sys/fs/cgroup")) {
        // Rounded down: a thread beyond the quota only makes the others wait for the next period.
        cores = std::min(cores, static_cast<int>(std::min(*quota, 1e6)));
    }
    return std::max(cores, 1);
}

}  // namespace headscope
