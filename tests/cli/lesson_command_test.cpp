// SPDX-License-Identifier: GPL-3.0-or-later
// headscope-cli lesson: what each of its commands promises.
#include "cli_fixture.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_files.h>

namespace headscope {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

class LessonCommand : public Cli {
 protected:
    /// A copy of a lesson that ships with the program.
    [[nodiscard]] std::string copied(const std::string& name) const {
        const auto folder = scratch / name;
        fs::copy(fs::path(HEADSCOPE_CLI).parent_path().parent_path() / "share" / "headscope" /
                     "lessons" / name,
                 folder);
        return folder.string();
    }
    [[nodiscard]] std::string path(const std::string& name) const {
        return (scratch / name).string();
    }
};

TEST_F(LessonCommand, CheckSaysWhatIsRight) {
    const auto lesson = copied("00-five-minutes");
    const auto json = parsed(run({"lesson", "check", lesson, "--json"}));
    ASSERT_EQ(json.at("lessons").size(), 1U);
    const auto& one = json.at("lessons")[0];
    EXPECT_EQ(one.at("id"), "five-minutes");
    EXPECT_EQ(one.at("steps"), 1);
    EXPECT_EQ(one.at("facts"), 1);
    EXPECT_EQ(one.at("languages")[0], "en");
    EXPECT_EQ(one.at("model").at("name"), "headscope-mini");
    EXPECT_TRUE(one.at("faults").empty());
    const auto table = run({"lesson", "check", lesson});
    EXPECT_EQ(table.code, 0) << table.err;
    EXPECT_NE(table.out.find("five-minutes: 1 step, 1 fact, en, vi; on headscope-mini: all right"),
              std::string::npos)
        << table.out;
    // A file, and the folder that holds the lesson.
    const auto file = path("checks.json");
    EXPECT_EQ(run({"lesson", "check", scratch.path().string(), "--json", file}).code, 0);
    EXPECT_EQ(nlohmann::json::parse(readBytes(file)), json);
}

TEST_F(LessonCommand, CheckNamesEveryFaultByItsStep) {
    const auto lesson = copied("00-five-minutes");
    auto json = nlohmann::json::parse(readBytes(fs::path(lesson) / "lesson.json"));
    json["steps"][0]["mark"] = {"moon"};
    json["facts"]["cells"]["expect"] = 7;
    writeBytes(fs::path(lesson) / "lesson.json", json.dump());
    const auto wrong = run({"lesson", "check", lesson});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.out.find("step play: \"moon\" cannot be marked"), std::string::npos)
        << wrong.out;
    EXPECT_NE(wrong.err.find("1 of 1 lesson is wrong: 1 fault"), std::string::npos) << wrong.err;
    // Once it is sound, what its facts are is looked at.
    json["steps"][0]["mark"] = {"prompt"};
    writeBytes(fs::path(lesson) / "lesson.json", json.dump());
    const auto off = run({"lesson", "check", lesson, "--json"});
    EXPECT_EQ(off.code, 2);
    const auto faults = nlohmann::json::parse(off.out).at("lessons")[0].at("faults");
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].at("step"), "play");
    EXPECT_EQ(faults[0].at("part"), "fact cells");
    EXPECT_EQ(faults[0].at("what"), "it is 144, and 7 is expected");
    // On a model that it was not made for, nothing is expected.
    EXPECT_EQ(run({"lesson", "check", lesson, "--model", model()}).code, 2)
        << "its prompts are not for this model's tokens";
}

TEST_F(LessonCommand, CheckNamesAConditionThatNoActionCanMeet) {
    const auto lesson = copied("03-all-heads");
    auto json = nlohmann::json::parse(readBytes(fs::path(lesson) / "lesson.json"));
    for (auto& step : json["steps"])
        if (step["id"] == "find") step["until"] = {{"selected", "40.3"}};
    writeBytes(fs::path(lesson) / "lesson.json", json.dump());
    const auto wrong = run({"lesson", "check", lesson});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.out.find("(find), until: the model has no head 40.3"), std::string::npos)
        << wrong.out;
}

