// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/continuation.h>

#include <QPushButton>

namespace headscope::app {

/// One written token: its text with visible spaces, and whether the other text lacks it: see
/// sharedTokens().
class TokenChip : public QPushButton {
    Q_OBJECT

 public:
    enum class Mark {
        Same,
        First,   ///< here the texts part, and the other lacks it
        Differs  ///< the other lacks it further on
    };

    TokenChip(TextSide side, int place, const TokenScore& score, QWidget* parent = nullptr);

    void setMark(Mark mark);
    [[nodiscard]] Mark mark() const { return m_mark; }
    /// Not of the current choice.
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const { return m_stale; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QFont chipFont() const;
    void describe();

    TextSide m_side;
    int m_place;
    TokenScore m_score;
    Mark m_mark = Mark::Same;
    bool m_stale = false;
};

}  // namespace headscope::app
