// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// What a lesson has put on screen at a step, before the learner does anything. While a question is
/// open all of it counts that one could look at without a new run: other maps, other heads.
class LessonOnScreen {
 public:
    explicit LessonOnScreen(const Lesson& lesson) : m_lesson(&lesson) {}

    /// Goes on to a step, with what it sets up and covers.
    void enter(const LessonStep& step);
    /// The same step once its question is answered.
    void answer(const LessonStep& step);

    /// The cover that would hide the fact, if it can be seen now; empty: it cannot.
    [[nodiscard]] std::string missingCover(const LessonFact& fact) const;

 private:
    using Covers = std::vector<std::string>;

    void put(const LessonState& state);
    [[nodiscard]] const LessonRun* runOf(const std::string& name) const;
    [[nodiscard]] bool hasPrompt(const LessonFact& fact) const;
    [[nodiscard]] bool hasRun(const LessonFact& fact) const;
    [[nodiscard]] bool isSelected(const LessonHead& head) const;
    [[nodiscard]] bool isSet(const std::vector<LessonHead>& heads) const;
    [[nodiscard]] bool shows(const Quantity& quantity) const;
    [[nodiscard]] Covers hidingCells(const LessonFact& fact) const;
    [[nodiscard]] Covers hidingOneHead(const LessonFact& fact, const Positions& positions) const;
    [[nodiscard]] Covers hidingSet(const LessonFact& fact) const;
    [[nodiscard]] static Covers hidingTogether();  ///< what the heads of a set do
    [[nodiscard]] Covers hiding(const LessonFact& fact) const;
    [[nodiscard]] std::optional<int> layerOf(const LessonFact& fact) const;
    [[nodiscard]] bool isCovered(const LessonFact& fact, const std::string& cover) const;
    [[nodiscard]] Positions positionsOf(const LessonFact& fact) const;

    const Lesson* m_lesson;
    std::vector<std::string> m_runs;  ///< of a comparison two
    Intervention m_intervention = Zero{};
    std::string m_donor;
    std::vector<Quantity> m_maps = {{}, {Metric::Probability, Subject::Control, {}}};
    std::optional<LessonHead> m_selected;
    std::vector<LessonHead> m_set;
    std::optional<int> m_setLayer;  ///< in its place
    Positions m_positions;
    Covers m_covers;
    bool m_isOpen = false;  ///< a question is to be answered
};

}  // namespace headscope
