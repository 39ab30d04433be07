// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/study/typical_model.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace headscope::app {

class ChoiceBar;

/// Which prompts of a study are most and least typical: by the whole map, or by the chosen head. It
/// looks at the rows only while it is seen. GUI thread.
class TypicalView : public QWidget {
    Q_OBJECT

 public:
    explicit TypicalView(const StudyDesk& desk, QWidget* parent = nullptr);

    void show(const StudyChoice& choice, std::optional<HeadId> head, bool covered);
    [[nodiscard]] const TypicalModel& model() const { return *m_model; }
    [[nodiscard]] Typical by() const;

 Q_SIGNALS:
    /// Its map is to be shown.
    void promptChosen(std::size_t prompt);
    /// A double click, or Enter: it is to be run by itself.
    void promptActivated(std::size_t prompt);

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    void refresh();

    const StudyDesk& m_desk;
    TypicalModel* m_model;
    ChoiceBar* m_by;
    ChoiceBar* m_order;
    QLabel* m_words;
    QTableView* m_table;
    StudyChoice m_choice;
    std::optional<HeadId> m_head;
    bool m_covered = false;
    std::size_t m_rows = 0;  ///< how many there were
};

}  // namespace headscope::app
