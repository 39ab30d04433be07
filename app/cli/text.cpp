// SPDX-License-Identifier: GPL-3.0-or-later
#include "text.h"

#include <headscope/message.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <string_view>

namespace headscope::cli {
namespace {

/// Where a line's first `columns` code points end.
std::size_t bytesOf(std::string_view line, std::size_t columns) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < line.size(); ++at)
        if ((static_cast<unsigned char>(line[at]) >> 6U) != 2 && count++ == columns) break;
    return at;
}

std::size_t codePointsOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) >> 6U) != 2;
    }));
}

/// The indent of a continuation line: less where its first word would not fit behind it.
std::string marginOf(std::string_view rest, std::size_t usual, std::size_t columns) {
    const auto word = codePointsOf(rest.substr(0, rest.find(' ')));
    return std::string(std::min(usual, columns - std::min(word, columns)), ' ');
}

/// The column of a continuation line: under the text behind a term and two blanks, or a little
/// further in.
std::size_t hangOf(std::string_view line, std::size_t indent, std::size_t columns) {
    const auto gap = line.find("  ", indent);
    const auto text =
        line.find_first_not_of(' ', gap == std::string_view::npos ? line.size() : gap);
    const bool there = text != std::string_view::npos && text <= columns / 2;
    return there ? text : std::min(indent + 2, columns / 2);
}

std::string wrappedLine(std::string_view line, std::size_t columns) {
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const auto hang = hangOf(line, indent, columns);
    std::string result;
    std::size_t room = columns;
    for (std::size_t least = indent;; least = 0) {
        const auto end = bytesOf(line, room);
        if (end == line.size()) return result + std::string(line);
        const auto blank = line.rfind(' ', end);
        // A word longer than the line stays whole.
        const bool breaks = blank != std::string_view::npos && blank > least;
        const auto cut = breaks ? blank : line.find(' ', end);
        if (cut == std::string_view::npos) return result + std::string(line);
        result += line.substr(0, line.find_last_not_of(' ', cut) + 1);
        line.remove_prefix(std::min(line.find_first_not_of(' ', cut), line.size()));
        const auto margin = marginOf(line, hang, columns);
        result += "\n" + margin;
        room = columns - margin.size();
    }
}

}  // namespace

std::string printable(const std::string& text) {
    constexpr std::size_t kLongest = 500;
    return messageText(text.substr(0, kLongest)) + (text.size() > kLongest ? "\u2026" : "");
}

void say(const std::string& text) {
    const auto line = fmt::format("headscope-cli: {}\n", printable(text));
    std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string wrapped(const std::string& text, std::size_t columns) {
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        result += wrappedLine(std::string_view(text).substr(begin, end - begin), columns) + "\n";
        begin = end + 1;
    }
    return result;
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
