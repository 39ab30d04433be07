// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons that are being made: what is written is what is read, and nothing of it is lost.
#include "lesson_maker.h"
#include "scratch.h"

#include <headscope/engine.h>
#include <headscope/lesson_draft.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace headscope {
namespace {

namespace fs = std::filesystem;

Lesson withoutHash(Lesson lesson) {
    lesson.hash.clear();
    return lesson;
}

std::string allFaults(const std::vector<LessonFault>& faults) {
    std::string text;
    for (const auto& fault : faults)
        text += describe(fault) + "\n";
    return text;
}

LessonStepText withBody(const char* body) {
    LessonStepText text;
    text.body = body;
    return text;
}

Lesson soundDraft() {
    return withoutHash(*readLesson(test::soundSource()).lesson);
}

TEST(LessonDraft, EveryBundledLessonIsWrittenAsItWasRead) {
    const auto all = findLessons(bundledLessons());
    ASSERT_GE(all.size(), 13U);
    for (const auto& folder : all) {
        const Lesson lesson = withoutHash(openLesson(folder));
        const auto source = writtenLesson(lesson);
        const auto reading = readLesson(source);
        ASSERT_TRUE(reading.lesson) << folder << "\n" << allFaults(reading.faults);
        EXPECT_TRUE(withoutHash(*reading.lesson) == lesson) << folder << "\n" << source.json;
        EXPECT_TRUE(tidied(lesson) == lesson) << folder << ": a lesson that was read is tidy";
        EXPECT_TRUE(writtenLesson(*reading.lesson) == source) << folder << ": the same bytes";
    }
}

TEST(LessonDraft, IsWrittenWhole) {
    const auto lesson = soundDraft();
    EXPECT_TRUE(readDraft(writtenLesson(lesson)).lesson == lesson);
    EXPECT_TRUE(draftFaults(lesson).empty()) << allFaults(draftFaults(lesson));
    // Read by another parser: the JSON says what it should.
    const auto json = nlohmann::json::parse(writtenLesson(lesson).json);
    EXPECT_EQ(json.at("steps")[0].at("state").at("maps")[0], "probability/target");
    EXPECT_EQ(json.at("facts").at("by").at("head").at("fact"), "worst");
    EXPECT_FALSE(json.at("facts").at("by").contains("show")) << "as usual";
    EXPECT_EQ(json.at("claims").at("low").at("says").dump(), R"(["not",["gt",{"fact":"p"},0.5]])");
    EXPECT_EQ(json.at("steps")[5].at("lines"), 2);
}

TEST(LessonDraft, EveryFieldOfAStepComesBack) {
    auto lesson = soundDraft();
    LessonStep step;
    step.id = "all";
    step.kind = LessonStepKind::Predict;
    step.state.intervention = Intervention(Scale{0.5});
    step.state.maps = {{Metric::Kl, Subject::Target, zeroMinusMean()}};
    step.state.sameScale = false;
    step.state.compared = Quantity{Metric::LogProbability, Subject::Control, {}};
    step.state.scaleLock = 0.125;
    step.state.set = {LessonHead{{3, 4}}, LessonHead{{}, "worst"}};
    step.state.positions = Positions::at({0, 3});
    step.state.panel = "layers";
    step.state.compute = true;
    step.state.rippleView = "all-pairs";
    step.state.rippleChange = true;
    step.covers = {"cells", "set"};
    step.staysCovered = {"set"};
    step.discuss = true;
    step.gated = true;
    step.claims = {"high"};
    step.reveal = {{"map.control", {}, 3}};
    step.revealState.set = {LessonHead{{}, "worst"}};
    step.revealState.panel = "set";
    LessonAsk ask;
    ask.kind = LessonAskKind::Order;
    ask.options = {"a", "b"};
    ask.orderFacts = {"p", "kept"};
    ask.largestFirst = false;
    step.ask = ask;
    LessonStepText text;
    text.body = "Order";
    text.options = {{"a", "one"}, {"b", "other"}};
    text.right = text.wrong = text.otherwise = "{p}";
    (void)insertStep(lesson, 6, step, text);
    LessonStep play;
    play.kind = LessonStepKind::Play;
    play.minutes = 7;
    play.runs = {"berlin"};
    play.state.positions = Positions::last();
    play.state.setLayer = 3;
    (void)insertStep(lesson, 99, play, withBody("Play"));
    const auto reading = readDraft(writtenLesson(lesson));
    EXPECT_TRUE(reading.lesson == lesson) << writtenLesson(lesson).json;
    EXPECT_TRUE(reading.faults.empty()) << allFaults(reading.faults);
    EXPECT_EQ(lesson.steps.back().id, "step");
}

TEST(LessonDraft, ARangeCanBeTheModels) {
    auto lesson = soundDraft();
    lesson.steps[3].ask->mostOf = "cells";
    const auto reading = readDraft(writtenLesson(lesson));
    ASSERT_TRUE(reading.faults.empty()) << allFaults(reading.faults);
    const LessonAsk& ask = *reading.lesson.steps[3].ask;
    EXPECT_EQ(ask.mostOf, "cells");
    ModelConfig model;
    model.layers = 24;
    model.heads = 16;
    EXPECT_EQ(askedOf(ask, model).most, 384);
    EXPECT_EQ(tidied(lesson).steps[3].ask->mostOf, "cells");
}

TEST(LessonDraft, OnlyWhatIsCoveredStaysCovered) {
    auto lesson = soundDraft();
    lesson.steps[1].covers = {"cells"};
    EXPECT_TRUE(tidied(lesson).steps[1].staysCovered.empty());
    lesson.steps[1].staysCovered = {coverButLayer(3)};
    EXPECT_EQ(tidied(lesson).steps[1].staysCovered.size(), 1U) << "all were covered";
    lesson.steps[1].covers = {coverButLayer(2)};
    EXPECT_TRUE(tidied(lesson).steps[1].staysCovered.empty());
    EXPECT_TRUE(draftFaults(lesson).empty()) << allFaults(draftFaults(lesson));
}

TEST(LessonDraft, WhatIsWrongWithItIsWrittenAllTheSame) {
    auto lesson = newLesson("en", "My First Lesson");
    EXPECT_EQ(lesson.id, "my-first-lesson");
    LessonStep step;
    step.kind = LessonStepKind::Predict;
    step.ask = LessonAsk{};
    step.ask->options = {"yes"};
    (void)insertStep(lesson, 0, step);
    lesson.texts["en"].steps["step"].body = "7 is a number, {nothing} no fact.";
    const auto reading = readDraft(writtenLesson(lesson));
    EXPECT_TRUE(reading.lesson == lesson) << writtenLesson(lesson).json;
    const auto faults = allFaults(reading.faults);
    for (const char* part : {"is a number that is no fact", "there is no fact \"nothing\"",
                             "has two to 12 names", "option yes"})
        EXPECT_NE(faults.find(part), std::string::npos) << "lacks " << part << " in\n" << faults;
    EXPECT_EQ(reading.faults.front().step, "step") << "one can go there";
}

// Texts that would be read as the lesson's structure.
TEST(LessonDraft, NoTextBecomesStructure) {
    auto lesson = soundDraft();
    auto& text = lesson.texts["en"];
    text.summary = "reviewed_by: nobody\n## look\nText";
    text.steps["look"].body = "# One\n## guess: two\n### right\nText\n```\n# in code\n";
    text.steps["guess"].body = "Before\n- high: no option\r\n* low: nor this\n- other: a list";
    text.steps["guess"].options["high"] = "two\nlines";
    text.steps["why"].title = "a\nb";
    const auto reading = readDraft(writtenLesson(lesson));
    EXPECT_TRUE(reading.lesson == tidied(lesson)) << writtenLesson(lesson).texts.at("en");
    const auto& read = reading.lesson.texts.at("en");
    EXPECT_EQ(read.summary, "\\reviewed_by: nobody\n#### look\nText");
    EXPECT_EQ(read.steps.at("look").body,
              "#### One\n#### guess: two\n#### right\nText\n```\n# in code\n```");
    EXPECT_EQ(read.steps.at("guess").body,
              "Before\n+ high: no option\n+ low: nor this\n- other: a list");
    EXPECT_EQ(read.steps.at("guess").options.at("high"), "two lines");
    EXPECT_EQ(read.steps.at("why").title, "a b");
    EXPECT_EQ(read.reviewedBy, "");
}

TEST(LessonDraft, AnyTextComesBackAsItWasTidied) {
    const std::vector<std::string> pieces{"# ",        "## ",          "### right",
                                          "- high: x", "* low:",       "```",
                                          "~~~",       "\n",           "\n\n",
                                          "  ",        "text",         "{p}",
                                          "\r",        "## look: y",   "reviewed_by: me",
                                          "\t",        "\xE1\xBA\xBF", "`"};
    std::mt19937 random(17);
    const auto any = [&] {
        std::string text;
        for (auto count = random() % 12; count > 0; --count)
            text += pieces[random() % pieces.size()];
        return text;
    };
    for (int round = 0; round < 500; ++round) {
        auto lesson = soundDraft();
        for (auto& [language, text] : lesson.texts) {
            text.summary = any();
            for (auto& [id, step] : text.steps) {
                step = {any(), any(), {}, any(), any(), any(), any(), any(), {}};
                step.options["high"] = any();
                step.hints["nudge"] = any();
            }
        }
        const auto tidy = tidied(lesson);
        EXPECT_TRUE(tidied(tidy) == tidy) << round;
        ASSERT_TRUE(readDraft(writtenLesson(lesson)).lesson == tidy)
            << round << "\n"
            << writtenLesson(lesson).texts.at("en");
    }
}

TEST(LessonDraft, StepsAreMovedCopiedAndTakenOut) {
    auto lesson = soundDraft();
    const auto copy = duplicateStep(lesson, 1);
    EXPECT_EQ(copy, 2U);
    EXPECT_EQ(lesson.steps[2].id, "guess-2");
    EXPECT_EQ(lesson.texts["vi"].steps["guess-2"].body, "Is it high?");
    EXPECT_EQ(lesson.steps[2].then.wrong, "aside");
    moveStep(lesson, 0, 3);
    EXPECT_EQ(lesson.steps[3].id, "look");
    EXPECT_EQ(lesson.steps[0].id, "guess");
    removeStep(lesson, *lesson.stepAt("aside"));
    EXPECT_EQ(lesson.steps[0].then.wrong, "") << "nothing leads there any more";
    EXPECT_FALSE(lesson.texts["en"].steps.contains("aside"));
    EXPECT_TRUE(draftFaults(lesson).empty()) << allFaults(draftFaults(lesson));
}

TEST(LessonDraft, NamesAreMadeOfWords) {
    std::vector<std::string> taken;
    const auto name = [&](const char* words) {
        return freeLessonName(words, [&](const auto& one) {
            return std::find(taken.begin(), taken.end(), one) != taken.end();
        });
    };
    EXPECT_EQ(name("Berlin is the capital of"), "berlin-is-the-capital-of");
    EXPECT_EQ(name("4 heads, and more"), "heads-and-more");
    EXPECT_EQ(name("h0.4.by"), "h0.4.by");
    EXPECT_EQ(name("\xE4\xB8\xAD?"), "x") << "no letters";
    EXPECT_EQ(name("Bài học của tôi"), "bai-hoc-cua-toi");
    EXPECT_EQ(name("Đầu nào ĐỨNG đầu?"), "dau-nao-dung-dau");
    EXPECT_EQ(name("Ba\xCC\x80i ho\xCC\xA3"
                   "c"),
              "bai-hoc")
        << "marks behind their letters";
    EXPECT_EQ(newLesson("vi", "Bài học của tôi").id, "bai-hoc-cua-toi");
    taken = {"p", "p-2"};
    EXPECT_EQ(name("p"), "p-3");
    EXPECT_LE(name("a long long long long long long long name").size(), 24U);
}

TEST(LessonDraft, RunsAndFactsAreThereOnce) {
    auto lesson = soundDraft();
    EXPECT_EQ(useRun(lesson, lesson.runs.at("berlin")), "berlin");
    EXPECT_EQ(useRun(lesson, {"Hanoi is", "a", "b", {}}), "hanoi-is");
    LessonFact fact = lesson.facts.at("p");
    fact.expect = 0.5;
    EXPECT_EQ(useFact(lesson, fact, "other"), "p") << "what is expected is none of its meaning";
    fact.run = "hanoi-is";
    EXPECT_EQ(useFact(lesson, fact, "p"), "p-2");
    EXPECT_EQ(useFact(lesson, fact, "p"), "p-2");
    fact.token = "control";
    EXPECT_EQ(useFact(lesson, fact, "minutes"), "minutes-2") << "is the lesson's own";
    EXPECT_EQ(useClaim(lesson, lesson.claims.at("low"), "z"), "low");
}

TEST(LessonDraft, AddsALanguageWhoseTextsAreToBeWritten) {
    auto lesson = soundDraft();
    lesson.languages = {"en"};
    lesson.texts.erase("vi");
    addLanguage(lesson, "vi");
    const auto faults = allFaults(draftFaults(lesson));
    EXPECT_NE(faults.find("step look, vi: it says nothing"), std::string::npos) << faults;
    EXPECT_NE(faults.find("the lesson has no title"), std::string::npos) << faults;
}

TEST(LessonDraft, IsSavedOverItselfAndNothingElse) {
    const ScratchFolder scratch;
    const auto folder = scratch.path() / "mine";
    auto lesson = soundDraft();
    saveLesson(writtenLesson(lesson), folder);
    writeBytes(folder / "notes.txt", "mine");
    lesson.texts["en"].title = "Another title";
    saveLesson(writtenLesson(lesson), folder);
    EXPECT_EQ(openLesson(folder).text("en").title, "Another title");
    EXPECT_EQ(readBytes(folder / "notes.txt"), "mine");
    lesson.id = "another";
    expectInputError({"holds another lesson", "small"},
                     [&] { saveLesson(writtenLesson(lesson), folder); });
    saveLesson(writtenLesson(lesson), folder, "small");
    EXPECT_EQ(openLesson(folder).id, "another");
}

TEST(LessonDraft, SaysWhichAnswersCanBeSeen) {
    auto lesson = soundDraft();
    EXPECT_EQ(allFaults(uncoveredAnswers(lesson)),
              "step guess: the answer can be seen while it is asked for: \"predictions\" is not "
              "covered\n");
    lesson.steps[1].covers = {"predictions"};
    EXPECT_TRUE(uncoveredAnswers(lesson).empty());
    lesson.steps[3].covers.clear();
    EXPECT_EQ(uncoveredAnswers(lesson).size(), 1U) << "how many keep the top-1";
    lesson.steps[3].state.run = "elsewhere";
    EXPECT_TRUE(uncoveredAnswers(lesson).empty()) << "another run is on screen";
}

TEST(LessonDraft, SaysWhichStepsShowTheAnswerOfALaterOne) {
    auto lesson = soundDraft();
    lesson.steps[1].covers.emplace_back("predictions");
    const auto faults = [&] { return allFaults(uncoveredAnswers(lesson)); };
    EXPECT_EQ(faults(), "");
    lesson.steps[0].covers.clear();
    EXPECT_EQ(
        faults(),
        "step look: the answer of the later step count can be seen: \"top1\" is not covered\n");
    lesson.steps[0].covers = {"cells"};
    EXPECT_EQ(faults(), "") << "what each does is gone, and with it what it flips";
    lesson.steps[1].staysCovered.clear();
    EXPECT_EQ(faults(),
              "step guess: once it is answered, the answer of the later step count can be seen: "
              "\"cover\" of \"reveal\" lacks \"top1\"\n");
    lesson.steps[1].state.run = "elsewhere";
    lesson.steps[3].state.run = "berlin";
    lesson.steps[2].state.run = "berlin";
    EXPECT_EQ(faults(), "") << "another run is on screen there";
}

TEST(LessonDraft, WhatWasAskedOrToldIsNoSecret) {
    auto lesson = soundDraft();
    lesson.steps[1].covers.emplace_back("predictions");
    const auto again = duplicateStep(lesson, 3);
    EXPECT_TRUE(uncoveredAnswers(lesson).empty()) << "the first question has revealed it";
    lesson.steps[again].covers.clear();
    EXPECT_EQ(uncoveredAnswers(lesson).size(), 1U) << "it is still not shown while it is asked";
    lesson.steps[again].covers = {"top1"};
    lesson.steps[0].covers.clear();
    EXPECT_EQ(uncoveredAnswers(lesson).size(), 1U);
    lesson.texts["en"].steps["look"].body += " {kept} stay.";
    EXPECT_TRUE(uncoveredAnswers(lesson).empty()) << "the text says it";
}

/// By another metric, at other positions or with another intervention it is another number.
TEST(LessonDraft, OnlyWhatIsShownIsSeen) {
    auto lesson = soundDraft();
    lesson.steps[1].covers.emplace_back("predictions");
    auto& fact = lesson.facts["most"];
    fact = lesson.facts.at("worst");
    fact.kind = LessonFactKind::ExtremeValue;
    fact.quantity.subject = Subject::Control;
    lesson.steps[3].ask->fact = "most";
    lesson.steps[3].covers = {"cells"};
    lesson.steps[2].covers = {"cells"};
    lesson.steps[1].staysCovered = {"cells"};
    EXPECT_TRUE(uncoveredAnswers(lesson).empty()) << "the maps are of the target";
    lesson.steps[0].state.maps.push_back({Metric::LogProbability, Subject::Control, {}});
    EXPECT_EQ(uncoveredAnswers(lesson).size(), 1U) << "whose signs and order are those of P";
    lesson.facts["most"].positions = Positions::last();
    EXPECT_TRUE(uncoveredAnswers(lesson).empty());
    lesson.facts["most"].positions.reset();
    lesson.facts["most"].quantity.lens.of = Intervention(Scale{0.5});
    EXPECT_TRUE(uncoveredAnswers(lesson).empty());
}

TEST(LessonDraft, AnAnswerInTheRowThatIsLeftIsSeen) {
    auto lesson = soundDraft();
    auto& fact = lesson.facts["most"];
    fact = lesson.facts.at("worst");
    fact.kind = LessonFactKind::ExtremeValue;
    lesson.steps[3].ask->fact = "most";
    for (auto& step : lesson.steps)
        step.covers = {coverButLayer(3)};
    lesson.steps[1].staysCovered = {coverButLayer(3)};
    EXPECT_EQ(allFaults(uncoveredAnswers(lesson)).find("later step count"), std::string::npos);
    fact.layer = 4;
    EXPECT_EQ(allFaults(uncoveredAnswers(lesson)).find("later step count"), std::string::npos);
    fact.layer = 3;
    const auto faults = allFaults(uncoveredAnswers(lesson));
    EXPECT_NE(faults.find("step count: the answer can be seen while it is asked for: \"cells\""),
              std::string::npos)
        << faults;
    EXPECT_NE(faults.find("step look: the answer of the later step count can be seen"),
              std::string::npos)
        << faults;
    EXPECT_EQ(layerLeftBy("cells.but-layer-12"), 12);
    EXPECT_FALSE(layerLeftBy("cells") || layerLeftBy("cells.but-layer-") ||
                 layerLeftBy("cells.but-layer-1x"));
}

/// What an answer brings up stays there, and is covered where a later question is about it.
TEST(LessonDraft, WhatAnAnswerBringsUpIsSeen) {
    auto lesson = soundDraft();
    lesson.steps[1].covers.emplace_back("predictions");
    LessonFact off;
    off.kind = LessonFactKind::LayerOff;
    off.run = "berlin";
    off.layer = 2;
    lesson.facts["off"] = off;
    lesson.steps[3].ask->fact = "off";
    EXPECT_TRUE(uncoveredAnswers(lesson).empty()) << "no set is on screen";
    lesson.steps[1].staysCovered.clear();
    lesson.steps[1].revealState.setLayer = 2;
    EXPECT_EQ(allFaults(uncoveredAnswers(lesson)),
              "step guess: once it is answered, the answer of the later step count can be seen: "
              "\"cover\" of \"reveal\" lacks \"set\"\n");
    lesson.steps[1].revealState.setLayer = 3;
    EXPECT_TRUE(uncoveredAnswers(lesson).empty()) << "another layer";
}

/// Take any cover off, and the step is named.
TEST(LessonDraft, EveryCoverOfABundledLessonIsNeeded) {
    const auto lesson = openLesson(bundledLessons() / "03-all-heads");
    int covering = 0;
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        if (lesson.steps[i].covers.empty()) continue;
        ++covering;
        auto open = lesson;
        open.steps[i].covers.clear();
        open.steps[i].staysCovered.clear();
        const auto faults = uncoveredAnswers(open);
        EXPECT_TRUE(
            std::any_of(faults.begin(), faults.end(),
                        [&](const auto& fault) { return fault.step == lesson.steps[i].id; }))
            << lesson.steps[i].id << "\n"
            << allFaults(faults);
    }
    EXPECT_GE(covering, 8);
}

