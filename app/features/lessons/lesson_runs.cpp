// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lesson_runs.h"

#include "ui/message_text.h"
#include "ui/texts.h"

#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/lesson_facts.h>
#include <headscope/token_choice.h>

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace headscope::app {

namespace {

struct LessonRunsTr {
    Q_DECLARE_TR_FUNCTIONS(LessonRuns)
};

/// A run, and the one that it is patched from, or an empty name.
using RunUse = std::pair<std::string, std::string>;

void addFactUses(const Lesson& lesson, const std::string& name, std::set<std::string>& seen,
                 std::vector<RunUse>& uses);

void addExpressionUses(const Lesson& lesson, const LessonExpression& of,
                       std::set<std::string>& seen, std::vector<RunUse>& uses) {
    if (of.kind == LessonExpression::Kind::Fact) addFactUses(lesson, of.fact, seen, uses);
    for (const LessonExpression& operand : of.operands)
        addExpressionUses(lesson, operand, seen, uses);
}

void addFactUses(const Lesson& lesson, const std::string& name, std::set<std::string>& seen,
                 std::vector<RunUse>& uses) {
    const auto found = lesson.facts.find(name);
    if (found == lesson.facts.end() || !seen.insert(name).second) return;
    const LessonFact& fact = found->second;
    if (fact.kind == LessonFactKind::Patch) {
        uses.emplace_back(fact.run, fact.other);
    } else {
        uses.emplace_back(fact.run, std::string());
        uses.emplace_back(fact.other, std::string());
    }
    for (const LessonHead& head : fact.heads)
        addFactUses(lesson, head.fact, seen, uses);
    addExpressionUses(lesson, fact.value, seen, uses);
}

/// What the step shows, offers, waits for or tells of.
std::vector<RunUse> usesOf(const Lesson& lesson, std::size_t at, const std::string& runBefore) {
    const LessonStep& step = lesson.steps[at];
    const std::string& own = step.state.run.empty() ? runBefore : step.state.run;
    std::vector<RunUse> uses;
    const auto addState = [&](const LessonState& state) {
        uses.emplace_back(state.run.empty() ? own : state.run, state.donor);
    };
    addState(step.state);
    for (const std::string& run : step.runs)
        uses.emplace_back(run, std::string());
    for (const LessonCondition& condition : step.until)
        if (condition.kind == LessonCondition::Kind::RunFinished)
            uses.emplace_back(condition.text, std::string());
    for (const LessonHint& hint : step.hints)
        if (hint.show) addState(*hint.show);
    std::set<std::string> seen;
    for (const std::string& fact : factsOf(lesson, step))
        addFactUses(lesson, fact, seen, uses);
    return uses;
}

std::vector<TokenId> idsOf(const LessonRun& run, const Tokenizer& tokenizer) {
    std::vector<TokenId> ids;
    for (const Token& token : tokenizer.encode(run.prompt))
        ids.push_back(token.id);
    return ids;
}

/// Throws Error(Input) saying what the model cannot do.
void require(const Lesson& lesson, const RunUse& use, const Tokenizer& tokenizer, int positions) {
    const auto run = lesson.runs.find(use.first);
    if (run == lesson.runs.end()) return;
    const auto ids = idsOf(run->second, tokenizer);
    if (ids.size() > static_cast<std::size_t>(positions))
        throw inputError(say("the prompt of the run %1 is %2 tokens, and the model reads %3",
                             use.first, ids.size(), positions),
                         say("Shorten the prompt, or choose another model."));
    (void)requireToken(tokenizer, run->second.target, "target");
    (void)requireToken(tokenizer, run->second.control, "control");
    if (const auto donor = lesson.runs.find(use.second); donor != lesson.runs.end())
        requireAligned(tokenizer, ids, idsOf(donor->second, tokenizer));
}

QString stepName(const Lesson& lesson, std::size_t at) {
    const LessonStep& step = lesson.steps[at];
    const auto& texts = lesson.text(shownLanguage().toStdString()).steps;
    const auto text = texts.find(step.id);
    const bool hasTitle = text != texts.end() && !text->second.title.empty();
    return QString::fromStdString(hasTitle ? text->second.title : step.id);
}

}  // namespace

std::optional<UserError> runFault(const Lesson& lesson, const Tokenizer& tokenizer,
                                  const ModelInfo& model) {
    std::set<RunUse> checked;
    std::string runBefore;
    for (std::size_t at = 0; at < lesson.steps.size(); ++at) {
        const LessonStep& step = lesson.steps[at];
        for (const RunUse& use : usesOf(lesson, at, runBefore)) {
            if (!checked.insert(use).second) continue;
            try {
                require(lesson, use, tokenizer, model.config.positions);
            } catch (const Error& error) {
                return UserError{
                    LessonRunsTr::tr("The lesson cannot be played with the model %1. Its step "
                                     "“%2” needs what this model cannot do: %3")
                        .arg(QString::fromStdString(model.name), stepName(lesson, at),
                             textOf(error.message())),
                    LessonRunsTr::tr(
                        "Open the model that the lesson is made for, such as the "
                        "bundled one, with File > Choose a Model…, and begin it then.")};
            }
        }
        if (!step.state.run.empty() && !step.optional) runBefore = step.state.run;
    }
    return std::nullopt;
}

}  // namespace headscope::app