TEST_F(LessonCommand, CheckOnAModelNamesTheStepThatItCannotDo) {
    const auto lesson = copied("00-five-minutes");
    auto json = nlohmann::json::parse(readBytes(fs::path(lesson) / "lesson.json"));
    json["runs"]["short"] = {
        {"prompt", "Berlin is"}, {"target", " Germany"}, {"control", " France"}};
    json["steps"][0]["state"] = {{"run", "berlin"}, {"donor", "short"}};
    writeBytes(fs::path(lesson) / "lesson.json", json.dump());
    EXPECT_EQ(run({"lesson", "check", lesson}).code, 0) << "a model is to be asked for";
    const auto bundled = (fs::path(HEADSCOPE_CLI).parent_path().parent_path() / "share" /
                          "headscope" / "models" / "headscope-mini")
                             .string();
    const auto wrong = run({"lesson", "check", lesson, "--model", bundled});
    EXPECT_EQ(wrong.code, 2);
    for (const char* part :
         {"; on headscope-mini: 1 fault\n", "step \"Try it\" (play), run berlin: the donor has "})
        EXPECT_NE(wrong.out.find(part), std::string::npos) << part << " in\n" << wrong.out;
    // What its runs are too much for is told once, and by its step.
    const auto other = run({"lesson", "check", lesson, "--model", model(), "--json"});
    EXPECT_EQ(other.code, 2);
    const auto faults = nlohmann::json::parse(other.out).at("lessons")[0].at("faults");
    for (const char* part : {"run berlin", "run anna", "run garden"}) {
        std::vector<std::string> steps;
        for (const auto& fault : faults)
            if (fault.at("part") == part) steps.push_back(fault.at("step"));
        EXPECT_EQ(steps, std::vector<std::string>{"play"}) << part << " in\n" << other.out;
    }
}

TEST_F(LessonCommand, CheckNamesTheCoverThatIsMissing) {
    const auto lesson = copied("03-all-heads");
    EXPECT_EQ(run({"lesson", "check", lesson}).code, 0);
    auto json = nlohmann::json::parse(readBytes(fs::path(lesson) / "lesson.json"));
    for (auto& step : json["steps"])
        if (step["id"] == "control" || step["id"] == "anna-kept") step.erase("cover");
    writeBytes(fs::path(lesson) / "lesson.json", json.dump());
    const auto wrong = run({"lesson", "check", lesson});
    EXPECT_EQ(wrong.code, 2);
    for (const char* part :
         {"step \"Is it about Germany?\" (control): the answer of the later step kept can be seen: "
          "\"top1\" is not covered",
          "step \"And here?\" (anna-kept): the answer can be seen while it is asked for: \"top1\""})
        EXPECT_NE(wrong.out.find(part), std::string::npos) << part << " in\n" << wrong.out;
    EXPECT_NE(wrong.err.find("1 of 1 lesson is wrong: 2 faults"), std::string::npos) << wrong.err;
}

TEST_F(LessonCommand, CheckLooksAtLanguages) {
    const auto lesson = copied("00-five-minutes");
    EXPECT_EQ(run({"lesson", "check", lesson, "--lang", "en"}).code, 0);
    const auto missing = run({"lesson", "check", lesson, "--lang", "fr"});
    EXPECT_EQ(missing.code, 2);
    EXPECT_NE(missing.out.find("fr: the lesson has no text in this language"), std::string::npos)
        << missing.out;
}

