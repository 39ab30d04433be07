// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson_command.h"
#include "options.h"
#include "output.h"
#include "text.h"

#include <headscope/byte_order_mark.h>
#include <headscope/error.h>
#include <headscope/lesson_answers.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace headscope::cli {
namespace {

struct CollectOptions {
    std::vector<std::string> places;
    Output output;
};

void run(const CollectOptions& options) {
    options.output.check();
    std::vector<LessonAnswers> answers;
    std::size_t count = 0;
    for (const auto& place : options.places)
        for (const auto& file : findAnswers(place)) {
            ++count;
            try {
                answers.push_back(readAnswers(file));
            } catch (const Error& error) {
                say(fmt::format("note: left out: {}. {}", error.what(), error.hint()));
            }
        }
    if (count == 0)
        throw inputError("there are no answers in " + options.places.front(),
                         "Name a folder of .headscope-answers files, or such files.");
    const auto all = collected(answers);
    const std::string mark(options.output.byteOrderMark() ? kByteOrderMark : "");
    options.output.emit({[&](std::size_t) { return collectedText(all); },
                         [&] { return collectedJson(all); },
                         [&] { return mark + collectedCsv(all); }});
    if (const auto left = count - answers.size(); left > 0)
        throw inputError(
            fmt::format("{} of {} files could not be read, and were left out", left, count),
            "Each was named above; the others are in the result.");
}

}  // namespace

Command addLessonCollect(CLI::App& group) {
    const auto options = std::make_shared<CollectOptions>();
    auto& command =
        *group.add_subcommand("collect", "Put a class's answers into one table, without names");
    command.add_option("FILE", options->places, "Folders of .headscope-answers, or such files")
        ->required();
    options->output.add(command, Format::Table);
    options->output.addCsvFile(command, "an attempt");
    return [options] { run(*options); };
}

}  // namespace headscope::cli
