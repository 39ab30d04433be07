// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace headscope::trainer {

/// Learns a byte-level BPE from a sample of the training texts and writes vocab.json and merges.txt
/// into an existing folder. All words of the fact table are single tokens, with a leading space and
/// without. Same seed, same files.
void writeVocabulary(std::uint64_t seed, const std::filesystem::path& folder);

}  // namespace headscope::trainer
