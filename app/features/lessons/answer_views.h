// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <headscope/lesson_answers.h>

#include <QWidget>

#include <optional>

namespace headscope::app {

/// Where one question of a lesson is answered. By mouse and by keys; Enter gives the answer.
class AnswerView : public QWidget {
    Q_OBJECT

 public:
    using QWidget::QWidget;
    /// Empty: nothing that could be an answer is there yet.
    [[nodiscard]] virtual std::optional<LessonAnswer> answer() const = 0;
    /// As it was given before.
    virtual void setAnswer(const LessonAnswer& /*answer*/) {}

 Q_SIGNALS:
    void changed();
    void submitted();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// `options`: the labels of the question's options, in their order. The head of a question about
/// heads is the one that is chosen in the window.
[[nodiscard]] AnswerView* makeAnswerView(const LessonAsk& ask, const QStringList& options,
                                         const RunState& state);

}  // namespace headscope::app
