// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <QStringList>
#include <QWidget>

#include <cstddef>
#include <vector>

class QPushButton;

namespace headscope::app {

class ChoiceBar;
class MutedLabel;
class TokenStrip;

/// At which of the prompt's tokens a head is ablated: all, the last, or those that are chosen among
/// the chips of a strip, which it marks.
class PositionsChoice : public QWidget {
    Q_OBJECT

 public:
    explicit PositionsChoice(TokenStrip& strip, QWidget* parent = nullptr);

    [[nodiscard]] Positions positions() const;
    void choose(const Positions& positions);
    /// From another choice of positions, a click on a chip begins a new one.
    void toggle(int token);
    void chooseRange(int first, int last);
    /// The prompt's tokens as shown, `count` in all. A choice is dropped with its tokens; before
    /// the first tokens it is kept unchanged.
    void setTokens(const QStringList& texts, std::size_t count);

    /// All, last and chosen, from left to right.
    [[nodiscard]] std::vector<QPushButton*> buttons() const;
    /// How many are chosen, or that none is. Whoever makes the choice gives it a place.
    [[nodiscard]] MutedLabel* note() const { return m_note; }

 Q_SIGNALS:
    void changed(const headscope::Positions& before);

 private:
    void build();
    void setChosen(std::vector<int> chosen);
    void refresh();
    [[nodiscard]] QString noteText() const;

    TokenStrip& m_strip;
    ChoiceBar* m_bar;
    MutedLabel* m_note;
    QStringList m_texts;
    std::size_t m_count = 0;
    std::vector<int> m_chosen;  ///< positions, ascending
    Positions m_last;           ///< before the change that is being made
    bool m_lost = false;        ///< an edit took away the last chosen token
};

}  // namespace headscope::app
