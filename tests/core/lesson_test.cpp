// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons in files: what is read, and every way in which one can be wrong.
#include "base/gzip.h"
#include "lesson_maker.h"
#include "mutation.h"
#include "scratch.h"

#include <headscope/lesson_draft.h>
#include <headscope/lesson_files.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace headscope {
namespace {

namespace fs = std::filesystem;
using LessonEdit = std::function<void(nlohmann::ordered_json&)>;

std::string faultsOf(const LessonSource& source) {
    std::string text;
    for (const auto& fault : readLesson(source).faults)
        text += describe(fault) + "\n";
    return text;
}

LessonSource edited(const LessonEdit& edit) {
    auto json = test::soundLesson();
    edit(json);
    auto source = test::soundSource();
    source.json = json.dump();
    return source;
}

/// Expects that this change makes a fault with all of the parts, and no lesson.
void expectFault(const LessonEdit& edit, const std::vector<std::string>& parts) {
    const auto source = edited(edit);
    EXPECT_FALSE(readLesson(source).lesson);
    const auto text = faultsOf(source);
    for (const auto& part : parts)
        EXPECT_NE(text.find(part), std::string::npos) << "lacks " << part << " in\n" << text;
}

/// The same of a change of the English text: `from` becomes `to`.
void expectTextFault(const std::string& from, const std::string& to,
                     const std::vector<std::string>& parts) {
    auto source = test::soundSource();
    auto& text = source.texts["en"];
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    EXPECT_FALSE(readLesson(source).lesson);
    const auto faults = faultsOf(source);
    for (const auto& part : parts)
        EXPECT_NE(faults.find(part), std::string::npos) << "lacks " << part << " in\n" << faults;
}

void writeLesson(const fs::path& folder, const LessonSource& source) {
    fs::create_directories(folder);
    writeBytes(folder / "lesson.json", source.json);
    for (const auto& [language, text] : source.texts)
        writeBytes(folder / (language + ".md"), text);
    for (const auto& [name, bytes] : source.pictures)
        writeBytes(folder / name, bytes);
}

TEST(Lesson, IsReadWhole) {
    const auto reading = readLesson(test::soundSource());
    ASSERT_TRUE(reading.lesson) << faultsOf(test::soundSource());
    const Lesson& lesson = *reading.lesson;
    EXPECT_EQ(lesson.id, "small");
    ASSERT_EQ(lesson.steps.size(), 6U);
    EXPECT_EQ(lesson.steps[0].state.run, "berlin");
    EXPECT_EQ(lesson.steps[0].state.intervention, Intervention(Zero{}));
    EXPECT_EQ(lesson.steps[0].state.selected->head, (HeadId{0, 1}));
    EXPECT_EQ(name(lesson.steps[0].marks[1]), "map.target.cell(worst)");
    EXPECT_EQ(lesson.steps[1].ask->keys.size(), 2U);
    EXPECT_EQ(lesson.steps[4].until.front().heads.front().fact, "worst");
    ASSERT_TRUE(lesson.steps[4].hints[1].show);
    EXPECT_EQ(lesson.facts.at("by").show, LessonShow::SignedPoints);
    const auto& text = lesson.text("vi").steps.at("guess");
    EXPECT_EQ(text.title, "Guess");
    EXPECT_EQ(text.body, "Is it high?");
    EXPECT_EQ(text.options.at("low"), "no");
    EXPECT_EQ(text.right, "Yes, {p}.");
    EXPECT_EQ(lesson.text("fr").title, "Small") << "the first stands in for a missing one";
    EXPECT_EQ(lesson.hash.size(), 64U);
}

TEST(Lesson, GoesOnByWhatWasAnswered) {
    const auto lesson = *readLesson(test::soundSource()).lesson;
    EXPECT_EQ(nextStep(lesson, 0, LessonVerdict::Right), 1U);
    EXPECT_EQ(nextStep(lesson, 1, LessonVerdict::Right), 3U);
    EXPECT_EQ(nextStep(lesson, 1, LessonVerdict::Wrong), 2U);
    EXPECT_EQ(nextStep(lesson, 1, LessonVerdict::Skipped), 3U);
    EXPECT_EQ(nextStep(lesson, 2, LessonVerdict::Unscored), 3U);
    EXPECT_EQ(nextStep(lesson, 5, LessonVerdict::Right), std::nullopt);
}

TEST(Lesson, SaysWhatThisProgramLacks) {
    auto lesson = *readLesson(test::soundSource()).lesson;
    EXPECT_TRUE(missingNeeds(lesson).empty());
    lesson.needs = {"sweep", "teleport"};
    lesson.program = "999.0";
    EXPECT_EQ(missingNeeds(lesson),
              (std::vector<std::string>{"teleport", "version 999.0 of Headscope"}));
    EXPECT_TRUE(
        readLesson(edited([](auto& json) { json["needs"]["engine"] = {"teleport"}; })).lesson)
        << "a need is no fault";
}

TEST(Lesson, FieldsThatAreWrongAreFaults) {
    expectFault([](auto& j) { j["colour"] = 1; }, {"\"colour\" is no field here"});
    expectFault([](auto& j) { j.erase("id"); }, {"\"id\" is missing"});
    expectFault([](auto& j) { j["id"] = "Two Words"; }, {"\"id\" is to be a name"});
    expectFault([](auto& j) { j["minutes"] = 0; }, {"\"minutes\""});
    expectFault([](auto& j) { j["level"] = "hard"; }, {"\"level\"", "start, further or deep"});
    expectFault([](auto& j) { j["model"]["made_for"] = {"12"}; }, {"SHA-256"});
    expectFault([](auto& j) { j["steps"] = 3; }, {"\"steps\" is to be a list"});
    expectFault([](auto& j) { j["steps"][0]["kind"] = "dance"; }, {"step look", "dance"});
    expectFault([](auto& j) { j["steps"][0]["state"]["zoom"] = 1; }, {"step look", "\"zoom\""});
    expectFault([](auto& j) { j["steps"][0]["state"]["ripple_view"] = "pairs"; },
                {"step look", "\"ripple_view\" is \"pairs\"", "all-pairs"});
    expectFault([](auto& j) { j["steps"][0]["state"]["compute"] = true; },
                {"step look", "\"compute\"", "layers"});
    expectFault(
        [](auto& j) {
            j["steps"][0]["state"]["panel"] = "drift";
            j["steps"][0]["state"]["compute"] = true;
        },
        {"step look", "\"compute\"", "layers"});
    expectFault([](auto& j) { j["steps"][0]["state"]["maps"] = {"loss"}; }, {"no map"});
    expectFault([](auto& j) { j["steps"][0]["state"]["replacement"] = "one"; }, {"replacement"});
    expectFault([](auto& j) { j["steps"][0]["mark"] = {"moon"}; }, {"cannot be marked"});
    expectFault([](auto& j) { j["steps"][1]["cover"] = {"sky"}; }, {"cannot be covered"});
    expectFault([](auto& j) { j["steps"][1]["reveal"]["cover"] = {"drift"}; },
                {"step guess", "\"drift\" cannot stay covered"});
    expectFault([](auto& j) { j["steps"][1]["cover"] = {"cells.but-layer-x"}; },
                {"cannot be covered"});
    expectFault(
        [](auto& j) {
            j["steps"][1]["cover"] = {"cells.but-layer-1", "top1"};
            j["steps"][1]["reveal"]["cover"] = {"cells.but-layer-2"};
        },
        {"step guess", "\"cells.but-layer-2\" cannot stay covered"});
    expectFault([](auto& j) { j["steps"][1]["reveal"]["state"]["zoom"] = 1; },
                {"step guess", "\"zoom\""});
    expectFault([](auto& j) { j["steps"][1]["reveal"]["state"]["run"] = "paris"; },
                {"step guess", "no run"});
    expectFault(
        [](auto& j) {
            j["steps"][0]["state"]["set"] = {{"layer", -1}};
        },
        {"step look", "\"layer\""});
    expectFault(
        [](auto& j) {
            j["steps"][0]["state"]["set"] = {{"row", 1}};
        },
        {"step look", "\"layer\" is missing"});
    expectFault([](auto& j) { j["steps"][4].erase("until"); }, {"step find", "\"until\""});
    expectFault([](auto& j) { j["steps"][4]["until"] = {{"clicked", 1}}; }, {"no condition"});
    expectFault([](auto& j) { j["steps"][1]["ask"].erase("type"); }, {"\"type\" is missing"});
    expectFault([](auto& j) { j["steps"][3]["ask"]["within"] = 6; }, {"no answer is wrong"});
    expectFault([](auto& j) { j["steps"][3]["ask"]["most"] = "tokens"; },
                {"step count", "\"most\"", "cells, heads or layers"});
    expectFault([](auto& j) { j["steps"][1]["ask"]["right"][0]["is"] = "middle"; },
                {"\"middle\" is no option"});
}

TEST(Lesson, WhatIsNamedMustBeThere) {
    expectFault([](auto& j) { j["steps"][0]["state"]["run"] = "paris"; }, {"step look", "no run"});
    expectFault([](auto& j) { j["facts"]["p"]["run"] = "paris"; }, {"fact p", "no run"});
    expectFault([](auto& j) { j["steps"][3]["ask"]["right"]["fact"] = "q"; },
                {"step count", "no fact"});
    expectFault([](auto& j) { j["steps"][3]["ask"]["right"]["fact"] = "worst"; },
                {"step count", "is a head, and a number is needed"});
    expectFault([](auto& j) { j["steps"][0]["claims"] = {"true"}; }, {"step look", "no claim"});
    expectFault([](auto& j) { j["claims"]["high"]["says"][1]["fact"] = "q"; },
                {"claim high", "no fact"});
    expectFault([](auto& j) { j["steps"][1]["then"]["right"] = "mars"; },
                {"step guess", "\"mars\", which is no step"});
}

TEST(Lesson, FactsAreOfAClosedList) {
    expectFault([](auto& j) { j["facts"]["p"]["of"] = "magic"; }, {"fact p", "no kind of fact"});
    expectFault([](auto& j) { j["facts"]["p"]["layer"] = 1; }, {"fact p", "\"layer\" is no field"});
    expectFault([](auto& j) { j["facts"]["p"]["show"] = "head"; }, {"fact p", "\"show\""});
    expectFault([](auto& j) { j["facts"]["by"].erase("head"); }, {"fact by", "\"head\""});
    expectFault(
        [](auto& j) {
            j["facts"]["by"]["replace"] = "zero-mean";
            j["facts"]["by"]["what"] = "p";
        },
        {"fact by", "\"replace\""});
    expectFault(
        [](auto& j) {
            j["facts"]["n"] = {{"of", "count-cells"}, {"run", "berlin"}};
        },
        {"fact n", "\"beyond\", \"above\" and \"below\""});
    expectFault(
        [](auto& j) {
            j["facts"]["a"] = {{"of", "arithmetic"}, {"value", {"add", {{"fact", "a"}}, 1}}};
        },
        {"fact a", "made of itself"});
    expectFault(
        [](auto& j) {
            j["facts"]["p"]["expect"] = 0.5;
            j["facts"]["p"]["within"] = 0.1;
        },
        {"step look, fact p", "\"within\" is 0.1"});
    expectFault([](auto& j) { j["facts"]["worst"]["expect"] = 3; }, {"fact worst", "\"expect\""});
    expectFault(
        [](auto& j) {
            j["facts"]["worst"]["expect"] = "0.1";
            j["facts"]["worst"]["within"] = 1;
        },
        {"fact worst", "\"within\" goes with a number"});
}

// A change of a cosine of 0.01 is no percentage point.
TEST(Lesson, PercentAndPointsAreOfProbabilitiesAlone) {
    const auto cosine = [](auto& json) -> auto& {
        auto& fact = json["facts"]["alike"];
        fact["of"] = "cosine";
        fact["run"] = "berlin";
        fact["heads"] = nlohmann::ordered_json::array({"0.1"});
        fact["what"] = "change";
        return fact;
    };
    const auto read = readLesson(edited([&](auto& json) { cosine(json); }));
    ASSERT_TRUE(read.lesson);
    EXPECT_EQ(read.lesson->facts.at("alike").show, LessonShow::Signed) << "where nothing is said";
    for (const char* show : {"percent", "percent1", "percent2", "points", "signed-points"}) {
        SCOPED_TRACE(show);
        expectFault([&](auto& json) { cosine(json)["show"] = show; }, {"fact alike", "\"show\""});
        expectFault(
            [&](auto& json) {
                json["facts"]["by"]["metric"] = "logit";
                json["facts"]["by"]["show"] = show;
            },
            {"fact by", "\"show\""});
        EXPECT_EQ(faultsOf(edited([&](auto& json) { json["facts"]["by"]["show"] = show; })), "");
    }
}

TEST(Lesson, HeadsAreAskedForWhereAFactTakesThem) {
    const auto source = edited([](auto& json) {
        json["facts"]["layer"] = {
            {"of", "patch"}, {"run", "berlin"}, {"donor", "berlin"}, {"layer", 0}};
        json["facts"]["alike"] = {{"of", "cosine"}, {"run", "berlin"}};
    });
    EXPECT_EQ(faultsOf(source), "");
    const auto none = nlohmann::ordered_json::array();
    expectFault(
        [&](auto& json) {
            json["facts"]["layer"] = {
                {"of", "patch"}, {"run", "berlin"}, {"donor", "berlin"}, {"heads", none}};
        },
        {"fact layer", "\"heads\" needs 1 or more"});
    expectFault(
        [](auto& json) {
            json["facts"]["set"] = {{"of", "set"}, {"run", "berlin"}};
        },
        {"fact set", "heads"});
}

TEST(Lesson, APatchIsShownWithItsDonor) {
    const auto patched = [](auto& json) {
        json["steps"][0]["state"]["replacement"] = "patch";
        json["steps"][0]["state"]["donor"] = "berlin";
    };
    const auto reading = readLesson(edited(patched));
    ASSERT_TRUE(reading.lesson);
    EXPECT_EQ(reading.lesson->steps[0].state.donor, "berlin");
    const auto written = nlohmann::json::parse(writtenLesson(*reading.lesson).json);
    EXPECT_EQ(written["steps"][0]["state"]["donor"], "berlin");
    const auto step = reading.lesson->steps[0].id;
    expectFault(
        [&](auto& json) {
            patched(json);
            json["steps"][0]["state"].erase("donor");
        },
        {step, "a patch needs \"donor\""});
    expectFault(
        [&](auto& json) {
            patched(json);
            json["steps"][0]["state"]["donor"] = "nowhere";
        },
        {step, "nowhere"});
}

TEST(Lesson, ClaimsHaveNoOtherOperators) {
    const auto says = [](const char* text) {
        return [text](nlohmann::ordered_json& json) {
            json["claims"]["high"]["says"] = nlohmann::ordered_json::parse(text);
        };
    };
    expectFault(says(R"(["sqrt", 2])"), {"claim high", "\"sqrt\" is no claim"});
    expectFault(says(R"(["gt", 1])"), {"claim high", "takes 2 operands, not 1"});
    expectFault(says(R"(["gt", ["lt", 1, 2], 1])"), {"\"lt\" is no arithmetic"});
    expectFault(says(R"(["and", 1])"), {"claim high", "a claim begins with"});
    expectFault(says(R"(["gt", {"fact": "worst"}, 1])"), {"is a head"});
    expectFault(
        says(R"(["not",["not",["not",["not",["not",["not",["not",["not",["gt",1,0]]]]]]]]])"),
        {"nested deeper than 8"});
}

TEST(Lesson, TheWayLeadsToTheEnd) {
    expectFault([](auto& j) { j["steps"][3]["then"] = "guess"; }, {"step", "leads back to"});
    expectFault([](auto& j) { j["steps"][1].erase("then"); }, {"step aside", "no way leads"});
    expectFault([](auto& j) { j["steps"][2]["id"] = "look"; }, {"two steps have this id"});
    expectFault(
        [](auto& j) {
            for (auto& step : j["steps"])
                step["optional"] = true;
        },
        {"every step is optional"});
    expectFault([](auto& j) { j["steps"] = nlohmann::ordered_json::array(); }, {"1 to 64 steps"});
}

TEST(Lesson, LimitsHold) {
    expectFault(
        [](auto& j) {
            for (int i = 0; i < 13; ++i)
                j["runs"]["r" + std::to_string(i)] = j["runs"]["berlin"];
        },
        {"runs, and 12 are the most"});
    expectFault(
        [](auto& j) {
            for (int i = 0; i < 130; ++i)
                j["facts"]["f" + std::to_string(i)] = j["facts"]["p"];
        },
        {"facts, and 128 are the most"});
    expectFault(
        [](auto& j) {
            while (j["steps"].size() < 65) {
                auto step = j["steps"][0];
                step["id"] = "s" + std::to_string(j["steps"].size());
                j["steps"].push_back(step);
            }
        },
        {"1 to 64 steps, not 65"});
    auto source = test::soundSource();
    source.texts["en"] += std::string(kMostLessonText, 'a');
    EXPECT_NE(faultsOf(source).find("256 KiB"), std::string::npos);
}

TEST(Lesson, ProseHasNoNakedNumbers) {
    for (const char* number :
         {"5", "0.4", "65 %", "twice", "Half", "\u00BD", "x\u00B2", "`12`", "{p} and 3",
          "three quarters of", "a third of", "two-thirds of", "a hundred", "tenfold", "twelve"})
        expectTextFault("Look again.", std::string("Look ") + number + " times.",
                        {"step aside, en", "is a number that is no fact"});
    // All of them, not the first alone.
    expectTextFault("Look again.", "5 of 7 are half, {p} is 8 %.",
                    {"\"5\" is a", "\"7\" is a", "\"half\" is a", "\"8\" is a", "\"%\" is a"});
    auto source = test::soundSource();
    auto& other = source.texts["vi"];
    other.replace(other.find("Look again."), 11, "ba phần tư, gấp mười; hai điểm phần trăm");
    const auto faults = faultsOf(source);
    EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 2) << faults;
    EXPECT_NE(faults.find("ba phần tư"), std::string::npos) << faults;
    EXPECT_NE(faults.find("gấp mười"), std::string::npos) << faults;
    source = test::soundSource();
    auto& english = source.texts["en"];
    english.replace(english.find("Look again."), 11,
                    "The third head, two of them, in percent, and the seventh.");
    EXPECT_EQ(faultsOf(source), "") << "one may count what one names";
    source = test::soundSource();
    for (auto& [language, text] : source.texts)
        text.replace(text.find("Look again."), 11,
                     "1. `GPT-2` and `1 + 1 = 2, said`\n2. halfway, by {p}\n\n~~~\n3\n~~~");
    EXPECT_NE(faultsOf(source).find("~~~"), std::string::npos) << "code of a number alone";
    for (auto& [language, text] : source.texts)
        text.replace(text.find("\n3\n"), 3, "\nrun 3 times\n");
    EXPECT_EQ(faultsOf(source), "");
}

