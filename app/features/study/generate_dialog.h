// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study_generator.h>

#include <QDialog>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace headscope::app {

/// Asks which prompts are to be made, for whose words, how many and by which seed. GUI thread.
class GenerateDialog : public QDialog {
    Q_OBJECT

 public:
    /// `bundled`: is the model that ships with the program open?
    explicit GenerateDialog(bool bundled, QWidget* parent = nullptr);
    [[nodiscard]] GeneratorRequest request() const;
    [[nodiscard]] QSpinBox* count() const { return m_count; }

 private:
    QComboBox* m_kind;
    QComboBox* m_model;
    QSpinBox* m_count;
    QSpinBox* m_seed;
};

}  // namespace headscope::app
