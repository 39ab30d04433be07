// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lessons/hand_count.h"
#include "features/lessons/lesson_scale.h"
#include "features/lessons/number_hands.h"
#include "features/lessons/presentation_stage.h"
#include "features/lessons/screen_saver_block.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>
#include <vector>

class QKeyEvent;
class QLabel;
class QMainWindow;
class QScreen;

namespace headscope::app {

class Document;
class LessonController;
class PointerRing;
class PresenterWindow;
class PresentationStrip;

/// Shows the lesson to a class: the window fills the screen with the maps and the step's text,
/// large and light, and is moved by a remote's keys. No key does what it does in the window
/// otherwise: a remote's F5 starts no run. Only a field that was clicked takes what is typed, until
/// Escape; a remote's other keys go on. Where there is a second screen, the class's window goes
/// there, and the presenter's stays. Leaving it puts the window back. GUI thread.
class Presentation : public QObject {
    Q_OBJECT

 public:
    Presentation(QMainWindow& window, Document& document, LessonController& play,
                 QObject* parent = nullptr);
    ~Presentation() override;

    /// Precondition: a lesson is played.
    void begin();
    void end();
    [[nodiscard]] bool isOn() const { return m_isOn; }
    [[nodiscard]] PresentationStrip& strip() const { return *m_strip; }
    [[nodiscard]] const HandCount& hands() const { return m_hands; }
    [[nodiscard]] const NumberHands& numbers() const { return m_numbers; }
    [[nodiscard]] bool isBlank() const;
    /// Null while it is not shown.
    [[nodiscard]] PresenterWindow* presenter() const;

 Q_SIGNALS:
    /// It is on, or off again.
    void changed(bool on);
    /// The frames of this step are in the way.
    void marksCleared();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void showStep();
    void fitSizes();
    void fitStage();
    void refresh();
    void lockScale();
    /// False: the key means nothing here.
    bool press(const QKeyEvent& key);
    bool pressMode(const QKeyEvent& key);
    bool pressHands(const QKeyEvent& key);
    /// Into the class's number.
    bool pressNumber(const QKeyEvent& key);
    void giveNumber();
    bool walk(const QKeyEvent& key);
    void escape();
    /// Into the prompt, where the step shows it.
    void answer(std::size_t option);
    void typeInPrompt();
    void blank(bool white);
    /// The map under the mouse, closer; once more: all of it again.
    void zoomMap();
    void showWholeMaps();
    void useGround(bool dark);
    /// Counts hands for the options of a question, or takes the number that it asks for.
    void beginHands();
    void showKeys();
    void showPresenter(bool on);
    void fillScreen(QScreen* screen);
    /// The class's window and the presenter's change screens.
    void swapScreens();
    /// What it says of itself; and with the step.
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString foot() const;
    [[nodiscard]] bool showsClock() const;
    [[nodiscard]] QString clock() const;
    [[nodiscard]] QString presenterClock() const;

    QMainWindow& m_window;
    Document& m_document;
    LessonController& m_play;
    PresentationStrip* m_strip;
    PointerRing* m_pointer;
    QPointer<QWidget> m_blank;
    QPointer<QLabel> m_keys;
    QPointer<PresenterWindow> m_presenter;
    HandCount m_hands;
    NumberHands m_numbers;
    QString m_digits;     ///< of a step to go to
    QTimer m_leaveTimer;  ///< while the next Escape leaves
    QElapsedTimer m_clock;
    QTimer m_tick;
    bool m_isOn = false;
    std::optional<bool> m_clockWish;  ///< of the teacher, by T
    bool m_showsBars = true;
    bool m_isDark = false;
    PresentationStage m_stage;
    LessonScale m_scale;
    ScreenSaverBlock m_saver;
    QByteArray m_geometry;
    Qt::WindowStates m_states;
    int m_fontPercent = 100;
    std::optional<double> m_lock;
};

}  // namespace headscope::app