TEST(Lesson, ProseIsPlainMarkdown) {
    expectTextFault("Look again.", "Look <b>again</b>.", {"step aside", "HTML"});
    expectTextFault("Look again.", "Look <!-- again -->.", {"HTML"});
    expectTextFault("Look again.", "[here](https://example.org)", {"leads elsewhere"});
    expectTextFault("Look again.", "[here](headscope:)", {"leads elsewhere"});
    expectTextFault("Look again.", "See www.example.org", {"an address elsewhere"});
    expectTextFault("Look again.", "[here][there]", {"in parentheses"});
    expectTextFault("Look again.", "![x](../../secret.png)", {"is not in the lesson's folder"});
    expectTextFault("Look again.", "A {brace", {"a brace"});
    expectTextFault("Look again.", "A {nothing}", {"there is no fact \"nothing\""});
    expectTextFault("Look again.", std::string("A\x01"), {"control characters"});
    expectTextFault("Look again.", "A\xff", {"not valid UTF-8"});
    auto source = test::soundSource();
    source.pictures["a.png"] = "\x89PNG\r\n\x1a\nrest";
    for (auto& [language, text] : source.texts)
        text.replace(text.find("Look again."), 11,
                     "[guide](headscope:guide/maps) ![a picture](a.png) if a < b");
    EXPECT_EQ(faultsOf(source), "");
}

