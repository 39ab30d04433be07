// SPDX-License-Identifier: GPL-3.0-or-later
#include "completion/writers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace headscope::completion {
namespace {

std::string commandsOf(const Command& command) {
    std::vector<std::string> all = command.choices;
    for (const auto& sub : command.commands)
        all.push_back(sub.name);
    return fmt::format("{}", fmt::join(all, " "));
}

std::string optionsOf(const Command& command) {
    std::vector<std::string> all;
    for (const auto& option : command.options)
        all.insert(all.end(), option.names.begin(), option.names.end());
    return fmt::format("{}", fmt::join(all, " "));
}

/// What offers a value: nothing for free text.
std::string offer(Value value, const std::vector<std::string>& choices) {
    switch (value) {
        case Value::File:
            return "compopt -o filenames 2>/dev/null; words=$(compgen -f -- \"$cur\")";
        case Value::Folder:
            return "compopt -o filenames 2>/dev/null; words=$(compgen -d -- \"$cur\")";
        case Value::Choice:
            return fmt::format("words=$(compgen -W {} -- \"$cur\")",
                               quoted(fmt::format("{}", fmt::join(choices, " "))));
        default:
            return "words=";
    }
}

/// "path" is how a command is reached: " models list", and empty for the program itself.
void addCommands(const Command& command, const std::string& path, std::string& names,
                 std::string& values, std::string& rest) {
    for (const auto& option : command.options) {
        if (option.value == Value::None) continue;
        std::vector<std::string> patterns;
        for (const auto& name : option.names)
            patterns.push_back(quoted(path + " " + name));
        // What may be left out does not keep options from being offered.
        const std::string unless =
            option.optional ? R"([[ $cur == -* ]] && words=$(compgen -W "$options" -- "$cur") || )"
                            : "";
        values +=
            fmt::format("        {})\n            {}{{ {}; }}\n            ;;\n",
                        fmt::join(patterns, " | "), unless, offer(option.value, option.choices));
    }
    rest += fmt::format("        {}) all={} options={} ;;\n", quoted(path),
                        quoted(commandsOf(command)), quoted(optionsOf(command)));
    for (const auto& sub : command.commands) {
        names += (names.empty() ? "" : " | ") + quoted(path + " " + sub.name);
        addCommands(sub, path + " " + sub.name, names, values, rest);
    }
}

/// Files where a command takes one.
void addArguments(const Command& command, const std::string& path, std::string& arguments) {
    if (command.argument == Value::File || command.argument == Value::Folder)
        arguments +=
            fmt::format("                {}) {} ;;\n", quoted(path), offer(command.argument, {}));
    for (const auto& sub : command.commands)
        addArguments(sub, path + " " + sub.name, arguments);
}

}  // namespace

std::string bashScript(const Command& program) {
    const std::string function = "_" + identifier(program.name);
    std::string names;
    std::string values;
    std::string rest;
    std::string arguments;
    addCommands(program, "", names, values, rest);
    addArguments(program, "", arguments);
    std::string script =
        fmt::format("# bash completion for {}\n\n{}() {{\n", program.name, function);
    script += R"(    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local path= all= options= words= i
    # bash takes --name=value apart at the =.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
)";
    if (!names.empty())
        script += fmt::format(
            "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
            "        case \"$path ${{COMP_WORDS[i]}}\" in\n"
            "            {}) path+=\" ${{COMP_WORDS[i]}}\" ;;\n"
            "        esac\n    done\n",
            names);
    script += "    case $path in\n" + rest + "    esac\n";
    // Options are offered to who begins one, and where nothing else may stand.
    script += "    [[ $cur != -* && -n $all ]] || all=$options\n";
    script += "    case \"$path $prev\" in\n" + values;
    script += "        *)\n            words=$(compgen -W \"$all\" -- \"$cur\")\n";
    if (!arguments.empty())
        script +=
            "            [[ $cur == -* ]] || case $path in\n" + arguments + "            esac\n";
    script += "            ;;\n    esac\n";
    script +=
        "    COMPREPLY=()\n"
        "    [[ -z $words ]] || mapfile -t COMPREPLY <<<\"$words\"\n"
        "}\n\n";
    return script + fmt::format("complete -F {} {}\n", function, program.name);
}

}  // namespace headscope::completion
