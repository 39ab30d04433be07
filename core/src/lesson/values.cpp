// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/expressions.h"
#include "lesson/names.h"
#include "lesson/prose.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_facts.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace headscope {
namespace {

constexpr const char* kLessonMinus = "\u2212";
constexpr const char* kLessonPercent = "\u00A0%";  // on one line with its number
constexpr int kMostPlaces = 9;

/// So many places, and more where the number would be shown as 0 and is not.
std::string placed(double size, int places) {
    while (places < kMostPlaces && size > 0 && size < 0.5 * std::pow(10.0, -places))
        ++places;
    return fmt::format("{:.{}f}", size, places);
}

/// Three significant digits, without a power of ten.
std::string significant(double size) {
    if (size == 0) return "0";
    const int places = 2 - static_cast<int>(std::floor(std::log10(size)));
    return fmt::format("{:.{}f}", size, std::clamp(places, 0, kMostPlaces));
}

std::string signedAs(double number, const std::string& size, bool plus) {
    if (size.find_first_not_of("0.") == std::string::npos) return size;
    return (number < 0 ? kLessonMinus : plus ? "+" : "") + size;
}

std::string shownNumber(double number, LessonShow show) {
    const double size = std::abs(number);
    switch (show) {
        case LessonShow::Percent:
            return signedAs(number, placed(100 * size, 0), false) + kLessonPercent;
        case LessonShow::Percent1:
            return signedAs(number, placed(100 * size, 1), false) + kLessonPercent;
        case LessonShow::Percent2:
            return signedAs(number, placed(100 * size, 2), false) + kLessonPercent;
        case LessonShow::Points:
            return placed(100 * size, 1);
        case LessonShow::SignedPoints:
            return signedAs(number, placed(100 * size, 1), true);
        case LessonShow::Size:
            return significant(size);
        case LessonShow::Signed:
            return signedAs(number, significant(size), true);
        case LessonShow::Fixed2:
            return signedAs(number, fmt::format("{:.2f}", size), false);
        case LessonShow::Fixed4:
            return signedAs(number, fmt::format("{:.4f}", size), false);
        case LessonShow::Count:
            return size == std::floor(size) ? signedAs(number, fmt::format("{:.0f}", size), false)
                                            : signedAs(number, significant(size), false);
        default:
            return signedAs(number, significant(size), false);
    }
}

/// Code with so many backticks that those in it do not end it.
std::string codeSpan(const std::string& text) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string ticks(longest + 1, '`');
    const std::string space = longest > 0 ? " " : "";
    return ticks + space + text + space + ticks;
}

/// Each of the tokens with its spaces made visible.
std::string visiblePieces(const std::string& pieces) {
    std::string shown;
    for (std::size_t begin = 0; begin <= pieces.size();) {
        const auto end = std::min(pieces.find('|', begin), pieces.size());
        shown += (begin == 0 ? "" : "|") + visibleText(pieces.substr(begin, end - begin));
        begin = end + 1;
    }
    return shown;
}

template <class Value>
std::optional<Value> valueAs(const LessonValues& values, const std::string& fact) {
    const auto found = values.facts.find(fact);
    if (found == values.facts.end() || !found->second.value) return std::nullopt;
    const auto* value = std::get_if<Value>(&*found->second.value);
    return value ? std::optional(*value) : std::nullopt;
}

void addHeads(const std::vector<LessonHead>& heads, std::set<std::string>& facts) {
    for (const auto& head : heads)
        if (!head.fact.empty()) facts.insert(head.fact);
}

void addState(const LessonState& state, std::set<std::string>& facts) {
    if (state.selected) addHeads({*state.selected}, facts);
    if (state.set) addHeads(*state.set, facts);
}

void addMarks(const std::vector<LessonMark>& marks, std::set<std::string>& facts) {
    for (const auto& mark : marks)
        if (mark.cell) addHeads({*mark.cell}, facts);
}

