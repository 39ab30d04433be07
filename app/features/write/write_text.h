// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/write/writing.h"

#include <QString>

namespace headscope::app {

// What people read of a text that a model writes. GUI thread (translated).

/// "head 9.6 set to zero at every position", "heads 9.6, 10.0 and 3 more ..."; empty without heads.
[[nodiscard]] QString ablationInWords(const ContinuationRequest& request);

/// What the text is of, as a sentence: the prompt, the heads and how tokens were chosen.
[[nodiscard]] QString orderInWords(const WritingOrder& order);

/// How a text ended where that was not asked for, and where the two part, as sentences; empty while
/// nothing has come.
[[nodiscard]] QString resultInWords(const Continuation& text, bool isWriting);

}  // namespace headscope::app
