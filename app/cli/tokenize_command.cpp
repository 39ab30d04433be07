// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"

#include <headscope/files.h>
#include <headscope/report.h>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <memory>

namespace headscope::cli {
namespace {

struct TokenizeOptions {
    ModelOptions model;
    std::string text;
    std::string file;
    std::string json;
};

// Far longer than any model's context; a token costs about half a kilobyte of memory and output.
constexpr std::size_t kLongestFile = 4u << 20;

void run(const TokenizeOptions& options) {
    checkOutputs({options.json});
    const auto tokenizer = Tokenizer::load(options.model.path());
    const auto text =
        options.file.empty() ? options.text : readTextFile(options.file, kLongestFile);
    emit(toJson(tokenizer.encode(text), tokenizer.notes()), options.json);
}

}  // namespace

Command addTokenize(CLI::App& app) {
    const auto options = std::make_shared<TokenizeOptions>();
    auto& command = *app.add_subcommand("tokenize", "A text's tokens, with their byte spans");
    options->model.add(command, false);
    auto& source = *command.add_option_group("text");
    source.add_option("--text", options->text, "The text")->type_name("TEXT");
    addFilled(source, "--file", options->file, "A file that holds the text", "FILE");
    source.require_option(1);
    addJson(command, options->json);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