TEST_F(LessonCommand, CheckGoesOnAfterOneWhoseModelIsNotThere) {
    const auto lesson = copied("00-five-minutes");
    auto json = nlohmann::json::parse(readBytes(fs::path(lesson) / "lesson.json"));
    json["model"]["default"] = path("no-such-model");
    const auto away = scratch / "away";
    fs::copy(lesson, away);
    writeBytes(away / "lesson.json", json.dump());
    const auto both = run({"lesson", "check", away.string(), lesson, "--json"});
    EXPECT_EQ(both.code, 2);
    const auto lessons = nlohmann::json::parse(both.out).at("lessons");
    ASSERT_EQ(lessons.size(), 2U);
    EXPECT_EQ(lessons[0].at("id"), "five-minutes");
    EXPECT_TRUE(lessons[0].at("model").is_null());
    ASSERT_EQ(lessons[0].at("faults").size(), 1U) << both.out;
    EXPECT_EQ(lessons[0].at("faults")[0].at("step"), "");
    const std::string what = lessons[0].at("faults")[0].at("what");
    EXPECT_TRUE(what.starts_with("its model ")) << what;
    EXPECT_NE(what.find("no-such-model"), std::string::npos) << what;
    EXPECT_EQ(lessons[1].at("model").at("name"), "headscope-mini");
    EXPECT_TRUE(lessons[1].at("faults").empty()) << both.out;
    EXPECT_NE(both.err.find("1 of 2 lessons are wrong: 1 fault"), std::string::npos) << both.err;
    // A model that is asked for is wrong use, whatever the lessons are.
    expectRefused({"lesson", "check", lesson, "--model", path("no-such-model")}, {"no-such-model"});
}

TEST_F(LessonCommand, CheckGoesOnAfterOneThatCannotBeRead) {
    const auto lesson = copied("00-five-minutes");
    writeBytes(scratch / "bad.headscope-lesson", "nonsense");
    const auto both = run({"lesson", "check", path("bad.headscope-lesson"), lesson, "--json"});
    EXPECT_EQ(both.code, 2);
    const auto lessons = nlohmann::json::parse(both.out).at("lessons");
    ASSERT_EQ(lessons.size(), 2U);
    EXPECT_EQ(lessons[0].at("faults").size(), 1U);
    EXPECT_TRUE(lessons[1].at("faults").empty());
    fs::create_directory(scratch / "empty");
    expectRefused({"lesson", "check", path("empty")}, {"there is no lesson in"});
    expectRefused({"lesson", "check"}, {"FILE"});
    expectRefused({"lesson"}, {"which command of lesson?", "check", "collect"});
}

TEST_F(LessonCommand, FactsAreTold) {
    const auto lesson = copied("02-one-head");
    const auto json = parsed(run({"lesson", "facts", lesson, "--format", "json"}));
    EXPECT_EQ(json.at("schema"), "headscope.lesson-facts/1");
    EXPECT_EQ(json.at("made_for"), true);
    const auto fact = [&](const std::string& name) {
        for (const auto& one : json.at("facts"))
            if (one.at("name") == name) return one;
        ADD_FAILURE() << name;
        return nlohmann::json();
    };
    EXPECT_EQ(fact("lower").at("value"), 11);
    EXPECT_EQ(fact("worst").at("value"), "0.4");
    EXPECT_NEAR(fact("worst.by").at("value").get<double>(), -0.2206, 1e-4);
    EXPECT_EQ(fact("worst.by").at("shown"), "22.1");
    for (const auto& claim : json.at("claims"))
        if (claim.at("name") != "row.flips") {
            EXPECT_EQ(claim.at("holds"), true) << claim;
        }
    const auto table = run({"lesson", "facts", lesson});
    EXPECT_NE(table.out.find("worst.by"), std::string::npos) << table.out;
    const auto csv = run({"lesson", "facts", lesson, "--format", "csv"});
    EXPECT_TRUE(csv.out.starts_with("name,of,run,value,shown,expect,within,error\n")) << csv.out;
}

