// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <headscope/error.h>
#include <headscope/version.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <map>

namespace {

constexpr int kWrongUse = 2;
constexpr int kFailure = 1;

int report(const std::string& what, const std::string& hint, int code) {
    fmt::print(stderr, "headscope-cli: {}. {}\n", what, hint);
    return code;
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

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Headscope: attention-head ablation in GPT-2 models, without a window",
                 "headscope-cli");
    app.set_version_flag("--version", std::string("headscope-cli ") + headscope::version());
    app.require_subcommand(1);
    const std::map<std::string, headscope::cli::Command> commands{
        {"sweep", headscope::cli::addSweep(app)},
        {"predict", headscope::cli::addPredict(app)},
        {"tokenize", headscope::cli::addTokenize(app)},
        {"info", headscope::cli::addInfo(app)}};
    try {
        app.parse(argc, argv);
        commands.at(app.get_subcommands().front()->get_name())();
        return 0;
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return reportWrongUse(app, error);
    } catch (const headscope::Error& error) {
        return report(error.what(), error.hint(),
                      error.kind() == headscope::Error::Kind::Input ? kWrongUse : kFailure);
    } catch (const std::exception& error) {
        return report(error.what(), "This is a bug; please report it with the command.", kFailure);
    }
}
