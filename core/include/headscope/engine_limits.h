// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace headscope {

/// How much of the machine an engine may use.
struct EngineLimits {
    int threads = 0;          ///< <= 0: the physical cores, less those that other programs use
    std::int64_t memory = 0;  ///< bytes a sweep may take beside the weights; 0: a quarter of what
                              ///< is free when it begins

    friend bool operator==(const EngineLimits&, const EngineLimits&) = default;
};

/// Bytes of an amount of memory as a person writes it: a number, decimals allowed, and K, M, G or T
/// (also KB, KiB and so on; always powers of 1024, case does not matter): "512M", "1.5G", "2 GiB".
/// Throws Error(Input) for anything else, for a bare number (of what?) and below 16M.
[[nodiscard]] std::int64_t parseMemory(std::string_view text);

/// The same amount as text that parseMemory() reads: "512M", "2G".
[[nodiscard]] std::string memoryText(std::int64_t bytes);

}  // namespace headscope
