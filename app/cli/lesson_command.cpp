// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson_command.h"

#include "lesson_models.h"
#include "options.h"
#include "output.h"
#include "text.h"

#include <headscope/error.h>
#include <headscope/lesson_files.h>
#include <headscope/lesson_handout.h>

#include <CLI/CLI.hpp>

#include <map>
#include <memory>

namespace headscope::cli {
namespace {

/// A packed lesson or a folder, and where what is made of it goes.
struct LessonFileOptions {
    std::string lesson;
    std::string out;
};

CLI::Option& addOut(CLI::App& command, std::string& out, const std::string& description,
                    const std::string& type) {
    return *addFilled(command, "-o,--out", out, description, type)->group(kOutputGroup);
}

struct HandoutOptions {
    LessonFileOptions files;
    ModelOptions model;
    std::string language;
    bool answers = false;
};

HandoutFormat handoutFormatOf(const std::string& file) {
    if (file.empty() || file == "-" || file.ends_with(".md")) return HandoutFormat::Markdown;
    if (file.ends_with(".html")) return HandoutFormat::Html;
    throw inputError(file + " ends neither in .html nor in .md",
                     "The ending says how the handout is written: name one of the two.");
}

void writeHandout(const HandoutOptions& options) {
    const auto format = handoutFormatOf(options.files.out);
    checkOutputs({options.files.out});
    const auto lesson = openLesson(options.files.lesson);
    const auto language = options.language.empty() ? lesson.languages.front() : options.language;
    if (!lesson.texts.contains(language))
        throw inputError(
            "the lesson has no text in " + language,
            "Leave out --lang for its first language, " + lesson.languages.front() + ".");
    std::optional<LessonValues> values;
    if (options.answers || !options.model.folder.empty())
        values = LessonModels(options.model).valuesOf(lesson);
    const auto kind = options.answers ? HandoutKind::WithAnswers : HandoutKind::Worksheet;
    emit(lessonHandout(lesson, language, kind, values ? &*values : nullptr, format),
         options.files.out);
}

}  // namespace

Command addLessonPack(CLI::App& group) {
    const auto options = std::make_shared<LessonFileOptions>();
    auto& command = *group.add_subcommand("pack", "Make one file of a lesson's folder, to share");
    command.add_option("DIR", options->lesson, "The folder, which holds lesson.json")->required();
    addOut(command, options->out, "The file, such as mine.headscope-lesson; as -, standard output",
           "FILE")
        .required();
    return [options] {
        checkOutputs({options->out});
        (void)openLesson(options->lesson);  // what is wrong is not shared
        emit(packedLesson(readLessonSource(options->lesson)), options->out);
    };
}

Command addLessonUnpack(CLI::App& group) {
    const auto options = std::make_shared<LessonFileOptions>();
    auto& command = *group.add_subcommand("unpack", "Make a folder of a packed lesson, to edit");
    command.add_option("FILE", options->lesson, "The .headscope-lesson file")->required();
    addOut(command, options->out, "The folder, which is made", "DIR").required();
    return [options] { unpackLesson(readLessonSource(options->lesson), options->out); };
}

Command addLessonHandout(CLI::App& group) {
    const auto options = std::make_shared<HandoutOptions>();
    auto& command = *group.add_subcommand(
        "handout", "A lesson on paper: a worksheet with blanks, or with answers");
    command.add_option("FILE", options->files.lesson, "The lesson: a folder or a packed file")
        ->required();
    addFilled(command, "--lang", options->language,
              "The language, such as vi (default: the lesson's first)", "LANGUAGE");
    command.add_flag("--answers", options->answers,
                     "Fill in what the model gives, and add the teacher's notes");
    options->model.add(command);
    addOut(command, options->files.out,
           "The file: .html or .md; without it Markdown to standard output", "FILE");
    return [options] { writeHandout(*options); };
}

Command addLesson(CLI::App& app) {
    auto& group = *app.add_subcommand("lesson", "Lessons: check, compute, share, print, collect");
    group.require_subcommand(0, 1);
    const std::map<std::string, Command> commands{
        {"check", addLessonCheck(group)},     {"facts", addLessonFacts(group)},
        {"pack", addLessonPack(group)},       {"unpack", addLessonUnpack(group)},
        {"handout", addLessonHandout(group)}, {"collect", addLessonCollect(group)}};
    return [&group, commands] {
        const auto chosen = group.get_subcommands();
        if (chosen.empty()) throw CLI::RequiredError("A subcommand");  // see wrong_use.cpp
        commands.at(chosen.front()->get_name())();
    };
}

}  // namespace headscope::cli
