// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;

namespace headscope::app {

class HandCount;
class LessonController;
class StepText;

/// The step's text below the maps, as large as the back row needs it, with hands as bars.
class PresentationStrip : public QFrame {
    Q_OBJECT

 public:
    explicit PresentationStrip(QWidget* parent = nullptr);

    /// The height of the prose in pixels; the strip takes at most `most` pixels.
    void setSizes(int prose, int most);
    /// `number`: as far as the class's number is typed; nothing while it is not.
    void show(const LessonController& play, const HandCount& hands, bool bars,
              const std::optional<QString>& number, const QString& note);
    [[nodiscard]] StepText* text() const { return m_text; }
    [[nodiscard]] QLabel* foot() const { return m_foot; }

 Q_SIGNALS:
    /// An option of the question was clicked.
    void optionChosen(std::size_t option);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void fit();

    StepText* m_text;
    QWidget* m_bars;
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
