// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/lesson_facts_asker.h"
#include "features/lesson_maker/draft_store.h"

#include <QDialog>
#include <QJsonObject>
#include <QTimer>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace headscope::app {

class CommandTable;
class Document;
class LessonPage;
class StepPage;

/// Where a lesson is made: its steps, the one that is worked on, and what is still wrong. The
/// window that it records is beside it. GUI thread.
class MakerWindow : public QDialog {
    Q_OBJECT

 public:
    /// The commands must live as long.
    MakerWindow(Document& document, DraftStore& store, CommandTable& commands,
                const std::function<QJsonObject()>& view, QWidget* parent);

    void bringUp();
    void done(int result) override;
    /// A step behind the one that is worked on, which shows what is on screen. False, and it is
    /// said, where that cannot stand in a lesson.
    bool addStep();
    void checkNow();
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] StepPage& page() const { return *m_step; }
    [[nodiscard]] QListWidget* steps() const { return m_steps; }
    [[nodiscard]] QListWidget* problems() const { return m_problems; }
    [[nodiscard]] const std::vector<LessonFault>& faults() const { return m_faults; }
    /// As far as they are known; null: not at all.
    [[nodiscard]] const LessonValues* values() const { return m_asker.values(); }

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    void build();
    QWidget* buildSteps();
    QWidget* buildFoot();
    void connectAll();
    QPushButton* button(const char* name, const QString& text, const QString& tip,
                        void (MakerWindow::*act)());
    QPushButton* commandButton(const char* name, const char* command, const QString& text);
    void refresh();
    void refreshSteps();
    void refreshLanguages();
    void refreshTitle();
    void askFacts();
    void factsChanged();
    void check();
    void goToProblem();
    void chooseLanguage();
    void duplicate();
    void remove();
    void moveUp();
    void moveDown();
    void move(int by);

    Document& m_document;
    DraftStore& m_store;
    CommandTable& m_commands;
    LessonFactsAsker m_asker;
    QTimer m_checking;
    QListWidget* m_steps;
    QStackedWidget* m_pages;
    LessonPage* m_lesson;
    StepPage* m_step;
    QComboBox* m_language;
    QLabel* m_count;
    QListWidget* m_problems;
    QPushButton* m_duplicate = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    std::vector<LessonFault> m_faults;
    std::string m_asked;  ///< which facts were asked for
};

}  // namespace headscope::app
