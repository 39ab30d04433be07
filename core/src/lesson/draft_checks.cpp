// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/faults.h"
#include "lesson/on_screen.h"
#include "lesson/secrets.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_draft.h>

#include <algorithm>
#include <set>
#include <utility>

namespace headscope {
namespace {

using Names = std::set<std::string>;

/// Goes through a lesson as a learner does, and looks for answers on screen that are still to come.
/// What an earlier question asked, or a text has told, is known by right: a question that rests on
/// such facts alone is one of recall.
class AnswerWatch {
 public:
    explicit AnswerWatch(const Lesson& lesson) : m_lesson(lesson), m_screen(lesson) {}

    std::vector<LessonFault> run() {
        for (const auto& step : m_lesson.steps)
            pass(step);
        return m_faults.take();
    }

 private:
    /// A step that was passed, as it was when it was left.
    struct Passed {
        const LessonStep* step;
        LessonOnScreen screen;
    };
    /// A cover that would have hidden a fact there.
    struct Sight {
        const LessonStep* step;
        std::string cover;
    };

    void pass(const LessonStep& step) {
        auto here = m_screen;
        here.enter(step);
        m_known.merge(toldBy(m_lesson, step.id, false));
        if (step.kind == LessonStepKind::Predict && step.ask && step.ask->isScored()) {
            const auto answers = answersOf(m_lesson, *step.ask);
            for (const auto& answer : answers)
                if (const auto base = baseOf(m_lesson, answer)) look(step, *base, here);
            for (const auto& answer : answers)
                if (auto base = baseOf(m_lesson, answer)) m_known.merge(*base);
        }
        m_known.merge(toldBy(m_lesson, step.id, true));
        here.answer(step);
        if (!step.optional) m_screen = here;
        if (step.kind != LessonStepKind::Play) m_passed.push_back({&step, here});
    }

    /// Whoever sees all of the facts knows the answer that is made of them.
    void look(const LessonStep& step, const Names& facts, const LessonOnScreen& here) {
        Names missing;
        bool all = true;
        for (const auto& name : facts) {
            const auto cover = here.missingCover(m_lesson.facts.at(name));
            all = all && !cover.empty();
            missing.insert(cover);
        }
        for (const auto& cover : missing)
            if (all)
                m_faults.add({step.id, {}, {}},
                             say("the answer can be seen while it is asked for: \"%1\" is "
                                 "not covered",
                                 cover));
        lookBack(step, facts);
    }

    /// To cover the fact that is seen in the fewest steps is enough.
    void lookBack(const LessonStep& step, const Names& facts) {
        std::optional<std::vector<Sight>> fewest;
        for (const auto& name : facts) {
            if (m_known.contains(name)) continue;
            auto sights = sightsOf(m_lesson.facts.at(name));
            if (sights.empty()) return;
            if (!fewest || sights.size() < fewest->size()) fewest = std::move(sights);
        }
        if (!fewest) return;
        for (const auto& [where, cover] : *fewest)
            m_faults.add({where->id, {}, {}},
                         where->ask ? say("once it is answered, the answer of the later step %1 "
                                          "can be seen: \"cover\" of \"reveal\" lacks \"%2\"",
                                          step.id, cover)
                                    : say("the answer of the later step %1 can be seen: \"%2\" "
                                          "is not covered",
                                          step.id, cover));
    }

    std::vector<Sight> sightsOf(const LessonFact& fact) const {
        std::vector<Sight> sights;
        for (const auto& [step, screen] : m_passed)
            if (const auto cover = screen.missingCover(fact); !cover.empty())
                sights.push_back({step, cover});
        return sights;
    }

    const Lesson& m_lesson;
    LessonOnScreen m_screen;
    std::vector<Passed> m_passed;
    Names m_known;
    LessonFaults m_faults;
};

}  // namespace

std::vector<LessonFault> uncoveredAnswers(const Lesson& lesson) {
    return AnswerWatch(lesson).run();
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
