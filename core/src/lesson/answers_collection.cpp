// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sha256.h"
#include "lesson/names.h"

#include <headscope/csv.h>
#include <headscope/lesson_answers.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace headscope {
namespace {

constexpr std::size_t kAnswerColumns = 24;  // of an answer in a table

/// The one that most have; of equals the first by name.
std::string usual(const std::vector<CollectedAnswers>& all, const std::string& lesson,
                  std::string LessonAnswers::*member) {
    std::map<std::string, int> counts;
    for (const auto& one : all)
        if (one.answers.lesson == lesson) ++counts[one.answers.*member];
    std::string most;
    for (const auto& [value, count] : counts)
        if (most.empty() || count > counts[most]) most = value;
    return most;
}

std::string verdictWord(const LessonAttempt& attempt) {
    return attempt.verdict == LessonVerdict::Unscored ? "" : name(attempt.verdict);
}

std::string attemptText(const LessonAttempt& attempt) {
    std::string text = attempt.answer ? visibleText(answerText(*attempt.answer)) : "";
    if (text.size() > kAnswerColumns) {
        std::size_t end = kAnswerColumns - 3;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        text = text.substr(0, end) + "...";
    }
    const auto word = verdictWord(attempt);
    text += (text.empty() || word.empty() ? "" : ", ") + word;
    if (attempt.tries > 1) text += fmt::format(" (attempt {})", attempt.tries);
    return text.empty() ? "done" : text;
}

/// The steps of a lesson in the order in which most come to them first.
std::vector<std::string> stepsOf(std::span<const CollectedAnswers> all, const std::string& lesson) {
    std::vector<std::string> steps;
    for (const auto& one : all)
        if (one.answers.lesson == lesson)
            for (const auto& attempt : one.answers.attempts)
                if (std::find(steps.begin(), steps.end(), attempt.step) == steps.end())
                    steps.push_back(attempt.step);
    return steps;
}

std::string learnerText(const CollectedAnswers& one, const std::vector<std::string>& steps) {
    std::string text =
        fmt::format("learner {}{}{}\n", one.learner, one.answers.code.empty() ? "" : ", code ",
                    visibleText(one.answers.code));
    for (const auto& step : steps) {
        const auto last = std::find_if(one.answers.attempts.rbegin(), one.answers.attempts.rend(),
                                       [&](const auto& attempt) { return attempt.step == step; });
        if (last != one.answers.attempts.rend())
            text += fmt::format("  {:<20}  {}\n", visibleText(step), attemptText(*last));
    }
    if (!one.remark.empty()) text += "  note: " + one.remark + "\n";
    return text;
}

/// "guess-where  right 12, wrong 5, skipped 1": of the last attempts.
std::string countsText(std::span<const CollectedAnswers> all, const std::string& lesson,
                       const std::string& step) {
    std::map<std::string, int> counts;
    for (const auto& one : all) {
        if (one.answers.lesson != lesson) continue;
        const auto last = std::find_if(one.answers.attempts.rbegin(), one.answers.attempts.rend(),
                                       [&](const auto& attempt) { return attempt.step == step; });
        if (last != one.answers.attempts.rend()) ++counts[name(last->verdict)];
    }
    std::string text;
    for (const char* word : {"right", "wrong", "skipped", "unscored"})
        if (counts.contains(word))
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", word, counts[word]);
    return fmt::format("  {:<20}  {}\n", visibleText(step), text);
}

}  // namespace

std::vector<CollectedAnswers> collected(std::span<const LessonAnswers> files) {
    // By their content's hash: the order says nothing of who answered when, and the same file twice
    // is once.
    std::map<std::pair<std::string, std::string>, const LessonAnswers*> ordered;
    for (const auto& answers : files)
        ordered[{answers.lesson, sha256OfText(toFile(answers))}] = &answers;
    std::vector<CollectedAnswers> all;
    for (const auto& [key, answers] : ordered)
        all.push_back({static_cast<int>(all.size()) + 1, *answers, {}});
    std::set<std::string> lessons;
    for (const auto& one : all)
        lessons.insert(one.answers.lesson);
    for (const auto& lesson : lessons) {
        const auto hash = usual(all, lesson, &LessonAnswers::lessonHash);
        const auto model = usual(all, lesson, &LessonAnswers::model);
        for (auto& one : all) {
            if (one.answers.lesson != lesson) continue;
            if (one.answers.lessonHash != hash) one.remark = "another version of the lesson";
            if (one.answers.model != model)
                one.remark += (one.remark.empty() ? "" : ", ") + std::string("another model");
        }
    }
    return all;
}

std::string collectedCsv(std::span<const CollectedAnswers> all) {
    std::vector<std::vector<CsvCell>> rows;
    for (const auto& [learner, answers, remark] : all)
        for (const auto& attempt : answers.attempts)
            rows.push_back({answers.lesson, answers.lessonHash, answers.code, attempt.step,
                            name(attempt.kind),
                            attempt.answer ? answerText(*attempt.answer) : std::string(),
                            verdictWord(attempt), attempt.tries, attempt.hints, attempt.seconds,
                            learner, answers.language, answers.model, remark});
    return csvText(
        "lesson,lesson_hash,code,step,kind,answer,right,tries,hints,seconds,learner,language,"
        "model,remark",
        rows);
}

std::string collectedJson(std::span<const CollectedAnswers> all) {
    auto learners = nlohmann::ordered_json::array();
    for (const auto& [learner, answers, remark] : all) {
        nlohmann::ordered_json one{{"learner", learner}};
        one["remark"] = remark;
        one["answers"] = nlohmann::ordered_json::parse(toFile(answers));
        learners.push_back(std::move(one));
    }
    const nlohmann::ordered_json json{{"schema", "headscope.collected-answers/1"},
                                      {"learners", std::move(learners)}};
    return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string collectedText(std::span<const CollectedAnswers> all) {
    std::string text;
    std::set<std::string> lessons;
    for (const auto& one : all)
        lessons.insert(one.answers.lesson);
    for (const auto& lesson : lessons) {
        const auto steps = stepsOf(all, lesson);
        const auto learners = std::count_if(
            all.begin(), all.end(), [&](const auto& one) { return one.answers.lesson == lesson; });
        text += fmt::format("{}{}: {} {}\n", text.empty() ? "" : "\n", visibleText(lesson),
                            learners, learners == 1 ? "learner" : "learners");
        for (const auto& step : steps)
            text += countsText(all, lesson, step);
        for (const auto& one : all)
            if (one.answers.lesson == lesson) text += "\n" + learnerText(one, steps);
    }
    return text;
}

}  // namespace headscope
