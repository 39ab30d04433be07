// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"
#include "study_command.h"

#include <headscope/study_script.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <system_error>

namespace headscope::cli {
namespace {

struct StudyScriptOptions {
    StudyFileOptions study;
    bool slurm = false;
    bool parallel = false;
    int shards = 8;
    int jobs = 0;
    std::string folder;
    std::string out;
};

StudyScript scriptOf(const StudyScriptOptions& options, const StudyReading& reading) {
    namespace fs = std::filesystem;
    StudyScript script;
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    script.program = error ? "headscope-cli" : program.string();
    script.study = fs::absolute(options.study.file).string();
    script.folder =
        fs::absolute(options.folder.empty() ? reading.study->name + "-results" : options.folder)
            .lexically_normal()
            .string();
    script.shards = options.shards;
    script.jobs = options.jobs;
    script.threads = options.study.model.limits.threads;
    script.name = reading.study->name;
    const auto& model = options.study.model;
    const auto add = [&](const std::string& name, const std::string& value) {
        script.options.push_back(name);
        script.options.push_back(value);
    };
    if (!model.folder.empty())
        add("--model",
            fs::is_directory(model.folder) ? fs::absolute(model.folder).string() : model.folder);
    if (model.limits.threads > 0) add("--threads", std::to_string(model.limits.threads));
    if (model.limits.memory > 0) add("--memory", memoryText(model.limits.memory));
    if (model.device != "cpu") add("--device", model.device);
    if (options.study.bos) script.options.emplace_back("--bos");
    return script;
}

void writeStudyScript(const StudyScriptOptions& options) {
    if (options.slurm == options.parallel)
        throw CLI::RequiredError("one of --slurm and --parallel");
    checkOutputs({options.out});
    const auto script = scriptOf(options, readStudyFile(options.study.file));
    emit(options.slurm ? slurmScript(script) : parallelScript(script), options.out);
}

}  // namespace

Command addStudyScript(CLI::App& group) {
    const auto options = std::make_shared<StudyScriptOptions>();
    auto& command = *group.add_subcommand(
        "script", "A script that runs a study's shards on a cluster or on all cores, and merges");
    options->study.add(command);
    command.add_flag("--slurm", options->slurm, "For Slurm: a job array, and a merge behind it");
    command.add_flag("--parallel", options->parallel, "For GNU parallel: here, or over ssh");
    addNumber(command, "--shards", options->shards, 1, 100'000, "How many (default: 8)");
    addNumber(command, "--jobs", options->jobs, 1, 100'000,
              "With --parallel: how many at once (default: one a core)");
    addFilled(command, "--folder", options->folder,
              "The folder for the results (default: the study's name and -results)", "DIR")
        ->group(kOutputGroup);
    addFilled(command, "-o,--out", options->out, "The script's file (default: standard output)",
              "FILE")
        ->group(kOutputGroup);
    return [options] { writeStudyScript(*options); };
}

}  // namespace headscope::cli
