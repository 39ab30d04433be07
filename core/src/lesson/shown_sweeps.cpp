// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/run_tokens.h"

#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/lesson_runs.h>

#include <algorithm>
#include <optional>
#include <string>

namespace headscope {
namespace {

/// What of the window's state says which sweep is shown.
struct ShownRun {
    std::string run, donor;
    std::optional<Positions> positions;  ///< instead of the run's
    std::optional<Intervention> intervention;

    void take(const LessonState& state) {
        if (!state.run.empty()) {
            run = state.run;
            positions.reset();
        }
        if (state.intervention) {
            intervention = state.intervention;
            donor = state.donor;
        }
        if (state.positions) positions = state.positions;
    }
};

class ShownSweeps {
 public:
    ShownSweeps(const Lesson& lesson, const Tokenizer& tokenizer, const ModelInfo& model)
        : m_lesson(lesson), m_tokenizer(tokenizer), m_model(model) {}

    std::vector<SweepRequest> all() {
        ShownRun shown;
        for (const auto& step : m_lesson.steps) {
            ShownRun here = shown;
            here.take(step.state);
            addAround(step, here);
            if (step.ask) {
                here.take(step.revealState);
                add(here);
            }
            if (!step.optional) shown = here;  // one may have come past it
        }
        return std::move(m_all);
    }

 private:
    /// At this step, and what its hints, its tasks and its buttons bring up.
    void addAround(const LessonStep& step, const ShownRun& here) {
        add(here);
        for (const auto& hint : step.hints) {
            if (!hint.show) continue;
            ShownRun hinted = here;
            hinted.take(*hint.show);
            add(hinted);
        }
        for (const auto& condition : step.until) {
            ShownRun done = here;
            if (condition.kind == LessonCondition::Kind::AtPositions)
                done.positions = condition.positions;
            else if (condition.kind == LessonCondition::Kind::RunFinished)
                done.run = condition.text;
            add(done);
        }
        for (const auto& run : step.runs) {
            ShownRun chosen = here;
            chosen.run = run;
            chosen.positions.reset();
            add(chosen);
        }
    }

    void add(const ShownRun& shown) {
        const auto run = m_lesson.runs.find(shown.run);
        if (run == m_lesson.runs.end()) return;
        try {
            auto request = requestOf(shown, run->second);
            if (std::find(m_all.begin(), m_all.end(), request) == m_all.end())
                m_all.push_back(std::move(request));
        } catch (const Error& error) {
            if (error.kind() != Error::Kind::Input) throw;  // else this model cannot do it
        }
    }

    [[nodiscard]] SweepRequest requestOf(const ShownRun& shown, const LessonRun& run) const {
        SweepRequest request;
        request.prompt = idsOf(promptOf(run, shown.run, m_tokenizer, m_model));
        const WatchedIds watched = watchedOf(run, m_tokenizer);
        request.target = TokenSet(watched.target);
        request.control = TokenSet(watched.control);
        request.positions = shown.positions.value_or(run.positions);
        const auto addOne = [&all = request.interventions](const Intervention& one) {
            if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
        };
        if (shown.intervention && !donorPromptOf(*shown.intervention)) addOne(*shown.intervention);
        // A named donor is patched from, whatever is shown first.
        if (const auto donor = m_lesson.runs.find(shown.donor); donor != m_lesson.runs.end()) {
            const auto tokens = idsOf(m_tokenizer.encode(donor->second.prompt));
            requireAligned(m_tokenizer, request.prompt, tokens);
            addOne(FromPrompt{tokens});
        }
        return request;
    }

    const Lesson& m_lesson;
    const Tokenizer& m_tokenizer;
    const ModelInfo& m_model;
    std::vector<SweepRequest> m_all;
};

}  // namespace

std::vector<SweepRequest> shownSweeps(const Lesson& lesson, const Tokenizer& tokenizer,
                                      const ModelInfo& model) {
    return ShownSweeps(lesson, tokenizer, model).all();
}

}  // namespace headscope
