// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// The content of a file of /proc or /sys, which do not report their size; empty if it cannot be
/// read. Any thread.
[[nodiscard]] std::string readSystemFile(const std::filesystem::path& file);

/// The logical CPUs that this process may run on; empty if the system does not say. Any thread.
[[nodiscard]] std::vector<int> allowedCpus();

/// Distinct physical cores among the logical `cpus`, by the topology under `cpuFolder`
/// (/sys/devices/system/cpu); 0 if it does not say.
[[nodiscard]] int countPhysicalCores(const std::vector<int>& cpus,
                                     const std::filesystem::path& cpuFolder);

/// Cores' worth of time that cgroup v2 grants (cpu.max of the process's group and those above it),
/// or nothing if it sets no limit. `membership` is the content of /proc/self/cgroup, `root` where
/// the hierarchy is mounted (/sys/fs/cgroup).
[[nodiscard]] std::optional<double> cgroupCores(std::string_view membership,
                                                const std::filesystem::path& root);

}  // namespace headscope
