// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/markdown_lines.h"

#include <algorithm>

namespace headscope {

std::string trimmedText(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string line(text.substr(0, end));
        if (line.ends_with('\r')) line.pop_back();
        lines.push_back(std::move(line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool isFence(const std::string& line) {
    const auto text = trimmedText(line);
    return text.starts_with("```") || text.starts_with("~~~");
}

std::size_t bulletMark(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ") ? 2 : 0;
}

std::size_t numberMark(std::string_view line) {
    const auto digits = line.find_first_not_of("0123456789");
    const bool numbered = digits != std::string_view::npos && digits > 0 && digits < 4 &&
                          line.substr(digits).starts_with(". ");
    return numbered ? digits + 2 : 0;
}

std::size_t headingMarks(std::string_view line) {
    const auto marks = line.find_first_not_of('#');
    const bool heading =
        marks != std::string_view::npos && marks > 0 && marks < 7 && line[marks] == ' ';
    return heading ? marks : 0;
}

int headingLevel(const std::string& line) {
    const auto marks = headingMarks(line);
    return marks <= 3 ? static_cast<int>(marks) : 0;
}

std::optional<std::pair<std::string, std::string>> optionOf(
    const std::string& line, const std::vector<std::string>& options) {
    if (bulletMark(line) == 0) return std::nullopt;
    const auto colon = line.find(':');
    if (colon == std::string::npos) return std::nullopt;
    auto key = trimmedText(std::string_view(line).substr(2, colon - 2));
    if (std::find(options.begin(), options.end(), key) == options.end()) return std::nullopt;
    return std::pair(std::move(key), trimmedText(std::string_view(line).substr(colon + 1)));
}

}  // namespace headscope
