// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QScrollArea>
#include <QStringList>
#include <QWidget>

#include <cstddef>
#include <vector>

namespace headscope::app {

/// Tokens as a wrapped row of chips, with visible spaces. Painted, not made of widgets: a prompt
/// may have a thousand of them. Can let the user choose tokens, by mouse and keyboard; it shows
/// and asks, and who listens decides.
class TokenStrip : public QWidget {
    Q_OBJECT

 public:
    explicit TokenStrip(QWidget* parent = nullptr);

    /// Texts as headscope::visibleText makes them. `overflowFrom`: the first chip that the model
    /// does not read, which is marked, and those after it dimmed; < 0: none. `more`: how many there
    /// are beyond those given, which are counted at the end.
    void setTokens(const QStringList& tokens, int overflowFrom = -1, std::size_t more = 0);
    [[nodiscard]] const QStringList& tokens() const { return m_tokens; }

    /// Shows at most so many rows and counts the rest; 0: all.
    void setMaxRows(int rows);

    /// Takes the focus, clicks and keys.
    void setChoosable(bool choosable);
    /// Chips that stand out, ascending.
    void setMarked(const std::vector<int>& marked);
    [[nodiscard]] const std::vector<int>& marked() const { return m_marked; }
    /// Chips that have a line below them, ascending: other tokens than those of another strip.
    void setDiffering(const std::vector<int>& differing);
    [[nodiscard]] const std::vector<int>& differing() const { return m_differing; }
    /// From now on a chip is as wide as the one of `other` in the same place, so that both strips
    /// break alike where they are equally wide; null: only as wide as its text. To be called of
    /// both.
    void setPartner(TokenStrip* other);
    /// The chip that the keys act on.
    [[nodiscard]] int current() const { return m_current; }

    /// Where a chip is, at the current width.
    [[nodiscard]] QRect chipRect(int token) const;
    [[nodiscard]] int rowHeight() const;
    /// How many texts have been measured so far: each once, until the font changes.
    [[nodiscard]] std::size_t measured() const { return m_measured; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void toggleRequested(int token);           ///< a click, or Space
    void rangeRequested(int first, int last);  ///< with Shift; from the last chip toggled
    void currentMoved(const QRect& chip);      ///< by keys: to be scrolled to

 protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

 private:
    /// The chips, and behind them what counts the rest, if there is one.
    [[nodiscard]] std::vector<QRect> arrange(int width) const;
    [[nodiscard]] const std::vector<int>& widths() const;
    /// Of a chip, without what is around its text.
    [[nodiscard]] int textWidth(std::size_t chip) const;
    void fitChips();
    [[nodiscard]] QString moreText(std::size_t more) const;
    [[nodiscard]] QFont chipFont() const;
    [[nodiscard]] int chipAt(QPoint point) const;
    [[nodiscard]] int chipBeside(int key) const;
    void fitFocus();
    void moveTo(int token);
    void speakCurrent();
    void paintChip(QPainter& painter, int token, const QRect& rect) const;

    QStringList m_tokens;
    mutable std::vector<int> m_widths;  ///< of the texts; empty: not measured
    mutable std::size_t m_measured = 0;
    int m_overflowFrom = -1;
    std::size_t m_more = 0;
    int m_maxRows = 4;
    bool m_choosable = false;
    std::vector<int> m_marked;
    std::vector<int> m_differing;
    QPointer<TokenStrip> m_partner;
    int m_current = 0;
    int m_anchor = 0;
};

/// A strip that scrolls where it has more than a few rows.
class TokenStripArea : public QScrollArea {
    Q_OBJECT

 public:
    explicit TokenStripArea(QWidget* parent = nullptr);
    [[nodiscard]] TokenStrip* strip() const { return m_strip; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 private:
    TokenStrip* m_strip;
};

}  // namespace headscope::app
