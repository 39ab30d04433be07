// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "commit.h"
#include "completion_command.h"
#include "download_command.h"
#include "help.h"
#include "output.h"
#include "text.h"
#include "wrong_use.h"

#include <headscope/error.h>
#include <headscope/launch.h>
#include <headscope/stop_signals.h>
#include <headscope/study_script.h>
#include <headscope/version.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <new>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int kWrongUse = 2;
constexpr int kFailure = 1;

int report(const std::string& what, const std::string& hint, int code) {
    const auto line = fmt::format("headscope-cli: {}. {}\n", headscope::cli::printable(what),
                                  headscope::cli::printable(hint));
    std::fwrite(line.data(), 1, line.size(), stderr);
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
    std::reverse(arguments.begin(), arguments.end());  // the order that CLI11 expects
    return arguments;
}

/// False where help was asked for, which is shown.
bool parse(CLI::App& app, std::vector<std::string> arguments) {
    std::ostringstream help;
    try {
        app.parse(std::move(arguments));
        return true;
    } catch (const CLI::Success& asked) {
        app.exit(asked, help, help);
    }
    headscope::cli::emit(help.str(), "");
    return false;
}

int reportWrongUse(const CLI::App& app, const CLI::ParseError& error) {
    const auto command = headscope::cli::chosenCommand(app);
    return report(headscope::cli::wrongUseText(app, error),
                  fmt::format("Run headscope-cli {}{}--help.", command, command.empty() ? "" : " "),
                  kWrongUse);
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
    app.formatter(headscope::cli::helpFormatter());
    app.set_help_flag("-h,--help", "Show this, and exit");
    VersionFlags version;
    version.add(app);
    app.require_subcommand(0, 1);
    const std::map<std::string, headscope::cli::Command> commands{
        {"sweep", headscope::cli::addSweep(app)},
        {"predict", headscope::cli::addPredict(app)},
        {"write", headscope::cli::addWrite(app)},
        {"map", headscope::cli::addMap(app)},
        {"set", headscope::cli::addSet(app)},
        {"grow", headscope::cli::addGrow(app)},
        {"pairs", headscope::cli::addPairs(app)},
        {"attribution", headscope::cli::addAttribution(app)},
        {"similarity", headscope::cli::addSimilarity(app)},
        {"layers", headscope::cli::addLayers(app)},
        {"compare", headscope::cli::addCompare(app)},
        {"tokenize", headscope::cli::addTokenize(app)},
        {"info", headscope::cli::addInfo(app)},
        {"models", headscope::cli::addModels(app)},
        {"session", headscope::cli::addSession(app)},
        {"lesson", headscope::cli::addLesson(app)},
        {"study", headscope::cli::addStudy(app)},
        {"verify", headscope::cli::addVerify(app)},
        {"claims", headscope::cli::addClaims(app)},
        {"export-python", headscope::cli::addExportPython(app)},
        {"completion", headscope::cli::addCompletion(app)}};
    try {
        if (!parse(app, argumentsOf(argc, argv)) || version.show()) return 0;
        const auto chosen = app.get_subcommands();
        if (chosen.empty()) throw CLI::RequiredError("A subcommand");  // see wrong_use.cpp
        commands.at(chosen.front()->get_name())();
        return 0;
    } catch (const CLI::ParseError& error) {
        return reportWrongUse(app, error);
    } catch (const headscope::cli::ReaderGone&) {
        headscope::endForClosedPipe();
    } catch (const headscope::cli::StoppedEarly&) {
        return headscope::kRunAgain;
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
