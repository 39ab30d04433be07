// SPDX-License-Identifier: GPL-3.0-or-later
// Studies: what is wrong in their files, shards against one program, rows against sweeps, and means
// over reference prompts against identities that must hold.
#include "base/append_file.h"
#include "base/gzip.h"
#include "base/gzip_members.h"
#include "checkpoint_maker.h"
#include "scratch.h"
#include "study/row_files.h"
#include "sweep/donor_pass.h"

#include <headscope/effects.h>
#include <headscope/engine.h>
#include <headscope/study_generator.h>
#include <headscope/study_groups.h>
#include <headscope/study_plan.h>
#include <headscope/study_run.h>
#include <headscope/study_script.h>
#include <headscope/study_summary.h>
#include <headscope/study_typical.h>
#include <headscope/sweep_cost.h>
#include <headscope/tolerances.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headscope {
namespace {

class StudyFiles : public ::testing::Test {
 protected:
    StudyReading read(const std::string& name, const std::string& content) const {
        writeBytes(scratch / name, content);
        return readStudy(scratch / name);
    }
    /// "12: what", without the folder.
    static std::vector<std::string> told(const std::vector<StudyFault>& faults) {
        std::vector<std::string> lines;
        for (const auto& fault : faults)
            lines.push_back(fmt::format("{}: {}", fault.line, fault.what.english()));
        return lines;
    }
    static void expectTold(const std::vector<StudyFault>& faults,
                           const std::vector<std::pair<int, std::string>>& wanted) {
        const auto lines = told(faults);
        EXPECT_EQ(faults.size(), wanted.size()) << fmt::format("{}", fmt::join(lines, "\n"));
        for (const auto& [line, part] : wanted)
            EXPECT_TRUE(std::any_of(faults.begin(), faults.end(),
                                    [&, at = line, text = part](const auto& fault) {
                                        return fault.line == at &&
                                               fault.what.english().find(text) != std::string::npos;
                                    }))
                << line << ": " << part << "\n"
                << fmt::format("{}", fmt::join(lines, "\n"));
    }

    ScratchFolder scratch;
};

TEST_F(StudyFiles, PromptsComeInEveryForm) {
    const auto lines = read("a.jsonl",
                            "{\"id\":\"one\",\"prompt\":\"ab\",\"target\":\"x\",\"control\":[\"y\","
                            "\"z\"],\"donor\":\"cd\",\"group\":\"g\",\"source\":\"me\",\"n\":3}\n\n"
                            "{\"prompt\":\"cd\",\"target\":\"x\",\"control\":\"y\"}\n");
    ASSERT_TRUE(lines.study) << told(lines.faults).front();
    const auto& one = lines.study->prompts.at(0);
    EXPECT_EQ(one.id, "one");
    EXPECT_EQ(one.control, (std::vector<std::string>{"y", "z"}));
    EXPECT_EQ(one.donor, "cd");
    EXPECT_EQ(one.group, "g");
    EXPECT_EQ(one.columns, (std::map<std::string, std::string>{{"source", "me"}, {"n", "3"}}));
    EXPECT_EQ(one.line, 1);
    EXPECT_EQ(lines.study->prompts.at(1).id, "2");
    EXPECT_EQ(lines.study->prompts.at(1).line, 3);
    EXPECT_EQ(lines.study->name, "a");

    const auto csv =
        read("b.csv",
             "\xEF\xBB\xBFprompt,target,control,donor,kind\r\n"
             "\"ab, \"\"c\"\"\n d\",x,\"[\"\"y\"\",\"\"z\"\"]\",,q\r\nef,x,y,gh,r\r\n");
    ASSERT_TRUE(csv.study) << told(csv.faults).front();
    EXPECT_EQ(csv.study->prompts.at(0).text, "ab, \"c\"\n d");
    EXPECT_EQ(csv.study->prompts.at(0).control, (std::vector<std::string>{"y", "z"}));
    EXPECT_FALSE(csv.study->prompts.at(0).donor) << "an empty field is none";
    EXPECT_EQ(csv.study->prompts.at(1).line, 4) << "a field may hold a line end";
    EXPECT_EQ(csv.study->prompts.at(1).columns.at("kind"), "r");

    writeBytes(scratch / "circuit.json",
               "{\"word_idxs\": {\"IO\": 2},\n \"prompts\": [\n  {\"clean\": \"ab\", \"corrupt\": "
               "\"cd\", \"answers\": [\"x\"], \"wrong_answers\": [\"y\"]}]}\n");
    const auto study = read("study.json",
                            "{\"schema\": \"headscope.study/1\", \"name\": \"it\", \"prompts\": "
                            "\"circuit.json\", \"interventions\": [\"patch\", \"scale:0.5\"], "
                            "\"positions\": \"last\", \"statistics\": {\"bootstrap\": 500, "
                            "\"seed\": 7, \"cluster\": \"prompt\"}}");
    ASSERT_TRUE(study.study) << told(study.faults).front();
    EXPECT_EQ(study.study->prompts.front().donor, "cd");
    EXPECT_EQ(study.study->prompts.front().line, 3);
    EXPECT_EQ(study.study->interventions, (std::vector<Intervention>{FromPrompt{}, Scale{0.5}}));
    EXPECT_EQ(study.study->positions, Positions::last());
    EXPECT_EQ(study.study->options.bootstrap, 500);
    EXPECT_EQ(study.study->options.seed, 7U);
    ASSERT_EQ(study.notes.size(), 1U);
    EXPECT_NE(study.notes.front().english().find("word_idxs"), std::string::npos);
    // The same file by itself.
    const auto alone = readStudy(scratch / "circuit.json");
    ASSERT_TRUE(alone.study) << told(alone.faults).front();
    EXPECT_EQ(alone.study->prompts, study.study->prompts);
    EXPECT_EQ(alone.study->name, "circuit");
    EXPECT_EQ(alone.study->interventions, zeroAndMean());
    EXPECT_EQ(alone.notes.size(), 1U);
    // But not a study that only lacks its schema.
    const auto lacking = read("t.json",
                              "{\"prompts\": [{\"prompt\": \"ab\", \"target\": \"x\", "
                              "\"control\": \"y\"}], \"interventions\": [\"zero\"]}");
    expectTold(lacking.faults, {{0, "another schema"}});
}

TEST_F(StudyFiles, ColumnsAreNamed) {
    writeBytes(scratch / "p.csv", "sentence,good,bad\nab,x,y\n");
    const auto study = read("s.json",
                            "{\"schema\": \"headscope.study/1\", \"prompts\": \"p.csv\", "
                            "\"columns\": {\"prompt\": \"sentence\", \"target\": \"good\", "
                            "\"control\": \"bad\"}}");
    ASSERT_TRUE(study.study) << told(study.faults).front();
    EXPECT_EQ(study.study->prompts.front().text, "ab");
    EXPECT_EQ(study.study->interventions, zeroAndMean());
}

TEST_F(StudyFiles, AllThatIsWrongIsToldAtOnce) {
    writeBytes(scratch / "p.jsonl",
               "{\"prompt\":\"ab\",\"target\":\"x\"}\n"
               "{\"prompt\":\"ab\",\"target\":\"x\",\"control\":3}\n"
               "no json\n"
               "{\"prompt\":\"a\xFF\",\"target\":\"x\",\"control\":\"y\"}\n"
               "{\"prompt\":\"ab\",\"target\":[],\"control\":\"y\"}\n");
    const auto study = read("s.json",
                            "{\"schema\": \"headscope.study/1\", \"prompts\": \"p.jsonl\", "
                            "\"intervention\": [\"zero\"], \"interventions\": [\"zero\", \"none\", "
                            "\"zero\"], \"positions\": \"first\", \"statistics\": {\"bootstrap\": "
                            "3}}");
    EXPECT_FALSE(study.study);
    expectTold(study.faults, {{0, "no field \"intervention\""},
                              {0, "\"none\" is unknown"},
                              {0, "named twice"},
                              {0, "first"},
                              {0, "\"bootstrap\""},
                              {1, "there is no \"control\""},
                              {2, "\"control\" is neither a text nor a list"},
                              {3, "not valid JSON"},
                              {4, "UTF-8"},
                              {5, "\"target\" is neither"}});
    expectTold(read("c.csv", "prompt,target,control\nab,x\n\"ab,x,y\n").faults,
               {{2, "the row has 2 fields"}, {3, "not closed"}});
    expectTold(read("e.jsonl", "\n").faults, {{0, "no prompt"}});
    // A line has one number, and a limit beyond int64 its digits.
    for (const auto& fault : study.faults)
        EXPECT_EQ(fault.what.english().find("line 1"), std::string::npos) << describe(fault);
    expectTold(read("seed.json",
                    "{\"schema\": \"headscope.study/1\", \"prompts\": [{\"prompt\": \"ab\", "
                    "\"target\": \"x\", \"control\": \"y\"}], \"statistics\": {\"seed\": -1}}")
                   .faults,
               {{0, "no whole number from 0 to 18446744073709551615"}});
    expectInputError({"s2.json"}, [&] { (void)read("s2.json", "[1]"); });
}

// With a model of bytes: every character is a token.
class Studies : public StudyFiles {
 protected:
    Studies() { writeRandomCheckpoint(scratch / "model", livelySpec(7)); }

