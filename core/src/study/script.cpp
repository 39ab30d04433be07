// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/study_script.h>

#include <fmt/format.h>

namespace headscope {
namespace {

// A word for the shell, whatever it holds.
std::string shellWord(const std::string& text) {
    std::string word = "'";
    for (const char c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

std::string variables(const StudyScript& script) {
    std::string options;
    for (const auto& one : script.options)
        options += " " + shellWord(one);
    return fmt::format("program={}\nstudy={}\nfolder={}\noptions=({})\nshards={}\n",
                       shellWord(script.program), shellWord(script.study), shellWord(script.folder),
                       options.empty() ? "" : options.substr(1), script.shards);
}

// {0}: variables, {1}: sbatch's options for an array's task, {2}: the name, {3}: the code of what
// is to be run again. A task's end signal reaches bash alone, which passes it on.
constexpr const char* kSlurm = R"sh(#!/bin/bash
# Submits a study as a Slurm job array, and the merge behind it: bash THIS [options of sbatch], such as
#   bash THIS --partition=cpu --time=04:00:00
# Run again it goes on: prompts that were computed are not computed again.
set -euo pipefail
{0}
mkdir -p -- "$folder/logs"
export program study folder shards
export HEADSCOPE_OPTIONS="${{options[*]@Q}}"

array=$(sbatch --parsable --export=ALL --job-name={2} --array="1-$shards" {1}--requeue \
    --open-mode=append --signal=B:TERM@60 --output="$folder/logs/%A_%a.log" "$@" <<'TASK'
#!/bin/bash
eval "options=($HEADSCOPE_OPTIONS)"
"$program" study run "$study" --out "$folder" --shard "$SLURM_ARRAY_TASK_ID/$shards" "${{options[@]}}" &
pid=$!
trap 'kill -TERM "$pid" 2>/dev/null' TERM
wait "$pid" && code=0 || code=$?
while kill -0 "$pid" 2>/dev/null; do wait "$pid" && code=0 || code=$?; done
[ "$code" != {3} ] || scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID"
exit "$code"
TASK
)
merge=$(sbatch --parsable --export=ALL --job-name={2}-merge --dependency="afterok:$array" \
    --output="$folder/logs/%j-merge.log" "$@" <<'MERGE'
#!/bin/bash
exec "$program" study merge "$folder" --json "$folder/summary.json" --csv "$folder/summary.csv"
MERGE
)
echo "job array $array, merge $merge: $folder/summary.json"
)sh";

constexpr const char* kParallel = R"sh(#!/bin/bash
# Runs a study in {1} shards by GNU parallel, and merges them: bash THIS [options of parallel], such as
#   bash THIS --sshlogin node1,node2
# Run again it goes on: prompts that were computed are not computed again.
set -euo pipefail
{0}
mkdir -p -- "$folder"
seq "$shards" | parallel --quote --jobs {2} --joblog "$folder/joblog.tsv" --retries 3 "$@" \
    "$program" study run "$study" --out "$folder" --shard "{{}}/$shards" "${{options[@]}}"
exec "$program" study merge "$folder" --json "$folder/summary.json" --csv "$folder/summary.csv"
)sh";

}  // namespace

std::string slurmScript(const StudyScript& script) {
    const auto cpus =
        script.threads > 0 ? fmt::format("--cpus-per-task={} ", script.threads) : std::string();
    return fmt::format(fmt::runtime(kSlurm), variables(script), cpus, shellWord(script.name),
                       kRunAgain);
}

std::string parallelScript(const StudyScript& script) {
    return fmt::format(fmt::runtime(kParallel), variables(script), script.shards,
                       script.jobs > 0 ? std::to_string(script.jobs) : "100%");
}

}  // namespace headscope
