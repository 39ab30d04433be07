// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/play_through.h"

#include "features/lessons/lesson_controller.h"
#include "features/lessons/lessons_feature.h"
#include "shell/main_window.h"
#include "shell/pictures.h"

#include <headscope/error.h>

#include <QDir>

namespace headscope::app {

namespace {

constexpr int kLooks = 15;  // frames follow what they frame some looks later

}  // namespace

PlayThrough::PlayThrough(MainWindow& window, const QString& folder, std::optional<QSize> size,
                         QObject* parent)
    : QObject(parent), m_window(window), m_folder(folder), m_size(size) {}

LessonController& PlayThrough::play() const {
    return m_window.feature<LessonsFeature>()->controller();
}

void PlayThrough::await(void (PlayThrough::*act)()) {
    whenQuiet(
        m_window, kLooks, [this, act] { (this->*act)(); },
        [this](const UserError& error) { end(error); });
}

void PlayThrough::start() {
    if (!QDir().mkpath(m_folder))
        return end(UserError{tr("the folder %1 cannot be made").arg(m_folder),
                             tr("Choose another folder.")});
    await(&PlayThrough::begin);
}

void PlayThrough::begin() {
    if (!play().isPlaying())
        return end(UserError{tr("the lesson has not begun"), tr("Open it in the window.")});
    play().open(m_step);
    if (m_size) m_window.resize(*m_size);
    await(&PlayThrough::shrink);
}

/// Text that follows the window's height has its final size now.
void PlayThrough::shrink() {
    if (m_size) m_window.resize(*m_size);
    await(&PlayThrough::look);
}

void PlayThrough::look() {
    const bool isCovered = !play().record().open;
    const QString name = QStringLiteral("%1-%2%3.png")
                             .arg(m_step + 1, 2, 10, QLatin1Char('0'))
                             .arg(QString::fromStdString(play().step().id),
                                  isCovered ? QStringLiteral("-covered") : QString());
    try {
        writePicture(m_window, m_folder + QLatin1Char('/') + name);
        m_written += m_folder + QLatin1Char('/') + name;
    } catch (const Error& error) {
        return end(userError(error));
    }
    if (isCovered) return open();
    if (++m_step >= play().lesson().steps.size()) return end({});
    play().open(m_step);
    await(&PlayThrough::look);
}

void PlayThrough::open() {
    const auto* values = play().values();
    const auto right = values ? rightAnswer(*play().step().ask, *values) : std::nullopt;
    if (right) play().answer(*right);
    if (!play().record().open) {
        play().setPresenting(true);  // a step that waits for an answer is uncovered, too
        (void)play().advance();
    }
    if (!play().record().open)
        return end(UserError{
            tr("the step “%1” cannot be uncovered").arg(QString::fromStdString(play().step().id)),
            tr("Check the lesson.")});
    await(&PlayThrough::look);
}

void PlayThrough::end(const std::optional<UserError>& error) {
    if (std::exchange(m_hasEnded, true)) return;
    Q_EMIT ended(error);
}

}  // namespace headscope::app
