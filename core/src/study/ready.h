// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study.h>

#include <string>
#include <vector>

namespace headscope {

/// ReadyStudy::key of what else it holds.
[[nodiscard]] std::string studyKey(const ReadyStudy& study);

/// SHA-256 of prompts: a line each, ids with a space between.
[[nodiscard]] std::string sha256OfTokens(const std::vector<std::vector<TokenId>>& prompts);

}  // namespace headscope
