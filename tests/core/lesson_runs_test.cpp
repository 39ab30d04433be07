// SPDX-License-Identifier: GPL-3.0-or-later
// What a model cannot do of a lesson, by the first step that needs it.
#include <headscope/lesson_files.h>
#include <headscope/lesson_model.h>
#include <headscope/lesson_runs.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace headscope {
namespace {

const Tokenizer& bundledTokenizer() {
    static const auto tokenizer = Tokenizer::load(bundledModel());
    return tokenizer;
}

LessonStep stepOf(const std::string& id, const std::string& run, const std::string& donor = {}) {
    LessonStep step;
    step.id = id;
    step.state.run = run;
    step.state.donor = donor;
    return step;
}

Lesson lessonOf(std::vector<LessonStep> steps) {
    Lesson lesson;
    lesson.runs = {{"berlin", {"Berlin is the capital of", " Germany", " France", {}}},
                   {"paris", {"Paris is the capital of", " France", " Germany", {}}},
                   {"short", {"Berlin is", " Germany", " France", {}}},
                   {"split", {"Berlin is", " Germany France", " France", {}}}};
    lesson.steps = std::move(steps);
    return lesson;
}

std::vector<LessonFault> faultsOn(const Lesson& lesson, int positions = 1024) {
    ModelInfo model;
    model.config.positions = positions;
    return runFaults(lesson, bundledTokenizer(), model);
}

std::string saidBy(const LessonFault& fault) {
    return fault.step + ", " + fault.part + ": " + fault.what.english();
}

TEST(LessonRuns, AreDoneByAModelThatReadsThem) {
    EXPECT_TRUE(faultsOn(lessonOf({stepOf("a", "berlin"), stepOf("b", "short")})).empty());
    EXPECT_TRUE(faultsOn(lessonOf({stepOf("a", "no such run")})).empty());
}

TEST(LessonRuns, AreNamedByTheFirstStepThatNeedsThemOnce) {
    auto reads = stepOf("reads", "");
    reads.runs = {"split"};
    const auto faults =
        faultsOn(lessonOf({stepOf("fits", "short"), reads, stepOf("again", "split")}));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_TRUE(saidBy(faults[0]).starts_with("reads, run split: ")) << saidBy(faults[0]);
    EXPECT_NE(faults[0].what.english().find("target"), std::string::npos) << saidBy(faults[0]);
}

TEST(LessonRuns, HaveNoMoreTokensThanTheModelReads) {
    const auto tokens = bundledTokenizer().encode("Berlin is the capital of").size();
    const auto lesson = lessonOf({stepOf("small", "short"), stepOf("large", "berlin")});
    EXPECT_TRUE(faultsOn(lesson, static_cast<int>(tokens)).empty());
    const auto faults = faultsOn(lesson, static_cast<int>(tokens) - 1);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(saidBy(faults[0]), "large, run berlin: the prompt of the run berlin is " +
                                     std::to_string(tokens) + " tokens, and the model reads " +
                                     std::to_string(tokens - 1));
}

TEST(LessonRuns, TakeDonorsOfTheirLength) {
    const auto faults =
        faultsOn(lessonOf({stepOf("fits", "berlin", "berlin"), stepOf("apart", "berlin", "short"),
                           stepOf("again", "berlin", "short")}));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_TRUE(saidBy(faults[0]).starts_with("apart, run berlin: the donor has"))
        << saidBy(faults[0]);
    // Only its tokens are needed of a donor; what a run cannot do alone is not told with donors.
    EXPECT_TRUE(faultsOn(lessonOf({stepOf("a", "short", "split")})).empty());
    EXPECT_EQ(faultsOn(lessonOf({stepOf("a", "split", "berlin")})).size(), 1U);
}

TEST(LessonRuns, AreThoseOfStepsBeforeOfHintsAndOfFacts) {
    // A hint's patch is of the run that the steps before have brought up, but those on side ways.
    auto hinted = stepOf("hinted", "");
    hinted.hints.push_back({"", LessonState{}});
    hinted.hints.back().show->donor = "short";
    auto aside = stepOf("aside", "short");
    aside.optional = true;
    const auto faults = faultsOn(lessonOf({stepOf("first", "berlin"), aside, hinted}));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_TRUE(saidBy(faults[0]).starts_with("hinted, run berlin: the donor has"))
        << saidBy(faults[0]);
    // A claim's fact that is worked out of another, which is a patch.
    auto lesson = lessonOf({stepOf("plain", "berlin"), stepOf("tells", "")});
    LessonFact patch;
    patch.kind = LessonFactKind::Patch;
    patch.run = "berlin";
    patch.other = "short";
    LessonFact made;
    made.kind = LessonFactKind::Arithmetic;
    made.value = {LessonExpression::Kind::Fact, 0, "patch", {}};
    lesson.facts = {{"patch", patch}, {"made", made}};
    lesson.claims = {{"is", {LessonExpression::Kind::Fact, 0, "made", {}}}};
    lesson.steps[1].claims = {"is"};
    const auto told = faultsOn(lesson);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_TRUE(saidBy(told[0]).starts_with("tells, run berlin: the donor has")) << saidBy(told[0]);
}

/// On a model of two layers with three heads each.
std::vector<std::string> sizesSaid(std::vector<LessonStep> steps) {
    ModelInfo model;
    model.config.layers = 2;
    model.config.heads = 3;
    std::vector<std::string> said;
    for (const auto& fault : sizeFaults(lessonOf(std::move(steps)), bundledTokenizer(), model))
        said.push_back(saidBy(fault));
    return said;
}

LessonStep waitingFor(LessonCondition::Kind kind, std::vector<LessonHead> heads,
                      Positions positions = {}) {
    auto step = stepOf("waits", "short");
    step.until = {{kind, {}, std::move(heads), {}, std::move(positions), {}}};
    return step;
}

using Said = std::vector<std::string>;

TEST(LessonSizes, OfConditionsAreThoseOfTheModel) {
    using Kind = LessonCondition::Kind;
    EXPECT_TRUE(sizesSaid({waitingFor(Kind::Selected, {{{1, 2}}})}).empty());
    EXPECT_EQ(sizesSaid({waitingFor(Kind::Selected, {{{40, 3}}})}),
              Said{"waits, until: the model has no head 40.3"});
    EXPECT_EQ(sizesSaid({waitingFor(Kind::SetContains, {{{0, 0}}, {{1, 3}}})}),
              Said{"waits, until: the model has no head 1.3"});
    EXPECT_TRUE(sizesSaid({waitingFor(Kind::Selected, {{{40, 3}, "worst"}})}).empty())
        << "a fact is what the model gives";
}

TEST(LessonSizes, OfPositionsAreThoseOfThePrompt) {
    using Kind = LessonCondition::Kind;
    const auto tokens = static_cast<int>(bundledTokenizer().encode("Berlin is").size());
    EXPECT_TRUE(
        sizesSaid({waitingFor(Kind::AtPositions, {}, Positions::at({tokens - 1}))}).empty());
    const auto said = sizesSaid({waitingFor(Kind::AtPositions, {}, Positions::at({tokens}))});
    ASSERT_EQ(said.size(), 1U);
    EXPECT_TRUE(said[0].starts_with("waits, until: position " + std::to_string(tokens) + " is not"))
        << said[0];
    // Of the prompt that the step asks to type, if it does.
    auto types = waitingFor(Kind::AtPositions, {}, Positions::at({tokens}));
    types.until.push_back({Kind::PromptIs, "Berlin is the capital of", {}, {}, {}, {}});
    EXPECT_TRUE(sizesSaid({types}).empty());
    // Of the run that a step before has brought up.
    auto later = stepOf("later", "");
    later.state.positions = Positions::at({tokens});
    EXPECT_TRUE(sizesSaid({stepOf("first", "berlin"), later}).empty());
    EXPECT_EQ(sizesSaid({stepOf("first", "short"), later}).size(), 1U);
}

TEST(LessonSizes, OfWhatIsShownAndFramedAreTheModels) {
    auto step = stepOf("shows", "short");
    step.state.selected = LessonHead{{2, 0}};
    step.marks = {{"map.target", {}, 2}, {"map.target", LessonHead{{0, 3}}, {}}};
    step.reveal = {{"map.target", {}, 1}};
    step.hints.push_back({"", LessonState{}});
    step.hints.back().show->set = {LessonHead{{5, 0}}};
    EXPECT_EQ(sizesSaid({step}), (Said{"shows, state: the model has no head 2.0",
                                       "shows, mark: the model has no layer 2",
                                       "shows, mark: the model has no head 0.3",
                                       "shows, hints: the model has no head 5.0"}));
}

TEST(LessonRuns, DoNotCountWhereNoStepNeedsThem) {
    const auto lesson = lessonOf({stepOf("a", "short")});
    EXPECT_TRUE(lesson.runs.contains("split"));
    EXPECT_TRUE(faultsOn(lesson).empty());
}

std::vector<SweepRequest> shownBy(const Lesson& lesson) {
    ModelInfo model;
    model.config.positions = 1024;
    return shownSweeps(lesson, bundledTokenizer(), model);
}

TEST(ShownSweeps, AreOfEveryRunThatAStepBringsUp) {
    auto reveals = stepOf("reveals", "");
    reveals.ask = LessonAsk{};
    reveals.revealState.run = "paris";
    auto there = stepOf("there", "berlin");
    LessonCondition condition;
    condition.kind = LessonCondition::Kind::AtPositions;
    condition.positions = Positions::last();
    there.until = {condition};
    there.hints = {LessonHint{"", LessonState{}}};
    there.hints[0].show->intervention = ValueBias{};
    const auto lesson = lessonOf(
        {stepOf("a", "berlin"), stepOf("again", ""), reveals, there, stepOf("split", "split")});
    const auto all = shownBy(lesson);
    ASSERT_EQ(all.size(), 4U) << "each once, and none that is impossible";
    EXPECT_EQ(all[0].prompt, idsOf(bundledTokenizer().encode("Berlin is the capital of")));
    EXPECT_EQ(all[0].interventions, zeroAndMean());
    EXPECT_EQ(all[1].prompt, idsOf(bundledTokenizer().encode("Paris is the capital of")));
    EXPECT_EQ(all[2].interventions.size(), 3U) << "what a hint brings up";
    EXPECT_EQ(all[3].positions, Positions::last());
}

TEST(ShownSweeps, PatchFromANamedDonor) {
    auto patched = stepOf("patched", "berlin", "paris");
    patched.state.intervention = Zero{};
    auto apart = stepOf("apart", "berlin", "short");
    apart.state.intervention = Zero{};
    const auto all = shownBy(lessonOf({patched, apart}));
    ASSERT_EQ(all.size(), 1U) << "a donor of another length cannot be";
    ASSERT_EQ(all[0].interventions.size(), 3U);
    EXPECT_EQ(*donorPromptOf(all[0].interventions[2]),
              idsOf(bundledTokenizer().encode("Paris is the capital of")));
}

// A run that no fact sweeps counts for the scale: garden's maps come late in this lesson.
TEST(ShownSweeps, OfABundledLessonHaveRunsThatNoFactSweeps) {
    const auto all = shownBy(openLesson(bundledLessons() / "09-together"));
    const auto garden = idsOf(bundledTokenizer().encode(
        openLesson(bundledLessons() / "09-together").runs.at("garden").prompt));
    EXPECT_TRUE(
        std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.prompt == garden; }));
}

}  // namespace
}  // namespace headscope
