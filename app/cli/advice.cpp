// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice.h"

#include "text.h"

#include <headscope/advice_notes.h>

namespace headscope::cli {

void sayAdvice(const RunOptions& options, const Tokenizer& tokenizer, const std::string& promptText,
               const CleanRun& clean) {
    const TypedInputs typed{promptText, options.target.texts, options.control.texts};
    for (const auto& note : adviceNotes(typed, tokenizer, clean))
        say(note);
}

}  // namespace headscope::cli
