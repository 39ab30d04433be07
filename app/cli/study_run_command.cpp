// SPDX-License-Identifier: GPL-3.0-or-later
#include "interruption.h"
#include "progress.h"
#include "study_command.h"
#include "text.h"

#include <headscope/error.h>
#include <headscope/study_run.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <optional>

namespace headscope::cli {
namespace {

struct StudyRunOptions {
    StudyFileOptions study;
    std::string folder;
    std::string shard;
};

std::optional<int> slurmNumber(const char* name) {
    const char* text = std::getenv(name);
    if (text == nullptr) return std::nullopt;
    char* end = nullptr;
    const long value = std::strtol(text, &end, 10);
    if (end == text || *end != 0 || value < 0 || value > 100'000'000)
        throw inputError(fmt::format("{} is \"{}\", which is no number", name, text),
                         "Name the shard by --shard.");
    return static_cast<int>(value);
}

/// Of a task in a Slurm job array, numbered without gaps.
StudyShard shardOfTask() {
    const auto id = slurmNumber("SLURM_ARRAY_TASK_ID");
    const auto count = slurmNumber("SLURM_ARRAY_TASK_COUNT");
    if (!id || !count) return {};
    const int first = slurmNumber("SLURM_ARRAY_TASK_MIN").value_or(1);
    const StudyShard shard{*id - first + 1, *count};
    if (shard.index < 1 || shard.index > shard.count)
        throw inputError(
            fmt::format("task {} of {} in a job array with gaps is no shard", *id, *count),
            "Give --shard, such as --shard \"$SLURM_ARRAY_TASK_ID/32\".");
    return shard;
}

void runStudyShard(const StudyRunOptions& options) {
    const auto shard = options.shard.empty() ? shardOfTask() : shardFromText(options.shard);
    const auto opened = openStudy(options.study);
    const Interruption interruption;
    std::unique_ptr<Progress> progress;
    StudySink sink;
    sink.begin = [&](std::size_t prompts, std::size_t there) {
        progress = std::make_unique<Progress>("prompts", prompts - there);
    };
    sink.row = [&](const StudyRow&) { progress->add(1); };
    sink.note = [](const Message& note) { say("note: " + note.english()); };
    const auto result =
        runShard(*opened.engine, opened.study, options.folder, shard, sink, interruption.token());
    progress.reset();
    const auto time = result.computed > 0 ? fmt::format(" in {:.3g} s ({:.3g} s sweeping)",
                                                        result.seconds, result.sweepSeconds)
                                          : std::string();
    say(fmt::format("shard {}/{}: {} computed{}, {} there already{}", shard.index, shard.count,
                    result.computed, time, result.there, result.stopped ? "; stopped" : ""));
    if (result.stopped) throw StoppedEarly();
}

}  // namespace

Command addStudyRun(CLI::App& group) {
    const auto options = std::make_shared<StudyRunOptions>();
    auto& command = *group.add_subcommand(
        "run", "Compute the prompts of a study, or of one shard, and keep a row each");
    options->study.add(command);
    addFilled(command, "-o,--out", options->folder,
              "The folder for the rows, which several shards share; it is made", "DIR")
        ->required()
        ->group(kOutputGroup);
    addFilled(command, "--shard", options->shard,
              "Which part, such as 3/32 (default: of a Slurm job array's task, else all)", "I/N")
        ->group(kModelGroup);
    command.footer(
        "A prompt whose row is there is not computed again, so that a run that was ended goes on "
        "where it was. SIGTERM and Ctrl-C end it behind the prompt in progress, with exit code 75: "
        "run it again.");
    return [options] { runStudyShard(*options); };
}

}  // namespace headscope::cli
