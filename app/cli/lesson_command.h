// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"

namespace headscope::cli {

// What can be done with lessons, each a subcommand of the group `lesson`.

[[nodiscard]] Command addLessonCheck(CLI::App& group);
[[nodiscard]] Command addLessonFacts(CLI::App& group);
[[nodiscard]] Command addLessonPack(CLI::App& group);
[[nodiscard]] Command addLessonUnpack(CLI::App& group);
[[nodiscard]] Command addLessonHandout(CLI::App& group);
[[nodiscard]] Command addLessonCollect(CLI::App& group);

}  // namespace headscope::cli