TEST(Lesson, TablesAreEvenAndSmall) {
    const auto faultsWith = [](const std::string& markdown) {
        auto source = test::soundSource();
        for (auto& [language, text] : source.texts)
            text.replace(text.find("Look again."), 11, markdown);
        return faultsOf(source);
    };
    EXPECT_EQ(faultsWith("| head | P |\n|---|:-:|\n| `a|b` | \\| |\n| {p} | |\n\nBehind | it."),
              "");
    EXPECT_EQ(faultsWith("head | P\n--- | ---\na | b\n- an item | with a line"), "");
    EXPECT_EQ(faultsWith("```\n| a | b |\n|---|---|\n| c |\n```\nA | line\nor | two | more"), "");
    const auto uneven = faultsWith("| a | b |\n|---|---|\n| c |\n| d | e |\n| f | g | h |");
    for (const char* part : {"step aside, en: a table of 2 columns has a row of 1 cells: \"| c |\"",
                             "has a row of 3 cells: \"| f | g | h |\""})
        EXPECT_NE(uneven.find(part), std::string::npos) << part << " in\n" << uneven;
    EXPECT_EQ(std::count(uneven.begin(), uneven.end(), '\n'), 4) << "two in each language";
    EXPECT_NE(faultsWith("a |\n|---|---|").find("has a row of 1 cells"), std::string::npos)
        << "the header";
    std::string many = "|a|b|c|d|\n|---|---|---|---|\n", wide = "|", dashes = "|";
    for (int i = 0; i < 16000; ++i)
        many += "|a|b|c|d|\n";
    EXPECT_NE(faultsWith(many).find("more than 500 cells"), std::string::npos);
    for (int i = 0; i < 20000; ++i) {
        wide += "a|";
        dashes += "---|";
    }
    EXPECT_NE(faultsWith(wide + "\n" + dashes).find("more than 8 columns"), std::string::npos);
}

