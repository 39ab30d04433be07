// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/step_clock.h"

#include "features/lessons/lesson_controller.h"
#include "features/lessons/shown_step_text.h"

namespace headscope::app {

StepClock::StepClock(const LessonController& play, QWidget* parent)
    : MutedLabel(QString(), parent), m_play(play) {
    constexpr int kSecond = 1000;  // ms
    setObjectName(QStringLiteral("lessonTime"));
    m_tick.setInterval(kSecond);
    connect(&m_tick, &QTimer::timeout, this, &StepClock::refresh);
    connect(&play, &LessonController::stepChanged, this, &StepClock::refresh);
    connect(&play, &LessonController::left, this, &StepClock::refresh);
    hide();  // until it stands somewhere, and a step comes
}

void StepClock::refresh() {
    const QString time = m_play.isPlaying() ? stepTime(m_play) : QString();
    setText(time);
    setVisible(!time.isEmpty());
    if (time.isEmpty())
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start();
}

}  // namespace headscope::app
