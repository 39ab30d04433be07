// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lesson_maker/fact_dialog.h"

#include <headscope/lesson_draft.h>

#include <QDialog>

#include <cstddef>
#include <functional>

class QListWidget;

namespace headscope::app {

/// On what a step's text rests: claims, of which all must hold on a model, or the text for where it
/// differs is shown there. GUI thread.
class ClaimsDialog : public QDialog {
    Q_OBJECT

 public:
    /// Lets a fact be chosen, and gives it to `chosen`.
    using FactAsker = std::function<void(
        const Lesson& lesson, const std::function<void(const FactChoice&)>& chosen, QWidget* over)>;
    /// The lesson with the step's claims, and what they need.
    using Chosen = std::function<void(const Lesson& lesson)>;
    /// `values`: what facts are on the open model; null: not known. Precondition: `step` is one of
    /// the lesson's.
    ClaimsDialog(Lesson lesson, std::size_t step, const LessonValues* values, FactAsker facts,
                 Chosen chosen, QWidget* parent);

 private:
    void build();
    /// Those that are ticked stay so; `added` is, too.
    void fill(const std::string& added = {});
    void addComparison();
    void addFact();
    void choose();
    [[nodiscard]] std::vector<std::string> ticked() const;

    Lesson m_lesson;
    const std::size_t m_step;
    const LessonValues m_values;
    FactAsker m_facts;
    Chosen m_chosen;
    QListWidget* m_list;
};

}  // namespace headscope::app
