// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/session.h>

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace headscope::app {

/// "all positions", "the last position", "tokens 1 (Berlin), 4 (␣capital)": counted from 1, as all
/// that people read is; files and the command line count from 0. Of more than `most` tokens the
/// first are named and the rest counted. Without `prompt`: numbers alone. Any thread (translated).
[[nodiscard]] QString positionsText(const Positions& positions, const std::vector<TokenRef>& prompt,
                                    std::size_t most = 12);

/// A token of the prompt, with its number from 1 where another one looks the same: "␣John (4)".
/// `position` counts from 0; empty where the prompt has none there. Any thread.
[[nodiscard]] QString tokenName(const std::vector<TokenRef>& prompt, int position);

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
