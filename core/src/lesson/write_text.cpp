// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/write_text.h"

#include "lesson/markdown_lines.h"

#include <fmt/format.h>

#include <algorithm>

namespace headscope {
namespace {

constexpr std::string_view kReviewedBy = "reviewed_by:";

/// Without carriage returns and other control characters, which no text may have.
std::string plainText(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) plain += '\n';
        const bool isControl = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        if (!isControl) plain += c;
    }
    return plain;
}

/// A line outside of code that would be read as a heading is one of the fourth level.
std::string tidyHeading(const std::string& line) {
    const int level = headingLevel(line);
    return level > 0 ? "####" + line.substr(static_cast<std::size_t>(level)) : line;
}

std::string partNamed(const std::string& heading, const std::string& text) {
    return text.empty() ? std::string() : fmt::format("### {}\n{}\n", heading, text);
}

std::string stepMarkdown(const LessonStep& step, const LessonStepText& text) {
    std::string words = text.title.empty() ? fmt::format("## {}\n", step.id)
                                           : fmt::format("## {}: {}\n", step.id, text.title);
    if (!text.body.empty()) words += text.body + "\n";
    for (const auto& key : writtenOptions(step))
        if (const auto option = text.options.find(key); option != text.options.end())
            words += fmt::format("- {}: {}\n", key, option->second);
    words += partNamed("right", text.right) + partNamed("wrong", text.wrong) +
             partNamed("reveal", text.reveal) + partNamed("otherwise", text.otherwise);
    for (const auto& hint : step.hints)
        if (const auto own = text.hints.find(hint.text); own != text.hints.end())
            words += partNamed(own->first, own->second);
    return words + partNamed("notes", text.notes);
}

}  // namespace

const std::vector<std::string>& writtenOptions(const LessonStep& step) {
    static const std::vector<std::string> none;
    return step.ask && step.ask->kind != LessonAskKind::Token ? step.ask->options : none;
}

std::string tidyPart(const std::string& text, const std::vector<std::string>& options) {
    std::string tidy;
    std::string fence;  // of code that has not ended
    for (auto line : linesOf(trimmedText(plainText(text)))) {
        if (isFence(line))
            fence = fence.empty() ? std::string(3, trimmedText(line).front()) : std::string();
        else if (fence.empty())
            line = tidyHeading(line);
        if (optionOf(line, options)) line[0] = '+';
        tidy += line + "\n";
    }
    return trimmedText(tidy + fence);
}

std::string tidyLine(const std::string& text) {
    auto line = plainText(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return trimmedText(line);
}

std::string markdownOf(const LessonText& text, const Lesson& lesson) {
    std::string words = fmt::format("# {}\n", text.title);
    if (!text.reviewedBy.empty()) words += fmt::format("{} {}\n", kReviewedBy, text.reviewedBy);
    if (!text.summary.empty()) words += text.summary + "\n";
    static const LessonStepText none;
    for (const auto& step : lesson.steps) {
        const auto own = text.steps.find(step.id);
        words += "\n" + stepMarkdown(step, own == text.steps.end() ? none : own->second);
    }
    return words;
}

}  // namespace headscope
