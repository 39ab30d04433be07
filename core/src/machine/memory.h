// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace headscope {

/// Bytes that programs may still take without the system having to swap: MemAvailable of
/// /proc/meminfo. 4 GiB if the system does not say.
[[nodiscard]] std::int64_t availableMemory();

/// The same, of a text like /proc/meminfo's.
[[nodiscard]] std::int64_t availableMemory(const std::string& meminfo);

}  // namespace headscope
