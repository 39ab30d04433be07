// SPDX-License-Identifier: GPL-3.0-or-later
#include "text.h"

#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>

namespace headscope::cli {

std::string printable(const std::string& text) {
    constexpr std::size_t kLongest = 500;
    std::string result;
    for (const char c : text.substr(0, kLongest)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            result += fmt::format("\\x{:02X}", byte);
        else
            result += c;
    }
    return validUtf8(result) + (text.size() > kLongest ? "\u2026" : "");
}

std::string countText(std::uint64_t count) {
    static constexpr std::array kPrefixes = {"", "k", "M", "G", "T", "P", "E"};
    if (count < 1000) return fmt::format("{} ", count);
    auto value = static_cast<double>(count);
    std::size_t step = 0;
    while (value >= 999.5 && step + 1 < kPrefixes.size()) {
        value /= 1000;
        ++step;
    }
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return fmt::format("{:.{}f} {}", value, decimals, kPrefixes[step]);
}

std::string bytesText(std::uint64_t bytes) {
    return countText(bytes) + "B";
}

}  // namespace headscope::cli
