// SPDX-License-Identifier: GPL-3.0-or-later
#include "help.h"

#include "options.h"
#include "text.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

namespace headscope::cli {
namespace {

constexpr std::size_t kHelpColumns = 80;
constexpr std::size_t kTermColumns = 24;  // of an option and what is left of its description

/// "models list"; empty for the program.
std::string pathOf(const CLI::App& app) {
    if (!app.get_parent()) return {};
    const auto above = pathOf(*app.get_parent());
    return above + (above.empty() ? "" : " ") + app.get_name();
}

/// A term, and what it means beside it or below it.
std::string entry(const std::string& term, const std::string& meaning) {
    const std::string margin(kTermColumns, ' ');
    std::string lines = wrapped(meaning, kHelpColumns - kTermColumns);
    std::string text;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = lines.find('\n', begin);
        // wrapped() sets the later lines off, which the margin does here.
        const auto first = lines.find_first_not_of(' ', begin);
        text += margin + lines.substr(first, end + 1 - first);
        begin = end + 1;
    }
    const auto shown = "  " + term;
    if (shown.size() + 2 > kTermColumns) return shown + "\n" + text;
    return shown + text.substr(shown.size());
}

bool isRequired(const CLI::Option& option, const CommandUsage& usage) {
    if (option.get_required()) return true;
    const auto name = option.get_name(false, false) + " ";
    return option.nonpositional() && !usage.calls.empty() &&
           std::all_of(usage.calls.begin(), usage.calls.end(), [&](const auto& call) {
               return call.substr(0, call.find('[')).find(name) != std::string::npos;
           });
}

/// CLI11 lists the words of an option after the name of its value: "METRIC:{kl,rank}".
struct ValueText {
    std::string name;
    std::vector<std::string> words;

    explicit ValueText(const CLI::Option& option) {
        const auto type = option.get_type_size() == 0 ? std::string() : option.get_type_name();
        const auto open = type.find('{');
        name = type.substr(0, open == std::string::npos ? open : type.rfind(':', open));
        if (open == std::string::npos) return;
        words = CLI::detail::split(type.substr(open + 1, type.find('}') - open - 1), ',');
    }
};

std::string meaningOf(const CLI::Option& option, const CommandUsage& usage) {
    std::string text = option.get_description();
    const auto words = ValueText(option).words;
    const bool told = std::all_of(words.begin(), words.end(), [&](const auto& word) {
        return text.find(word) != std::string::npos;
    });
    if (!told) text += fmt::format("; takes {}", fmt::join(words, ", "));
    return text + (isRequired(option, usage) ? " (required)" : "");
}

std::string termOf(const CLI::Option& option) {
    if (option.get_positional()) return option.get_name(true, false);
    std::string names;
    for (const auto& name : option.get_snames())
        names += "-" + name + ", ";
    for (const auto& name : option.get_lnames())
        names += (names.empty() || names.ends_with(' ') ? "" : ", ") + ("--" + name);
    const auto value = ValueText(option).name;
    return names + (value.empty() ? "" : " " + value);
}

/// A command for a shell, continued on the next line before an option where it is long.
std::string folded(std::string command) {
    std::string text = "  ";
    while (text.size() - (text.rfind('\n') + 1) + command.size() > kHelpColumns) {
        const auto room = kHelpColumns - (text.size() - (text.rfind('\n') + 1)) - 2;
        const auto cut = command.rfind(" --", room);
        if (cut == std::string::npos || cut == 0) break;
        text += command.substr(0, cut) + " \\\n     ";
        command.erase(0, cut);
    }
    return text + command + "\n";
}

class ManPage : public CLI::FormatterBase {
 public:
    std::string make_help(const CLI::App* app, std::string /*name*/,
                          CLI::AppFormatMode /*mode*/) const override {
        const auto path = pathOf(*app);
        const auto& usage = usageOf(path);
        return calls(path, usage) + wrapped("\n" + app->get_description() + ".", kHelpColumns) +
               arguments(*app, usage) + options(*app, usage) + commands(*app) +
               (app->get_footer().empty() ? std::string()
                                          : wrapped("\n" + app->get_footer(), kHelpColumns)) +
               examples(usage);
    }

 private:
    static std::string calls(const std::string& path, const CommandUsage& usage) {
        std::string text;
        for (const auto& call : usage.calls)
            text +=
                wrapped(fmt::format("{} headscope-cli {}{}{}", text.empty() ? "Usage:" : "      ",
                                    path, path.empty() ? "" : " ", call),
                        kHelpColumns);
        return text;
    }

    static std::string arguments(const CLI::App& app, const CommandUsage& usage) {
        std::string text;
        for (const auto* option : app.get_options())
            if (option->get_positional()) text += entry(termOf(*option), meaningOf(*option, usage));
        return text.empty() ? text : "\nArguments:\n" + text;
    }

    static std::string options(const CLI::App& app, const CommandUsage& usage) {
        std::string text;
        for (const char* group : {kInputGroup, "Options", kModelGroup, kOutputGroup}) {
            std::string entries;
            const auto add = [&](const CLI::Option* option) {
                entries += entry(termOf(*option), meaningOf(*option, usage));
            };
            for (const auto* option : app.get_options())
                if (option->nonpositional() && option->get_group() == group &&
                    option != app.get_help_ptr())
                    add(option);
            if (group == app.get_help_ptr()->get_group()) add(app.get_help_ptr());
            text += entries.empty() ? entries : fmt::format("\n{}:\n{}", group, entries);
        }
        return text;
    }

    static std::string commands(const CLI::App& app) {
        std::string text;
        for (const auto* command : app.get_subcommands({}))
            text += entry(command->get_name(), command->get_description());
        return text.empty() ? text : "\nCommands:\n" + text;
    }

    static std::string examples(const CommandUsage& usage) {
        std::string text;
        for (const auto& example : usage.examples) {
            const bool whole = example.find("headscope-cli") != std::string::npos;
            text += folded(fmt::format("{}{}", whole ? "" : "headscope-cli ", example));
        }
        return text.empty() ? text : "\nExamples:\n" + text;
    }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> helpFormatter() {
    return std::make_shared<ManPage>();
}

}  // namespace headscope::cli
