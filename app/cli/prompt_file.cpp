// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt_file.h"

#include "text.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace headscope::cli {
namespace {

Error tooLong(const std::string& source) {
    return inputError(fmt::format("{} holds more than {} bytes", source, kLongestText),
                      "No model reads a text that long: give the part that is meant.");
}

std::string readInput() {
    std::string content;
    std::array<char, 1U << 16U> chunk{};
    std::size_t got = 0;
    while ((got = std::fread(chunk.data(), 1, chunk.size(), stdin)) > 0) {
        content.append(chunk.data(), got);
        if (content.size() > kLongestText) throw tooLong("standard input");
    }
    if (std::ferror(stdin) != 0)
        throw inputError("standard input cannot be read", "Send the text to it, or name a file.");
    return content;
}

/// The byte at which the valid UTF-8 ends.
std::size_t validUntil(const std::string& text) {
    const auto valid = validUtf8(text);
    std::size_t at = 0;
    while (at < text.size() && text[at] == valid[at])
        ++at;
    return at;
}

std::string readFile(const std::string& file) {
    std::error_code error;
    if (std::filesystem::file_size(file, error) > kLongestText && !error) throw tooLong(file);
    try {
        return readTextFile(file, kLongestText);
    } catch (const Error& failed) {
        const auto type = std::filesystem::status(file, error).type();
        if (type != std::filesystem::file_type::fifo) throw;
        throw inputError(failed.what(),
                         "Give - in place of a pipe's name, and send the text there.");
    }
}

/// Who has a prompt a line would not know it of the result. Line ends at the end are meant.
void sayLines(const std::string& file, const std::string& prompt) {
    const auto last = prompt.find_last_not_of("\r\n");
    if (last == std::string::npos) return;
    const auto lines =
        1 + std::count(prompt.begin(), prompt.begin() + static_cast<std::ptrdiff_t>(last), '\n');
    if (lines > 1)
        say(
            fmt::format("note: {} has {} lines, and they are one prompt; for a prompt a line see "
                        "headscope-cli study --help",
                        file == "-" ? "standard input" : "the file", lines));
}

}  // namespace

std::string readTextOf(const std::string& file) {
    const std::string source = file == "-" ? "standard input" : file;
    const auto text = file == "-" ? readInput() : readFile(file);
    if (validUtf8(text) != text)
        throw inputError(fmt::format("{} is not valid UTF-8 at byte {}", source, validUntil(text)),
                         "Convert it first, for instance from Latin-1: iconv -f latin1 -t utf-8.");
    return text;
}

std::string readPromptFile(const std::string& file) {
    auto text = readTextOf(file);
    for (const std::string_view lineEnd : {"\r\n", "\n"}) {
        if (!text.ends_with(lineEnd)) continue;
        text.resize(text.size() - lineEnd.size());
        break;
    }
    sayLines(file, text);
    return text;
}

}  // namespace headscope::cli
