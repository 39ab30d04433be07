// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson_command.h"
#include "lesson_models.h"
#include "options.h"
#include "output.h"

#include <headscope/device.h>
#include <headscope/error.h>
#include <headscope/lesson_draft.h>
#include <headscope/lesson_model.h>
#include <headscope/lesson_report.h>
#include <headscope/lesson_runs.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace headscope::cli {
namespace {

struct CheckOptions {
    std::vector<std::string> files;
    std::string language;
    ModelOptions model;
    Output output;
};

/// What cannot be read at all is a fault, too, so that the other lessons are looked at.
LessonCheck read(const std::string& file) {
    LessonCheck check;
    check.file = file;
    try {
        auto reading = readLesson(readLessonSource(file));
        check.id = reading.id;
        check.lesson = std::move(reading.lesson);
        check.faults = std::move(reading.faults);
        if (check.lesson) check.needs = missingNeeds(*check.lesson);
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Input) throw;
        check.faults.push_back({{}, {}, {}, fmt::format("{}. {}", error.what(), error.hint())});
    }
    return check;
}

/// Of one language: its own faults, and those of no language.
void keepLanguage(LessonCheck& check, const std::string& language) {
    std::erase_if(check.faults, [&](const auto& fault) {
        return !fault.language.empty() && fault.language != language;
    });
    if (check.lesson && !check.lesson->texts.contains(language))
        check.faults.push_back({{}, {}, language, "the lesson has no text in this language"});
}

/// What can be seen before it is asked for; of a lesson that cannot be read it is not known.
void findUncovered(LessonCheck& check) {
    if (!check.lesson) return;
    for (auto& fault : uncoveredAnswers(*check.lesson))
        check.faults.push_back(std::move(fault));
}

/// Null where the lesson's own model cannot be opened: a fault of this lesson, and the others are
/// looked at all the same.
const Engine* modelOf(LessonCheck& check, LessonModels& models) {
    try {
        return &models.engineFor(*check.lesson);
    } catch (const Error& error) {
        if (models.isAskedFor() || error.kind() != Error::Kind::Input) throw;
        check.faults.push_back({{},
                                {},
                                {},
                                fmt::format("its model {} cannot be opened: {}. {}",
                                            check.lesson->model, error.what(), error.hint())});
        return nullptr;
    }
}

void compute(LessonCheck& check, LessonModels& models) {
    if (!check.lesson || !check.needs.empty()) return;
    const Engine* const opened = modelOf(check, models);
    if (!opened) return;
    check.values = models.valuesOf(*check.lesson);
    for (auto& fault : factFaults(*check.lesson, *check.values))
        check.faults.push_back(std::move(fault));
    for (auto& fault : sizeFaults(*check.lesson, *opened->tokenizer(), opened->info()))
        check.faults.push_back(std::move(fault));
}

/// What the model that was asked for cannot run is told once, by the step that needs it first.
void findRunFaults(LessonCheck& check, const Engine& engine) {
    const auto found = runFaults(*check.lesson, *engine.tokenizer(), engine.info());
    std::erase_if(check.faults, [&](const LessonFault& fault) {
        return std::any_of(found.begin(), found.end(), [&](const LessonFault& one) {
            const bool isOfFact = fault.part.starts_with("fact ");
            return one.what == fault.what && (one.part == fault.part || isOfFact);
        });
    });
    check.faults.insert(check.faults.end(), found.begin(), found.end());
}

std::vector<LessonCheck> checked(const CheckOptions& options) {
    requireDevice(parseDevice(options.model.device));  // no lesson's fault
    std::vector<LessonCheck> checks;
    LessonModels models(options.model);
    for (const auto& given : options.files) {
        const auto lessons = findLessons(given);
        if (lessons.empty())
            throw inputError("there is no lesson in " + given,
                             "Name a lesson's folder, a folder of such, or a packed lesson.");
        for (const auto& file : lessons) {
            auto check = read(file.string());
            if (!options.language.empty()) keepLanguage(check, options.language);
            findUncovered(check);
            compute(check, models);
            if (check.values && !options.model.folder.empty())
                findRunFaults(check, models.engineFor(*check.lesson));
            checks.push_back(std::move(check));
        }
    }
    return checks;
}

void run(const CheckOptions& options) {
    options.output.check();
    const auto checks = checked(options);
    options.output.emit({[&](std::size_t) { return lessonChecksText(checks); },
                         [&] { return lessonChecksJson(checks); },
                         [&] { return lessonChecksCsv(checks); }});
    std::size_t faults = 0;
    for (const auto& check : checks)
        faults += check.faults.size();
    const auto wrong = std::count_if(checks.begin(), checks.end(),
                                     [](const auto& check) { return !check.faults.empty(); });
    if (wrong > 0)
        throw inputError(fmt::format("{} of {} {} wrong: {} {}", wrong, checks.size(),
                                     checks.size() == 1 ? "lesson is" : "lessons are", faults,
                                     faults == 1 ? "fault" : "faults"),
                         "Each is named with its step; mend them and check again.");
}

struct FactsOptions {
    std::string lesson;
    ModelOptions model;
    Output output;
};

void runFacts(const FactsOptions& options) {
    options.output.check();
    const auto lesson = openLesson(options.lesson);
    const auto values = LessonModels(options.model).valuesOf(lesson);
    options.output.emit({[&](std::size_t) { return lessonFactsText(lesson, values); },
                         [&] { return lessonFactsJson(lesson, values); },
                         [&] { return lessonFactsCsv(lesson, values); }});
}

}  // namespace

Command addLessonCheck(CLI::App& group) {
    const auto options = std::make_shared<CheckOptions>();
    auto& command = *group.add_subcommand(
        "check", "Find all that is wrong with lessons, their facts and claims included");
    command
        .add_option("FILE", options->files, "Lessons: folders, folders of lessons, or packed files")
        ->required();
    addFilled(command, "--lang", options->language,
              "Look at the texts of this language alone, which the lessons must have", "LANGUAGE");
    options->model.add(command);
    options->output.add(command, Format::Table);
    command.footer(
        "Without --model each lesson is computed on its own default model; with it, what that "
        "model cannot do of a lesson is named by its step, too. What is expected of facts, and "
        "claims, are held on the models that a lesson was made for. Exit code 2 where a lesson is "
        "wrong.");
    return [options] { run(*options); };
}

Command addLessonFacts(CLI::App& group) {
    const auto options = std::make_shared<FactsOptions>();
    auto& command = *group.add_subcommand("facts", "Every fact and claim of a lesson on a model");
    command.add_option("FILE", options->lesson, "The lesson: a folder or a packed file")
        ->required();
    options->model.add(command);
    options->output.add(command, Format::Table);
    return [options] { runFacts(*options); };
}

}  // namespace headscope::cli
