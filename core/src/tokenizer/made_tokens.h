// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokenizer/merges.h"
#include "tokenizer/vocabulary.h"

#include <headscope/message.h>

#include <string>
#include <vector>

namespace headscope {

/// Holds the merges to the vocabulary: each token of several bytes must be made by a merge. Throws
/// Error(Input) naming `file`, where the merges stand, and `hint`, where one is not that two others
/// spell: merges are missing. Of what is not made for another reason, a special token that no file
/// names, a sentence is appended to `notes`. Added tokens need no merge: they must have been added
/// to the vocabulary.
void checkMade(const Vocabulary& vocabulary, const Merges& merges, const std::string& file,
               const char* hint, std::vector<Message>& notes);

}  // namespace headscope
