// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/session.h>

#include <QString>
#include <QStringList>

namespace headscope::app {

/// What differs between two runs' questions, one sentence each: prompt, tokens, positions, model,
/// program. Empty if nothing does.
[[nodiscard]] QStringList differencesInWords(const SessionRun& first, const SessionRun& second);

/// Why running it again on the loaded model would not give the same numbers, as a sentence; empty
/// if it would. An unknown hash on either side is taken for the same.
[[nodiscard]] QString rerunWarning(const SessionRun& run, const SweepReport::Model& loaded,
                                   const QString& programVersion);

/// "gpt2, 12 × 12"
[[nodiscard]] QString modelText(const SweepReport::Model& model);

/// When it finished, in the user's time zone and format; empty if the file does not say.
[[nodiscard]] QString timeText(const SessionRun& run);

}  // namespace headscope::app
