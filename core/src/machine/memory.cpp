// SPDX-License-Identifier: GPL-3.0-or-later
#include "machine/memory.h"

#include <fstream>
#include <iterator>
#include <sstream>

namespace headscope {

std::int64_t availableMemory(const std::string& meminfo) {
    std::istringstream lines(meminfo);
    for (std::string word; lines >> word;)
        if (std::int64_t kib = 0; word == "MemAvailable:" && lines >> kib) return kib * 1024;
    return std::int64_t{4} << 30;
}

std::int64_t availableMemory() {
    std::ifstream file("/proc/meminfo");
    return availableMemory(
        std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
}

}  // namespace headscope
