// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_files.h>
#include <headscope/model_info.h>
#include <headscope/tokenizer.h>

#include <vector>

namespace headscope {

/// Heads, layers and positions that the steps of a lesson show, frame or wait for, and that a model
/// or the prompt in front does not have: a condition with one cannot be met. A fault each, in the
/// order of steps; `part`: the field, such as "until". Heads that are facts are what the model
/// gives. Nothing is computed. Pure; any thread.
[[nodiscard]] std::vector<LessonFault> sizeFaults(const Lesson& lesson, const Tokenizer& tokenizer,
                                                  const ModelInfo& model);

}  // namespace headscope
