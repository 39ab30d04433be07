// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "text.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/model_catalog.h>
#include <headscope/report.h>
#include <headscope/resources.h>
#include <headscope/token_choice.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <limits>
#include <system_error>

namespace headscope::cli {
namespace {

// One whole number that is all of `text`.
bool parseNumber(std::string_view text, int& value) {
    const auto end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && next == end;
}

int wholeNumber(const std::string& option, const std::string& given, int least, int most) {
    int value = 0;
    if (!parseNumber(given, value) || value < least || value > most)
        throw CLI::ValidationError(option, fmt::format("\"{}\" is not a whole number from {} to {}",
                                                       given.substr(0, 40), least, most));
    return value;
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

CLI::Validator readBy(const std::function<void(const std::string&)>& read,
                      const std::vector<std::string>& offered) {
    return {[read](std::string& text) -> std::string {
                try {
                    read(text);
                    return {};
                } catch (const Error& error) {
                    return fmt::format("{}. {}", error.what(), error.hint());
                }
            },
            fmt::format("{{{}}}", fmt::join(offered, ","))};
}

CLI::Option* addFilled(CLI::App& command, const std::string& name, std::string& value,
                       const std::string& description, const std::string& typeName) {
    return command
        .add_option_function<std::string>(
            name,
            [name, &value](const std::string& given) {
                if (given.empty()) throw CLI::ValidationError(name, "the value is empty");
                value = given;
            },
            description)
        ->type_name(typeName);
}

CLI::Option* addNumber(CLI::App& command, const std::string& name, int& value, int least, int most,
                       const std::string& description) {
    return command
        .add_option_function<std::string>(
            name,
            [=, &value](const std::string& given) {
                value = wholeNumber(name, given, least, most);
            },
            description)
        ->type_name("N");
}

CLI::Option* addPositions(CLI::App& command, std::string& value) {
    return command
        .add_option("--positions", value,
                    "Where z is edited: all, last, or positions such as 0,3 (default: all)")
        ->check(readBy([](const std::string& text) { (void)positionsFromName(text); },
                       {"all", "last"}));
}

CLI::Option* addInterventions(CLI::App& command, std::string& value) {
    std::vector<std::string> offered{"both"};
    for (const auto& intervention : allKinds())
        offered.push_back(name(intervention));
    return command
        .add_option("--replace", value,
                    "What takes the place of a head's output; several with commas (default: both, "
                    "which is zero,mean)")
        ->check(
            readBy([](const std::string& text) { (void)interventionsFromNames(text); }, offered));
}

CLI::Option* addIntervention(CLI::App& command, std::string& value) {
    std::vector<std::string> offered;
    for (const auto& intervention : allKinds())
        offered.push_back(name(intervention));
    return command
        .add_option("--replace", value, "What takes the place of a head's output (default: zero)")
        ->check(readBy([](const std::string& text) { (void)interventionFromName(text); }, offered));
}

CLI::Option* addJson(CLI::App& command, std::string& value) {
    return addFilled(command, "--json", value, "Write the JSON to a file, not to standard output",
                     "FILE");
}

void RunOptions::add(CLI::App& command) {
    model.add(command);
    prompt.add(command);
    target.add(command, "target");
    control.add(command, "control");
}

SweepRequest RunOptions::request(const Tokenizer& tokenizer) const {
    SweepRequest request;
    request.prompt = prompt.tokens(tokenizer);
    request.target = target.tokens(tokenizer, "target");
    request.control = control.tokens(tokenizer, "control");
    return request;
}

void TableOrJson::add(CLI::App& command) {
    command
        .add_option_function<std::vector<std::string>>(
            "--json",
            [this](const std::vector<std::string>& given) {
                // CLI11 hands over one empty value where there is none.
                json = true;
                file = given.empty() ? std::string() : given.front();
            },
            "Write JSON: to FILE, or without FILE to standard output in place of the table")
        ->expected(0, 1)
        ->type_name("[FILE]");
}

void TableOrJson::check() const {
    checkOutputs({file});
}

void TableOrJson::emit(const std::function<std::string()>& table,
                       const std::function<std::string()>& asJson) const {
    const bool alone = json && (file.empty() || file == "-");
    if (!alone) cli::emit(table(), "");
    if (json) cli::emit(asJson(), file);
}

void ModelOptions::add(CLI::App& command, bool withThreads) {
    addFilled(command, "--model", folder,
              "Model folder, or a name in the Hugging Face cache such as gpt2 or gpt2@revision "
              "(default: the bundled model)",
              "MODEL");
    if (withThreads) {
        addNumber(command, "--threads", limits.threads, 1, 1024,
                  "Threads to compute with (default: physical cores, less those "
                  "that other programs keep busy)");
        command
            .add_option_function<std::string>(
                "--memory",
                [this](const std::string& given) {
                    try {
                        limits.memory = parseMemory(given);
                    } catch (const Error& error) {
                        throw CLI::ValidationError("--memory",
                                                   std::string(error.what()) + ". " + error.hint());
                    }
                },
                "Memory that a sweep may take beside the weights, such as 2G (default: a quarter "
                "of what is free)")
            ->type_name("SIZE");
        addFilled(command, "--device", device,
                  "Where sweeps are computed: cpu, cuda or cuda:N (default: cpu)", "DEVICE");
    }
}

std::filesystem::path ModelOptions::path() const {
    return folder.empty() ? bundledModel() : resolveModel(folder);
}

std::unique_ptr<Engine> ModelOptions::load() const {
    const auto wanted = parseDevice(device);
    requireDevice(wanted);  // before the weights are read
    auto engine = loadEngine(path(), limits);
    engine->setDevice(wanted);
    for (const auto& remark : engine->info().reading.remarks()) {
        const auto line = fmt::format("headscope-cli: note: {}\n", printable(remark));
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
    return engine;
}

void PromptOptions::add(CLI::App& command) {
    auto* const byText = command.add_option("--prompt", text, "The prompt")->type_name("TEXT");
    addFilled(command, "--prompt-ids", ids, "The prompt as token ids, such as 1,2,3", "IDS")
        ->excludes(byText);
}

std::vector<TokenId> PromptOptions::tokens(const Tokenizer& tokenizer) const {
    if (!ids.empty()) return parseNumbers(ids, "--prompt-ids");
    std::vector<TokenId> tokens;
    try {
        for (const auto& token : tokenizer.encode(text))
            tokens.push_back(token.id);
    } catch (const Error& error) {
        throw inputError(std::string("the prompt: ") + error.what(), error.hint());
    }
    return tokens;
}

void TokenOptions::add(CLI::App& command, const std::string& role) {
    const auto each = [&](const std::string& name, const std::string& what,
                          const std::function<void(const std::string&)>& take) {
        // The values as they stand: CLI11's own lists split "[a,b]" and drop an empty text.
        return command
            .add_option(
                name,
                [take](const CLI::results_t& given) {
                    std::for_each(given.begin(), given.end(), take);
                    return true;
                },
                "The " + role + " token's " + what +
                    "; given several times, the tokens count as one")
            ->expected(1, CLI::detail::expected_max_vector_size)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    auto* const byText = each("--" + role, "text, such as \" Germany\"",
                              [this](const std::string& text) { texts.push_back(text); });
    byText->type_name("TEXT");
    const std::string name = "--" + role + "-id";
    each(name, "id",
         [this, name](const std::string& text) {
             ids.push_back(wholeNumber(name, text, 0, std::numeric_limits<int>::max()));
         })
        ->type_name("N")
        ->excludes(byText);
}

TokenSet TokenOptions::tokens(const Tokenizer& tokenizer, std::string_view role) const {
    std::vector<TokenId> all(ids.begin(), ids.end());
    for (const auto& text : texts)
        all.push_back(requireToken(tokenizer, text, role).id);
    if (all.empty())
        throw inputError(fmt::format("there is no {}", role),
                         fmt::format("Give --{} TEXT or --{}-id N.", role, role));
    return TokenSet(std::move(all));
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
            throw inputError(fmt::format("\"{}\" is not a list of heads", text),
                             "Write layer.head with commas between, such as 9.6,10.0.");
        heads.push_back(head);
    }
    return heads;
}

void checkOutputs(const std::vector<std::string>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i].empty() || files[i] == "-") continue;
        if (std::count(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(i), files[i]) > 0)
            throw inputError("two results are to go to " + files[i], "Name a file for each.");
        checkWritable(files[i]);
    }
}

void emit(const std::string& content, const std::string& file) {
    if (!file.empty() && file != "-") return writeFileAtomically(file, content);
    if (std::fwrite(content.data(), 1, content.size(), stdout) != content.size() ||
        std::fflush(stdout) != 0) {
        const int error = errno;
        throw failure("the result could not be written to standard output: " +
                          std::generic_category().message(error),
                      "Name a file with --json FILE, on a disk with room.");
    }
}

}  // namespace headscope::cli
