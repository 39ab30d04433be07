// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_answers.h>

#include <QString>

namespace headscope::app {

/// What the learner answered, in a file a lesson in the state folder: it stays on this machine. No
/// name and no time of day is in it. What cannot be written is kept until the program ends, and a
/// file that cannot be read stays beside the one that is begun. GUI thread.
class AnswersStore {
 public:
    /// `keeps`: else no file is read or written.
    explicit AnswersStore(bool keeps) : m_keeps(keeps) {}

    /// Goes on with what is there of the same version of the lesson and the same model; what is
    /// there of others is kept beside it.
    void open(const Lesson& lesson, const std::string& model, const std::string& language);
    void add(LessonAttempt attempt);
    void close();
    [[nodiscard]] const LessonAnswers& answers() const { return m_answers; }
    /// Of all lessons, also those that could not be read.
    void deleteAll();
    /// Why the file could not be read or written, once for each lesson; empty: nothing is wrong.
    [[nodiscard]] QString takeFault();

    /// Where the files are.
    [[nodiscard]] static QString folder();
    /// Of all lessons, with at least one attempt each.
    [[nodiscard]] static std::vector<LessonAnswers> all();

 private:
    void write();
    void keepUnreadable(const QString& why);

    bool m_keeps;
    LessonAnswers m_answers;
    QString m_file;  ///< empty: no lesson is open
    QString m_fault;
    bool m_hasFailed = false;
};

}  // namespace headscope::app
