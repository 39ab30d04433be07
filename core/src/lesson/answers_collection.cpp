// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/reason.h"
#include "base/sha256.h"
#include "lesson/names.h"

#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/lesson_answers.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <system_error>
#include <utility>

namespace headscope {
namespace {

constexpr std::size_t kAnswerColumns = 24;  // of an answer in a table

/// The most common one; of ties the first by name.
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

/// The steps of a lesson in the order in which most learners reach them first.
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

/// Others may have been asked something else.
bool counts(const CollectedAnswers& one, const std::string& lesson) {
    return one.answers.lesson == lesson && one.remark.empty();
}

/// "; not counted below: 1 of another model, 2 of another version of the lesson".
std::string leftOutText(std::span<const CollectedAnswers> all, const std::string& lesson) {
    std::map<std::string, int> reasons;
    for (const auto& one : all)
        if (one.answers.lesson == lesson && !one.remark.empty()) ++reasons[one.remark];
    std::string text;
    for (const auto& [reason, count] : reasons)
        text +=
            fmt::format("{}{} of {}", text.empty() ? "; not counted below: " : ", ", count, reason);
    return text;
}

/// "guess-where  right 12, wrong 5, skipped 1": of the last attempts.
std::string countsText(std::span<const CollectedAnswers> all, const std::string& lesson,
                       const std::string& step) {
    std::map<std::string, int> verdicts;
    for (const auto& one : all) {
        if (!counts(one, lesson)) continue;
        const auto last = std::find_if(one.answers.attempts.rbegin(), one.answers.attempts.rend(),
                                       [&](const auto& attempt) { return attempt.step == step; });
        if (last != one.answers.attempts.rend()) ++verdicts[name(last->verdict)];
    }
    std::string text;
    for (const char* word : {"right", "wrong", "skipped", "unscored"})
        if (verdicts.contains(word))
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", word, verdicts[word]);
    if (text.empty()) return text;  // none of those who count came here
    return fmt::format("  {:<20}  {}\n", visibleText(step), text);
}

/// Adds one learner's attempts at the tally's step.
void count(AnswerTally& tally, const LessonAnswers& answers) {
    const LessonAttempt* first = nullptr;
    const LessonAttempt* last = nullptr;
    LessonVerdict verdict = LessonVerdict::Unscored;
    bool came = false;
    for (const auto& attempt : answers.attempts) {
        if (attempt.step != tally.step) continue;
        came = true;
        verdict = attempt.verdict;
        if (!attempt.answer) continue;
        if (!first) first = &attempt;
        last = &attempt;
    }
    if (!came) return;
    ++tally.learners;
    tally.right += verdict == LessonVerdict::Right ? 1 : 0;
    tally.wrong += verdict == LessonVerdict::Wrong ? 1 : 0;
    tally.skipped += verdict == LessonVerdict::Skipped ? 1 : 0;
    if (!first) return;
    const auto row = [&](const LessonAttempt& attempt) -> AnswerTally::Row& {
        const auto text = answerText(*attempt.answer);
        auto at = std::find_if(tally.rows.begin(), tally.rows.end(),
                               [&](const auto& one) { return one.answer == text; });
        if (at == tally.rows.end()) {
            at = tally.rows.insert(at, {text});
            if (const auto* number = std::get_if<double>(&*attempt.answer)) at->number = *number;
        }
        at->right = at->right || attempt.verdict == LessonVerdict::Right;
        return *at;
    };
    if (tally.kind == LessonStepKind::Write)
        return tally.texts.push_back(answerText(*last->answer));
    ++row(*first).first;
    ++row(*last).last;
}

/// By a hash of each and of all of them: the same texts have one order, which tells neither who
/// wrote which nor, as their letters would, what they begin with.
void orderByLot(std::vector<std::string>& texts) {
    std::sort(texts.begin(), texts.end());
    std::string all;
    for (const auto& text : texts)
        all += sha256OfText(text);
    std::vector<std::pair<std::string, std::string>> drawn;
    for (auto& text : texts)
        drawn.emplace_back(sha256OfText(all + text), std::move(text));
    std::sort(drawn.begin(), drawn.end());
    for (std::size_t i = 0; i < texts.size(); ++i)
        texts[i] = std::move(drawn[i].second);
}

}  // namespace

std::vector<std::filesystem::path> findAnswers(const std::filesystem::path& place) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (!fs::is_directory(place, error)) return {place};
    std::vector<fs::path> files;
    for (auto at = fs::directory_iterator(place, error); !error && at != fs::directory_iterator();
         at.increment(error))
        if (at->path().extension() == kAnswersEnding) files.push_back(at->path());
    if (error)
        throw inputError(say("the folder %1 cannot be read: %2", place.string(), reason(error)),
                         say("Name a folder of .headscope-answers files."));
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<NumberBin> binned(const AnswerTally& tally) {
    if (tally.rows.size() <= static_cast<std::size_t>(kMostNumberBins)) return {};
    std::array<NumberVote, 2> votes;
    for (const auto& row : tally.rows) {
        if (!row.number) return {};
        votes[0][*row.number] += row.first;
        votes[1][*row.number] += row.last;
    }
    return numberBins(votes);
}

std::vector<AnswerTally> tallied(std::span<const CollectedAnswers> all, const std::string& lesson) {
    std::vector<AnswerTally> tallies;
    const auto of = [&](const LessonAttempt& attempt) {
        return std::find_if(tallies.begin(), tallies.end(),
                            [&](const auto& tally) { return tally.step == attempt.step; });
    };
    for (const auto& one : all)
        for (const auto& attempt : one.answers.attempts)
            if (counts(one, lesson) && of(attempt) == tallies.end()) {
                tallies.push_back({});
                tallies.back().step = attempt.step;
                tallies.back().kind = attempt.kind;
            }
    for (auto& tally : tallies) {
        for (const auto& one : all)
            if (counts(one, lesson)) count(tally, one.answers);
        orderByLot(tally.texts);
        std::sort(tally.rows.begin(), tally.rows.end(), [](const auto& a, const auto& b) {
            return a.last != b.last ? a.last > b.last : a.answer < b.answer;
        });
    }
    return tallies;
}

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
        text +=
            fmt::format("{}{}: {} {}{}\n", text.empty() ? "" : "\n", visibleText(lesson), learners,
                        learners == 1 ? "learner" : "learners", leftOutText(all, lesson));
        for (const auto& step : steps)
            text += countsText(all, lesson, step);
        for (const auto& one : all)
            if (one.answers.lesson == lesson) text += "\n" + learnerText(one, steps);
    }
    return text;
}

}  // namespace headscope
