// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace headscope::cli {

/// What is wrong with the arguments, in words that need no knowledge of the parser, without a full
/// stop.
[[nodiscard]] std::string wrongUseText(const CLI::App& program, const CLI::ParseError& error);

/// The command that was chosen, with its group: "models list"; empty if none was.
[[nodiscard]] std::string chosenCommand(const CLI::App& program);

}  // namespace headscope::cli
