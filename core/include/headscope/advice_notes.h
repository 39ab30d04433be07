// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>
#include <headscope/tokenizer.h>

#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A prompt and what is watched, as they were typed.
struct TypedInputs {
    std::string prompt;
    std::vector<std::string> targets;
    std::vector<std::string> controls;
};

/// What of them is likely not meant (see prompt_advice.h), as lines for a terminal that name the
/// options: a text without its leading space, or else a target that the model hardly expects.
/// English; `clean` is the run's. Any thread.
[[nodiscard]] std::vector<std::string> adviceNotes(const TypedInputs& typed,
                                                   const Tokenizer& tokenizer,
                                                   const CleanRun& clean);

/// The line on a prompt that ends in a space; empty for others.
[[nodiscard]] std::string spaceNote(std::string_view prompt);

}  // namespace headscope
