// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/lesson.h>
#include <headscope/lesson_files.h>
#include <headscope/model_info.h>
#include <headscope/tokenizer.h>

#include <vector>

namespace headscope {

/// What of the lesson's runs a model cannot do: a prompt that is too long, a target or control that
/// is not one token, a donor of another length than the prompt. A fault each, of the first step
/// that needs it (`part`: "run berlin"), in the order of steps; runs that no step needs do not
/// count. Nothing is computed: what only computing can tell is in factFaults(). Pure; any thread.
[[nodiscard]] std::vector<LessonFault> runFaults(const Lesson& lesson, const Tokenizer& tokenizer,
                                                 const ModelInfo& model);

/// The sweeps that the window makes of the lesson's runs, each once, in the order of the steps that
/// show them, whatever way one comes: zero and the scalar mean, and the intervention that a step
/// brings up. What this model cannot do is left out. Pure; any thread.
[[nodiscard]] std::vector<SweepRequest> shownSweeps(const Lesson& lesson,
                                                    const Tokenizer& tokenizer,
                                                    const ModelInfo& model);

}  // namespace headscope
