// SPDX-License-Identifier: GPL-3.0-or-later
// headscope-cli study: from a generated study to a merged one, faults, signals, and shards that GNU
// parallel runs, one of which is killed.
#include "cli_fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <thread>

namespace headscope {
namespace {

namespace fs = std::filesystem;

class StudyCommand : public Cli {
 protected:
    [[nodiscard]] std::string path(const std::string& name) const {
        return (scratch / name).string();
    }
    void generate(int prompts, const std::string& name = "ioi.json") const {
        const auto made = run({"study", "generate", "ioi", "--prompts", std::to_string(prompts),
                               "--seed", "3", "--out", path(name)});
        ASSERT_EQ(made.code, 0) << made.err;
    }
    void runShard(const std::string& folder, const std::vector<std::string>& more = {}) const {
        const std::vector<std::string> shard{"study", "run", path("ioi.json"), "--out",
                                             path(folder)};
        const auto ran = run(shard + more);
        EXPECT_EQ(ran.code, 0) << ran.err;
        EXPECT_TRUE(ran.err.starts_with("headscope-cli: shard ")) << ran.err;
    }
    [[nodiscard]] std::string merged(const std::string& folder) const {
        const auto file = path(folder + ".json");
        const auto outcome = run({"study", "merge", path(folder), "--json", file});
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return readBytes(file);
    }
    [[nodiscard]] int shell(const std::string& command) const {
        return std::system(("cd " + quoted(scratch.path().string()) + " && " + command).c_str());
    }
    /// Starts a run, and ends it by `signal` once it has written something.
    [[nodiscard]] int ended(const std::string& signal, const std::string& shard) const {
        const auto script = fmt::format(
            "{} study run ioi.json --out killed --threads 1 --shard {}/3 2>log & pid=$!; "
            "for i in $(seq 3000); do [ -s killed/rows-000{}-of-0003.jsonl.gz ] && break; "
            "sleep 0.01; done; kill -{} $pid; wait $pid; exit $?",
            quoted(HEADSCOPE_CLI), shard, shard, signal);
        const int status = shell("bash -c " + quoted(script) + " 2>/dev/null");
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
};

TEST_F(StudyCommand, FromTemplatesToASummary) {
    generate(6);
    const auto plan = parsed(run({"study", "plan", path("ioi.json"), "--format", "json"}));
    EXPECT_EQ(plan.at("prompts"), 6);
    EXPECT_EQ(plan.at("model").at("name"), "headscope-mini");
    EXPECT_EQ(plan.at("donors"), 6);
    EXPECT_GT(plan.at("seconds"), 0);
    runShard("one");
    runShard("two", {"--shard", "2/2"});
    const auto missing = run({"study", "merge", path("two")});
    EXPECT_EQ(missing.code, 1);
    EXPECT_NE(missing.err.find("prompts are missing"), std::string::npos) << missing.err;
    EXPECT_EQ(run({"study", "merge", path("two"), "--partial"}).code, 0);
    runShard("two", {"--shard", "1/2", "--threads", "1"});
    const auto wanted = merged("one");
    EXPECT_EQ(merged("two"), wanted);
    const auto summary = nlohmann::json::parse(wanted);
    EXPECT_EQ(summary.at("schema"), "headscope.study.summary/1");
    EXPECT_EQ(summary.at("prompts"), 6);
    EXPECT_EQ(summary.at("maps").size(), 12U);
    const auto& map = summary.at("maps")[0];
    for (const char* field : {"mean", "sd", "se", "ci95", "p", "p_family", "p_holm", "q_bh",
                              "sign_consistency", "d_z"}) {
        ASSERT_EQ(map.at(field).size(), 12U) << field;
        EXPECT_EQ(map.at(field)[3].size(), 12U) << field;
    }
    EXPECT_EQ(summary.at("flips").size(), 2U);
    const auto csv = run({"study", "merge", path("one"), "--format", "csv"});
    EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 1 + 12 * 144);
}

// Whatever is generated with means over a reference can be run.
TEST_F(StudyCommand, GeneratedStudiesHaveTheirReference) {
    for (const char* kind : {"ioi", "capitals"}) {
        const auto made =
            run({"study", "generate", kind, "--prompts", "4", "--replace",
                 "resample,position-mean,reference-mean,patch", "--out", path("means.json")});
        ASSERT_EQ(made.code, 0) << made.err;
        const auto plan = parsed(run({"study", "plan", path("means.json"), "--format", "json"}));
        EXPECT_EQ(plan.at("reference_prompts"), 4) << kind;
    }
}

TEST_F(StudyCommand, EveryFaultIsALine) {
    writeBytes(scratch / "p.csv",
               "prompt,target,control\nBerlin is the capital of, Germany, Germany\n"
               "Rome is the capital of, Italian food,\nRome\n");
    const auto wrong = run({"study", "plan", path("p.csv")});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.err.find("p.csv:4: the row has 1 fields"), std::string::npos) << wrong.err;
    EXPECT_NE(wrong.err.find("p.csv:2: target and control share"), std::string::npos)
        << "told beside the broken row: " << wrong.err;
    writeBytes(scratch / "p.csv",
               "prompt,target,control\nBerlin is the capital of, Germany, Germany\n"
               "Rome is the capital of, Italian food, France\n");
    const auto tokens = run({"study", "run", path("p.csv"), "--out", path("rows")});
    EXPECT_EQ(tokens.code, 2);
    EXPECT_NE(tokens.err.find("p.csv:2: target and control share"), std::string::npos)
        << tokens.err;
    EXPECT_NE(tokens.err.find("p.csv:3: "), std::string::npos) << tokens.err;
    EXPECT_EQ(std::count(tokens.err.begin(), tokens.err.end(), '\n'), 3) << tokens.err;
    EXPECT_FALSE(fs::exists(path("rows")));
    expectRefused({"study", "run", path("none.json"), "--out", path("rows")}, {"none.json"});
    expectRefused({"study", "merge", path("none")}, {"holds no study"});
    generate(3);
    expectRefused({"study", "run", path("ioi.json"), "--out", path("rows"), "--shard", "3/2"},
                  {"\"3/2\" is no shard"});
    expectRefused({"study", "script", path("ioi.json")}, {"one of --slurm and --parallel"});
    expectRefused({"study", "generate", "greater-than"}, {"no prompts \"greater-than\""});
    expectRefused({"sweep", "--prompt", "Berlin is", "--target", " a", "--control", " the",
                   "--replace", "position-mean"},
                  {"reference prompts"});
}

TEST_F(StudyCommand, ATaskOfAJobArrayKnowsItsShard) {
    generate(6);
    environment = "SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_COUNT=2 ";
    runShard("array");
    EXPECT_TRUE(fs::exists(scratch / "array" / "rows-0002-of-0002.jsonl.gz"));
    environment = "SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_COUNT=2 ";
    expectRefused({"study", "run", path("ioi.json"), "--out", path("array")}, {"gaps"});
}

TEST_F(StudyCommand, EndedByASignalItGoesOn) {
    generate(90);
    EXPECT_EQ(ended("TERM", "1"), 75) << readBytes(scratch / "log");
    EXPECT_NE(readBytes(scratch / "log").find("; stopped"), std::string::npos);
    EXPECT_EQ(ended("KILL", "2"), 137);
    // What a kill in the middle of a write leaves.
    const auto file = scratch / "killed" / "rows-0002-of-0003.jsonl.gz";
    const auto bytes = readBytes(file);
    ASSERT_GT(bytes.size(), 50U);
    fs::resize_file(file, bytes.size() - 50);
    if (shell("command -v parallel >/dev/null") != 0)
        GTEST_SKIP() << "GNU parallel is not installed";
    const auto script =
        run({"study", "script", path("ioi.json"), "--parallel", "--shards", "3", "--folder",
             path("killed"), "--threads", "1", "--out", path("job.sh")});
    ASSERT_EQ(script.code, 0) << script.err;
    EXPECT_EQ(shell("bash job.sh >out 2>err </dev/null"), 0) << readBytes(scratch / "err");
    runShard("whole");
    EXPECT_EQ(readBytes(scratch / "killed" / "summary.json"), merged("whole"));
}

// The blocks of a page that are indented as code.
std::vector<std::string> codeOf(const std::string& page) {
    std::vector<std::string> blocks;
    std::istringstream lines(page);
    bool goesOn = false;
    for (std::string line; std::getline(lines, line);) {
        const bool isCode = line.starts_with("    ");
        if (isCode && !goesOn) blocks.emplace_back();
        if (isCode) blocks.back() += line.substr(4) + "\n";
        goesOn = isCode;
    }
    return blocks;
}

// From the guide's CSV to its summary, and its study: as they stand there, in either language.
TEST_F(StudyCommand, TheGuidesExamplesRun) {
    const auto guide =
        fs::path(HEADSCOPE_CLI).parent_path().parent_path() / "share" / "headscope" / "help";
    for (const auto& page : {guide / "studies.md", guide / "vi" / "studies.md"}) {
        SCOPED_TRACE(page.string());
        const auto blocks = codeOf(readBytes(page));
        const auto thatBegins = [&](const std::string& with) {
            const auto found = std::find_if(blocks.begin(), blocks.end(),
                                            [&](const auto& one) { return one.starts_with(with); });
            return found == blocks.end() ? std::string() : *found;
        };
        fs::remove_all(scratch / "results");
        writeBytes(scratch / "prompts.csv", thatBegins("prompt,"));
        writeBytes(scratch / "study.json", thatBegins("{"));
        writeBytes(scratch / "guide.sh", "set -e\nheadscope-cli() { " + quoted(HEADSCOPE_CLI) +
                                             " \"$@\"; }\n" +
                                             thatBegins("headscope-cli study plan prompts.csv"));
        EXPECT_EQ(shell("bash guide.sh >out 2>err </dev/null"), 0) << readBytes(scratch / "err");
        const auto summary = nlohmann::json::parse(readBytes(scratch / "summary.json"));
        EXPECT_GE(summary.at("prompts"), 8);
        EXPECT_LT(summary.at("statistics").at("least_p"), 0.05) << "its heads can be significant";
        const auto plan = parsed(run({"study", "plan", path("study.json"), "--format", "json"}));
        EXPECT_EQ(plan.at("prompts"), summary.at("prompts"));
        EXPECT_EQ(plan.at("groups"), 2);
    }
}

TEST_F(StudyCommand, ScriptsAreBash) {
    generate(3, "it's.json");
    for (const char* kind : {"--slurm", "--parallel"}) {
        const auto script = run({"study", "script", path("it's.json"), kind, "--model", "a b",
                                 "--out", path("job.sh")});
        ASSERT_EQ(script.code, 0) << script.err;
        EXPECT_EQ(shell("bash -n job.sh"), 0) << kind;
    }
}

}  // namespace
}  // namespace headscope
