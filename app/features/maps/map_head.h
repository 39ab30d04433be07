// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QToolButton;

namespace headscope::app {

class MutedLabel;
class QuantityPicker;

/// The head of a map: its title, which opens the lists of what the map can show, what was done to
/// the heads, and the button that takes the map away.
class MapHead : public QWidget {
    Q_OBJECT

 public:
    /// `number` counts the maps from 1.
    explicit MapHead(int number, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& subtitle);
    /// The title's line alone, where there is little height.
    void setCompact(bool compact);
    void setRemovable(bool removable);

    [[nodiscard]] QuantityPicker* picker() const { return m_picker; }
    [[nodiscard]] QPushButton* title() const { return m_title; }
    [[nodiscard]] QToolButton* remove() const { return m_remove; }
    /// The width in which neither text is cut off.
    [[nodiscard]] int readableWidth() const;
    /// The width in which the title can be told from others.
    [[nodiscard]] int leastWidth() const;
    [[nodiscard]] int heightWith(bool compact) const;
    /// Opens the lists below the title, with the keyboard in the first.
    void open();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void fit();
    /// What the title's line takes beside the title's text.
    [[nodiscard]] int besideTitle() const;
    void build(int number);

    QPushButton* m_title;
    MutedLabel* m_subtitle;
    QToolButton* m_remove;
    QWidget* m_lists;  ///< a window of its own, while it is open
    QuantityPicker* m_picker;
    QString m_titleText;
};

}  // namespace headscope::app
