// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/lesson_maker/draft_store.h"
#include "features/lesson_maker/handout_file.h"
#include "ui/save_questions.h"

#include <functional>

namespace headscope::app {

class MakerWindow;

/// Making lessons: recording steps from the window, writing them, checking, trying and sharing
/// them.
class LessonMakerFeature : public Feature {
    Q_OBJECT

 public:
    /// `view`: what a session would remember of the window. `recovers`: else nothing is kept by
    /// itself, and closing asks nothing.
    LessonMakerFeature(Workplace& place, const std::function<QJsonObject()>& view, bool recovers);

    using Answer = SaveAnswer;
    // Replaced by tests.
    std::function<QString(QWidget* over)>
        chooseLesson;  ///< a file or lesson.json; empty: cancelled
    std::function<Answer(QWidget* over, const QString& title)> askToSave;
    /// Another program has written where the lesson is to be saved: Save over it, Discard that for
    /// another place, or neither.
    std::function<Answer(QWidget* over, const QString& path)> askToSaveOver;

    [[nodiscard]] DraftStore& store() { return m_store; }
    [[nodiscard]] MakerWindow& window() const { return *m_window; }

    void newLesson();
    /// A lesson's folder or file, as far as it can be read. Asks first where something would be
    /// lost.
    void edit(const QString& path);
    /// One of the lessons that ship with the program, as the user's own.
    void copyBundled(const QString& path);
    /// The main window is closing: asks if something would be lost. False: it must stay open.
    [[nodiscard]] bool mayClose();
    /// It closes: unsaved changes are discarded.
    void close();
    /// The lesson that was tried has been left.
    void tried();
    /// The program must end.
    void saveForRecovery() { m_store.saveForRecovery(); }
    void writeHandout(const HandoutWish& wish, const QString& file);

    [[nodiscard]] bool isBusy() const override;

 Q_SIGNALS:
    /// Whoever plays lessons does so. `language`: of the texts.
    void tryRequested(const headscope::Lesson& lesson, const QString& language, int step,
                      bool presents);

 private:
    void addCommands();
    void add(const char* id, const QString& text, const QString& tip, const QString& keys,
             std::function<void()> act, bool needsLesson = true);
    void addMaking();
    void addTrying();
    void addSaving();
    void chooseCopy();
    void openDraft(const Lesson& lesson, const QString& path, bool isSaved);
    void tryIt(bool presents, const std::string& language);
    [[nodiscard]] std::string otherLanguage() const;
    bool save();
    bool saveInFolder();
    bool saveAsFile();
    bool saveTo(const QString& path);
    void saveHandout();
    void offerRecovery();
    /// False: the user cancelled.
    bool settle();
    bool attempt(const std::function<void()>& work);
    [[nodiscard]] QString suggested(const QString& ending) const;

    DraftStore& m_store;
    MakerWindow* m_window;
    bool m_recovers;
};

}  // namespace headscope::app