    [[nodiscard]] std::unique_ptr<Engine> open(int threads = 1) const {
        return loadEngine(scratch / "model", {.threads = threads, .memory = kStudyMemory});
    }
    /// Prompts of two templates and of different lengths, each with a donor.
    static std::string promptLinesOf(int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            const char a = static_cast<char>('a' + i % 7);
            const char b = static_cast<char>('k' + i % 5);
            const std::string tail = i % 2 == 0 ? " is" : " was then";
            text += fmt::format(
                "{{\"prompt\":\"{}{} of {}{}\",\"donor\":\"{}{} of {}{}\",\"target\":\"x\","
                "\"control\":[\"y\",\"z\"],\"group\":\"{}\"}}\n",
                a, b, static_cast<char>('A' + i % 11), tail, b, a, static_cast<char>('M' + i % 3),
                tail, i % 2 == 0 ? "is" : "was");
        }
        return text;
    }
    static std::string referenceOf(const std::string& lines) {
        auto list = nlohmann::json::array();
        for (std::size_t begin = 0; begin < lines.size();) {
            const auto end = lines.find('\n', begin);
            const auto line = nlohmann::json::parse(lines.substr(begin, end - begin));
            list.push_back({{"prompt", line.at("donor")}, {"group", line.at("group")}});
            begin = end + 1;
        }
        return list.dump();
    }
    ReadyStudy study(const Engine& engine, int count, const std::string& interventions) const {
        const auto lines = promptLinesOf(count);
        writeBytes(scratch / "p.jsonl", lines);
        const auto reading =
            read("s.json", fmt::format("{{\"schema\": \"headscope.study/1\", \"prompts\": "
                                       "\"p.jsonl\", \"interventions\": {}, \"statistics\": "
                                       "{{\"bootstrap\": 200, \"cluster\": \"prompt\", "
                                       "\"compare\": {{\"of\": [\"is\", \"was\"]}}}}, "
                                       "\"reference\": {{\"prompts\": {}}}}}",
                                       interventions, referenceOf(lines)));
        EXPECT_TRUE(reading.study) << fmt::format("{}", fmt::join(told(reading.faults), "\n"));
        auto check = checkStudy(reading, engine.info(), *engine.tokenizer());
        EXPECT_TRUE(check.study) << fmt::format("{}", fmt::join(told(check.faults), "\n"));
        return std::move(check.study).value();
    }
    std::string summaryOf(const std::filesystem::path& folder) const {
        const auto merged = mergeStudy(folder, false);
        return toJson(summarize(merged.study, merged.rows));
    }
};

// 2^6 flips of signs, two of which are at least as extreme as what is seen.
TEST_F(Studies, FewClustersAreSaidToAllowNoSmallP) {
    const auto engine = open();
    const auto ready = study(*engine, 6, R"(["zero"])");
    (void)runShard(*engine, ready, scratch / "six", {1, 1}, {}, {});
    const auto merged = mergeStudy(scratch / "six", false);
    const auto summary = summarize(merged.study, merged.rows);
    EXPECT_DOUBLE_EQ(summary.leastP, 2.0 / 64);
    EXPECT_TRUE(std::any_of(summary.notes.begin(), summary.notes.end(), [](const Message& note) {
        return note.english().starts_with("6 clusters allow no p below 0.0312");
    }));
}

