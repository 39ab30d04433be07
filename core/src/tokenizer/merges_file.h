// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/merges.h"
#include "tokenizer/vocabulary.h"

#include <filesystem>

namespace headscope {

/// Reads a merges.txt: after an optional line "#version: ...", one merge a line, best rank first,
/// its two symbols parted by one space. Lines may end in CRLF; empty ones are passed over. Throws
/// Error(Input) naming the file and line where a line is something else, is not valid UTF-8, or has
/// a symbol, or makes one, that the vocabulary does not have.
[[nodiscard]] Merges readMerges(const std::filesystem::path& file, const Vocabulary& vocabulary);

}  // namespace headscope
