// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace headscope {

/// What a script runs. Paths are absolute, as it may run elsewhere.
struct StudyScript {
    std::string program;               ///< headscope-cli
    std::string study;                 ///< the study's file
    std::string folder;                ///< of the results
    std::vector<std::string> options;  ///< of `study run`, such as --model and --threads
    int shards = 8;
    int threads = 0;   ///< of each shard, for Slurm's --cpus-per-task; 0: not said
    int jobs = 0;      ///< at once, for GNU parallel; 0: one a core
    std::string name;  ///< of the jobs
};

/// A script for bash that submits a Slurm job array, a task a shard, and the merge that depends on
/// all of them. A task that is told to end finishes its prompt and is requeued. The script passes
/// its arguments to sbatch: a partition, a time limit.
[[nodiscard]] std::string slurmScript(const StudyScript& script);

/// A script for bash that runs the shards by GNU parallel, and merges. Running it again resumes.
[[nodiscard]] std::string parallelScript(const StudyScript& script);

/// The exit code of `study run` if it was stopped and must be run again: sysexits.h's EX_TEMPFAIL.
inline constexpr int kRunAgain = 75;

}  // namespace headscope
