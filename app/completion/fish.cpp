// SPDX-License-Identifier: GPL-3.0-or-later
#include "completion/writers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace headscope::completion {
namespace {

/// fish knows \' and \\ within single quotes, and no more.
std::string fishQuoted(std::string text) {
    return "'" + replaced(replaced(std::move(text), "\\", "\\\\"), "'", "\\'") + "'";
}

std::string value(Value value, const std::vector<std::string>& choices, bool optional) {
    switch (value) {
        case Value::None:
            return "";
        case Value::File:
            return optional ? " -F" : " -r -F";
        case Value::Folder:
            return " -x -a '(__fish_complete_directories)'";
        case Value::Choice:
            return fmt::format(" -x -a {}", fishQuoted(fmt::format("{}", fmt::join(choices, " "))));
        case Value::Text:
            return optional ? "" : " -x";
    }
    return "";
}

void addCommand(const Command& command, const std::string& program, const std::string& seen,
                std::string& script) {
    std::vector<std::string> names;
    for (const auto& sub : command.commands)
        names.push_back(sub.name);
    // Here, and not yet in a command of this one.
    const std::string here =
        seen + (names.empty() ? ""
                              : fmt::format("{}not __fish_seen_subcommand_from {}",
                                            seen.empty() ? "" : "; and ", fmt::join(names, " ")));
    const std::string line = fmt::format(
        "complete -c {}{}", program, here.empty() ? "" : fmt::format(" -n {}", fishQuoted(here)));
    for (const auto& sub : command.commands)
        script += fmt::format("{} -a {} -d {}\n", line, sub.name, fishQuoted(sub.help));
    if (!command.choices.empty())
        script += fmt::format("{}{}\n", line, value(Value::Choice, command.choices, false));
    if (command.argument == Value::File || command.argument == Value::Folder)
        script += fmt::format(
            "{}{}\n", line,
            command.argument == Value::File ? " -F" : " -a '(__fish_complete_directories)'");
    for (const auto& option : command.options) {
        script += line;
        for (const auto& name : option.names)
            script += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
        script += value(option.value, option.choices, option.optional);
        script += fmt::format(" -d {}\n", fishQuoted(option.help));
        // To fish, the word after such an option is not its value.
        if (option.optional && option.value == Value::File)
            script += fmt::format(
                "complete -c {} -n {} -F\n", program,
                fishQuoted(fmt::format("{}{}test (commandline -opc)[-1] = {}", here,
                                       here.empty() ? "" : "; and ", option.names.back())));
    }
    for (const auto& sub : command.commands)
        addCommand(
            sub, program,
            seen + (seen.empty() ? "" : "; and ") + "__fish_seen_subcommand_from " + sub.name,
            script);
}

}  // namespace

std::string fishScript(const Command& program) {
    std::string script =
        fmt::format("# fish completion for {0}\n\ncomplete -c {0} -f\n", program.name);
    addCommand(program, program.name, "", script);
    return script;
}

}  // namespace headscope::completion
