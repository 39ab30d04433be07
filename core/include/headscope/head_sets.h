// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/session.h>

#include <filesystem>
#include <string>
#include <vector>

namespace headscope {

/// Reads a file of schema headscope.sets/1: {"schema", "sets": [{"name", "heads":
/// [[layer,head]]}]}. Heads are not compared with any model. Any thread. Throws Error(Input) naming
/// the file and what is wrong with it.
[[nodiscard]] std::vector<NamedSet> readSets(const std::filesystem::path& file);

/// Such a file's content. Any thread.
[[nodiscard]] std::string setsText(const std::vector<NamedSet>& sets);

/// Writes it, under a temporary name first. Names must be valid UTF-8. Any thread.
/// Throws Error(Failure) if it cannot be written.
void writeSets(const std::filesystem::path& file, const std::vector<NamedSet>& sets);

}  // namespace headscope
