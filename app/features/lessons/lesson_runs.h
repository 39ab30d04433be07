// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <headscope/lesson.h>
#include <headscope/model_info.h>
#include <headscope/tokenizer.h>

#include <optional>

namespace headscope::app {

/// What of the lesson's runs this model cannot do, by the first step that needs it: a target or
/// control that is not one token, a prompt that is too long, a donor of another length. Nothing is
/// computed; what only computing can tell is told by each step. Any thread.
[[nodiscard]] std::optional<UserError> runFault(const Lesson& lesson, const Tokenizer& tokenizer,
                                                const ModelInfo& model);

}  // namespace headscope::app