void addClaim(const Lesson& lesson, const std::string& claim, std::set<std::string>& facts) {
    if (const auto found = lesson.claims.find(claim); found != lesson.claims.end())
        addFacts(found->second, facts);
}

void addText(const LessonStepText& text, std::set<std::string>& facts) {
    for (const auto* part :
         {&text.body, &text.right, &text.wrong, &text.reveal, &text.otherwise, &text.notes})
        facts.merge(placeholdersOf(*part));
    for (const auto& [key, words] : text.options)
        facts.merge(placeholdersOf(words));
    for (const auto& [key, words] : text.hints)
        facts.merge(placeholdersOf(words));
}

std::string asExpected(const LessonValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* head = std::get_if<HeadId>(&value)) return name(*head);
    return "\"" + visibleText(std::get<std::string>(value)) + "\"";
}

bool isExpected(const LessonFact& fact, const LessonValue& value) {
    const auto* wanted = std::get_if<double>(&*fact.expect);
    const auto* number = std::get_if<double>(&value);
    if (wanted && number) return std::abs(*number - *wanted) <= fact.within;
    return *fact.expect == value;
}

std::string stepOfRun(const Lesson& lesson, const std::string& run) {
    for (const auto& step : lesson.steps) {
        const auto& runs = step.runs;
        if (step.state.run == run || step.revealState.run == run ||
            std::find(runs.begin(), runs.end(), run) != runs.end())
            return step.id;
    }
    return {};
}

/// What is asked, but cannot be answered rightly with these values.
bool canBeAnswered(const LessonAsk& ask, const LessonValues& values) {
    const auto right = rightAnswer(ask, values);
    if (!right) return false;
    if (ask.kind == LessonAskKind::Number) {
        const double* number = std::get_if<double>(&*right);
        return number && *number >= ask.least && *number <= ask.most;
    }
    if (ask.kind != LessonAskKind::Token || ask.options.empty()) return true;
    const auto* token = std::get_if<std::string>(&*right);
    return token && std::find(ask.options.begin(), ask.options.end(), *token) != ask.options.end();
}

}  // namespace

std::optional<double> LessonValues::number(const std::string& fact) const {
    return valueAs<double>(*this, fact);
}

std::optional<HeadId> LessonValues::head(const std::string& fact) const {
    return valueAs<HeadId>(*this, fact);
}

std::optional<std::string> LessonValues::text(const std::string& fact) const {
    return valueAs<std::string>(*this, fact);
}

std::string shownValue(const LessonValue& value, LessonShow show) {
    if (const auto* number = std::get_if<double>(&value)) return shownNumber(*number, show);
    if (const auto* head = std::get_if<HeadId>(&value)) return name(*head);
    const auto& text = std::get<std::string>(value);
    return codeSpan(show == LessonShow::Text ? visiblePieces(text) : visibleText(text));
}

std::string filled(std::string_view markdown, const Lesson& lesson, const LessonValues& values) {
    return withValues(markdown, [&](const std::string& name) {
        const auto fact = values.facts.find(name);
        return name == "minutes"            ? std::to_string(lesson.minutes)
               : name == "number"           ? std::to_string(lesson.number)
               : fact != values.facts.end() ? fact->second.shown
                                            : std::string("?");
    });
}

std::optional<HeadId> headOf(const LessonHead& head, const LessonValues& values) {
    return head.fact.empty() ? std::optional(head.head) : values.head(head.fact);
}

std::optional<bool> stepHolds(const LessonStep& step, const LessonValues& values) {
    bool known = true;
    for (const auto& name : step.claims) {
        const auto claim = values.claims.find(name);
        if (claim == values.claims.end() || !claim->second)
            known = false;
        else if (!*claim->second)
            return false;
    }
    if (step.ask && step.ask->isScored() && !canBeAnswered(*step.ask, values)) return false;
    return known ? std::optional(true) : std::nullopt;
}

