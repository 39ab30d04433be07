// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "study_command.h"

#include <headscope/study_generator.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct StudyGenerateOptions {
    GeneratorRequest request;
    int seed = 1;
    std::string replace;
    std::string out;
};

void generate(const StudyGenerateOptions& options) {
    checkOutputs({options.out});
    auto request = options.request;
    request.seed = static_cast<std::uint64_t>(options.seed);
    auto study = generateStudy(request);
    if (!options.replace.empty()) study.interventions = interventionsFromNames(options.replace);
    emit(options.out.ends_with(".jsonl") ? promptLines(study) : studyJson(study), options.out);
}

}  // namespace

Command addStudyGenerate(CLI::App& group) {
    const auto options = std::make_shared<StudyGenerateOptions>();
    auto& command =
        *group.add_subcommand("generate", "A study of prompts that are made from templates by lot");
    auto& request = options->request;
    std::string kinds;
    for (const auto& kind : generatorKinds())
        kinds += (kinds.empty() ? "" : ", ") + kind;
    command.add_option("KIND", request.kind, "What of: " + kinds)
        ->required()
        ->check(oneOf(generatorKinds()));
    command.add_option("--for", request.model, "Whose words (default: bundled)")
        ->type_name("MODEL")
        ->check(oneOf(generatorModels()));
    addNumber(command, "--prompts", request.prompts, 1, 1'000'000, "How many (default: 1000)");
    addNumber(command, "--seed", options->seed, 0, 2'000'000'000, "Of what is drawn (default: 1)");
    command
        .add_option("--replace", options->replace,
                    "The study's interventions, with commas between (default: zero and mean); also "
                    "patch, reference-mean, position-mean and resample")
        ->type_name("WHAT")
        ->check(readBy([](const std::string& names) { (void)interventionsFromNames(names); },
                       {"both"}));
    addFilled(command, "-o,--out", options->out,
              "The study's file; one that ends in .jsonl gets the prompts alone (default: standard "
              "output)",
              "FILE")
        ->group(kOutputGroup);
    return [options] { generate(*options); };
}

}  // namespace headscope::cli
