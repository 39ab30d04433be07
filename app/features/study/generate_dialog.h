// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study_generator.h>

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace headscope::app {

/// Asks which prompts are to be made, for whose words, how many and by which seed, and what is to
/// take the place of heads' outputs on them. GUI thread.
class GenerateDialog : public QDialog {
    Q_OBJECT

 public:
    /// `bundled`: is the model that ships with the program open?
    explicit GenerateDialog(bool bundled, QWidget* parent = nullptr);
    [[nodiscard]] GeneratorRequest request() const;
    /// In the list's order, at least one where it was accepted.
    [[nodiscard]] std::vector<Intervention> interventions() const;
    [[nodiscard]] QSpinBox* count() const { return m_count; }

 private:
    void fillInterventions();
    /// Only kinds that the chosen model has words for, and no study without an intervention.
    void refresh();

    QComboBox* m_kind;
    QComboBox* m_model;
    QSpinBox* m_count;
    QSpinBox* m_seed;
    QListWidget* m_interventions;
    QLabel* m_why;
    QPushButton* m_make = nullptr;
};

}  // namespace headscope::app
