// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/merges.h"
#include "tokenizer/vocabulary.h"

#include <headscope/message.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headscope {

/// The two symbols of each merge, best rank first.
using MergeList = std::vector<std::pair<std::string, std::string>>;

/// A place in a file, made a text only for a message: "merges.txt, line 3".
struct FilePlace {
    const std::string& file;
    const char* unit;  ///< phrase("line") or phrase("merge")
    std::size_t number;
    [[nodiscard]] Message text() const;
};

/// Adds merges one after the other, and remembers what about them a user should know.
class MergeReader {
 public:
    MergeReader(const Vocabulary& vocabulary, const char* hint)
        : m_vocabulary(vocabulary), m_hint(hint) {}

    void reserve(std::size_t count) { m_merges.reserve(count); }
    /// Throws Error(Input) "`place`: ..." where the vocabulary lacks one of the symbols or what
    /// they make.
    void add(const std::string& left, const std::string& right, const FilePlace& place);
    /// A sentence on merges that are there twice in the file of this name; empty if none are.
    [[nodiscard]] Message note(const std::string& file) const;
    [[nodiscard]] Merges take() { return std::move(m_merges); }

 private:
    const Vocabulary& m_vocabulary;
    const char* m_hint;
    Merges m_merges;
    std::int32_t m_rank = 0;
    Message m_firstTwice;
    std::size_t m_twice = 0;
};

/// Reads a merges.txt: after an optional line "#version: ...", one merge a line, best rank first,
/// its two symbols parted by one space. Lines may end in CRLF; empty ones are passed over. Appends
/// to `notes` what Python makes of the file and this does not, a sentence each. Throws Error(Input)
/// naming the file and line where a line is something else, is not valid UTF-8, or has a symbol, or
/// makes one, that the vocabulary does not have.
[[nodiscard]] Merges readMerges(const std::filesystem::path& file, const Vocabulary& vocabulary,
                                std::vector<Message>& notes);

/// Where a merges.txt has other merges than the list: "line 3"; nothing if it has the same. Throws
/// Error(Input) if it cannot be read.
[[nodiscard]] std::optional<Message> placeOfOtherMerge(const std::filesystem::path& file,
                                                       const MergeList& merges);

/// The two symbols of "left right". Throws Error(Input) "`place`: ..." where it is something else.
[[nodiscard]] std::pair<std::string, std::string> splitMerge(std::string_view text,
                                                             const FilePlace& place,
                                                             const char* hint);

}  // namespace headscope