TEST_F(Studies, ChecksHoldThemAgainstTheModel) {
    const auto engine = open();
    const auto reading = read("p.jsonl",
                              "{\"prompt\":\"ab\",\"target\":\"x\",\"control\":\"y\"}\n"
                              "{\"prompt\":\"ab\",\"target\":\"x\",\"control\":\"y\"}\n"
                              "{\"prompt\":\"\",\"target\":\"x\",\"control\":\"y\"}\n"
                              "{\"prompt\":\"ab\",\"target\":\"xy\",\"control\":\"xy\"}\n"
                              "{\"prompt\":\"ab\",\"target\":\"x\",\"control\":[\"y\",\"x\"]}\n"
                              "{\"prompt\":\"ac\",\"target\":\"x\",\"control\":\"y\",\"donor\":"
                              "\"acd\",\"id\":\"1\"}\n"
                              "{\"prompt\":\"0123456789012345678901234567890123\",\"target\":\"x\","
                              "\"control\":\"y\"}\n");
    ASSERT_TRUE(reading.study) << told(reading.faults).front();
    const auto check = checkStudy(reading, engine->info(), *engine->tokenizer());
    EXPECT_FALSE(check.study);
    expectTold(check.faults, {{2, "the same prompt as that of line 1"},
                              {3, "the prompt is empty"},
                              {4, "target"},
                              {4, "control"},
                              {5, "share the token \"x\""},
                              {6, "the donor has 3 tokens and the prompt 2"},
                              {6, "the id \"1\" is that of line 1"},
                              {7, "this model takes 32 at most"}});

    auto asked = reading;
    asked.study->prompts.resize(1);
    asked.study->interventions = {FromPrompt{}, PositionMean{}};
    asked.study->modelSha256 = "0";
    asked.study->options.cluster = "template";
    expectTold(checkStudy(asked, engine->info(), *engine->tokenizer()).faults,
               {{0, "the study is of the weights 0"},
                {0, "reference prompts"},
                {0, "\"template\""},
                {1, "there is no donor"}});
    asked.study->interventions = {PositionMean{}};
    asked.study->modelSha256.clear();
    asked.study->options.cluster = "group";
    asked.study->reference = StudyReference{{{"abc", "", 4}}, 1};
    expectTold(checkStudy(asked, engine->info(), *engine->tokenizer()).faults,
               {{1, "no reference prompt has 2 tokens"}});
}

// A broken row hides nothing that is wrong with others.
TEST_F(Studies, ChecksGoOnBesideBrokenPrompts) {
    const auto engine = open();
    const auto reading = read("p.csv",
                              "prompt,target,control,donor,id\n"
                              "ab,x,y,,one\n"
                              "cd,x\n"
                              "ab,x,y,,one\n"
                              "ef,xyz,y,,2\n"
                              "gh,x,x,,3\n"
                              "ij,x,y,abc,4\n"
                              "0123456789012345678901234567890123,x,y,,5\n"
                              "kl,\"x\"y,z,,6\n");
    EXPECT_FALSE(reading.study);
    ASSERT_TRUE(reading.partial);
    ASSERT_EQ(reading.partial->prompts.size(), 8U) << "the broken ones, too";
    EXPECT_EQ(reading.partial->prompts[1].text, "cd");
    expectTold(reading.faults, {{3, "the row has 2 fields"}, {9, "text follows the quote"}});
    const auto check = checkStudy(reading, engine->info(), *engine->tokenizer());
    EXPECT_FALSE(check.study);
    expectTold(check.faults, {{3, "the row has 2 fields"},
                              {4, "the id \"one\" is that of line 2"},
                              {4, "the same prompt as that of line 2"},
                              {5, "target"},
                              {6, "share the token \"x\""},
                              {7, "the donor has 3 tokens and the prompt 2"},
                              {8, "this model takes 32 at most"},
                              {9, "text follows the quote"}});
    for (const auto& fault : check.faults)
        EXPECT_EQ(fault.prompt, static_cast<std::size_t>(fault.line - 2)) << describe(fault);
}

// A reference that lies in another file has lines, too, and they are no prompt's.
TEST_F(Studies, AFaultOfTheReferenceIsNoPrompts) {
    const auto engine = open();
    writeBytes(scratch / "abc.jsonl", "{\"prompt\":\"\"}\n");
    const auto reading = read("s.json",
                              "{\"schema\": \"headscope.study/1\", \"interventions\": "
                              "[\"reference-mean\"], \"reference\": {\"prompts\": "
                              "\"abc.jsonl\"}, \"prompts\": [{\"prompt\": \"ab\", \"target\": "
                              "\"x\", \"control\": \"y\"}]}");
    ASSERT_TRUE(reading.study) << told(reading.faults).front();
    const auto check = checkStudy(reading, engine->info(), *engine->tokenizer());
    ASSERT_EQ(check.faults.size(), 1U);
    EXPECT_EQ(check.faults[0].line, 1);
    EXPECT_FALSE(check.faults[0].prompt);
    EXPECT_TRUE(check.faults[0].file.ends_with("abc.jsonl"));
}

TEST_F(Studies, KeepTheirContentInAFolder) {
    const auto engine = open();
    const auto ready = study(*engine, 6, R"(["zero", "patch", "resample", "position-mean"])");
    EXPECT_EQ(readyStudyFromJson(readyStudyJson(ready), "it"), ready);
    auto other = ready;
    other.study.options.seed = 5;
    EXPECT_EQ(readyStudyFromJson(readyStudyJson(other), "it").key, ready.key)
        << "rows do not follow from the statistics";
    expectInputError({"it", "schema"}, [] { (void)readyStudyFromJson("{\"schema\":1}", "it"); });
    auto changed = nlohmann::json::parse(readyStudyJson(ready));
    changed["prompts"][0]["target_ids"] = {5};
    expectInputError({"key"}, [&] { (void)readyStudyFromJson(changed.dump(), "it"); });
}

