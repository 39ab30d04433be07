// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <QDialog>

#include <cstddef>
#include <functional>
#include <string>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace headscope::app {

/// Which step comes after this one: when its answer is right, wrong, or was skipped. GUI thread.
class ThenDialog : public QDialog {
    Q_OBJECT

 public:
    /// `optional`: the step is reached only from another one.
    using Chosen = std::function<void(const LessonThen& then, bool optional)>;
    /// Steps are named in that language. Precondition: `step` is one of the lesson's.
    ThenDialog(const Lesson& lesson, std::size_t step, const std::string& language, Chosen chosen,
               QWidget* parent);

 private:
    QComboBox* addBox(QFormLayout& form, const char* name, const QString& label,
                      const std::string& now);
    void choose();

    const Lesson m_lesson;
    const std::size_t m_step;
    const std::string m_language;
    Chosen m_chosen;
    QComboBox* m_right = nullptr;
    QComboBox* m_wrong = nullptr;
    QComboBox* m_skipped = nullptr;
    QCheckBox* m_optional;
};

}  // namespace headscope::app
