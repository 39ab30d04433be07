// SPDX-License-Identifier: GPL-3.0-or-later
#include "completion_command.h"

#include "completion/shell_completion.h"
#include "options.h"
#include "output.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace headscope::cli {
namespace {

using completion::Value;

/// CLI11 keeps the words that a validator takes in its description alone: "{zero,mean}".
std::vector<std::string> choicesOf(const std::string& type) {
    const auto open = type.find('{');
    const auto close = type.find('}', open);
    if (open == std::string::npos || close == std::string::npos) return {};
    std::vector<std::string> choices;
    for (auto begin = open + 1; begin <= close;) {
        const auto end = std::min(type.find(',', begin), close);
        choices.push_back(type.substr(begin, end - begin));
        begin = end + 1;
    }
    return choices;
}

/// The type's name as --help shows it says what is to be typed.
Value valueOf(const std::string& type) {
    if (!choicesOf(type).empty()) return Value::Choice;
    if (type == "FILE" || type == "[FILE]") return Value::File;
    if (type == "MODEL" || type == "FOLDER") return Value::Folder;
    return Value::Text;
}

completion::Option described(const CLI::Option& option) {
    completion::Option result;
    for (const auto& name : option.get_snames())
        result.names.push_back("-" + name);
    for (const auto& name : option.get_lnames())
        result.names.push_back("--" + name);
    result.help = option.get_description();
    if (option.get_items_expected_max() > 0) {
        const auto type = option.get_type_name();
        result.value = valueOf(type);
        result.choices = choicesOf(type);
        result.optional = option.get_items_expected_min() == 0;
    }
    return result;
}

void addOptions(const CLI::App& app, completion::Command& command) {
    const bool isGroup = app.get_name().empty();
    for (const auto* option : app.get_options()) {
        if (isGroup && option == app.get_help_ptr()) continue;  // the command has its own
        if (option->nonpositional()) {
            command.options.push_back(described(*option));
        } else {
            command.choices = choicesOf(option->get_type_name());
            command.argument =
                command.choices.empty() ? valueOf(option->get_name(true)) : Value::Choice;
        }
    }
}

completion::Command described(const CLI::App& app) {
    completion::Command command;
    command.name = app.get_name();
    command.help = app.get_description();
    addOptions(app, command);
    for (const auto* sub : app.get_subcommands({})) {
        if (sub->get_name().empty())  // a group of options
            addOptions(*sub, command);
        else
            command.commands.push_back(described(*sub));
    }
    return command;
}

}  // namespace

Command addCompletion(CLI::App& app) {
    const auto shell = std::make_shared<std::string>();
    auto& command = *app.add_subcommand(
        "completion", "A script that makes your shell complete commands, options and values");
    command.add_option("SHELL", *shell, "For which shell")
        ->required()
        ->check(oneOf({"bash", "zsh", "fish"}));
    command.footer("An installed package brings it along; the example is for one shell alone.");
    return [&app, shell] {
        emit(completion::completionScript(described(app), *completion::shellFromName(*shell)), "");
    };
}

}  // namespace headscope::cli
