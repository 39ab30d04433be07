// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lesson_shelf.h"

#include "document/run_state.h"
#include "document/settings.h"
#include "ui/message_text.h"

#include <headscope/error.h>
#include <headscope/lesson_facts.h>
#include <headscope/lesson_files.h>
#include <headscope/lesson_runs.h>

#include <QFileInfo>

#include <algorithm>

namespace headscope::app {

namespace {

const QString kShelf = QStringLiteral("lessons");  // choices in the settings

struct ShelfTr {
    Q_DECLARE_TR_FUNCTIONS(Shelf)
};

ShelvedLesson shelved(const std::filesystem::path& path, const QString& language) {
    ShelvedLesson one;
    one.path = QString::fromStdString(path.string());
    one.title = QFileInfo(one.path).fileName();
    try {
        one.lesson = openLesson(path);
        one.id = one.lesson->id;
        one.number = one.lesson->number;
        one.minutes = one.lesson->minutes;
        one.title = QString::fromStdString(one.lesson->text(language.toStdString()).title);
    } catch (const Error& error) {
        one.fault = textOf(error.message());
        one.number = 1000;  // after those that can be read
    }
    return one;
}

}  // namespace

std::vector<ShelvedLesson> shelvedLessons(const QString& language) {
    std::vector<ShelvedLesson> all;
    try {
        for (const auto& path : findLessons(bundledLessons()))
            all.push_back(shelved(path, language));
    } catch (const Error&) {
        // The list says that it is empty.
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.number < b.number; });
    return all;
}

QString hindrance(const Lesson& lesson, const std::string& sha256) {
    QStringList missing;
    for (const std::string& need : missingNeeds(lesson))
        missing << QString::fromStdString(need);
    if (!missing.isEmpty()) return ShelfTr::tr("Needs %1.").arg(missing.join(QStringLiteral(", ")));
    if (!sha256.empty() && refusesModel(lesson, sha256))
        return ShelfTr::tr("Needs the model %1.").arg(QString::fromStdString(lesson.model));
    return {};
}

bool refusesModel(const Lesson& lesson, const std::string& sha256) {
    return !lesson.otherModels && !isMadeFor(lesson, sha256);
}

std::optional<LessonFault> faultHere(const Lesson& lesson, const RunState& state) {
    if (!state.model() || !state.tokenizer()) return std::nullopt;
    const auto faults = runFaults(lesson, *state.tokenizer(), *state.model());
    return faults.empty() ? std::nullopt : std::optional(faults.front());
}

QString hindranceHere(const Lesson& lesson, const RunState& state) {
    const QString why = hindrance(lesson, state.model() ? state.model()->sha256 : std::string());
    if (!why.isEmpty()) return why;
    const auto fault = faultHere(lesson, state);
    if (!fault) return {};
    return ShelfTr::tr("Not with the model %1: %2.")
        .arg(QString::fromStdString(state.model()->name), textOf(fault->what));
}

LessonProgressMark progressOf(Settings& settings, const std::string& id) {
    const QString mark = settings.choices(kShelf).value(QString::fromStdString(id)).toString();
    if (mark == QLatin1String("done")) return LessonProgressMark::Done;
    return mark.isEmpty() ? LessonProgressMark::None : LessonProgressMark::Begun;
}

void setProgress(Settings& settings, const std::string& id, LessonProgressMark mark) {
    if (mark == LessonProgressMark::None || progressOf(settings, id) == LessonProgressMark::Done)
        return;
    QVariantMap choices = settings.choices(kShelf);
    choices.insert(QString::fromStdString(id), mark == LessonProgressMark::Done
                                                   ? QStringLiteral("done")
                                                   : QStringLiteral("begun"));
    settings.setChoices(kShelf, choices);
}

}  // namespace headscope::app
