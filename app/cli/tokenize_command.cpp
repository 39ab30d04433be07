// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "options.h"
#include "output.h"
#include "prompt_file.h"

#include <headscope/csv.h>
#include <headscope/report.h>
#include <headscope/tables.h>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace headscope::cli {
namespace {

struct TokenizeOptions {
    ModelOptions model;
    std::string text;
    std::string file;
    bool bos = false;
    Output output;
};

/// <|endoftext|> before the text takes no byte of it.
std::vector<Token> tokensOf(const std::string& text, const Tokenizer& tokenizer, bool bos) {
    auto tokens = tokenizer.encode(text);
    if (!bos) return tokens;
    const auto first = withBos(idsOf(tokens), tokenizer, "the text").front();
    tokens.insert(tokens.begin(), {first, tokenizer.bytes(first), 0, 0});
    return tokens;
}

void run(const TokenizeOptions& options) {
    options.output.check();
    const auto tokenizer = Tokenizer::load(options.model.path());
    const auto text = options.file.empty() ? options.text : readTextOf(options.file);
    const auto tokens = tokensOf(text, tokenizer, options.bos);
    options.output.emit({[&](std::size_t) { return tokensText(tokens, tokenizer.notes()); },
                         [&] { return toJson(tokens, tokenizer.notes(), options.bos); },
                         [&] { return tokensCsv(tokens); }});
}

}  // namespace

Command addTokenize(CLI::App& app) {
    const auto options = std::make_shared<TokenizeOptions>();
    auto& command = *app.add_subcommand("tokenize", "A text's tokens, with their byte spans");
    options->model.add(command, false);
    auto* const byText = command.add_option("--text", options->text, "The text")
                             ->type_name("TEXT")
                             ->group(kInputGroup);
    auto* const byFile =
        addFilled(command, "--file", options->file,
                  "A file that holds the text, in place of --text; - is standard input. Every byte "
                  "counts, also a line end at the end",
                  "FILE")
            ->excludes(byText)
            ->group(kInputGroup);
    addBos(command, options->bos);
    options->output.add(command, Format::Json);
    return [options, byText, byFile] {
        if (byText->count() + byFile->count() == 0)
            throw CLI::RequiredError("--text TEXT or --file FILE");
        run(*options);
    };
}

}  // namespace headscope::cli
