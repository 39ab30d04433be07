// SPDX-License-Identifier: GPL-3.0-or-later
// What a model cannot do of a lesson, by the first step that needs it.
#include <headscope/lesson_runs.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

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

TEST(LessonRuns, DoNotCountWhereNoStepNeedsThem) {
    const auto lesson = lessonOf({stepOf("a", "short")});
    EXPECT_TRUE(lesson.runs.contains("split"));
    EXPECT_TRUE(faultsOn(lesson).empty());
}

}  // namespace
}  // namespace headscope
