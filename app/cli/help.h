// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace CLI {
class FormatterBase;
}

namespace headscope::cli {

/// Writes --help as a man page is written: how a command is called, what it does, its options in
/// groups, examples; no line is longer than 80 columns. An option that every
/// way to call the command names is said to be required.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> helpFormatter();

/// How a command is called, without the program's name, and calls of it that can be typed as they
/// stand.
struct CommandUsage {
    std::string command;  ///< "sweep", "models list"
    std::vector<std::string> calls;
    std::vector<std::string> examples;
};

/// Of the program itself for "", of a command, or empty for an unknown name.
[[nodiscard]] const CommandUsage& usageOf(const std::string& command);

}  // namespace headscope::cli
