// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "prompt_file.h"
#include "text.h"

#include <headscope/advice_notes.h>
#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/report.h>
#include <headscope/resources.h>
#include <headscope/token_choice.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
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

/// `what` the text is: "the prompt".
std::vector<TokenId> encoded(const Tokenizer& tokenizer, const std::string& text,
                             const std::string& what) {
    try {
        return idsOf(tokenizer.encode(text));
    } catch (const Error& error) {
        throw inputError(what + ": " + error.what(), error.hint());
    }
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

CLI::Validator oneOf(const std::vector<std::string>& words) {
    return {[words](std::string& text) -> std::string {
                if (std::find(words.begin(), words.end(), text) != words.end()) return {};
                return fmt::format("\"{}\" is none of {}", text, fmt::join(words, ", "));
            },
            fmt::format("{{{}}}", fmt::join(words, ","))};
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
        ->type_name("WHERE")
        ->check(readBy([](const std::string& text) { (void)positionsFromName(text); },
                       {"all", "last"}));
}

CLI::Option* addPositionsOrEach(CLI::App& command, std::string& value) {
    return command
        .add_option("--positions", value,
                    "Where z is edited: all, last, positions such as 0,3, or each, which runs a "
                    "sweep for every position (default: all)")
        ->type_name("WHERE")
        ->check(readBy(
            [](const std::string& text) {
                if (text != kEachPosition) (void)positionsFromName(text);
            },
            {"all", "last", kEachPosition}));
}

namespace {

CLI::Option* addReplace(CLI::App& command, std::string& value,
                        const std::vector<Intervention>& kinds,
                        const std::function<void(const std::string&)>& read) {
    std::vector<std::string> offered;
    for (const auto& intervention : kinds)
        offered.push_back(name(intervention));
    return command
        .add_option("--replace", value, "What takes the place of a head's output (default: zero)")
        ->type_name("NAME")
        ->check(readBy(read, offered));
}

}  // namespace

CLI::Option* addIntervention(CLI::App& command, std::string& value) {
    return addReplace(command, value, allKinds(),
                      [](const std::string& text) { (void)interventionFromName(text); });
}

CLI::Option* addInterventionWithoutDonor(CLI::App& command, std::string& value) {
    return addReplace(command, value, kindsWithoutDonor(), [](const std::string& text) {
        if (donorPromptOf(interventionFromName(text)))
            throw inputError("heads are not patched from a second prompt here",
                             "Use another replacement, such as zero or mean.");
    });
}

void AblatedOptions::add(CLI::App& command, Donors donors) {
    m_donors = donors;
    auto* const which =
        addFilled(command, "--heads", heads, "Heads as layer.head, such as 9.6,10.0", "HEADS");
    if (donors == Donors::None) {
        addInterventionWithoutDonor(command, interventions.replace)->needs(which);
    } else {
        interventions.addOne(command);
        for (const char* option : {"--replace", "--donor", "--donor-ids"})
            command.get_option(option)->needs(which);
    }
    addPositions(command, positions)->needs(which);
}

Intervention AblatedOptions::intervention(const Tokenizer& tokenizer, const PromptOptions& prompt,
                                          const std::vector<TokenId>& promptTokens) const {
    if (m_donors == Donors::Offered) return interventions.one(tokenizer, prompt, promptTokens);
    return interventionFromName(interventions.replace.empty() ? "zero" : interventions.replace);
}

void InterventionOptions::addSeveral(CLI::App& command) {
    command
        .add_option("--replace", replace,
                    "What takes the place of a head's output; several with commas (default: both, "
                    "which is zero,mean; with a donor: patch)")
        ->type_name("LIST")
        ->check(readBy([](const std::string& text) { (void)interventionsFromNames(text); },
                       offeredNames()));
    donor.add(command);
}

void InterventionOptions::addOne(CLI::App& command) {
    addIntervention(command, replace)
        ->description(
            "What takes the place of a head's output (default: zero; with a donor: patch)");
    donor.add(command);
}

std::vector<Intervention> InterventionOptions::all(const std::string& otherwise,
                                                   const Tokenizer& tokenizer,
                                                   const PromptOptions& prompt,
                                                   const std::vector<TokenId>& promptTokens) const {
    auto interventions = interventionsFromNames(!replace.empty() ? replace
                                                : donor.given()  ? "patch"
                                                                 : otherwise);
    fillDonor(interventions, donor, tokenizer, prompt, promptTokens);
    return interventions;
}

Intervention InterventionOptions::one(const Tokenizer& tokenizer, const PromptOptions& prompt,
                                      const std::vector<TokenId>& promptTokens) const {
    return all("zero", tokenizer, prompt, promptTokens).front();
}

void fillDonor(std::vector<Intervention>& interventions, const DonorOptions& donor,
               const Tokenizer& tokenizer, const PromptOptions& prompt,
               const std::vector<TokenId>& promptTokens) {
    bool needed = false;
    for (auto& one : interventions) {
        const auto* named = donorPromptOf(one);
        if (!named) continue;
        if (!named->empty()) {
            requireAligned(tokenizer, promptTokens, *named);
            continue;
        }
        needed = true;
        if (!donor.given())
            throw inputError(name(one) + " needs a second prompt, the donor",
                             "Give --donor TEXT or --donor-ids IDS.");
        one = withDonor(one, donor.tokens(tokenizer, prompt, promptTokens));
    }
    if (donor.given() && !needed)
        throw inputError("a donor is given, and no intervention takes anything from it",
                         "Give --replace patch, or leave the donor out.");
}

std::string donorText(const Intervention& intervention, const Tokenizer& tokenizer) {
    const auto* donor = donorPromptOf(intervention);
    return donor ? tokenizer.decode(*donor) : std::string();
}

void DonorOptions::add(CLI::App& command) {
    auto* const byText = command
                             .add_option_function<std::string>(
                                 "--donor",
                                 [this](const std::string& given) {
                                     text = given;
                                     isText = true;
                                 },
                                 "For patch: a second prompt with as many tokens, whose clean run "
                                 "the output is taken from")
                             ->type_name("TEXT")
                             ->group(kInputGroup);
    addFilled(command, "--donor-ids", ids, "The donor as token ids, in place of --donor", "IDS")
        ->excludes(byText)
        ->group(kInputGroup);
}

std::vector<TokenId> DonorOptions::tokens(const Tokenizer& tokenizer, const PromptOptions& prompt,
                                          const std::vector<TokenId>& promptTokens) const {
    auto tokens =
        ids.empty() ? encoded(tokenizer, text, "the donor") : parseNumbers(ids, "--donor-ids");
    if (prompt.bos) tokens = withBos(std::move(tokens), tokenizer, "the donor");
    requireAligned(tokenizer, promptTokens, tokens);
    return tokens;
}

void addBos(CLI::App& command, bool& value) {
    command
        .add_flag("--bos", value,
                  "Begin with <|endoftext|>, as other libraries do; it is a token of the prompt")
        ->group(kInputGroup);
}

std::vector<TokenId> withBos(std::vector<TokenId> tokens, const Tokenizer& tokenizer,
                             const std::string& what) {
    const auto bos = tokenizer.find("<|endoftext|>");
    if (!bos)
        throw inputError("this model has no token <|endoftext|> to begin with",
                         "Leave --bos out, or give another token's id in front with --prompt-ids.");
    if (!tokens.empty() && tokens.front() == *bos)
        throw inputError(what + " begins with <|endoftext|> already", "Leave --bos out.");
    tokens.insert(tokens.begin(), *bos);
    return tokens;
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

void ModelOptions::add(CLI::App& command, bool withThreads) {
    addFilled(command, "--model", folder,
              "Model folder, or a name in the Hugging Face cache such as gpt2 or gpt2@revision "
              "(default: the bundled model)",
              "MODEL")
        ->group(kModelGroup);
    if (withThreads) {
        addNumber(command, "--threads", limits.threads, 1, 1024,
                  "Threads to compute with (default: physical cores, less those "
                  "that other programs keep busy)")
            ->group(kModelGroup);
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
            ->group(kModelGroup)
            ->type_name("SIZE");
        addFilled(command, "--device", device,
                  "Where sweeps are computed: cpu, cuda or cuda:N (default: cpu)", "DEVICE")
            ->group(kModelGroup);
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
    for (const auto& remark : engine->info().reading.remarks())
        say("note: " + remark.english());
    return engine;
}

void PromptOptions::add(CLI::App& command) {
    auto* const byText = command
                             .add_option_function<std::string>(
                                 "--prompt",
                                 [this](const std::string& given) {
                                     text = given;
                                     isText = true;
                                 },
                                 "The prompt")
                             ->type_name("TEXT")
                             ->group(kInputGroup);
    auto* const byFile =
        addFilled(command, "--prompt-file", file,
                  "A file that holds the prompt, in place of --prompt; - is standard input. Every "
                  "byte counts, but one line end at the end is left out",
                  "FILE")
            ->excludes(byText)
            ->group(kInputGroup);
    addFilled(command, "--prompt-ids", ids,
              "The prompt as token ids, such as 1,2,3; in place of --prompt", "IDS")
        ->excludes(byText)
        ->excludes(byFile)
        ->group(kInputGroup);
    addBos(command, bos);
}

std::vector<TokenId> PromptOptions::tokens(const Tokenizer& tokenizer) const {
    auto tokens = asGiven(tokenizer);
    return bos ? withBos(std::move(tokens), tokenizer, "the prompt") : tokens;
}

std::vector<TokenId> PromptOptions::asGiven(const Tokenizer& tokenizer) const {
    if (!ids.empty()) return parseNumbers(ids, "--prompt-ids");
    if (!given())
        throw inputError("there is no prompt",
                         "Give --prompt TEXT, --prompt-file FILE or --prompt-ids IDS.");
    const auto prompt = file.empty() ? text : readPromptFile(file);
    if (const auto note = spaceNote(prompt); !note.empty()) say(note);
    return encoded(tokenizer, prompt, "the prompt");
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
                what)
            ->group(kInputGroup)
            ->expected(1, CLI::detail::expected_max_vector_size)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    auto* const byText = each(
        "--" + role,
        fmt::format("The {} token's text, such as \" {}\" with its space; given several times, "
                    "the tokens count as one",
                    role, role == "control" ? "France" : "Germany"),
        [this](const std::string& text) { texts.push_back(text); });
    byText->type_name("TEXT");
    const std::string name = "--" + role + "-id";
    each(name, fmt::format("The {} token's id, in place of --{}", role, role),
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

}  // namespace headscope::cli
