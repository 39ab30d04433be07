// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope::completion {

/// What may follow an option, or stand where no option does.
enum class Value {
    None,    ///< an option that is alone
    Text,    ///< nothing that could be offered
    File,    ///< files and folders
    Folder,  ///< folders
    Choice,  ///< one of Option::choices
};

struct Option {
    std::vector<std::string> names;  ///< as typed: "--json", "-h"
    std::string help;                ///< one line
    Value value = Value::None;
    bool optional = false;             ///< the value may be left out
    std::vector<std::string> choices;  ///< of Value::Choice
};

/// A program or one of its commands.
struct Command {
    std::string name;
    std::string help;  ///< one line
    std::vector<Option> options;
    Value argument = Value::None;  ///< the positional argument
    std::vector<std::string> choices;
    std::vector<Command> commands;
};

enum class Shell { Bash, Zsh, Fish };

/// "bash", "zsh", "fish".
[[nodiscard]] std::optional<Shell> shellFromName(std::string_view name);

/// A script that makes the shell complete `program`'s commands, options and their values. For bash
/// and fish it can be sourced or lie in the shell's folder of completions; for zsh it lies in a
/// folder of $fpath under the name _PROGRAM. Needs nothing but the shell, and does not start the
/// program. Pure; any thread.
[[nodiscard]] std::string completionScript(const Command& program, Shell shell);

}  // namespace headscope::completion
