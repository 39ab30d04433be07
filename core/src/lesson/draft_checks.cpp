// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/expressions.h"
#include "lesson/names.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_draft.h>

#include <algorithm>
#include <set>
#include <utility>

namespace headscope {
namespace {

using Of = LessonFactKind;

constexpr int kMostSightDepth = 16;  // of arithmetic of arithmetic

/// The cover that hides it, if it is on screen without any action; empty: it is not.
std::string coverOf(const LessonFact& fact) {
    switch (fact.kind) {
        case Of::Cell:
            return fact.what == "top1" ? "top1" : "cells";
        case Of::ExtremeHead:
        case Of::ExtremeValue:
        case Of::CountCells:
        case Of::Spread:
            return "cells";
        case Of::Top1Kept:
        case Of::Top1Becomes:
            return "top1";
        case Of::Clean:
        case Of::Top:
            return "predictions";
        case Of::Tokens:
            return "tokens";
        case Of::HeadMean:
        case Of::DriftSlope:
        case Of::DriftInterval:
            return "drift";
        case Of::ZeroMeanR:
        case Of::ZeroMeanMax:
            return "zero-mean";
        case Of::Attention:
        case Of::AttentionHead:
            return "attention";
        default:
            return {};
    }
}

bool covers(const LessonStep& step, const std::string& cover) {
    const auto has = [&](const char* name) {
        return std::find(step.covers.begin(), step.covers.end(), name) != step.covers.end();
    };
    // P of the clean run is shown beside every cell, so that covering one covers the other.
    if (cover == "cells") return has("cells") || has("predictions");
    return has(cover.c_str());
}

/// What of an answer is on screen while it is asked for.
class AnswerSight {
 public:
    AnswerSight(const Lesson& lesson, const LessonStep& step, std::string run)
        : m_lesson(lesson), m_step(step), m_run(std::move(run)) {}

    /// What should be covered.
    std::set<std::string> missing() const {
        std::set<std::string> all;
        const auto add = [&](const std::set<std::string>& facts) {
            if (const auto seen = seenOf(facts)) all.insert(seen->begin(), seen->end());
        };
        const LessonAsk& ask = *m_step.ask;
        if (!ask.fact.empty()) add({ask.fact});
        for (const auto& fact : ask.orderFacts)
            add({fact});
        for (const auto& key : ask.keys) {
            std::set<std::string> facts;
            if (const auto claim = m_lesson.claims.find(key.claim); claim != m_lesson.claims.end())
                addFacts(claim->second, facts);
            add(facts);
        }
        return all;
    }

 private:
    /// Whoever sees all of them knows what is made of them; nothing if one is hidden.
    std::optional<std::set<std::string>> seenOf(const std::set<std::string>& facts,
                                                int depth = 0) const {
        std::set<std::string> all;
        if (depth > kMostSightDepth) return std::nullopt;  // a draft's may be made of itself
        for (const auto& name : facts) {
            const auto found = m_lesson.facts.find(name);
            if (found == m_lesson.facts.end()) return std::nullopt;
            const auto seen = seenOf(found->second, depth + 1);
            if (!seen) return std::nullopt;
            all.insert(seen->begin(), seen->end());
        }
        return all;
    }

    std::optional<std::set<std::string>> seenOf(const LessonFact& fact, int depth) const {
        if (fact.kind == Of::Model) return std::set<std::string>();  // the title bar says it
        if (fact.kind == Of::Arithmetic) {
            std::set<std::string> parts;
            addFacts(fact.value, parts);
            return seenOf(parts, depth);
        }
        const auto cover = coverOf(fact);
        if (cover.empty() || fact.run != m_run || covers(m_step, cover)) return std::nullopt;
        return std::set<std::string>{cover};
    }

    const Lesson& m_lesson;
    const LessonStep& m_step;
    std::string m_run;
};

}  // namespace

std::vector<LessonFault> uncoveredAnswers(const Lesson& lesson) {
    std::vector<LessonFault> faults;
    std::string run;  // on screen
    for (const auto& step : lesson.steps) {
        if (!step.state.run.empty() && !step.optional) run = step.state.run;
        if (step.kind != LessonStepKind::Predict || !step.ask || !step.ask->isScored()) continue;
        const AnswerSight sight(lesson, step, step.state.run.empty() ? run : step.state.run);
        for (const auto& cover : sight.missing())
            faults.push_back({step.id,
                              {},
                              {},
                              say("the answer can be seen while it is asked for: \"%1\" is "
                                  "not covered",
                                  cover)});
    }
    return faults;
}

std::vector<LessonFault> failuresOn(const Lesson& lesson, const LessonValues& values) {
    // As of a model that it was made for, without the numbers that are expected there.
    Lesson own = lesson;
    own.madeFor = {values.sha256};
    if (!isMadeFor(lesson, values.sha256))
        for (auto& [name, fact] : own.facts)
            fact.expect.reset();
    auto faults = factFaults(own, values);
    if (!lesson.otherModels && !isMadeFor(lesson, values.sha256))
        faults.push_back(
            {{}, {}, {}, say("the lesson is not made for this model, and takes no other")});
    return faults;
}

}  // namespace headscope
