// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/merges_file.h"

#include "base/files.h"
#include "base/json.h"
#include "base/utf8.h"

#include <headscope/byte_order_mark.h>
#include <headscope/error.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace headscope {

namespace {

constexpr const char* kMergesFileHint =
    phrase("Use the merges.txt that belongs to this model's vocab.json.");
constexpr std::size_t kLargestMergesFile = 64u << 20;
constexpr std::size_t kShortestMerge = 4;  // bytes: "a b" and the line's end
constexpr std::string_view kVersion = "#version";

TokenId symbolId(const std::string& symbol, const Vocabulary& vocabulary, const FilePlace& place,
                 const char* hint) {
    if (const auto id = vocabulary.ofSymbol(symbol)) return *id;
    throw inputError(say("%1: %2 is not in the vocabulary", place.text(), shownName(symbol)), hint);
}

/// The lines of a merges.txt that hold merges.
class Lines {
 public:
    explicit Lines(std::string_view content) : m_rest(content) {
        if (m_rest.starts_with(kByteOrderMark)) m_rest.remove_prefix(kByteOrderMark.size());
    }

    /// False at the end.
    bool next() {
        while (!m_rest.empty()) {
            ++number;
            const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
            text = m_rest.substr(0, end);
            m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
            if (text.ends_with('\r')) text.remove_suffix(1);
            if (!text.empty() && !(number == 1 && text.starts_with(kVersion))) return true;
        }
        return false;
    }

    std::string_view text;
    std::size_t number = 0;

 private:
    std::string_view m_rest;
};

bool isMerge(std::string_view text, const std::pair<std::string, std::string>& merge) {
    const auto& [left, right] = merge;
    return text.size() == left.size() + 1 + right.size() && text.starts_with(left) &&
           text[left.size()] == ' ' && text.ends_with(right);
}

/// transformers' slow tokenizers, of which versions before 5 make the fast ones, take the lines
/// `split("\n")[1:-1]`.
void notePythonsLines(std::string_view content, const std::string& name,
                      std::vector<Message>& notes) {
    if (content.empty()) return;
    if (!content.starts_with(kVersion))
        notes.push_back(
            say("%1 has no first line \"#version\": versions of transformers before 5 "
                "leave its first merge out, Headscope does not.",
                name));
    if (!content.ends_with('\n'))
        notes.push_back(
            say("%1 does not end its last line: versions of transformers before 5 leave "
                "its last merge out, Headscope does not.",
                name));
}

}  // namespace

Message FilePlace::text() const {
    return say("%1, %2 %3", file, Message(unit), number);
}

std::pair<std::string, std::string> splitMerge(std::string_view text, const FilePlace& place,
                                               const char* hint) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || space == 0 || space + 1 == text.size() ||
        text.find(' ', space + 1) != std::string_view::npos) {
        throw inputError(say("%1: not two symbols parted by one space", place.text()), hint);
    }
    return {std::string(text.substr(0, space)), std::string(text.substr(space + 1))};
}

void MergeReader::add(const std::string& left, const std::string& right, const FilePlace& place) {
    const TokenId leftId = symbolId(left, m_vocabulary, place, m_hint);
    const TokenId rightId = symbolId(right, m_vocabulary, place, m_hint);
    const TokenId result = symbolId(left + right, m_vocabulary, place, m_hint);
    if (m_merges.add(leftId, rightId, m_rank++, result)) return;
    if (m_twice++ == 0) {
        m_firstTwice = say("%1 %2: the merge of %3 and %4 is there before", Message(place.unit),
                           place.number, shownName(left), shownName(right));
    }
}

Message MergeReader::note(const std::string& file) const {
    if (m_twice == 0) return {};
    if (m_twice > 1)
        return say("%1, %2, as %3 more are; the later one counts, as in Python.", file,
                   m_firstTwice, m_twice - 1);
    return say("%1, %2; the later one counts, as in Python.", file, m_firstTwice);
}

Merges readMerges(const std::filesystem::path& file, const Vocabulary& vocabulary,
                  std::vector<Message>& notes) {
    const std::string content = readTextFile(file, kLargestMergesFile);
    const std::string name = displayPath(file);
    refuseLfsPointer(content, name);
    MergeReader merges(vocabulary, kMergesFileHint);
    const auto lineEnds =
        static_cast<std::size_t>(std::count(content.begin(), content.end(), '\n'));
    if (lineEnds > Merges::kMost) {
        throw inputError(say("%1 has more than %2 lines", name, Merges::kMost), kMergesFileHint);
    }
    merges.reserve(std::min(lineEnds, content.size() / kShortestMerge));
    for (Lines lines(content); lines.next();) {
        const FilePlace place{name, phrase("line"), lines.number};
        const std::size_t bad = firstInvalidUtf8(lines.text);
        if (bad != std::string_view::npos) {
            throw inputError(say("%1: not valid UTF-8 at its byte %2", place.text(), bad),
                             kMergesFileHint);
        }
        const auto [left, right] = splitMerge(lines.text, place, kMergesFileHint);
        merges.add(left, right, place);
    }
    const std::string shortName = displayPath(file.filename());
    if (auto note = merges.note(shortName); !note.empty()) notes.push_back(std::move(note));
    notePythonsLines(content, shortName, notes);
    return merges.take();
}

std::optional<Message> placeOfOtherMerge(const std::filesystem::path& file,
                                         const MergeList& merges) {
    const std::string content = readTextFile(file, kLargestMergesFile);
    Lines lines(content);
    std::size_t count = 0;
    while (lines.next()) {
        const bool same = count < merges.size() && isMerge(lines.text, merges[count]);
        if (!same) return say("line %1", lines.number);
        ++count;
    }
    return count == merges.size() ? std::nullopt : std::optional(say("its end"));
}

}  // namespace headscope
