// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets.h"

#include <QTimer>

namespace headscope::app {

class LessonController;

/// How long the learner has been at a step that has minutes; hidden at others. Nothing ends with
/// it. GUI thread.
class StepClock : public MutedLabel {
    Q_OBJECT

 public:
    explicit StepClock(const LessonController& play, QWidget* parent = nullptr);

 private:
    void refresh();

    const LessonController& m_play;
    QTimer m_tick;
};

}  // namespace headscope::app
