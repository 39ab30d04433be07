// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QList>

class QPushButton;
class QShortcut;
class QVBoxLayout;

namespace headscope::app {

/// Answers a QEvent::ToolTip of a widget that shows its text only in part: the whole text, and
/// below it the widget's own tip.
void showWholeText(QWidget& widget, const QEvent& tooltip, const QString& text);

/// Shows rich text whose links can be clicked and reached by keys. Without a link the label takes
/// no keyboard: Qt's would hold it.
void setLinkedText(QLabel& label, const QString& html);

/// A label that can shrink where there is little room.
class FittingLabel : public QLabel {
    Q_OBJECT

 public:
    using QLabel::QLabel;
    /// From now on one line, which ends in "…" where there is no room for it: it widens nothing.
    /// The whole text is its tip then.
    void setElided();
    [[nodiscard]] bool isCutOff() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

 private:
    bool m_elided = false;
};

/// Enables a button that starts something and the one that stops it. The keyboard goes from one
/// that can be pressed no longer to the other, rather than on to what stands behind them.
void enableStartStop(QWidget& start, bool canStart, QWidget& stop, bool canStop);

/// The Delete key while the widget itself has the keyboard, not one within it such as an editor.
/// Not QKeySequence::Delete, which is Ctrl+D too on X11.
[[nodiscard]] QShortcut* deleteKey(QWidget& widget);

/// The widgets beside each other, without margins.
[[nodiscard]] QWidget* inRow(const QList<QWidget*>& widgets);

/// A rounded frame with a heading, around every panel of the window.
class Card : public QFrame {
    Q_OBJECT

 public:
    explicit Card(const QString& heading, QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    [[nodiscard]] FittingLabel* heading() const { return m_heading; }
    /// At the right end of the heading's line.
    void addToHeading(QWidget* widget);

 private:
    FittingLabel* m_heading;
    QVBoxLayout* m_body;
};

/// A label in the muted colour of the theme, a little smaller; follows the theme.
class MutedLabel : public FittingLabel {
    Q_OBJECT

 public:
    explicit MutedLabel(const QString& text = {}, QWidget* parent = nullptr);
    /// In the error colour instead.
    void setAlarming(bool alarming);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void recolor();
    bool m_alarming = false;
};

/// Two joined buttons of which one is down. The left one is down at first.
class Segmented : public QWidget {
    Q_OBJECT

 public:
    Segmented(const QString& left, const QString& right, QWidget* parent = nullptr);
    void choose(bool right);
    [[nodiscard]] bool isRight() const;
    [[nodiscard]] QPushButton* left() const { return m_left; }
    [[nodiscard]] QPushButton* right() const { return m_right; }

 Q_SIGNALS:
    void chosen(bool right);

 private:
    QPushButton* m_left;
    QPushButton* m_right;
};

}  // namespace headscope::app