TEST_F(LessonCommand, PacksAndUnpacks) {
    const auto lesson = copied("01-a-token");
    const auto file = path("one.headscope-lesson");
    const auto packed = run({"lesson", "pack", lesson, "-o", file});
    EXPECT_EQ(packed.code, 0) << packed.err;
    EXPECT_EQ(run({"lesson", "pack", lesson, "--out", path("two.headscope-lesson")}).code, 0);
    EXPECT_EQ(readBytes(file), readBytes(scratch / "two.headscope-lesson"));
    EXPECT_EQ(run({"lesson", "unpack", file, "-o", path("copy")}).code, 0);
    EXPECT_EQ(readBytes(scratch / "copy" / "en.md"), readBytes(fs::path(lesson) / "en.md"));
    EXPECT_EQ(openLesson(scratch / "copy"), openLesson(lesson));
    EXPECT_EQ(openLesson(file), openLesson(lesson));
    expectRefused({"lesson", "unpack", file, "-o", path("copy")}, {"holds a lesson already"});
    expectRefused({"lesson", "pack", lesson}, {"--out"});
    writeBytes(scratch / "copy" / "en.md", "# Broken\n");
    expectRefused({"lesson", "pack", path("copy"), "-o", path("three")}, {"has no text"});
    EXPECT_FALSE(fs::exists(scratch / "three"));
}

TEST_F(LessonCommand, WritesHandouts) {
    const auto lesson = copied("02-one-head");
    const auto sheet = run({"lesson", "handout", lesson});
    EXPECT_EQ(sheet.code, 0) << sheet.err;
    EXPECT_TRUE(sheet.out.starts_with("# Ablate one head\n")) << sheet.out;
    EXPECT_EQ(sheet.out.find("0.4:"), std::string::npos) << "the head is to be found";
    EXPECT_NE(sheet.out.find("the 12 heads of layer 5"), std::string::npos) << "what is given";
    EXPECT_NE(sheet.out.find("SHA-256 9852eee4"), std::string::npos) << "of which model";
    const auto html = run({"lesson", "handout", lesson, "--answers", "-o", path("key.html")});
    EXPECT_EQ(html.code, 0) << html.err;
    const auto page = readBytes(scratch / "key.html");
    EXPECT_NE(page.find("<!DOCTYPE html>"), std::string::npos);
    EXPECT_NE(page.find("22.1"), std::string::npos);
    EXPECT_NE(page.find("SHA-256 9852eee4"), std::string::npos);
    expectRefused({"lesson", "handout", lesson, "-o", path("key.pdf")}, {".html", ".md"});
    expectRefused({"lesson", "handout", lesson, "--lang", "fr"}, {"no text in fr"});
}

TEST_F(LessonCommand, CollectsAnswers) {
    LessonAnswers answers;
    answers.lesson = "one-head";
    answers.code = "@blue";
    answers.attempts = {{"how-many", LessonStepKind::Predict, 4.0, LessonVerdict::Wrong, 1, 0, 9},
                        {"how-many", LessonStepKind::Predict, 11.0, LessonVerdict::Right, 2, 0, 5}};
    fs::create_directory(scratch / "class");
    writeBytes(scratch / "class" / "a.headscope-answers", toFile(answers));
    const auto file = path("class.csv");
    const auto done = run({"lesson", "collect", path("class"), "--csv", file});
    EXPECT_EQ(done.code, 0) << done.err;
    const auto csv = readBytes(file);
    EXPECT_NE(csv.find("\"how-many\",\"predict\",\"4\",\"wrong\",1,0,9,1"), std::string::npos)
        << csv;
    EXPECT_NE(csv.find("\"'@blue\""), std::string::npos) << csv;
    EXPECT_NE(done.out.find("one-head: 1 learner"), std::string::npos) << done.out;
    EXPECT_TRUE(run({"lesson", "collect", path("class"), "--format", "csv", "--csv-bom"})
                    .out.starts_with("\xEF\xBB\xBFlesson,"));
    // One that cannot be read is named, and the others are there.
    writeBytes(scratch / "class" / "b.headscope-answers", "nonsense");
    const auto some = run({"lesson", "collect", path("class")});
    EXPECT_EQ(some.code, 2);
    EXPECT_NE(some.out.find("1 learner"), std::string::npos) << some.out;
    EXPECT_NE(some.err.find("b.headscope-answers"), std::string::npos) << some.err;
    EXPECT_NE(some.err.find("1 of 2 files could not be read"), std::string::npos) << some.err;
    fs::create_directory(scratch / "empty");
    expectRefused({"lesson", "collect", path("empty")}, {"there are no answers in"});
}

}  // namespace
}  // namespace headscope