// The rows are what a sweep gives, to the bit.
TEST_F(Studies, RowsAreSweeps) {
    const auto engine = open();
    const auto ready = study(*engine, 4, R"(["zero", "mean", "patch", "resample"])");
    StudyRunner runner(*engine, ready);
    for (std::size_t i = 0; i < ready.prompts.size(); ++i) {
        const auto row = runner.run(i);
        ASSERT_EQ(row.parts.size(), 4U);
        SweepRequest request;
        request.prompt = ready.prompts[i].prompt;
        request.target = ready.prompts[i].target;
        request.control = ready.prompts[i].control;
        const std::vector<Intervention> each{Zero{}, ScalarMean{},
                                             FromPrompt{ready.prompts[i].donor},
                                             FromPrompt{ready.prompts[i].drawn}};
        for (std::size_t part = 0; part < each.size(); ++part) {
            request.interventions =
                part < 2 ? std::vector<Intervention>{each[0], each[1]} : std::vector{each[part]};
            const auto run = engine->sweep(request, {}, {});
            const auto& cells = run.part(each[part])->cells;
            ASSERT_EQ(cells.size(), row.parts[part].size());
            for (std::size_t head = 0; head < cells.size(); ++head) {
                EXPECT_EQ(row.parts[part][head].logitTarget, cells[head].logitTarget);
                EXPECT_EQ(row.parts[part][head].pControl, cells[head].pControl);
                EXPECT_EQ(row.parts[part][head].kl, cells[head].kl);
                EXPECT_EQ(row.parts[part][head].top, cells[head].argmax.id);
                EXPECT_EQ(row.parts[part][head].logSumExp, cells[head].logSumExp);
            }
            EXPECT_EQ(row.clean.logitControl, run.clean.control.logit);
        }
        const RowIdentity identity{ready.key, "1"};
        const auto back = rowFromJson(rowJson(row, ready, identity), ready, "the row");
        EXPECT_EQ(back.row, row) << "JSON keeps every bit";
        EXPECT_EQ(back.identity, identity);
    }
}

// Whatever the shards, the order and the accidents, the summary is the same bytes.
TEST_F(Studies, ShardsGiveTheSameBytes) {
    const auto engine = open();
    const auto ready = study(*engine, 14, R"(["zero", "patch", "position-mean"])");
    (void)runShard(*engine, ready, scratch / "one", {1, 1}, {}, {});
    const auto wanted = summaryOf(scratch / "one");
    EXPECT_EQ(toJson(studySummaryFromJson(wanted)), wanted) << "reads back";
    for (const int count : {3, 7}) {
        const auto folder = scratch / std::to_string(count);
        for (int i = count; i >= 1; --i)
            (void)runShard(*engine, ready, folder, {i, count}, {}, {});
        EXPECT_EQ(summaryOf(folder), wanted) << count;
        EXPECT_EQ(rowFiles(folder).size(), static_cast<std::size_t>(count));
    }
    // With two threads, and one of two shards first cut in the middle of a row, then gone on with
    // as one of five.
    const auto other = open(2);
    const auto torn = scratch / "torn";
    (void)runShard(*other, ready, torn, {2, 2}, {}, {});
    const auto file = torn / shardFile({2, 2});
    auto bytes = readBytes(file);
    writeBytes(file, bytes.substr(0, bytes.size() - 100));
    expectError(Error::Kind::Failure, {"prompts are missing"},
                [&] { (void)mergeStudy(torn, false); });
    EXPECT_EQ(mergeStudy(torn, true).rows.count(), 7U) << "6 of 7, and the sentinel";
    for (int i = 1; i <= 5; ++i)
        (void)runShard(*other, ready, torn, {i, 5}, {}, {});
    EXPECT_EQ(summaryOf(torn), wanted);
    // The torn one itself goes on, too.
    std::vector<std::string> notes;
    StudySink sink;
    sink.note = [&](const Message& note) { notes.push_back(note.english()); };
    std::filesystem::remove(torn / shardFile({5, 5}));
    const auto again = runShard(*other, ready, torn, {2, 2}, sink, {});
    EXPECT_EQ(again.computed, 1U);
    EXPECT_EQ(again.there, 6U);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_NE(notes.front().find("cut off"), std::string::npos);
    EXPECT_EQ(readBytes(file).size(), bytes.size()) << "the row is there again";
    EXPECT_EQ(summaryOf(torn), wanted);
    EXPECT_EQ(runShard(*other, ready, torn, {2, 2}, {}, {}).computed, 0U);
}

TEST_F(Studies, StopBetweenPromptsAndKeepWhatIsDone) {
    const auto engine = open();
    const auto ready = study(*engine, 8, R"(["zero"])");
    std::stop_source stop;
    StudySink sink;
    int rows = 0;
    sink.row = [&](const StudyRow&) {
        if (++rows == 3) stop.request_stop();
    };
    const auto result = runShard(*engine, ready, scratch / "out", {1, 1}, sink, stop.get_token());
    EXPECT_TRUE(result.stopped);
    EXPECT_EQ(result.computed, 3U);
    EXPECT_EQ(mergeStudy(scratch / "out", true).rows.count(), 3U);
    EXPECT_EQ(runShard(*engine, ready, scratch / "out", {1, 1}, {}, {}).computed, 5U);
}

TEST_F(Studies, MergeRefusesWhatDoesNotBelongTogether) {
    const auto engine = open();
    const auto ready = study(*engine, 6, R"(["zero"])");
    const auto folder = scratch / "out";
    (void)runShard(*engine, ready, folder, {1, 2}, {}, {});
    (void)runShard(*engine, ready, folder, {2, 2}, {}, {});
    const auto wanted = summaryOf(folder);
    const auto put = [&](const std::string& name, const auto& change) {
        GzipMembers members(folder / shardFile({1, 2}), 1U << 20U);
        auto json = nlohmann::json::parse(members.next().value());
        change(json);
        writeBytes(folder / name, gzip(json.dump()));
    };
    const auto extra = shardFile({9, 9});
    put(extra, [](auto& json) { json["key"] = "another"; });
    expectInputError({extra, "another study"}, [&] { (void)mergeStudy(folder, false); });
    put(extra, [](auto& json) { json["version"] = "0.0.0"; });
    expectInputError({extra, "version 0.0.0"}, [&] { (void)mergeStudy(folder, false); });
    put(extra, [](auto& json) {
        json["parts"][0]["logit_target"][3] =
            json["parts"][0]["logit_target"][3].template get<double>() + 0.01;
    });
    expectInputError({extra, "other results"}, [&] { (void)mergeStudy(folder, false); });
    put(extra, [](auto& json) { json["parts"][0]["kl"].erase(0); });
    expectInputError({extra, "kl"}, [&] { (void)mergeStudy(folder, false); });
    // Another machine's last digits: the smaller count, in whichever order the files come.
    const auto nudge = [](auto& json) {
        auto& value = json["parts"][0]["p_target"][3];
        value = std::nextafter(value.template get<float>(), 2.0F);
        json["kernel"] = "another";
    };
    put(extra, nudge);
    const auto merged = mergeStudy(folder, false);
    EXPECT_EQ(merged.notes.size(), 1U);
    const auto later = toJson(summarize(merged.study, merged.rows));
    std::filesystem::rename(folder / extra, folder / "rows-0000.jsonl.gz");
    EXPECT_EQ(summaryOf(folder), later);
    std::filesystem::remove(folder / "rows-0000.jsonl.gz");
    EXPECT_EQ(summaryOf(folder), wanted);
    expectInputError({"holds no study"}, [&] { (void)mergeStudy(scratch / "none", false); });
    const auto other = study(*engine, 5, R"(["zero"])");
    expectInputError({"another study"}, [&] {
        (void)runShard(*engine, other, folder, {1, 1}, {}, {});
    });
}

