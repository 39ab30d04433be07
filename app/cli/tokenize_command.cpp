// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"

#include <headscope/error.h>
#include <headscope/report.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace headscope::cli {
namespace {

struct TokenizeOptions {
    ModelOptions model;
    std::string text;
    std::string file;
    std::string json;
};

std::string readAll(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in || std::filesystem::is_directory(file))
        throw inputError(file + ": the file cannot be read", "Check the name and its permissions.");
    return content;
}

void run(const TokenizeOptions& options) {
    const auto tokenizer = Tokenizer::load(options.model.path());
    const auto text = options.file.empty() ? options.text : readAll(options.file);
    emit(toJson(tokenizer.encode(text)), options.json);
}

}  // namespace

Command addTokenize(CLI::App& app) {
    const auto options = std::make_shared<TokenizeOptions>();
    auto& command = *app.add_subcommand("tokenize", "A text's tokens, with their byte spans");
    options->model.add(command, false);
    auto& source = *command.add_option_group("text");
    source.add_option("--text", options->text, "The text")->type_name("TEXT");
    source.add_option("--file", options->file, "A file that holds the text")->type_name("FILE");
    source.require_option(1);
    command.add_option("--json", options->json, "Write the JSON to a file, not to standard output")
        ->type_name("FILE");
    return [options] { run(*options); };
}

}  // namespace headscope::cli
