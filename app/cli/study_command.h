// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "options.h"

#include <headscope/study.h>

#include <memory>
#include <string>
#include <vector>

namespace headscope::cli {

// What can be done with studies, each a subcommand of the group `study`.

[[nodiscard]] Command addStudyPlan(CLI::App& group);
[[nodiscard]] Command addStudyRun(CLI::App& group);
[[nodiscard]] Command addStudyMerge(CLI::App& group);
[[nodiscard]] Command addStudyScript(CLI::App& group);
[[nodiscard]] Command addStudyGenerate(CLI::App& group);

/// A study's file, the model and --bos.
struct StudyFileOptions {
    std::string file;
    ModelOptions model;
    bool bos = false;

    void add(CLI::App& command);
};

/// A study that is held against its model, which is open.
struct OpenedStudy {
    std::unique_ptr<Engine> engine;
    ReadyStudy study;
};

/// Reads the study, opens the model that it names or --model, and checks all. Says every fault on
/// standard error, a line each, and throws Error(Input) if there is one.
[[nodiscard]] OpenedStudy openStudy(const StudyFileOptions& options);

/// The study's file and what is wrong in it, as far as known without a model. Says faults as
/// openStudy().
[[nodiscard]] StudyReading readStudyFile(const std::string& file);

}  // namespace headscope::cli
