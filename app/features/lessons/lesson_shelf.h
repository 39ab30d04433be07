// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace headscope::app {

class Settings;

/// A lesson as the list shows it.
struct ShelvedLesson {
    QString path;
    std::string id;
    int number = 0;
    int minutes = 0;
    QString title;
    std::optional<Lesson> lesson;  ///< empty: it cannot be read
    QString fault;                 ///< why not
};

/// How far the learner has come with it.
enum class LessonProgressMark { None, Begun, Done };

/// The lessons that ship with the program, by number; read once. Whoever has one that cannot be
/// read is listed with the reason.
[[nodiscard]] std::vector<ShelvedLesson> shelvedLessons(const QString& language);

/// Why it cannot be played with this program and model, for people: "Needs patching."; empty: it
/// can. `sha256`: of the open model; empty: none is open.
[[nodiscard]] QString hindrance(const Lesson& lesson, const std::string& sha256);

[[nodiscard]] LessonProgressMark progressOf(Settings& settings, const std::string& id);
/// Whoever is done stays so.
void setProgress(Settings& settings, const std::string& id, LessonProgressMark mark);

}  // namespace headscope::app