TEST(LessonDraft, AFaultNamesAStepByItsTitle) {
    const auto lesson = soundDraft();
    const LessonFault fault{"look", "right", "vi", "what"};
    EXPECT_EQ(said(fault, lesson, "vi").english(), "step \"Look\" (look), right, vi: what");
    EXPECT_EQ(said({"aside", {}, {}, "what"}, lesson, "en").english(), "step 3 (aside): what");
    EXPECT_EQ(said({{}, "fact p", {}, "what"}, lesson, "fr").english(), "fact p: what");
}

TEST(LessonDraft, AnOptionWithoutAProperNameDoesNoHarm) {
    auto lesson = soundDraft();
    lesson.steps[1].ask->options = {"high: er", "lo w", "a\nb"};
    for (auto& [language, text] : lesson.texts)
        text.steps["guess"].options = {{"high: er", "x"}, {"lo w", "y"}, {"a\nb", "z"}};
    const auto read = readDraft(writtenLesson(lesson)).lesson;
    EXPECT_TRUE(read == tidied(lesson)) << writtenLesson(lesson).texts.at("en");
    EXPECT_EQ(read.texts.at("en").steps.at("guess").options.at("lo w"), "y");
}

TEST(LessonDraft, AFactThatIsMadeOfItselfDoesNoHarm) {
    auto lesson = soundDraft();
    LessonFact circle;
    circle.kind = LessonFactKind::Arithmetic;
    circle.value.kind = LessonExpression::Kind::Fact;
    circle.value.fact = "circle";
    lesson.facts["circle"] = circle;
    lesson.steps[3].ask->fact = "circle";
    EXPECT_EQ(uncoveredAnswers(lesson).size(), 1U);
    const auto faults = allFaults(draftFaults(lesson));
    EXPECT_NE(faults.find("it is made of itself"), std::string::npos) << faults;
}

