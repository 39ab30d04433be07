// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/merges.h"
#include "tokenizer/vocabulary.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace headscope {

/// Where something stands in a file, put into words only for a message: "merges.txt, line 3".
struct FilePlace {
    const std::string& file;
    const char* unit;
    std::size_t number;
    [[nodiscard]] std::string text() const;
};

/// Reads a merges.txt: after an optional line "#version: ...", one merge a line, best rank first,
/// its two symbols parted by one space. Lines may end in CRLF; empty ones are passed over. Throws
/// Error(Input) naming the file and line where a line is something else, is not valid UTF-8, or has
/// a symbol, or makes one, that the vocabulary does not have.
[[nodiscard]] Merges readMerges(const std::filesystem::path& file, const Vocabulary& vocabulary);

/// The two symbols of "left right". Throws Error(Input) "`place`: ..." where it is something else.
[[nodiscard]] std::pair<std::string, std::string> splitMerge(std::string_view text,
                                                             const FilePlace& place,
                                                             const char* hint);

/// Adds a merge of two symbols. Throws Error(Input) "`place`: ..." where the vocabulary lacks one
/// of them or what they make.
void addMerge(const std::string& left, const std::string& right, std::int32_t rank,
              const Vocabulary& vocabulary, const FilePlace& place, const char* hint,
              Merges& merges);

}  // namespace headscope