// Whatever a file of rows was computed by, the sentinel was computed by it, too.
TEST_F(Studies, RowsWithoutTheSentinelAreRefused) {
    const auto engine = open();
    const auto ready = study(*engine, 8, R"(["zero"])");
    const auto folder = scratch / "out";
    (void)runShard(*engine, ready, folder, {1, 2}, {}, {});
    (void)runShard(*engine, ready, folder, {2, 2}, {}, {});
    const auto wanted = summaryOf(folder);
    const auto file = folder / shardFile({2, 2});
    const auto whole = readBytes(file);
    // The file again, of the rows that `keep` leaves.
    const auto rewrite = [&](const auto& keep) {
        writeBytes(file, whole);
        GzipMembers members(file, 1U << 20U);
        std::string content;
        while (const auto text = members.next()) {
            auto json = nlohmann::json::parse(*text);
            if (keep(json)) content += gzip(json.dump() + "\n");
        }
        writeBytes(file, content);
    };
    rewrite([](const auto& json) { return json["prompt"] != 0; });
    expectInputError({shardFile({2, 2}), "not the first prompt's"},
                     [&] { (void)mergeStudy(folder, false); });
    const auto partial = mergeStudy(folder, true);
    EXPECT_EQ(partial.rows.count(), 8U);
    ASSERT_EQ(partial.notes.size(), 1U);
    EXPECT_NE(partial.notes.front().english().find("first prompt's"), std::string::npos);
    // The way out: the shard runs again, and computes nothing else.
    EXPECT_EQ(runShard(*engine, ready, folder, {2, 2}, {}, {}).computed, 1U);
    EXPECT_EQ(summaryOf(folder), wanted);
    // Gone on with on another machine, which did not compute it.
    rewrite([](auto& json) {
        if (json["prompt"] == 7) json["kernel"] = "another";
        return true;
    });
    expectInputError({shardFile({2, 2}), "another"}, [&] { (void)mergeStudy(folder, false); });
    // Such a shard goes on here with the sentinel by this machine's kernels.
    rewrite([](auto& json) {
        json["kernel"] = "another";
        return json["prompt"] != 7;
    });
    EXPECT_EQ(runShard(*engine, ready, folder, {2, 2}, {}, {}).computed, 2U);
    EXPECT_EQ(mergeStudy(folder, false).rows.count(), 8U);
}

// As the rows of an older program are: its version is in the summary.
TEST_F(Studies, TheSummarySaysWhichVersionComputedItsRows) {
    const auto engine = open();
    const auto ready = study(*engine, 3, R"(["zero", "position-mean"])");
    (void)runShard(*engine, ready, scratch / "out", {1, 1}, {}, {});
    const auto file = scratch / "out" / shardFile({1, 1});
    EXPECT_EQ(summaryOf(scratch / "out").find("computed by version"), std::string::npos);
    std::string content;
    {
        GzipMembers members(file, 1U << 20U);
        while (const auto text = members.next()) {
            auto json = nlohmann::json::parse(*text);
            EXPECT_EQ(json.at("reference_sha256"), ready.referenceSha256);
            json["version"] = "0.0.1";
            content += gzip(json.dump());
        }
    }
    writeBytes(file, content);
    const auto merged = mergeStudy(scratch / "out", false);
    const auto summary = summarize(merged.study, merged.rows);
    EXPECT_TRUE(std::any_of(summary.notes.begin(), summary.notes.end(), [](const Message& note) {
        return note.english().starts_with("The rows were computed by version 0.0.1");
    }));
    // The reference stands in all of the results.
    const auto csv = studyCsv(summary);
    EXPECT_NE(csv.substr(0, csv.find('\n')).find(",flips,reference_sha256"), std::string::npos);
    EXPECT_NE(csv.find(ready.referenceSha256), std::string::npos);
    EXPECT_NE(studyText(summary).find("SHA-256 " + ready.referenceSha256.substr(0, 12) + "\n"),
              std::string::npos);
}

// Damage in the middle of a file is no torn end.
TEST_F(Studies, DamagedRowsAreSaidToBe) {
    const auto engine = open();
    const auto ready = study(*engine, 5, R"(["zero"])");
    (void)runShard(*engine, ready, scratch / "out", {1, 1}, {}, {});
    const auto wanted = summaryOf(scratch / "out");
    const auto file = scratch / "out" / shardFile({1, 1});
    auto bytes = readBytes(file);
    GzipMembers members(file, 1U << 20U);
    ASSERT_TRUE(members.next());
    const auto second = members.wholeBytes();
    bytes[second + 100] = static_cast<char>(bytes[second + 100] ^ 0x55);
    writeBytes(file, bytes);
    const auto merged = mergeStudy(scratch / "out", true);
    EXPECT_EQ(merged.rows.count(), 1U);
    ASSERT_EQ(merged.notes.size(), 1U);
    const auto place = fmt::format("damaged at its byte {}", second);
    EXPECT_NE(merged.notes.front().english().find(place), std::string::npos)
        << merged.notes.front().english();
    std::vector<std::string> notes;
    StudySink sink;
    sink.note = [&](const Message& note) { notes.push_back(note.english()); };
    EXPECT_EQ(runShard(*engine, ready, scratch / "out", {1, 1}, sink, {}).computed, 4U);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_NE(notes.front().find(place), std::string::npos);
    EXPECT_EQ(summaryOf(scratch / "out"), wanted);
}

