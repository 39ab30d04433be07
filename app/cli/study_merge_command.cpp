// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "study_command.h"
#include "text.h"

#include <headscope/byte_order_mark.h>
#include <headscope/study_summary.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace headscope::cli {
namespace {

struct StudyMergeOptions {
    std::string folder;
    bool partial = false;
    Output output;
};

void runStudyMerge(const StudyMergeOptions& options) {
    options.output.check();
    const auto merged = mergeStudy(options.folder, options.partial);
    for (const auto& note : merged.notes)
        say("note: " + note.english());
    const auto summary = summarize(merged.study, merged.rows);
    options.output.emit({[&](std::size_t) { return studyText(summary); },
                         [&] { return toJson(summary); },
                         [&] {
                             const auto mark = options.output.byteOrderMark() ? kByteOrderMark : "";
                             return std::string(mark) + studyCsv(summary);
                         }});
}

}  // namespace

Command addStudyMerge(CLI::App& group) {
    const auto options = std::make_shared<StudyMergeOptions>();
    auto& command = *group.add_subcommand(
        "merge", "Put the rows of all shards together: means, intervals and tests of every head");
    command.add_option("DIR", options->folder, "The folder that study run --out named")->required();
    command.add_flag("--partial", options->partial,
                     "Take what is there, though prompts are missing");
    options->output.add(command, Format::Table);
    options->output.addCsvFile(command, "a head and map");
    command.footer(
        "Equal rows give equal bytes, however many shards wrote them and in which order.");
    return [options] { runStudyMerge(*options); };
}

}  // namespace headscope::cli
