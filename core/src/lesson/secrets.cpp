// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/secrets.h"

#include "lesson/expressions.h"
#include "lesson/prose.h"

#include <algorithm>

namespace headscope {
namespace {

constexpr int kMostSightDepth = 16;  // of arithmetic of arithmetic

using FactNames = std::set<std::string>;

std::optional<FactNames> baseWithin(const Lesson& lesson, const FactNames& facts, int depth) {
    if (depth > kMostSightDepth) return std::nullopt;
    FactNames all;
    for (const auto& name : facts) {
        const auto found = lesson.facts.find(name);
        if (found == lesson.facts.end()) return std::nullopt;
        if (found->second.kind == LessonFactKind::Model) continue;  // the title bar says it
        if (found->second.kind != LessonFactKind::Arithmetic) {
            all.insert(name);
            continue;
        }
        FactNames parts;
        addFacts(found->second.value, parts);
        auto base = baseWithin(lesson, parts, depth + 1);
        if (!base) return std::nullopt;
        all.merge(*base);
    }
    return all;
}

/// What a step asks for: by a question, or as what is to be found in the window.
FactNames askedBy(const Lesson& lesson, const LessonStep& step) {
    FactNames asked;
    if (step.ask && step.ask->isScored()) {
        for (const auto& answer : answersOf(lesson, *step.ask))
            if (auto base = baseOf(lesson, answer)) asked.merge(*base);
        if (!step.ask->fact.empty()) asked.insert(step.ask->fact);
        asked.insert(step.ask->orderFacts.begin(), step.ask->orderFacts.end());
    }
    for (const auto& condition : step.until)
        for (const auto& head : condition.heads)
            if (!head.fact.empty()) asked.insert(head.fact);
    return asked;
}

}  // namespace

std::vector<std::set<std::string>> answersOf(const Lesson& lesson, const LessonAsk& ask) {
    std::vector<FactNames> all;
    if (!ask.fact.empty()) all.push_back({ask.fact});
    for (const auto& fact : ask.orderFacts)
        all.push_back({fact});
    for (const auto& key : ask.keys) {
        const auto claim = lesson.claims.find(key.claim);
        if (claim == lesson.claims.end()) continue;
        addFacts(claim->second, all.emplace_back());
    }
    return all;
}

std::optional<std::set<std::string>> baseOf(const Lesson& lesson,
                                            const std::set<std::string>& facts) {
    return baseWithin(lesson, facts, 0);
}

std::set<std::string> toldBy(const Lesson& lesson, const std::string& step, bool withAnswer) {
    FactNames told;
    for (const auto& [language, text] : lesson.texts) {
        const auto found = text.steps.find(step);
        if (found == text.steps.end()) continue;
        const auto& words = found->second;
        told.merge(placeholdersOf(words.body));
        for (const auto& [key, option] : words.options)
            told.merge(placeholdersOf(option));
        if (!withAnswer) continue;
        for (const auto* part : {&words.right, &words.wrong, &words.reveal, &words.otherwise})
            told.merge(placeholdersOf(*part));
    }
    return told;
}

bool asksFor(const Lesson& lesson, const LessonStep& step) {
    return step.ask || !askedBy(lesson, step).empty();
}

std::set<std::string> secretsOf(const Lesson& lesson) {
    FactNames told;
    FactNames secret;
    for (const auto& step : lesson.steps) {
        for (const auto& name : toldBy(lesson, step.id, false))
            if (!secret.contains(name)) told.insert(name);
        for (const auto& name : askedBy(lesson, step))
            if (!told.contains(name)) secret.insert(name);
    }
    for (const auto& [name, fact] : lesson.facts) {
        if (fact.kind != LessonFactKind::Arithmetic) continue;
        const auto base = baseOf(lesson, {name});
        const bool isTold = !base || base->empty() ||
                            std::any_of(base->begin(), base->end(),
                                        [&](const auto& part) { return !secret.contains(part); });
        if (!isTold) secret.insert(name);
    }
    return secret;
}

}  // namespace headscope
