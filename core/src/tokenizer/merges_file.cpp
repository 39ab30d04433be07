// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/merges_file.h"

#include "checkpoint/json.h"
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
constexpr std::size_t kLargestFile = 64u << 20;
constexpr std::size_t kShortestMerge = 4;  // bytes: "a b" and the line's end

TokenId idOf(const std::string& symbol, const Vocabulary& vocabulary, const FilePlace& place,
             const char* hint) {
    if (const auto id = vocabulary.ofSymbol(symbol)) return *id;
    throw inputError(
        fmt::format("{}: {} is not in the vocabulary", place.text(), shownName(symbol)), hint);
}

}  // namespace

std::string FilePlace::text() const {
    return fmt::format("{}, {} {}", file, unit, number);
}

std::pair<std::string, std::string> splitMerge(std::string_view text, const FilePlace& place,
                                               const char* hint) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || space == 0 || space + 1 == text.size() ||
        text.find(' ', space + 1) != std::string_view::npos) {
        throw inputError(place.text() + ": not two symbols parted by one space", hint);
    }
    return {std::string(text.substr(0, space)), std::string(text.substr(space + 1))};
}

void addMerge(const std::string& left, const std::string& right, std::int32_t rank,
              const Vocabulary& vocabulary, const FilePlace& place, const char* hint,
              Merges& merges) {
    const TokenId leftId = idOf(left, vocabulary, place, hint);
    const TokenId rightId = idOf(right, vocabulary, place, hint);
    merges.add(leftId, rightId, rank, idOf(left + right, vocabulary, place, hint));
}

Merges readMerges(const std::filesystem::path& file, const Vocabulary& vocabulary) {
    const std::string content = readTextFile(file, kLargestFile);
    const std::string name = displayPath(file);
    std::string_view rest = content;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);

    Merges merges;
    const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n'));
    if (lines > Merges::kMost) {
        throw inputError(fmt::format("{} has more than {} lines", name, Merges::kMost), kHint);
    }
    merges.reserve(std::min(lines, content.size() / kShortestMerge));
    std::int32_t rank = 0;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.empty() || (number == 1 && text.starts_with("#version"))) continue;
        const FilePlace place{name, "line", number};
        const std::size_t bad = firstInvalidUtf8(text);
        if (bad != std::string_view::npos) {
            throw inputError(fmt::format("{}: not valid UTF-8 at its byte {}", place.text(), bad),
                             kHint);
        }
        const auto [left, right] = splitMerge(text, place, kHint);
        addMerge(left, right, rank++, vocabulary, place, kHint, merges);
    }
    return merges;
}

}  // namespace headscope
