// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_facts.h>
#include <headscope/number_bins.h>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace headscope {

// What a learner answered. Any thread. A file of it, NAME.headscope-answers, has no name of a
// person or machine and no time of day, only durations.

/// Options (Choice, in any order; Order, in the learner's), a head, a number, or a text (Token, and
/// free text).
using LessonAnswer = std::variant<std::vector<std::string>, HeadId, double, std::string>;

/// The right answer on this model; empty if the question is not scored, its facts are not known, or
/// none of its keys holds.
[[nodiscard]] std::optional<LessonAnswer> rightAnswer(const LessonAsk& ask,
                                                      const LessonValues& values);

/// The same where it is a head, a token or a number, as its fact is written: "20.2", not every
/// digit. Markdown; empty of options, and where it is not known.
[[nodiscard]] std::string shownRight(const LessonAsk& ask, const LessonValues& values);

/// Unscored if nothing is right or wrong, or the right answer is not known on this model.
[[nodiscard]] LessonVerdict judge(const LessonAsk& ask, const LessonAnswer& answer,
                                  const LessonValues& values);

/// An answer for people and for CSV: "early", "0.4", "143", "a > b".
[[nodiscard]] std::string answerText(const LessonAnswer& answer);

/// One attempt at a step. A second attempt is another one; none is dropped.
struct LessonAttempt {
    std::string step;
    LessonStepKind kind = LessonStepKind::Predict;
    std::optional<LessonAnswer> answer;  ///< empty: skipped, or a step without a question
    LessonVerdict verdict = LessonVerdict::Unscored;
    int tries = 0;       ///< attempts at the step so far, this one included
    int hints = 0;       ///< hints that were looked at before it
    double seconds = 0;  ///< on the step until then
    bool operator==(const LessonAttempt&) const = default;
};

/// A lesson as one learner did it. Schema "headscope.answers/1".
struct LessonAnswers {
    std::string lesson;  ///< its id
    std::string lessonHash;
    std::string program;                  ///< version
    std::string model;                    ///< SHA-256 of the weights
    std::string language;                 ///< in which it was done
    std::string code;                     ///< a code word that the teacher gave, or empty
    std::vector<LessonAttempt> attempts;  ///< in the order they were made
    bool operator==(const LessonAnswers&) const = default;
};

inline constexpr const char* kAnswersEnding = ".headscope-answers";
inline constexpr std::size_t kMostLessonAttempts = 10'000;
inline constexpr std::size_t kMostAnswerText = std::size_t{64} << 10;  ///< bytes of a free text

/// The file's content; the same answers give the same bytes.
[[nodiscard]] std::string toFile(const LessonAnswers& answers);
/// Throws Error(Input) saying what is wrong, for any bytes.
[[nodiscard]] LessonAnswers answersFromFile(std::string_view bytes);
/// The same of a file; errors name it.
[[nodiscard]] LessonAnswers readAnswers(const std::filesystem::path& file);

/// The .headscope-answers of a folder, by name; a file is itself. Throws Error(Input) if the folder
/// cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> findAnswers(const std::filesystem::path& place);

/// One learner's file in a collection.
struct CollectedAnswers {
    int learner = 0;  ///< 1, 2, ...: by the content of the files, not by their names
    LessonAnswers answers;
    std::string remark;  ///< another version of the lesson or another model than most; or empty
    bool operator==(const CollectedAnswers&) const = default;
};

/// What a class answered: files that hold the same attempts count once. Lessons in the order of
/// their ids; within one, the most common version and model are usual, and others have a remark.
[[nodiscard]] std::vector<CollectedAnswers> collected(std::span<const LessonAnswers> files);

/// What a class answered at one step. Each learner counts once in `first`, by the first attempt
/// that has an answer, and once in `last`; later attempts are those after a talk, or a second vote.
struct AnswerTally {
    struct Row {
        std::string answer;  ///< see answerText(); of a Choice the option's key
        int first = 0, last = 0;
        bool right = false;                 ///< as judged
        std::optional<double> number = {};  ///< where the answer is one
        bool operator==(const Row&) const = default;
    };
    std::string step;
    LessonStepKind kind = LessonStepKind::Predict;
    std::vector<Row> rows;           ///< those with most in `last` first, then by their letters
    std::vector<std::string> texts;  ///< free texts, by lot: the same texts in the same order
    int learners = 0;                ///< came to the step
    int right = 0, wrong = 0, skipped = 0;  ///< of their last attempts
    bool operator==(const AnswerTally&) const = default;
};

/// The answers in bins with the counts of first and last votes, where all are numbers and more
/// different ones than have a bin each; else empty.
[[nodiscard]] std::vector<NumberBin> binned(const AnswerTally& tally);

/// Of one lesson, in the order of its steps as played. Learners with a remark do not count: another
/// version or model may have asked something else.
[[nodiscard]] std::vector<AnswerTally> tallied(std::span<const CollectedAnswers> all,
                                               const std::string& lesson);

/// lesson,lesson_hash,code,step,kind,answer,right,tries,hints,seconds, then learner,language,model
/// and remark; a row an attempt. Texts are spreadsheetSafe().
[[nodiscard]] std::string collectedCsv(std::span<const CollectedAnswers> all);
/// {"schema":"headscope.collected-answers/1","learners":[...]}
[[nodiscard]] std::string collectedJson(std::span<const CollectedAnswers> all);
/// For people: how many were right at each step, without learners with a remark, of whom it says
/// how many there are and why; then each learner's last attempts, and how many came before.
[[nodiscard]] std::string collectedText(std::span<const CollectedAnswers> all);

}  // namespace headscope