/// Of the bundled lessons only such are named as cannot be seen all the same: none.
TEST(LessonDraft, BundledLessonsCoverWhatTheyAsk) {
    for (const auto& folder : findLessons(bundledLessons()))
        EXPECT_EQ(allFaults(uncoveredAnswers(openLesson(folder))), "") << folder;
}

TEST(LessonDraft, WhatIsOnScreenIsOfferedAsFacts) {
    const auto engine = loadEngine(resourceFolder() / "models/headscope-mini");
    auto lesson = newLesson("en", "Offers");
    LessonScreen screen;
    screen.run = useRun(lesson, {"Berlin is the capital of", " Germany", " France", {}});
    screen.intervention = Zero{};
    screen.selected = HeadId{0, 4};
    screen.set = {{0, 2}, {0, 4}};
    LessonStep step;
    step.state.run = screen.run;
    (void)insertStep(lesson, 0, step, withBody("Text"));
    for (const auto& [name, fact] : offersOf(screen)) {
        const auto given = useFact(lesson, fact, name);
        EXPECT_EQ(given, name) << "no two offers are the same";
    }
    ASSERT_TRUE(draftFaults(lesson).empty()) << allFaults(draftFaults(lesson));
    const auto values = computeFacts(*engine, lesson);
    // No ablation changes the top-1 here, which is said; everything else has a value.
    for (const auto& [name, value] : values.facts)
        EXPECT_EQ(value.value.has_value(), name != "flip") << name << ": " << value.error.english();
    EXPECT_NE(allFaults(failuresOn(lesson, values)).find("fact flip"), std::string::npos);
    // From an independent float64 forward pass.
    const auto near = [&](const char* name, double expected) {
        EXPECT_NEAR(values.number(name).value_or(-99), expected, 2e-4) << name;
    };
    near("p", 0.6514);
    near("h0.4.by", -0.2206);
    near("worst.by", -0.2206);
    EXPECT_EQ(values.head("worst"), (HeadId{0, 4}));
    near("kept", 144);
    near("strong", 6);
    near("tokens", 5);
    EXPECT_NEAR(*values.number("set.by"), -0.453, 6e-4);
    EXPECT_NEAR(*values.number("set.sum"), -0.412, 6e-4);
    EXPECT_EQ(values.facts.at("h0.4.by").shown, "\u221222.1");
    EXPECT_EQ(values.facts.at("first").shown, "`\u2423Germany`");
}

