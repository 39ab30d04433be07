// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace headscope::cli {

// What can be done with lessons, each a subcommand of the group `lesson`; threads and errors are
// those of Command.

/// Finds all that is wrong with lessons. Throws Error(Input) if anything is.
[[nodiscard]] Command addLessonCheck(CLI::App& group);
/// Computes a lesson's facts and claims on a model.
[[nodiscard]] Command addLessonFacts(CLI::App& group);
/// Makes one file of a lesson's folder.
[[nodiscard]] Command addLessonPack(CLI::App& group);
/// The inverse.
[[nodiscard]] Command addLessonUnpack(CLI::App& group);
/// A lesson on paper.
[[nodiscard]] Command addLessonHandout(CLI::App& group);
/// Puts the answers of a class into one table.
[[nodiscard]] Command addLessonCollect(CLI::App& group);

}  // namespace headscope::cli
