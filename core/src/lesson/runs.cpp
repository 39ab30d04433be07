// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/expressions.h"
#include "lesson/run_tokens.h"

#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/lesson_facts.h>
#include <headscope/lesson_runs.h>
#include <headscope/token_choice.h>

#include <set>
#include <string>
#include <utility>

namespace headscope {
namespace {

/// A run, and the one that it is patched from, or an empty name.
using RunUse = std::pair<std::string, std::string>;

/// What one step needs, in its order.
class StepUses {
 public:
    StepUses(const Lesson& lesson, const LessonStep& step, const std::string& runBefore)
        : m_lesson(lesson), m_own(step.state.run.empty() ? runBefore : step.state.run) {
        add(step.state);
        add(step.revealState);
        for (const auto& run : step.runs)
            m_uses.emplace_back(run, std::string());
        for (const auto& condition : step.until)
            if (condition.kind == LessonCondition::Kind::RunFinished)
                m_uses.emplace_back(condition.text, std::string());
        for (const auto& hint : step.hints)
            if (hint.show) add(*hint.show);
        for (const auto& fact : factsOf(lesson, step))
            addFact(fact);
    }
    [[nodiscard]] const std::vector<RunUse>& all() const { return m_uses; }

 private:
    void add(const LessonState& state) {
        m_uses.emplace_back(state.run.empty() ? m_own : state.run, state.donor);
    }

    void addFact(const std::string& name) {
        const auto found = m_lesson.facts.find(name);
        if (found == m_lesson.facts.end() || !m_seen.insert(name).second) return;
        const LessonFact& fact = found->second;
        if (fact.kind == LessonFactKind::Patch) {
            m_uses.emplace_back(fact.run, fact.other);
        } else {
            m_uses.emplace_back(fact.run, std::string());
            m_uses.emplace_back(fact.other, std::string());
        }
        for (const auto& head : fact.heads)
            addFact(head.fact);
        std::set<std::string> parts;
        addFacts(fact.value, parts);
        for (const auto& part : parts)
            addFact(part);
    }

    const Lesson& m_lesson;
    std::string m_own;
    std::set<std::string> m_seen;
    std::vector<RunUse> m_uses;
};

/// Asks the model for each run, and for each run with a donor, once.
class RunCheck {
 public:
    RunCheck(const Lesson& lesson, const Tokenizer& tokenizer, const ModelInfo& model)
        : m_lesson(lesson), m_tokenizer(tokenizer), m_model(model) {}

    void check(const LessonStep& step, const RunUse& use) {
        const auto run = m_lesson.runs.find(use.first);
        const auto donor = m_lesson.runs.find(use.second);
        if (run == m_lesson.runs.end()) return;
        if (m_checked.insert({use.first, {}}).second)
            if (!can(step, use.first, [&] { requireRun(run->second, use.first); }))
                m_broken.insert(use.first);
        if (donor == m_lesson.runs.end() || m_broken.contains(use.first)) return;
        if (m_checked.insert(use).second)
            (void)can(step, use.first, [&] {
                requireAligned(m_tokenizer, idsOf(m_tokenizer.encode(run->second.prompt)),
                               idsOf(m_tokenizer.encode(donor->second.prompt)));
            });
    }
    [[nodiscard]] std::vector<LessonFault> take() { return std::move(m_faults); }

 private:
    void requireRun(const LessonRun& run, const std::string& name) const {
        (void)promptOf(run, name, m_tokenizer, m_model);
        (void)watchedOf(run, m_tokenizer);
    }

    template <class Ask>
    bool can(const LessonStep& step, const std::string& run, const Ask& ask) {
        try {
            ask();
            return true;
        } catch (const Error& error) {
            m_faults.push_back({step.id, "run " + run, {}, error.message()});
            return false;
        }
    }

    const Lesson& m_lesson;
    const Tokenizer& m_tokenizer;
    const ModelInfo& m_model;
    std::set<RunUse> m_checked;
    std::set<std::string> m_broken;  // alone, whatever the donor
    std::vector<LessonFault> m_faults;
};

}  // namespace

std::vector<Token> promptOf(const LessonRun& run, const std::string& name,
                            const Tokenizer& tokenizer, const ModelInfo& model) {
    auto tokens = tokenizer.encode(run.prompt);
    const auto most = static_cast<std::size_t>(model.config.positions);
    if (tokens.size() > most)
        throw inputError(say("the prompt of the run %1 is %2 tokens, and the model reads %3", name,
                             tokens.size(), most),
                         say("Shorten the prompt, or choose another model."));
    return tokens;
}

WatchedIds watchedOf(const LessonRun& run, const Tokenizer& tokenizer) {
    return {requireToken(tokenizer, run.target, "target").id,
            requireToken(tokenizer, run.control, "control").id};
}

std::string runAfter(const LessonStep& step, const std::string& before) {
    if (step.optional) return before;
    if (step.ask && !step.revealState.run.empty()) return step.revealState.run;
    return step.state.run.empty() ? before : step.state.run;
}

std::vector<LessonFault> runFaults(const Lesson& lesson, const Tokenizer& tokenizer,
                                   const ModelInfo& model) {
    RunCheck check(lesson, tokenizer, model);
    std::string runBefore;
    for (const auto& step : lesson.steps) {
        const StepUses uses(lesson, step, runBefore);
        for (const auto& use : uses.all())
            check.check(step, use);
        runBefore = runAfter(step, runBefore);
    }
    return check.take();
}

}  // namespace headscope