// Means of effects that are taken out of single sweeps here.
TEST_F(Studies, SummaryIsOfTheSweeps) {
    const auto engine = open();
    const auto ready = study(*engine, 10, R"(["zero", "vector-mean"])");
    (void)runShard(*engine, ready, scratch / "out", {1, 1}, {}, {});
    const auto merged = mergeStudy(scratch / "out", false);
    const auto summary = summarize(merged.study, merged.rows);
    EXPECT_EQ(summary.prompts, 10U);
    EXPECT_EQ(summary.maps.size(), 12U);
    SweepRequest request;
    request.interventions = {Zero{}, VectorMean{}};
    const HeadId head{2, 1};
    for (const auto& map : summary.maps) {
        std::vector<double> effects;
        int flips = 0;
        for (const auto& prompt : ready.prompts) {
            request.prompt = prompt.prompt;
            request.target = prompt.target;
            request.control = prompt.control;
            const auto run = engine->sweep(request, {}, {});
            Quantity quantity;
            quantity.metric = map.metric;
            quantity.subject = map.subject;
            quantity.lens.of = map.intervention;
            effects.push_back(valueOf(run, quantity, head).value());
            flips += run.cell(map.intervention, head)->argmax.id != run.clean.top.front().token.id;
        }
        const double mean = std::accumulate(effects.begin(), effects.end(), 0.0) / 10;
        double squares = 0;
        for (const double one : effects)
            squares += (one - mean) * (one - mean);
        // Sums of ten in another order.
        constexpr double kRounding = 1e-12;
        EXPECT_NEAR(map.heads(head).mean, mean, kRounding);
        EXPECT_NEAR(map.heads(head).sd, std::sqrt(squares / 9), kRounding);
        EXPECT_LT(map.heads(head).ci95[0], mean);
        EXPECT_GT(map.heads(head).ci95[1], mean);
        const auto part = map.intervention == Intervention(Zero{}) ? 0U : 1U;
        EXPECT_EQ(summary.flips[part](head), flips);
        EXPECT_FALSE(map.compared.empty());
        EXPECT_EQ(effectsOf(merged.rows, part, Quantity{map.metric, map.subject, {}}, head),
                  effects);
        // What a run shows before its end are the same numbers.
        const auto soFar =
            momentsOf(ready.study, merged.rows, part, Quantity{map.metric, map.subject, {}});
        for (std::size_t i = 0; i < soFar.values().size(); ++i) {
            auto last = map.heads.values()[i];
            auto now = soFar.values()[i];
            EXPECT_TRUE(std::isnan(now.ci95[0]) && std::isnan(now.p) && std::isnan(now.pFamily));
            EXPECT_EQ(now.mean, last.mean);
            EXPECT_EQ(now.sd, last.sd);
            EXPECT_EQ(now.se, last.se);
            for (const auto& [a, b] :
                 {std::pair(now.dz, last.dz), std::pair(now.signConsistency, last.signConsistency)})
                EXPECT_TRUE(a == b || (std::isnan(a) && std::isnan(b)));
        }
        EXPECT_EQ(flipsOf(merged.rows, part), summary.flips[part]);
    }
    EXPECT_TRUE(momentsOf(ready.study, StudyRows(10, 2, 3, 2), 0, studyQuantities()[0]).empty());
}

// Of groups what is added up and compared here, effect by effect.
TEST_F(Studies, GroupsAreMeansOfTheirPrompts) {
    const auto engine = open();
    const auto ready = study(*engine, 9, R"(["zero"])");
    (void)runShard(*engine, ready, scratch / "out", {1, 1}, {}, {});
    const auto merged = mergeStudy(scratch / "out", false);
    EXPECT_EQ(groupingColumns(ready.study), std::vector<std::string>{"group"});
    const auto groups = groupsBy(ready.study, "group");
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0], (StudyGroup{"is", {0, 2, 4, 6, 8}}));
    EXPECT_EQ(groups[1], (StudyGroup{"was", {1, 3, 5, 7}}));
    EXPECT_TRUE(groupsBy(ready.study, "order").empty());
    const Quantity quantity{Metric::LogitDifference, Subject::Target, {}};
    const auto byGroup = groupMeans(merged.rows, 0, quantity, groups);
    const auto& is = byGroup[0];
    const auto& was = byGroup[1];
    const auto differences =
        differenceOfGroups(ready.study, merged.rows, 0, quantity, "group", "is", "was");
    constexpr double kRounding = 1e-12;
    for (std::size_t i = 0; i < is.values().size(); ++i) {
        const auto effects = effectsOf(merged.rows, 0, quantity, is.id(i));
        double sums[2] = {};
        double squares[2] = {};
        for (std::size_t prompt = 0; prompt < effects.size(); ++prompt)
            sums[prompt % 2] += effects[prompt];
        const double means[2] = {sums[0] / 5, sums[1] / 4};
        for (std::size_t prompt = 0; prompt < effects.size(); ++prompt)
            squares[prompt % 2] += std::pow(effects[prompt] - means[prompt % 2], 2);
        EXPECT_NEAR(is.values()[i], means[0], kRounding);
        EXPECT_NEAR(was.values()[i], means[1], kRounding);
        // Welch's, with each prompt a cluster.
        const auto& found = differences.values()[i];
        EXPECT_NEAR(found.difference, means[1] - means[0], kRounding);
        EXPECT_NEAR(found.se, std::sqrt(squares[0] / 4 / 5 + squares[1] / 3 / 4), kRounding);
    }
    const auto summary = summarize(merged.study, merged.rows);
    const auto* map = summary.map(Zero{}, quantity.metric, quantity.subject);
    ASSERT_NE(map, nullptr);
    EXPECT_EQ(map->compared, differences) << "the summary compares the same two";
    const StudyRows none(ready.prompts.size(), 1, is.layers(), is.heads());
    EXPECT_TRUE(std::isnan(groupMeans(none, 0, quantity, groups)[1].values()[0]));
}

