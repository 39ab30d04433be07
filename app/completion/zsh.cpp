// SPDX-License-Identifier: GPL-3.0-or-later
#include "completion/writers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace headscope::completion {
namespace {

/// Text within a specification of _arguments, where \ [ ] and : have a meaning.
std::string escaped(std::string text) {
    for (const char* mark : {"\\", "[", "]", ":"})
        text = replaced(std::move(text), mark, std::string("\\") + mark);
    return text;
}

std::string action(Value value, const std::vector<std::string>& choices) {
    switch (value) {
        case Value::File:
            return "_files";
        case Value::Folder:
            return "_files -/";
        case Value::Choice:
            // A colon would end the action.
            return fmt::format("({})",
                               replaced(fmt::format("{}", fmt::join(choices, " ")), ":", "\\:"));
        default:
            return " ";
    }
}

std::string specification(const Option& option) {
    std::string text;
    std::string value;
    if (option.value != Value::None)
        value = fmt::format(":{}value:{}", option.optional ? ":" : "",
                            action(option.value, option.choices));
    for (const auto& name : option.names) {
        // The value of a long option may follow a space or a =.
        const bool takesEqual = option.value != Value::None && name.starts_with("--");
        text +=
            fmt::format(" \\\n        {}",
                        quoted(fmt::format("({}){}{}[{}]{}", fmt::join(option.names, " "), name,
                                           takesEqual ? "=" : "", escaped(option.help), value)));
    }
    return text;
}

void addFunction(const Command& command, const std::string& function, std::string& script) {
    for (const auto& sub : command.commands)
        addFunction(sub, function + "_" + identifier(sub.name), script);
    script += fmt::format("{}() {{\n", function);
    std::string specifications;
    for (const auto& option : command.options)
        specifications += specification(option);
    if (command.commands.empty()) {
        if (command.argument != Value::None)
            specifications +=
                fmt::format(" \\\n        {}",
                            quoted("*:argument:" + action(command.argument, command.choices)));
        script += fmt::format("    _arguments -s -S{}\n}}\n\n", specifications);
        return;
    }
    script +=
        "    local context state state_descr line curcontext=$curcontext\n"
        "    typeset -A opt_args\n";
    script += fmt::format(
        "    _arguments -s -S -A '-*' -C{} \\\n        '1: :->command' '*:: :->arguments'\n",
        specifications);
    script += "    case $state in\n        command)\n            local -a commands=(\n";
    for (const auto& sub : command.commands)
        script += fmt::format("                {}\n",
                              quoted(sub.name + ":" + replaced(sub.help, ":", "\\:")));
    script += "            )\n            _describe command commands\n            ;;\n";
    script += "        arguments)\n            case $words[1] in\n";
    for (const auto& sub : command.commands)
        script +=
            fmt::format("                {}) {}_{} ;;\n", sub.name, function, identifier(sub.name));
    script += "            esac\n            ;;\n    esac\n}\n\n";
}

}  // namespace

std::string zshScript(const Command& program) {
    const std::string function = "_" + identifier(program.name);
    std::string script = fmt::format("#compdef {}\n\n", program.name);
    addFunction(program, function, script);
    // Loaded by zsh the file is the function itself; sourced it is to be made known.
    return script + fmt::format(
                        "if [[ $funcstack[1] == _{0} ]]; then\n    {1} \"$@\"\nelse\n"
                        "    compdef {1} {0}\nfi\n",
                        program.name, function);
}

}  // namespace headscope::completion