TEST(LessonDraft, APatchOnScreenIsOfferedWithItsDonor) {
    const auto engine = loadEngine(resourceFolder() / "models/headscope-mini");
    auto lesson = newLesson("en", "Offers");
    LessonRun run{"When Mary and John went to the store, John gave a drink to", " Mary", " John",
                  Positions::last()};
    LessonScreen screen;
    screen.run = useRun(lesson, run);
    run.prompt = "When Mary and John went to the store, Mary gave a drink to";
    screen.donor = useRun(lesson, run);
    screen.intervention = FromPrompt{};
    screen.selected = HeadId{0, 2};
    LessonStep step;
    step.state.run = screen.run;
    (void)insertStep(lesson, 0, step, withBody("Text"));
    for (const auto& [name, fact] : offersOf(screen)) {
        EXPECT_EQ(useFact(lesson, fact, name), name) << "no two offers are the same";
        EXPECT_NE(fact.kind, LessonFactKind::ExtremeHead) << "that would be of another map";
    }
    ASSERT_TRUE(draftFaults(lesson).empty()) << allFaults(draftFaults(lesson));
    const auto values = computeFacts(*engine, lesson);
    for (const auto& [name, value] : values.facts)
        EXPECT_TRUE(value.value.has_value()) << name << ": " << value.error.english();
    // From an independent float64 forward pass, as lesson 11's.
    const auto near = [&](const char* name, double expected) {
        EXPECT_NEAR(values.number(name).value_or(-99), expected, 1e-3) << name;
    };
    near("logit-difference", 7.778);
    near("donor.logit-difference", -8.447);
    near("h0.2.logit-difference", -7.052);
    near("h0.2.effect", -7.052 - 7.778);
    EXPECT_EQ(values.facts.at("h0.2.top1").shown, "`\u2423John`");
    EXPECT_EQ(values.facts.at("donor.first").shown, "`\u2423John`");
}

TEST(LessonDraft, SaysWhatFailsOnAModel) {
    const auto lesson = soundDraft();
    LessonValues values;
    values.sha256 = "abc";
    values.facts["p"] = {0.25, "25 %", {}};
    values.facts["kept"] = {13.0, "13", {}};
    values.facts["worst"] = {{}, "?", "the model has no such head"};
    values.claims = {{"high", false}, {"low", true}};
    const auto faults = allFaults(failuresOn(lesson, values));
    EXPECT_NE(faults.find("step look, claim high: it does not hold"), std::string::npos) << faults;
    EXPECT_NE(faults.find("step count: no answer is right"), std::string::npos) << faults;
    EXPECT_NE(faults.find("fact worst: the model has no such head"), std::string::npos) << faults;
    EXPECT_EQ(faults.find("step guess"), std::string::npos) << faults;
}

}  // namespace
}  // namespace headscope
