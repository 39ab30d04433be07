// SPDX-License-Identifier: GPL-3.0-or-later
#include "wrong_use.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

namespace headscope::cli {
namespace {

const CLI::App& chosenApp(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : chosenApp(*chosen.front());
}

std::string unexpectedText(const CLI::App& program) {
    const auto command = chosenCommand(program);
    const auto words = fmt::format("{}", fmt::join(program.remaining(true), " "));
    if (command.empty()) return fmt::format("\"{}\" is no command", words);
    return fmt::format("{} does not take \"{}\"", command, words);
}

std::string missingCommandText(const CLI::App& program) {
    std::vector<std::string> names;
    for (const auto* command : chosenApp(program).get_subcommands({}))
        names.push_back(command->get_name());
    const auto chosen = chosenCommand(program);
    return fmt::format("which command{}? There are {}", chosen.empty() ? "" : " of " + chosen,
                       fmt::join(names, ", "));
}

/// "NAME: rest" -> NAME, where CLI11's text has `part` in the rest.
std::string nameBefore(std::string_view text, std::string_view part) {
    const auto colon = text.find(": ");
    const bool there =
        colon != std::string_view::npos && text.find(part, colon) != std::string_view::npos;
    return std::string(there ? text.substr(0, colon) : std::string_view());
}

constexpr std::string_view kCount = " required but received ";

/// "FILE: At least 2 required but received 1".
std::string wrongCountText(const std::string& name, const std::string& text) {
    const auto end = text.find(kCount);
    const auto begin = text.rfind(' ', end - 1) + 1;
    return fmt::format("{} is to be given {} times, not {}", name, text.substr(begin, end - begin),
                       text.substr(end + kCount.size()));
}

/// CLI11's sentences end with or without a full stop; ours are joined with one.
std::string plain(const CLI::ParseError& error) {
    std::string text = error.what();
    while (!text.empty() && (text.back() == '.' || text.back() == '\n'))
        text.pop_back();
    return text;
}

}  // namespace

std::string chosenCommand(const CLI::App& program) {
    std::string path;
    for (const auto* app = &chosenApp(program); app->get_parent(); app = app->get_parent())
        path = app->get_name() + (path.empty() ? "" : " ") + path;
    return path;
}

std::string wrongUseText(const CLI::App& program, const CLI::ParseError& error) {
    const auto text = plain(error);
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) return unexpectedText(program);
    if (text == "A subcommand is required") return missingCommandText(program);
    if (const auto name = nameBefore(text, "At Most 1 required but received"); !name.empty())
        return name + " is given more than once, and takes one value";
    if (const auto name = nameBefore(text, kCount); !name.empty())
        return wrongCountText(name, text);
    if (const auto name = nameBefore(text, " missing"); !name.empty())
        return name + " needs a value";
    if (const auto at = text.find(" excludes "); at != std::string::npos)
        return fmt::format("{} and {} do not go together", text.substr(0, at),
                           text.substr(at + 10));
    constexpr std::string_view kConvert = "Could not convert: ";
    if (text.starts_with(kConvert)) {
        const auto at = text.find(" = ");
        return fmt::format("{} takes no value", text.substr(kConvert.size(), at - kConvert.size()));
    }
    return text;
}

}  // namespace headscope::cli
