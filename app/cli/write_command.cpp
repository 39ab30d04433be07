// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "interruption.h"
#include "options.h"
#include "output.h"
#include "run_identity.h"

#include <headscope/continuation_report.h>
#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/report.h>

#include <CLI/CLI.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <system_error>

namespace headscope::cli {
namespace {

struct WriteOptions {
    ModelOptions model;
    PromptOptions prompt;
    AblatedOptions ablated;
    int tokens = 20;
    bool sample = false;
    Sampling sampling;
    Output output;
};

/// All of `given` as a number, or a message that says which are taken.
template <class Number>
void readInto(Number& value, const std::string& option, const std::string& given,
              const char* taken) {
    const auto* end = given.data() + given.size();
    const auto [next, error] = std::from_chars(given.data(), end, value);
    if (error != std::errc() || next != end)
        throw CLI::ValidationError(option, "\"" + given.substr(0, 40) + "\" is not " + taken);
}

ContinuationReport reportOf(Engine& engine, const WriteOptions& options) {
    ContinuationReport report;
    auto& request = report.request;
    request.prompt = options.prompt.tokens(*engine.tokenizer());
    options.ablated.into(request, *engine.tokenizer(), options.prompt);
    request.tokens = options.tokens;
    if (options.sample) request.sampling = options.sampling;
    Setting setting;
    setting.prompt = request.prompt;
    const auto identity = identified(engine, setting, options.prompt.bos);
    report.programVersion = identity.programVersion;
    report.model = identity.model;
    report.promptText = identity.promptText;
    report.donorText = donorText(request.intervention, *engine.tokenizer());
    return report;
}

/// Lines as the tokens of a place are there; the first brings the head of the table along, so that
/// nothing is on the screen where the request is refused.
class Lines {
 public:
    explicit Lines(const ContinuationReport& report) : m_report(report) {
        if (!report.request.heads.empty()) m_soFar.ablated.emplace();
    }

    [[nodiscard]] ContinuationSink sink() {
        return {[this](TextSide side, const TokenScore& score) {
                    auto& text = side == TextSide::Clean ? m_soFar.clean : *m_soFar.ablated;
                    text.tokens.push_back(score);
                },
                [this] {
                    emit((m_place == 0 ? continuationHead(m_report) : std::string()) +
                             continuationLine(m_soFar, m_place),
                         "");
                    ++m_place;
                }};
    }

 private:
    const ContinuationReport& m_report;
    Continuation m_soFar;
    std::size_t m_place = 0;
};

void run(const WriteOptions& options) {
    options.output.check();
    const auto engine = options.model.load();
    auto report = reportOf(*engine, options);
    const Interruption interruption;
    Lines lines(report);
    report.result = engine->write(report.request,
                                  options.output.printsTable() ? lines.sink() : ContinuationSink(),
                                  interruption.token());
    if (interruption.token().stop_requested()) interruption.check("the writing");
    options.output.emit({[&](std::size_t) { return continuationEnd(report); },
                         [&] { return continuationJson(report); },
                         [&] { return continuationCsv(report); }});
}

void addSampling(CLI::App& command, WriteOptions& options) {
    auto* const sample = command.add_flag("--sample", options.sample,
                                          "Draw each token, rather than take the likeliest");
    auto& sampling = options.sampling;
    command
        .add_option_function<std::string>(
            "--temperature",
            [&sampling](const std::string& given) {
                readInto(sampling.temperature, "--temperature", given, "a number such as 0.8");
            },
            "With --sample: divides the logits; above 0 (default: 1)")
        ->type_name("T")
        ->needs(sample);
    addNumber(command, "--top-k", sampling.topK, 1, 10'000'000,
              "With --sample: draw from so many of the likeliest tokens (default: all)")
        ->needs(sample);
    command
        .add_option_function<std::string>(
            "--seed",
            [&sampling](const std::string& given) {
                readInto(sampling.seed, "--seed", given,
                         "a whole number from 0 to 18446744073709551615");
            },
            "With --sample: the same seed gives the same text (default: 0)")
        ->type_name("N")
        ->needs(sample);
}

}  // namespace

Command addWrite(CLI::App& app) {
    const auto options = std::make_shared<WriteOptions>();
    auto& command = *app.add_subcommand(
        "write", "What the model writes after a prompt, clean and with heads ablated");
    options->model.add(command);
    options->prompt.add(command);
    options->ablated.add(command, AblatedOptions::Donors::Offered);
    addNumber(command, "--tokens", options->tokens, 1, 100'000, "How many tokens (default: 20)");
    addSampling(command, *options);
    options->output.add(command, Format::Table);
    return [options] { run(*options); };
}

}  // namespace headscope::cli
