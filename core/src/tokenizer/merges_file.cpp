// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/merges_file.h"

#include "support/files.h"
#include "support/utf8.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace headscope {

namespace {

constexpr const char* kHint = "Use the merges.txt that belongs to this model's vocab.json.";

// One line of the file, with its place for messages.
struct Line {
    const std::string& file;
    int number;
    std::string_view text;

    [[nodiscard]] Error error(const std::string& what) const {
        return inputError(fmt::format("{}, line {}: {}", file, number, what), kHint);
    }
};

TokenId idOf(const std::string& symbol, const Line& line, const Vocabulary& vocabulary) {
    if (const auto id = vocabulary.ofSymbol(symbol)) return *id;
    throw line.error(fmt::format("\"{}\" is not in the vocabulary", symbol));
}

void addMerge(const Line& line, const Vocabulary& vocabulary, std::int32_t rank, Merges& merges) {
    const std::size_t bad = firstInvalidUtf8(line.text);
    if (bad != std::string_view::npos) {
        throw line.error(fmt::format("not valid UTF-8 at its byte {}", bad));
    }
    const std::size_t space = line.text.find(' ');
    if (space == std::string_view::npos || space == 0 || space + 1 == line.text.size() ||
        line.text.find(' ', space + 1) != std::string_view::npos) {
        throw line.error("not two symbols parted by one space");
    }
    const std::string left(line.text.substr(0, space));
    const std::string right(line.text.substr(space + 1));
    const TokenId leftId = idOf(left, line, vocabulary);
    const TokenId rightId = idOf(right, line, vocabulary);
    merges.add(leftId, rightId, rank, idOf(left + right, line, vocabulary));
}

}  // namespace

Merges readMerges(const std::filesystem::path& file, const Vocabulary& vocabulary) {
    const std::string content = readTextFile(file);
    const std::string name = displayPath(file);
    std::string_view rest = content;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);

    Merges merges;
    std::int32_t rank = 0;
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.empty() || (number == 1 && text.starts_with("#version"))) continue;
        addMerge({name, number, text}, vocabulary, rank++, merges);
    }
    return merges;
}

}  // namespace headscope
