// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/answers_store.h"

#include "document/state_folder.h"
#include "ui/message_text.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/version.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <utility>

namespace headscope::app {

namespace {

struct AnswersStoreTr {
    Q_DECLARE_TR_FUNCTIONS(AnswersStore)
};

const QString kUnreadable = QStringLiteral(".unreadable");  // behind the ending

/// `behind`: of the usual ending.
QStringList filesIn(const QString& folder, const QString& behind = {}) {
    QStringList paths;
    for (const QString& name :
         QDir(folder).entryList({QLatin1Char('*') + QString::fromLatin1(kAnswersEnding) + behind},
                                QDir::Files, QDir::Name))
        paths += folder + QLatin1Char('/') + name;
    return paths;
}

}  // namespace

QString AnswersStore::folder() {
    return stateFolder() + QStringLiteral("/answers");
}

void AnswersStore::open(const Lesson& lesson, const std::string& model,
                        const std::string& language) {
    m_answers = {lesson.id, lesson.hash, version(), model, language, {}, {}};
    if (!m_keeps) return;
    // Another version or model has a file of its own: their answers are not to one question.
    const QString of = QString::fromStdString(lesson.id + '-' + lesson.hash.substr(0, 12) + '-' +
                                              model.substr(0, 12));
    m_file = folder() + QLatin1Char('/') + of + QString::fromLatin1(kAnswersEnding);
    m_hasFailed = false;
    if (!QFile::exists(m_file)) return;
    try {
        LessonAnswers kept = readAnswers(m_file.toStdString());
        if (kept.lessonHash == lesson.hash && kept.model == model) m_answers = std::move(kept);
    } catch (const Error& error) {
        keepUnreadable(textOf(error.message()));
    }
}

void AnswersStore::keepUnreadable(const QString& why) {
    const QString kept = m_file + kUnreadable;
    QFile::remove(kept);
    QFile::rename(m_file, kept);
    m_fault = AnswersStoreTr::tr(
                  "Your earlier answers to this lesson cannot be read, and are now in "
                  "%1: %2.")
                  .arg(kept, why);
}

QString AnswersStore::takeFault() {
    return std::exchange(m_fault, {});
}

void AnswersStore::add(LessonAttempt attempt) {
    if (m_answers.attempts.size() >= kMostLessonAttempts) return;
    m_answers.attempts.push_back(std::move(attempt));
    write();
}

void AnswersStore::write() {
    if (m_file.isEmpty()) return;
    try {
        QDir().mkpath(folder());
        writeFileAtomically(m_file.toStdString(), toFile(m_answers));
    } catch (const Error& error) {
        if (!std::exchange(m_hasFailed, true))
            m_fault =
                AnswersStoreTr::tr("Your answers are kept only until the program ends: %1. %2")
                    .arg(textOf(error.message()), textOf(error.hintMessage()));
    }
}

void AnswersStore::close() {
    m_file.clear();
    m_answers = {};
}

void AnswersStore::deleteAll() {
    m_answers.attempts.clear();
    for (const QString& path : filesIn(folder()) + filesIn(folder(), kUnreadable))
        QFile::remove(path);
}

std::vector<LessonAnswers> AnswersStore::all() {
    std::vector<LessonAnswers> all;
    for (const QString& path : filesIn(folder())) {
        try {
            all.push_back(readAnswers(path.toStdString()));
            if (all.back().attempts.empty()) all.pop_back();
        } catch (const Error&) {
            // Something else of that name.
        }
    }
    return all;
}

}  // namespace headscope::app