TEST_F(Studies, PromptsAreLikeOthersByTheirCorrelation) {
    const auto engine = open();
    const auto ready = study(*engine, 6, R"(["zero"])");
    (void)runShard(*engine, ready, scratch / "out", {1, 1}, {}, {});
    const auto merged = mergeStudy(scratch / "out", false);
    const Quantity quantity{Metric::Probability, Subject::Target, {}};
    const auto likeness = likenessToOthers(merged.rows, 0, quantity);
    const HeadGrid<char> grid(merged.rows.layers(), merged.rows.heads());
    const auto count = static_cast<long double>(grid.values().size());
    for (std::size_t prompt = 0; prompt < 6; ++prompt) {
        long double x = 0;
        long double y = 0;
        long double xx = 0;
        long double yy = 0;
        long double xy = 0;
        for (std::size_t i = 0; i < grid.values().size(); ++i) {
            const auto effects = effectsOf(merged.rows, 0, quantity, grid.id(i));
            long double others = 0;
            for (std::size_t other = 0; other < 6; ++other)
                if (other != prompt) others += effects[other] / 5.0L;
            const long double own = effects[prompt];
            x += own;
            y += others;
            xx += own * own;
            yy += others * others;
            xy += own * others;
        }
        const auto r =
            (count * xy - x * y) / (std::sqrt(count * xx - x * x) * std::sqrt(count * yy - y * y));
        EXPECT_NEAR(likeness[prompt], static_cast<double>(r), 1e-9) << prompt;
    }
    StudyRows one(2, 1, grid.layers(), grid.heads());
    one.add({0, {}, {std::vector<StudyOutcome>(grid.values().size())}, "none"});
    for (const double r : likenessToOthers(one, 0, quantity))
        EXPECT_TRUE(std::isnan(r)) << "there is no other";
}

// R: scale(c(2, 4, 4, 6)).
TEST(Typical, NumbersAreStandardised) {
    const double missing = std::nan("");
    const auto z = standardised(std::vector<double>{2, missing, 4, 4, 6});
    EXPECT_NEAR(z[0], -1.2247449, 1e-7);
    EXPECT_TRUE(std::isnan(z[1]));
    EXPECT_NEAR(z[2], 0, 1e-12);
    EXPECT_NEAR(z[4], 1.2247449, 1e-7);
    EXPECT_TRUE(std::isnan(standardised(std::vector<double>{1, 1})[0]));
    EXPECT_TRUE(std::isnan(standardised(std::vector<double>{1})[0]));
    EXPECT_EQ(placesByValue(std::vector<double>{0.5, missing, 0.9, 0.5}, true),
              (std::vector<std::size_t>{2, 0, 3}));
    EXPECT_EQ(placesByValue(std::vector<double>{0.5, missing, 0.9, 0.5}, false),
              (std::vector<std::size_t>{0, 3, 2}));
}

TEST_F(Studies, MeansOverReferencePrompts) {
    const auto engine = open();
    const std::vector<TokenId> prompt{66, 101, 114, 108, 105};
    const std::vector<TokenId> other{66, 50, 114, 7, 105};
    SweepRequest request;
    request.prompt = prompt;
    request.target = 97;
    request.control = 98;
    const auto cells = [&](const Intervention& one) {
        request.interventions = {one};
        return engine->sweep(request, {}, {}).parts.front().cells;
    };
    // Of the prompt itself over all positions it is the vector mean, but for its own rounding.
    const auto own = cells(ReferenceMean{{engine->referenceMean({prompt}, false, {})}});
    const auto vector = cells(VectorMean{});
    for (std::size_t i = 0; i < own.size(); ++i) {
        EXPECT_NEAR(own[i].logitTarget, vector[i].logitTarget, 1e-5) << i;
        EXPECT_NEAR(own[i].pTarget, vector[i].pTarget, tolerances::kProbability) << i;
    }
    // Of one prompt at each position it is patching from it: up to sums that start elsewhere.
    const auto one = cells(PositionMean{{engine->referenceMean({other}, true, {})}});
    const auto patch = cells(FromPrompt{other});
    for (std::size_t i = 0; i < one.size(); ++i)
        EXPECT_NEAR(one[i].logitTarget, patch[i].logitTarget, 1e-5) << i;
    EXPECT_EQ(cells(Resample{other}), patch) << "a drawn prompt is a donor";
    // Of the prompt itself at each position: nothing changes.
    const auto clean = cells(PositionMean{{engine->referenceMean({prompt}, true, {})}});
    for (const auto& cell : clean)
        EXPECT_NEAR(cell.kl, 0, 1e-6);
    // Two prompts: the mean of the two z.
    const auto mean = engine->referenceMean({prompt, other}, true, {});
    const auto first = engine->referenceMean({prompt}, true, {});
    const auto second = engine->referenceMean({other}, true, {});
    ASSERT_EQ(mean->rows.size(), first->rows.size());
    EXPECT_EQ(mean->positions, 5);
    for (std::size_t i = 0; i < mean->rows.size(); ++i)
        EXPECT_FLOAT_EQ(mean->rows[i], (first->rows[i] + second->rows[i]) / 2);
    expectInputError({"5 and of 2 tokens"}, [&] {
        (void)engine->referenceMean({prompt, {1, 2}}, true, {});
    });
    expectInputError({"no reference prompt"}, [&] { (void)engine->referenceMean({}, false, {}); });
    expectInputError({"needs a set of reference prompts"}, [&] { (void)cells(ReferenceMean{}); });
    request.prompt = {66, 101};
    expectInputError({"of 5 positions"}, [&] { (void)cells(PositionMean{{mean}}); });
    for (const auto& kind : allKinds())
        EXPECT_EQ(referenceNeedOf(kind), ReferenceNeed::None) << name(kind);
}

TEST_F(Studies, PlanTellsWhatItTakes) {
    const auto engine = open();
    const auto ready = study(*engine, 6, R"(["zero", "patch"])");
    const auto plan = planStudy(*engine, ready, {});
    EXPECT_EQ(plan.prompts, 6U);
    EXPECT_EQ(plan.groups, 2U);
    EXPECT_EQ(plan.donors, 6U);
    EXPECT_EQ(plan.shortest, 10);
    EXPECT_EQ(plan.longest, 16);
    double flop = 0;
    for (const auto& prompt : ready.prompts)
        flop += sweepFlop(engine->info().config, static_cast<int>(prompt.prompt.size()), 1,
                          Positions::all());
    EXPECT_GT(plan.flop, flop);
    EXPECT_LT(plan.flop, 2 * flop + 1) << "the donors part from the first token on";
    EXPECT_GT(plan.seconds.value(), 0);
    EXPECT_EQ(plan.shards, 1);
    EXPECT_EQ(nlohmann::json::parse(planJson(plan)).at("prompts"), 6);
}

