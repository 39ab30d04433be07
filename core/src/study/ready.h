// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study.h>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace headscope {

/// ReadyStudy::key of what else it holds.
[[nodiscard]] std::string studyKey(const ReadyStudy& study);

/// A study's "statistics", in its file and in its key.
[[nodiscard]] nlohmann::ordered_json statisticsJson(const StudyOptions& options);

/// SHA-256 of prompts: a line each, ids with a space between.
[[nodiscard]] std::string sha256OfTokens(const std::vector<std::vector<TokenId>>& prompts);

}  // namespace headscope
