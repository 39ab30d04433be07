// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace headscope::bench {

/// Measures everything that is asked of the program's speed, each line in a process of its own (so
/// that memory is counted from nothing), and writes the tables to `file` as Markdown. `program` is
/// headscope-bench itself; the window's measures are of headscope-window-bench beside it, and left
/// out where there is none. Takes about a quarter of an hour on two cores. Throws headscope::Error.
void writeDocument(const std::filesystem::path& program, const std::filesystem::path& file);

}  // namespace headscope::bench