TEST(Shards, AreCutByWork) {
    std::vector<double> costs;
    for (int i = 0; i < 1000; ++i)
        costs.push_back(1 + i % 37);
    const double whole = std::accumulate(costs.begin(), costs.end(), 0.0);
    for (const int count : {1, 2, 4, 8, 13}) {
        std::size_t next = 0;
        for (int i = 1; i <= count; ++i) {
            const auto range = shardRange(costs, {i, count});
            EXPECT_EQ(range.begin, next);
            next = range.end;
            const auto sum =
                std::accumulate(costs.begin() + static_cast<std::ptrdiff_t>(range.begin),
                                costs.begin() + static_cast<std::ptrdiff_t>(range.end), 0.0);
            EXPECT_LE(sum, 1.1 * whole / count) << i << " of " << count;
        }
        EXPECT_EQ(next, costs.size());
    }
    // More shards than prompts: some are empty, none is lost.
    std::size_t next = 0;
    for (int i = 1; i <= 5; ++i) {
        const auto range = shardRange({3, 1}, {i, 5});
        EXPECT_EQ(range.begin, next);
        next = range.end;
    }
    EXPECT_EQ(next, 2U);
    EXPECT_EQ(shardFromText("3/32"), (StudyShard{3, 32}));
    for (const char* bad : {"", "3", "0/4", "5/4", "a/b", "1/", "/2", "1/2/3", "-1/2"})
        EXPECT_THROW((void)shardFromText(bad), Error) << bad;
}

TEST(GzipMembers, EndBeforeWhatIsTorn) {
    ScratchFolder scratch;
    const auto file = scratch / "a.gz";
    const std::string long_(300'000, 'x');
    const auto first = gzip("one\n");
    const auto second = gzip(long_);
    writeBytes(file, first + second);
    const auto contents = [&](std::size_t limit = 1U << 20U) {
        GzipMembers members(file, limit);
        std::vector<std::string> all;
        while (const auto one = members.next())
            all.push_back(*one);
        return std::tuple(all, members.wholeBytes(), members.isTorn());
    };
    using All = std::vector<std::string>;
    EXPECT_EQ(contents(), std::tuple(All({"one\n", long_}), first.size() + second.size(), false));
    EXPECT_EQ(contents(1000), std::tuple(All{"one\n"}, first.size(), true)) << "too long";
    for (const std::size_t cut : {std::size_t{1}, std::size_t{5}, second.size() - 1}) {
        writeBytes(file, first + second.substr(0, cut));
        EXPECT_EQ(contents(), std::tuple(All{"one\n"}, first.size(), true)) << cut;
        GzipMembers torn(file, 1U << 20U);
        while (torn.next())
            ;
        EXPECT_FALSE(torn.isFollowed()) << cut;
    }
    auto damaged = second;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    writeBytes(file, first + damaged + first);
    GzipMembers members(file, 1U << 20U);
    EXPECT_TRUE(members.next());
    EXPECT_FALSE(members.next());
    EXPECT_TRUE(members.isTorn() && members.isFollowed());
    writeBytes(file, first + std::string(512, '\0'));
    EXPECT_EQ(contents(), std::tuple(All{"one\n"}, first.size(), true)) << "a power failure";
    writeBytes(file, "");
    EXPECT_EQ(contents(), std::tuple(All{}, std::uint64_t{0}, false));
}

TEST(AppendFile, IsOnePrograms) {
    ScratchFolder scratch;
    AppendFile file(scratch / "a");
    file.add("abc");
    file.cut(1);
    file.add("de");
    EXPECT_EQ(readBytes(scratch / "a"), "ade");
    expectError(Error::Kind::Failure, {"another program is writing"},
                [&] { AppendFile again(scratch / "a"); });
}

TEST(Generator, GivesWhatTheSeedSays) {
    const auto templates = std::filesystem::path(HEADSCOPE_GOLDEN).parent_path().parent_path() /
                           "resources" / "studies" / "templates.json";
    for (const auto& kind : generatorKinds()) {
        const GeneratorRequest request{kind, kind == "greater-than" ? "gpt2" : "bundled", 50, 3};
        const auto study = generateStudy(request, templates);
        EXPECT_EQ(study, generateStudy(request, templates));
        ASSERT_EQ(study.prompts.size(), 50U);
        // Every prompt has a reference of its template.
        ASSERT_TRUE(study.reference) << kind;
        for (const auto& prompt : study.prompts)
            EXPECT_TRUE(
                std::any_of(study.reference->prompts.begin(), study.reference->prompts.end(),
                            [&](const auto& one) {
                                return one.group == prompt.group && one.text == prompt.donor;
                            }))
                << prompt.id;
        ScratchFolder scratch;
        writeBytes(scratch / "s.json", studyJson(study));
        auto reading = readStudy(scratch / "s.json");
        ASSERT_TRUE(reading.study) << describe(reading.faults.front());
        for (auto& prompt : reading.study->prompts)
            prompt.line = 0;
        if (reading.study->reference)
            for (auto& prompt : reading.study->reference->prompts)
                prompt.line = 0;
        EXPECT_EQ(*reading.study, study) << kind;
        writeBytes(scratch / "p.jsonl", promptLines(study));
        EXPECT_EQ(readStudy(scratch / "p.jsonl").study.value().prompts.size(), 50U);
    }
    expectInputError({"no prompts \"poems\""}, [] { (void)generateStudy({"poems"}); });
    // What is offered for a model can be made, and nothing else.
    for (const auto& model : generatorModels())
        for (const auto& kind : generatorKinds()) {
            const auto offered = generatorKindsFor(model);
            const bool isOffered = std::find(offered.begin(), offered.end(), kind) != offered.end();
            bool isMade = true;
            try {
                (void)generateStudy({kind, model, 2, 1}, templates);
            } catch (const Error&) {
                isMade = false;
            }
            EXPECT_EQ(isOffered, isMade) << kind << " for " << model;
        }
}

}  // namespace
}  // namespace headscope
