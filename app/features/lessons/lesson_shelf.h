// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson.h>
#include <headscope/lesson_files.h>

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace headscope::app {

class RunState;
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
/// It is for the models alone that it was made for, and this is none of them.
[[nodiscard]] bool refusesModel(const Lesson& lesson, const std::string& sha256);
/// The first step that the open model cannot do; nothing if it can do all, or none is open.
[[nodiscard]] std::optional<LessonFault> faultHere(const Lesson& lesson, const RunState& state);
/// Why it is not to be begun now, by either of these; empty: it can.
[[nodiscard]] QString hindranceHere(const Lesson& lesson, const RunState& state);

[[nodiscard]] LessonProgressMark progressOf(Settings& settings, const std::string& id);
/// Whoever is done stays so.
void setProgress(Settings& settings, const std::string& id, LessonProgressMark mark);

}  // namespace headscope::app
