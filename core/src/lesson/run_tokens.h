// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/model_info.h>
#include <headscope/tokenizer.h>

#include <string>
#include <vector>

namespace headscope {

// A lesson's run as one model reads it. Pure; any thread.

/// The prompt's tokens. `name`: the run's, for errors. Throws Error(Input) if they are more than
/// the model reads, or if a part of the text has no token.
[[nodiscard]] std::vector<Token> promptOf(const LessonRun& run, const std::string& name,
                                          const Tokenizer& tokenizer, const ModelInfo& model);

/// The two tokens that are watched.
struct WatchedIds {
    TokenId target = 0;
    TokenId control = 0;
};
/// Throws Error(Input) if one is not one token.
[[nodiscard]] WatchedIds watchedOf(const LessonRun& run, const Tokenizer& tokenizer);

/// The run in front once a step is passed, of `before` in front of it. An optional
/// step changes nothing: it may be left out.
[[nodiscard]] std::string runAfter(const LessonStep& step, const std::string& before);

}  // namespace headscope
