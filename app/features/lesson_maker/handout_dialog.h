// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lesson_maker/handout_file.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;

namespace headscope::app {

/// Which handout: its format, its language, and whether it has the answers. GUI thread.
class HandoutDialog : public QDialog {
    Q_OBJECT

 public:
    /// The ending is "pdf", "html" or "md".
    using Chosen = std::function<void(const HandoutWish& wish, const QString& ending)>;
    /// `answers`: they are known on the open model.
    HandoutDialog(const Lesson& lesson, const std::string& language, bool answers, Chosen chosen,
                  QWidget* parent);

 private:
    void choose();

    Chosen m_chosen;
    QComboBox* m_format;
    QComboBox* m_language;
    QCheckBox* m_answers;
};

}  // namespace headscope::app
