// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/lesson_answers.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headscope {
namespace {

std::optional<LessonAnswer> rightOrder(const LessonAsk& ask, const LessonValues& values) {
    std::vector<double> numbers;
    for (const auto& fact : ask.orderFacts) {
        const auto number = values.number(fact);
        if (!number) return std::nullopt;
        numbers.push_back(ask.largestFirst ? -*number : *number);
    }
    if (numbers.size() != ask.options.size()) return std::nullopt;
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    std::vector<std::string> right;
    for (const auto at : order)
        right.push_back(ask.options[at]);
    return right;
}

/// A claim that is not known decides nothing, and neither do those behind it.
std::optional<LessonAnswer> rightOption(const LessonAsk& ask, const LessonValues& values) {
    for (const auto& key : ask.keys) {
        const auto claim = values.claims.find(key.claim);
        if (claim == values.claims.end() || !claim->second) return std::nullopt;
        if (*claim->second) return key.options;
    }
    return std::nullopt;
}

template <class Value>
std::optional<LessonAnswer> asAnswer(const std::optional<Value>& value) {
    return value ? std::optional<LessonAnswer>(*value) : std::nullopt;
}

std::vector<std::string> sorted(std::vector<std::string> options) {
    std::sort(options.begin(), options.end());
    return options;
}

bool isOrdered(const LessonAsk& ask, const std::vector<std::string>& given,
               const std::vector<std::string>& right, const LessonValues& values) {
    if (given == right) return true;
    if (sorted(given) != sorted(right)) return false;
    // Items with the same number may stand in any order.
    const auto number = [&](const std::string& option) {
        const auto at = std::find(ask.options.begin(), ask.options.end(), option);
        return values.number(ask.orderFacts[static_cast<std::size_t>(at - ask.options.begin())]);
    };
    for (std::size_t i = 0; i < given.size(); ++i)
        if (number(given[i]) != number(right[i])) return false;
    return true;
}

}  // namespace

std::optional<LessonAnswer> rightAnswer(const LessonAsk& ask, const LessonValues& values) {
    switch (ask.kind) {
        case LessonAskKind::Choice:
            return rightOption(ask, values);
        case LessonAskKind::Head:
            return asAnswer(values.head(ask.fact));
        case LessonAskKind::Token:
            return asAnswer(values.text(ask.fact));
        case LessonAskKind::Number:
            return asAnswer(values.number(ask.fact));
        case LessonAskKind::Order:
            return ask.orderFacts.empty() ? std::nullopt : rightOrder(ask, values);
        case LessonAskKind::Text:
            break;
    }
    return std::nullopt;
}

std::string shownRight(const LessonAsk& ask, const LessonValues& values) {
    const auto found = values.facts.find(ask.fact);
    return found == values.facts.end() || !rightAnswer(ask, values) ? "" : found->second.shown;
}

LessonVerdict judge(const LessonAsk& ask, const LessonAnswer& answer, const LessonValues& values) {
    const auto right = rightAnswer(ask, values);
    if (!right) return LessonVerdict::Unscored;
    bool good = answer == *right;
    const auto* given = std::get_if<std::vector<std::string>>(&answer);
    const auto* options = std::get_if<std::vector<std::string>>(&*right);
    if (given && options)
        good = ask.kind == LessonAskKind::Order ? isOrdered(ask, *given, *options, values)
                                                : sorted(*given) == sorted(*options);
    const auto* number = std::get_if<double>(&answer);
    const auto* wanted = std::get_if<double>(&*right);
    // A slider that moves by a step can come no nearer than to one half of it.
    if (number && wanted) good = std::abs(*number - *wanted) <= std::max(ask.within, ask.step / 2);
    return good ? LessonVerdict::Right : LessonVerdict::Wrong;
}

std::string answerText(const LessonAnswer& answer) {
    if (const auto* options = std::get_if<std::vector<std::string>>(&answer))
        return fmt::format("{}", fmt::join(*options, " > "));
    if (const auto* head = std::get_if<HeadId>(&answer)) return name(*head);
    if (const auto* number = std::get_if<double>(&answer)) return fmt::format("{}", *number);
    return std::get<std::string>(answer);
}

}  // namespace headscope
