// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lessons/answer_bars.h"

#include <QStringList>
#include <QWidget>

#include <cstddef>
#include <vector>

namespace headscope::app {

class HandCount;

/// "A", "B", ...
[[nodiscard]] QString optionLetter(std::size_t option);

/// The hands of a class as bars, as large as the back row needs them. GUI thread.
class HandBars : public QWidget {
    Q_OBJECT

 public:
    using QWidget::QWidget;
    /// Of options, a line for each vote, with letters of this height in pixels.
    void show(const HandCount& hands, int height);
    /// Of numbers, a line for each answer or bin.
    void show(const std::vector<AnswerBar>& numbers, int height);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    struct Bar {
        int count = 0;
        bool filled = false;
    };
    struct Line {
        QString label;
        std::vector<Bar> bars;
        QString words;  ///< behind the longest bar
    };
    void show(std::vector<Line> lines, const QStringList& spoken, int height);

    std::vector<Line> m_lines;
    int m_line = 30;  ///< pixels
};

}  // namespace headscope::app
