// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/engine_limits.h>
#include <headscope/error.h>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace headscope {
namespace {

constexpr std::int64_t kLeast = std::int64_t{16} << 20;
constexpr std::int64_t kMost = std::int64_t{1} << 50;
constexpr std::string_view kUnits = "KMGT";

Error notAnAmount(std::string_view text, const Message& why) {
    return inputError(say("\"%1\" is not an amount of memory: %2", text.substr(0, 40), why),
                      say("Write a number and M or G, such as 512M or 2G."));
}

// 0 if `unit` is invalid: 1 for K and 4 for T.
int powerOf(std::string unit) {
    for (char& c : unit)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (unit.size() > 1 && unit.substr(1) != "B" && unit.substr(1) != "IB") return 0;
    const auto found = unit.empty() ? std::string::npos : kUnits.find(unit.front());
    return found == std::string::npos ? 0 : static_cast<int>(found) + 1;
}

}  // namespace

std::int64_t parseMemory(std::string_view text) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (error != std::errc() || !std::isfinite(number) || number < 0)
        throw notAnAmount(text, say("it does not begin with a number"));
    std::string unit(next, end);
    unit.erase(0, unit.find_first_not_of(' '));
    if (unit.empty()) throw notAnAmount(text, say("the unit is missing"));
    const int power = powerOf(unit);
    if (power == 0) throw notAnAmount(text, say("the unit is not K, M, G or T"));
    const double bytes = number * std::pow(1024.0, power);
    if (bytes < static_cast<double>(kLeast)) throw notAnAmount(text, say("the least is 16M"));
    if (bytes > static_cast<double>(kMost)) throw notAnAmount(text, say("the most is 1024T"));
    return static_cast<std::int64_t>(bytes);
}

std::string memoryText(std::int64_t bytes) {
    for (int power = 4; power > 1; --power)
        if (const auto unit = std::int64_t{1} << (10 * power); bytes % unit == 0 && bytes >= unit)
            return fmt::format("{}{}", bytes / unit, kUnits[static_cast<std::size_t>(power) - 1]);
    return fmt::format("{}K", bytes / 1024);
}

}  // namespace headscope
