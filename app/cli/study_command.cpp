// SPDX-License-Identifier: GPL-3.0-or-later
#include "study_command.h"

#include "text.h"

#include <headscope/error.h>
#include <headscope/study_run.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <map>
#include <utility>

namespace headscope::cli {
namespace {

void requireNoFaults(const std::vector<StudyFault>& faults, const std::string& file) {
    if (faults.empty()) return;
    for (const auto& fault : faults)
        say(describe(fault));
    throw inputError(
        fmt::format("{}: {} {} wrong", file,
                    faults.size() < kMostStudyFaults ? fmt::format("{}", faults.size())
                                                     : fmt::format("at least {}", faults.size()),
                    faults.size() == 1 ? "thing is" : "things are"),
        "Each is named with its line; mend them and run the command again.");
}

StudyReading readWithNotes(const std::string& file) {
    auto reading = readStudy(file);
    for (const auto& note : reading.notes)
        say("note: " + note.english());
    return reading;
}

/// The study as far as it could be read.
const Study* readable(const StudyReading& reading) {
    return reading.study ? &*reading.study : reading.partial ? &*reading.partial : nullptr;
}

}  // namespace

void StudyFileOptions::add(CLI::App& command) {
    command.add_option("FILE", file, "The study, or a file of prompts: .json, .jsonl or .csv")
        ->required();
    addBos(command, bos);
    model.add(command);
}

StudyReading readStudyFile(const std::string& file) {
    auto reading = readWithNotes(file);
    requireNoFaults(reading.faults, file);
    return reading;
}

OpenedStudy openStudy(const StudyFileOptions& options) {
    const auto reading = readWithNotes(options.file);
    const Study* study = readable(reading);
    if (!study) requireNoFaults(reading.faults, options.file);
    auto model = options.model;
    const std::string named = study ? study->model : std::string();
    if (model.folder.empty())
        model.folder = named;
    else if (!named.empty() && named != model.folder)
        say(fmt::format("note: the study is of the model {}; --model takes its place", named));
    if (model.limits.memory <= 0) model.limits.memory = kStudyMemory;
    OpenedStudy opened;
    try {
        opened.engine = model.load();
    } catch (const Error&) {
        requireNoFaults(reading.faults, options.file);  // what is known without a model
        throw;
    }
    auto check =
        checkStudy(reading, opened.engine->info(), *opened.engine->tokenizer(), options.bos);
    requireNoFaults(check.faults, options.file);
    opened.study = std::move(*check.study);
    return opened;
}

Command addStudy(CLI::App& app) {
    auto& group = *app.add_subcommand(
        "study", "Many prompts, one map: plan, run in shards, merge with error bars");
    group.require_subcommand(0, 1);
    const std::map<std::string, Command> commands{{"plan", addStudyPlan(group)},
                                                  {"run", addStudyRun(group)},
                                                  {"merge", addStudyMerge(group)},
                                                  {"script", addStudyScript(group)},
                                                  {"generate", addStudyGenerate(group)}};
    return [&group, commands] {
        const auto chosen = group.get_subcommands();
        if (chosen.empty()) throw CLI::RequiredError("A subcommand");  // see wrong_use.cpp
        commands.at(chosen.front()->get_name())();
    };
}

}  // namespace headscope::cli
