// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "commit.h"
#include "completion_command.h"
#include "download_command.h"
#include "options.h"
#include "text.h"

#include <headscope/error.h>
#include <headscope/launch.h>
#include <headscope/stop_signals.h>
#include <headscope/version.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int kWrongUse = 2;
constexpr int kFailure = 1;

int report(const std::string& what, const std::string& hint, int code) {
    const auto line = fmt::format("headscope-cli: {}. {}\n", headscope::cli::printable(what),
                                  headscope::cli::printable(hint));
    std::fwrite(line.data(), 1, line.size(),
                stderr);  // if that fails, there is nowhere left to say it
    return code;
}

// CLI11 2.1 takes the next argument for the value of "--name=": the empty value is written apart.
std::vector<std::string> argumentsOf(int argc, char** argv) {
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        std::string argument = argv[i];
        const bool emptyValue = argument.size() > 3 && argument.starts_with("--") &&
                                argument.find('=') == argument.size() - 1;
        if (emptyValue) argument.pop_back();
        arguments.push_back(std::move(argument));
        if (emptyValue) arguments.emplace_back();
    }
    std::reverse(arguments.begin(), arguments.end());  // the order in which CLI11 wants them
    return arguments;
}

// CLI11's sentences end with or without a full stop; ours are joined with one.
int reportWrongUse(const CLI::App& app, const CLI::ParseError& error) {
    std::string what = error.what();
    while (!what.empty() && (what.back() == '.' || what.back() == '\n'))
        what.pop_back();
    const auto chosen = app.get_subcommands();
    const auto command = chosen.empty() ? std::string() : chosen.front()->get_name() + " ";
    return report(what, fmt::format("Run headscope-cli {}--help.", command), kWrongUse);
}

/// --version, and --json behind it.
struct VersionFlags {
    bool wanted = false;
    bool json = false;

    void add(CLI::App& app) {
        app.add_flag("--version", wanted, "Show the version");
        app.add_flag("--json", json,
                     "With --version: JSON that tells commit, libtorch, Qt, oneDNN and BLAS, too");
    }
    /// False where neither was given.
    [[nodiscard]] bool show() const {
        if (json && !wanted)
            throw CLI::ArgumentMismatch("--json before a command goes with --version");
        if (!wanted) return false;
        headscope::cli::emit(
            json ? headscope::versionJson(
                       {"headscope-cli", headscope::app::commit(), headscope::cli::qtVersion()})
                 : fmt::format("headscope-cli {}\n", headscope::version()),
            "");
        return true;
    }
};

}  // namespace

int main(int argc, char** argv) {
    headscope::keepWriteErrors();
    headscope::relaunchForLibraries(argv);
    CLI::App app("Headscope: attention-head ablation in GPT-2 models, without a window",
                 "headscope-cli");
    VersionFlags version;
    version.add(app);
    app.require_subcommand(0, 1);
    const std::map<std::string, headscope::cli::Command> commands{
        {"sweep", headscope::cli::addSweep(app)},
        {"predict", headscope::cli::addPredict(app)},
        {"map", headscope::cli::addMap(app)},
        {"set", headscope::cli::addSet(app)},
        {"grow", headscope::cli::addGrow(app)},
        {"compare", headscope::cli::addCompare(app)},
        {"tokenize", headscope::cli::addTokenize(app)},
        {"info", headscope::cli::addInfo(app)},
        {"models", headscope::cli::addModels(app)},
        {"session", headscope::cli::addSession(app)},
        {"verify", headscope::cli::addVerify(app)},
        {"claims", headscope::cli::addClaims(app)},
        {"export-python", headscope::cli::addExportPython(app)},
        {"completion", headscope::cli::addCompletion(app)}};
    try {
        app.parse(argumentsOf(argc, argv));
        if (version.show()) return 0;
        const auto chosen = app.get_subcommands();
        if (chosen.empty())
            throw CLI::RequiredError(
                "a command: sweep, predict, map, set, grow, compare, tokenize, info, models, "
                "session, verify, claims, export-python or completion");
        commands.at(chosen.front()->get_name())();
        return 0;
    } catch (const CLI::Success& success) {
        const int code = app.exit(success);
        return std::cout.flush() ? code : kFailure;
    } catch (const CLI::ParseError& error) {
        return reportWrongUse(app, error);
    } catch (const headscope::cli::ChecksFailed&) {
        return kFailure;  // the table says what
    } catch (const headscope::Error& error) {
        return report(error.what(), error.hint(),
                      error.kind() == headscope::Error::Kind::Input ? kWrongUse : kFailure);
    } catch (const std::bad_alloc&) {
        return report("not enough memory", "Close other programs, or give a shorter input.",
                      kFailure);
    } catch (const std::exception& error) {
        // Of libtorch's messages only the first line says what; the others are addresses.
        const std::string what = error.what();
        return report(what.substr(0, what.find('\n')),
                      "This is a bug; please report it with the command.", kFailure);
    }
}
