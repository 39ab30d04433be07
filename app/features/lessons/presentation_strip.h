// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QWidget>

#include <cstddef>

class QLabel;

namespace headscope::app {

class HandBars;
class HandCount;
class LessonController;
class NumberHands;
class StepText;

/// The step's text below the maps, as large as the back row needs it, with hands as bars.
class PresentationStrip : public QFrame {
    Q_OBJECT

 public:
    explicit PresentationStrip(QWidget* parent = nullptr);

    /// The height of the prose in pixels; the strip takes at most `most` pixels.
    void setSizes(int prose, int most);
    /// `hands`: of a question with options. `numbers`: of one for a number.
    void show(const LessonController& play, const HandCount& hands, const NumberHands& numbers,
              bool bars, const QString& note);
    [[nodiscard]] StepText* text() const { return m_text; }
    [[nodiscard]] HandBars* bars() const { return m_bars; }
    [[nodiscard]] QLabel* foot() const { return m_foot; }

 Q_SIGNALS:
    /// An option of the question was clicked.
    void optionChosen(std::size_t option);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void fit();

    StepText* m_text;
    HandBars* m_bars;
    QLabel* m_foot;
    int m_prose = 27;
    int m_most = 400;
};

/// A ring at the mouse, or the rest of the window in the dark; gone where the mouse rests.
class PointerRing : public QWidget {
    Q_OBJECT

 public:
    enum class Kind { Off, Ring, Spotlight };
    explicit PointerRing(QWidget* window);
    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void moveTo(QPoint place);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

 private:
    Kind m_kind = Kind::Off;
    QPoint m_place;
    int m_timer = 0;
};

}  // namespace headscope::app