std::vector<std::string> factsOf(const Lesson& lesson, const LessonStep& step) {
    std::set<std::string> facts;
    addState(step.state, facts);
    addState(step.revealState, facts);
    addMarks(step.marks, facts);
    addMarks(step.reveal, facts);
    for (const auto& condition : step.until) {
        addHeads(condition.heads, facts);
        if (condition.kind == LessonCondition::Kind::FactHolds)
            addClaim(lesson, condition.text, facts);
    }
    for (const auto& hint : step.hints)
        if (hint.show) addState(*hint.show, facts);
    for (const auto& claim : step.claims)
        addClaim(lesson, claim, facts);
    if (step.ask) {
        if (!step.ask->fact.empty()) facts.insert(step.ask->fact);
        facts.insert(step.ask->orderFacts.begin(), step.ask->orderFacts.end());
        for (const auto& key : step.ask->keys)
            addClaim(lesson, key.claim, facts);
    }
    for (const auto& [language, text] : lesson.texts)
        if (const auto own = text.steps.find(step.id); own != text.steps.end())
            addText(own->second, facts);
    std::erase_if(facts, [&](const auto& fact) { return !lesson.facts.contains(fact); });
    return {facts.begin(), facts.end()};
}

std::map<std::string, std::string> stepsByFact(const Lesson& lesson) {
    std::map<std::string, std::string> steps;
    for (const auto& step : lesson.steps)
        for (const auto& fact : factsOf(lesson, step))
            steps.emplace(fact, step.id);
    return steps;
}

double modelNumber(std::string_view what, const ModelConfig& model) {
    if (what == "layers") return model.layers;
    if (what == "heads") return model.heads;
    if (what == "vocabulary") return model.vocabulary;
    return static_cast<double>(model.layers) * model.heads;
}

LessonAsk askedOf(LessonAsk ask, const ModelConfig& model) {
    if (!ask.mostOf.empty()) ask.most = std::max(ask.least, modelNumber(ask.mostOf, model));
    return ask;
}

bool isMadeFor(const Lesson& lesson, const std::string& sha256) {
    return std::find(lesson.madeFor.begin(), lesson.madeFor.end(), sha256) != lesson.madeFor.end();
}

std::vector<LessonFault> factFaults(const Lesson& lesson, const LessonValues& values) {
    std::vector<LessonFault> faults;
    const bool own = isMadeFor(lesson, values.sha256);
    if (!own && !lesson.otherModels)
        faults.push_back(
            {{}, {}, {}, say("the lesson is not made for this model, and takes no other")});
    for (const auto& [name, error] : values.runErrors)
        faults.push_back({stepOfRun(lesson, name), "run " + name, {}, error});
    const auto steps = stepsByFact(lesson);
    for (const auto& [name, fact] : lesson.facts) {
        const auto found = values.facts.find(name);
        if (found == values.facts.end() || values.runErrors.contains(fact.run)) continue;
        const auto& [value, shown, error] = found->second;
        const auto used = steps.find(name);
        const auto step = used == steps.end() ? std::string() : used->second;
        if (!value)
            faults.push_back({step, "fact " + name, {}, error});
        else if (own && fact.expect && !isExpected(fact, *value))
            faults.push_back({step,
                              "fact " + name,
                              {},
                              say("it is %1, and %2 is expected", asExpected(*value),
                                  asExpected(*fact.expect))});
    }
    for (const auto& step : lesson.steps) {
        if (!own) break;
        for (const auto& claim : step.claims)
            if (const auto found = values.claims.find(claim);
                found != values.claims.end() && !found->second.value_or(false))
                faults.push_back({step.id, "claim " + claim, {}, say("it does not hold")});
        if (step.ask && step.ask->isScored() && !canBeAnswered(*step.ask, values))
            faults.push_back({step.id,
                              {},
                              {},
                              say("no answer is right: what is right is not among those "
                                  "that can be given")});
    }
    return faults;
}

}  // namespace headscope
