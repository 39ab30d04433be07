// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <headscope/error.h>
#include <headscope/report.h>
#include <headscope/resources.h>
#include <headscope/token_choice.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cstdio>

namespace headscope::cli {
namespace {

// One whole number that is all of `text`.
bool parseNumber(std::string_view text, int& value) {
    const auto end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && next == end;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

}  // namespace

void ModelOptions::add(CLI::App& command, bool withThreads) {
    command.add_option("--model", folder, "Model folder (default: the bundled model)")
        ->type_name("DIR");
    if (withThreads)
        command
            .add_option("--threads", threads, "Threads to compute with (default: physical cores)")
            ->check(CLI::Range(1, 1024))
            ->type_name("N");
}

std::filesystem::path ModelOptions::path() const {
    return folder.empty() ? bundledModel() : std::filesystem::path(folder);
}

std::unique_ptr<Engine> ModelOptions::load() const {
    return loadEngine(path(), threads);
}

void PromptOptions::add(CLI::App& command) {
    auto* const byText = command.add_option("--prompt", text, "The prompt")->type_name("TEXT");
    command.add_option("--prompt-ids", ids, "The prompt as token ids, such as 1,2,3")
        ->type_name("IDS")
        ->excludes(byText);
}

std::vector<TokenId> PromptOptions::tokens(const Tokenizer& tokenizer) const {
    if (!ids.empty()) return parseNumbers(ids, "--prompt-ids");
    std::vector<TokenId> tokens;
    for (const auto& token : tokenizer.encode(text))
        tokens.push_back(token.id);
    return tokens;
}

void TokenOptions::add(CLI::App& command, const std::string& role) {
    auto* const byText = command
                             .add_option_function<std::string>(
                                 "--" + role,
                                 [this](const std::string& value) {
                                     text = value;
                                     hasText = true;
                                 },
                                 "The " + role + " token's text, such as \" Germany\"")
                             ->type_name("TEXT");
    command.add_option("--" + role + "-id", id, "The " + role + " token's id")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->excludes(byText);
}

TokenId TokenOptions::token(const Tokenizer& tokenizer, std::string_view role) const {
    if (hasText) return requireToken(tokenizer, text, role).id;
    if (id >= 0) return id;
    throw inputError(fmt::format("there is no {}", role),
                     fmt::format("Give --{} TEXT or --{}-id N.", role, role));
}

std::vector<int> parseNumbers(std::string_view text, std::string_view option) {
    std::vector<int> numbers;
    for (const auto part : split(text)) {
        int number = 0;
        if (!parseNumber(part, number))
            throw inputError(fmt::format("{} \"{}\" is not a list of whole numbers", option, text),
                             "Write them with commas between, such as 1,2,3.");
        numbers.push_back(number);
    }
    return numbers;
}

std::vector<HeadId> parseHeads(std::string_view text) {
    std::vector<HeadId> heads;
    for (const auto part : split(text)) {
        HeadId head;
        const auto dot = part.find('.');
        if (dot == std::string_view::npos || !parseNumber(part.substr(0, dot), head.layer) ||
            !parseNumber(part.substr(dot + 1), head.head))
            throw inputError(fmt::format("--ablate \"{}\" is not a list of heads", text),
                             "Write layer.head with commas between, such as 9.6,10.0.");
        heads.push_back(head);
    }
    return heads;
}

Positions parsePositions(const std::string& text) {
    return text == "last" ? Positions::last() : Positions::all();
}

void emit(const std::string& content, const std::string& file) {
    if (!file.empty()) return writeFileAtomically(file, content);
    if (std::fwrite(content.data(), 1, content.size(), stdout) != content.size() ||
        std::fflush(stdout) != 0)
        throw failure("the result could not be written to standard output",
                      "Name a file with --json FILE, on a disk with room.");
}

}  // namespace headscope::cli
