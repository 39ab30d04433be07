// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/lessons/lesson_controller.h"

#include <functional>

class QDockWidget;

namespace headscope::app {

class ClassResults;
class LessonList;
class LessonPanel;
class MarkFrames;
class InlineHint;
class Presentation;

/// Lessons: their list, the one that is played, its marks upon the window, and how it is shown to a
/// class.
class LessonsFeature : public Feature {
    Q_OBJECT

 public:
    struct Start {
        /// As a session's: see SessionCallbacks.
        std::function<QJsonObject()> view;
        std::function<void(const QJsonObject&)> applyView;
        QString lesson;  ///< to present at the start: a file or a folder; empty: none
        int step = 1;
        /// Lessons are offered at the first start, and answers are kept.
        bool leavesTraces = true;
    };

    LessonsFeature(Workplace& place, const Start& start);
    ~LessonsFeature() override;

    [[nodiscard]] LessonController& controller() { return m_play; }
    [[nodiscard]] LessonPanel& panel() const { return *m_panel; }
    [[nodiscard]] LessonList& list() const { return *m_list; }
    [[nodiscard]] QDockWidget* dock() const { return m_dock; }
    [[nodiscard]] MarkFrames& marks() const { return *m_marks; }
    [[nodiscard]] Presentation& presentation() const { return *m_presentation; }

    /// Asks for a lesson's file; tests replace it. Empty: cancelled.
    std::function<QString(QWidget* over)> chooseFile;

    /// The window is about to be built anew; true: the lesson was presented.
    [[nodiscard]] bool rest();
    /// Once it is: the lesson goes on at its step, in the window's language.
    void goOn(bool presents);

    /// Plays a lesson that is being made, with the texts of that language.
    void tryLesson(const Lesson& lesson, const QString& language, int step, bool presents);

    [[nodiscard]] bool canOpen(const QString& path) const override;
    /// A lesson with a fault is not begun: the message names its step. Answers are collected.
    void openPath(const QString& path) override;
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] QList<Area> areas() const override;

 Q_SIGNALS:
    /// What the ripples are to show: fields of a session's view; the others stay.
    void ripplesWanted(const QJsonObject& part);
    /// One of lessonComputedPanels() is to be computed, if it is not there.
    void computeWanted(const QString& panel);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    [[nodiscard]] LessonCallbacks callbacks(const Start& start);
    void buildDock();
    void joinHistory();
    void connectAll();
    /// Over the maps, while a lesson is played that cannot be seen.
    void buildStrip();
    void addCommands();
    void addPlayCommands();
    void addAnswerCommands();
    void show();
    /// False, and it is said, where the open model cannot do it. `language`: empty: the window's.
    bool begin(const Lesson& lesson, std::size_t step = 0, const QString& language = {});
    /// From a file or a link. Throws Error(Input) where it cannot be played at all.
    void beginShared(const Lesson& lesson);
    void present();
    void toggleFullScreen();
    void presentAtStart(const QString& path, int step);
    void stepChanged();
    void refreshMarks();
    /// In the status bar; none: what was told there of marks goes.
    void tellMarks(const QStringList& words);
    void scrollToMarks();
    void followLink(const QUrl& url);
    void offer();
    /// The window of a class's answers, made where it is asked for.
    [[nodiscard]] ClassResults& results();
    void saveAnswers();
    void writeAnswers(const LessonAnswers& answers);
    void deleteAnswers();
    void bringUp(const std::string& panel);
    void bringUpMarked();
    /// What the stage had no need of.
    void bringUpAfterPresenting();
    [[nodiscard]] bool isInFront(const std::string& panel) const;

    LessonController& m_play;
    LessonList* m_list;
    LessonPanel* m_panel;
    QDockWidget* m_dock;
    MarkFrames* m_marks;
    Presentation* m_presentation;
    InlineHint* m_strip;
    ClassResults* m_results = nullptr;
    std::vector<LessonMark> m_marked;
    QString m_told;             ///< of marks, last
    bool m_hasLeftOut = false;  ///< panels that a step has brought up, while presenting
};

}  // namespace headscope::app