TEST(Lesson, TextsFitTheSteps) {
    expectTextFault("## why\n", "## because\n", {"of no step", "step why, en: it has no text"});
    expectTextFault("- low: no\n", "", {"step guess, option low, en: the option has no text"});
    expectTextFault("### nudge\nThere.\n", "", {"step find", "hint nudge"});
    expectTextFault("### nudge", "### shove", {"\"shove\" is no part"});
    expectTextFault("### wrong\nNo, {p}.\n", "", {"\"### right\"", "\"### wrong\""});
    expectTextFault("### otherwise\nIt is {p}.\n", "", {"step guess", "otherwise"});
    expectTextFault("How many?", "How many? Is it {kept}?", {"gives its answer away: {kept}"});
    expectTextFault("# Small", "Small", {"no title"});
    expectTextFault("# Small", "# Small {p}", {"a title has no facts"});
    expectTextFault("Why?", "", {"step why, en: it says nothing"});
}

TEST(Lesson, LanguagesSayTheSame) {
    expectTextFault("### notes\nLook for {worst}.\n", "", {"step why, notes, vi", "alone"});
    expectTextFault("No, {p}.", "No.", {"step guess, wrong, vi", "not the same facts as in en"});
    expectTextFault("## guess: Guess", "## guess", {"step guess, the title, vi"});
    auto source = test::soundSource();
    source.texts.erase("vi");
    EXPECT_NE(faultsOf(source).find("the text is missing: vi.md"), std::string::npos);
    source = test::soundSource();
    source.texts["fr"] = source.texts["en"];
    EXPECT_NE(faultsOf(source).find("fr: \"languages\" does not name it"), std::string::npos);
}

