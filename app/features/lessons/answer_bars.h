// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/number_bins.h>

#include <QString>
#include <QWidget>

#include <vector>

namespace headscope::app {

/// One answer with how many gave it, in the first vote and in the last.
struct AnswerBar {
    QString answer;
    int first = 0, last = 0;
    bool right = false;
};

/// Of a bin of numbers, with the counts of its first and last votes: "143", "20 to 39", "0.2 to
/// below 0.3".
[[nodiscard]] AnswerBar barOf(const NumberBin& bin, bool right);

/// The answer, with a mark where it is right.
[[nodiscard]] QString labelOf(const AnswerBar& bar);
/// "5", or "3 → 5" where the votes differ.
[[nodiscard]] QString countsOf(const AnswerBar& bar);
/// All of it for a screen reader.
[[nodiscard]] QString spokenOf(const AnswerBar& bar);

/// Answers as bars: the last vote filled, the first an outline above it where they differ. What is
/// right has a mark. GUI thread.
class AnswerBars : public QWidget {
    Q_OBJECT

 public:
    explicit AnswerBars(QWidget* parent = nullptr);
    void show(std::vector<AnswerBar> bars);
    [[nodiscard]] const std::vector<AnswerBar>& bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    [[nodiscard]] int lineHeight() const;

    std::vector<AnswerBar> m_bars;
};

}  // namespace headscope::app