TEST(Lesson, AllFaultsAreFoundAtOnce) {
    auto source = edited([](auto& json) {
        json["steps"][0]["mark"] = {"moon"};
        json["facts"]["p"]["of"] = "magic";
        json["steps"][4]["until"] = {{"clicked", 1}};
    });
    source.texts["en"].replace(source.texts["en"].find("Look again."), 4, "7");
    const auto text = faultsOf(source);
    for (const char* part : {"step look", "fact p", "step find", "step aside, en"})
        EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
}

TEST(Lesson, OtherSchemasAreRefused) {
    const auto read = [](const char* schema) {
        return [schema] {
            (void)readLesson(edited([schema](auto& json) { json["schema"] = schema; }));
        };
    };
    expectInputError({"another version's schema", "headscope.lesson/2"},
                     read("headscope.lesson/2"));
    expectInputError({"not a Headscope lesson"}, read("headscope.session/1"));
    expectInputError({"not valid JSON"}, [] { (void)readLesson({"{", {}, {}}); });
}

TEST(LessonFile, IsPackedAndUnpackedUnchanged) {
    auto source = test::soundSource();
    source.pictures["a.png"] = std::string("\x89PNG\r\n\x1a\n") + std::string(1000, '\0');
    source.pictures["b.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
    const ScratchFolder scratch;
    writeLesson(scratch / "one", source);
    const auto read = readLessonSource(scratch / "one");
    EXPECT_EQ(read, source);
    EXPECT_EQ(readLessonSource(scratch / "one" / "lesson.json"), source);
    const auto packed = packedLesson(read);
    EXPECT_EQ(packedLesson(read), packed);
    const auto back = lessonSourceFromFile(packed);
    EXPECT_EQ(back.texts, source.texts);
    EXPECT_EQ(back.pictures, source.pictures);
    EXPECT_EQ(packedLesson(back), packed);
    unpackLesson(back, scratch / "two");
    EXPECT_EQ(packedLesson(readLessonSource(scratch / "two")), packed);
    EXPECT_EQ(openLesson(scratch / "one"), openLesson(scratch / "two"));
    expectInputError({"holds a lesson already"}, [&] { unpackLesson(back, scratch / "two"); });
}

TEST(LessonFile, IsCompressedWhereItIsLarge) {
    auto source = test::soundSource();
    source.texts["en"] += "\n" + std::string(80'000, 'x');
    source.texts["vi"] += "\n" + std::string(80'000, 'x');
    const auto packed = packedLesson(source);
    EXPECT_TRUE(isGzip(packed));
    EXPECT_EQ(lessonSourceFromFile(packed).texts, source.texts);
}

TEST(LessonFile, LinksOutOfTheFolderAreNotFollowed) {
    const ScratchFolder scratch;
    writeLesson(scratch / "one", test::soundSource());
    writeBytes(scratch / "secret.md", "# Secret");
    fs::create_symlink(scratch / "secret.md", scratch / "one" / "fr.md");
    expectInputError({"fr.md", "no file of the lesson's own folder"},
                     [&] { (void)readLessonSource(scratch / "one"); });
}

TEST(LessonFile, PicturesAreWhatTheySay) {
    auto source = test::soundSource();
    const auto expectWrong = [&](const std::string& name, const std::string& bytes,
                                 const std::string& what) {
        source.pictures = {{name, bytes}};
        EXPECT_NE(faultsOf(source).find(what), std::string::npos) << faultsOf(source);
    };
    expectWrong("a.png", "GIF89a", "it is no PNG");
    expectWrong("a.png", "\x89PNG\r\n\x1a\n" + std::string(1 << 20, 'a'), "larger than 1 MiB");
    expectWrong("a.svg", "<svg><script>x</script></svg>", "<script");
    expectWrong("a.svg", "<svg><use xlink:href=\"file:///etc/passwd\"/></svg>", "href");
    expectWrong("../a.png", "\x89PNG\r\n\x1a\n", "its name");
}

TEST(LessonFile, WhatIsNoLessonIsRefused) {
    const ScratchFolder scratch;
    expectInputError({"lesson.json"}, [&] { (void)readLessonSource(scratch.path()); });
    expectInputError({"nothing"}, [&] { (void)readLessonSource(scratch / "nothing"); });
    const auto half = test::soundSource().json.substr(0, 100);
    fs::create_directories(scratch / "half");
    writeBytes(scratch / "half" / "lesson.json", half);
    expectInputError({"half", "lesson.json is not valid JSON"},
                     [&] { (void)readLessonSource(scratch / "half"); });
    expectInputError({"half", "lesson.json is not valid JSON"},
                     [&] { (void)openLesson(scratch / "half" / "lesson.json"); });
    writeBytes(scratch / "a.headscope-lesson", "hello");
    expectInputError({"a.headscope-lesson"},
                     [&] { (void)readLessonSource(scratch / "a.headscope-lesson"); });
    writeBytes(scratch / "b.headscope-lesson", test::soundSource().json);
    expectInputError({"b.headscope-lesson", "without its texts"},
                     [&] { (void)readLessonSource(scratch / "b.headscope-lesson"); });
    expectInputError({"unfold"}, [&] {
        (void)lessonSourceFromFile(gzip(std::string(std::size_t{32} << 20, ' ')));
    });
}

TEST(LessonFile, OpeningSaysTheFirstFault) {
    const ScratchFolder scratch;
    writeLesson(scratch / "one", edited([](auto& json) {
                    json["steps"][0]["mark"] = {"moon", "sun"};
                }));
    expectInputError({"step look", "\"moon\"", "(and 1 more)"},
                     [&] { (void)openLesson(scratch / "one"); });
    EXPECT_EQ(findLessons(scratch.path()), (std::vector<fs::path>{scratch / "one"}));
    EXPECT_EQ(findLessons(scratch / "one"), (std::vector<fs::path>{scratch / "one"}));
}

// Whatever the bytes are: a lesson, its faults, or an Error(Input).
TEST(LessonFile, ChangedBytesDoNoHarm) {
    auto source = test::soundSource();
    source.pictures["a.png"] = "\x89PNG\r\n\x1a\nrest";
    const auto packed = packedLesson(source);
    std::mt19937 random(7);
    int read = 0;
    for (int i = 0; i < 1500; ++i) {
        const auto bytes = mutated(i % 3 == 0 ? gzip(packed) : packed, random);
        try {
            const auto reading = readLesson(lessonSourceFromFile(bytes));
            EXPECT_NE(reading.lesson.has_value(), !reading.faults.empty());
            ++read;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), Error::Kind::Input) << error.what();
        }
    }
    EXPECT_GT(read, 100);
}

TEST(LessonFile, ChangedTextsDoNoHarm) {
    std::mt19937 random(11);
    for (int i = 0; i < 500; ++i) {
        auto source = test::soundSource();
        source.texts["en"] = mutated(source.texts["en"], random);
        const auto reading = readLesson(source);
        EXPECT_NE(reading.lesson.has_value(), !reading.faults.empty());
    }
}

TEST(BundledLessons, HaveNoFaults) {
    const auto lessons = findLessons(bundledLessons());
    EXPECT_GE(lessons.size(), 4U);
    for (const auto& folder : lessons) {
        SCOPED_TRACE(folder);
        EXPECT_EQ(faultsOf(readLessonSource(folder)), "");
    }
}

TEST(BundledLessons, SayChangesOfCosinesAsTheyAre) {
    const auto lesson = openLesson(bundledLessons() / "12-ripples");
    for (const char* change : {"ripple.start", "ripple.end", "other.start", "one.end"})
        EXPECT_EQ(lesson.facts.at(change).show, LessonShow::Signed) << change;
}

// What one can read in less than 45 seconds.
TEST(BundledLessons, StepsAreShort) {
    for (const auto& folder : findLessons(bundledLessons())) {
        const auto lesson = openLesson(folder);
        for (const auto& [id, text] : lesson.text("en").steps) {
            const auto words = std::count(text.body.begin(), text.body.end(), ' ') +
                               std::count(text.body.begin(), text.body.end(), '\n') + 1;
            EXPECT_LE(words, 90) << lesson.id << ", " << id;
        }
    }
}

}  // namespace
}  // namespace headscope
