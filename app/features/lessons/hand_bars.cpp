// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/hand_bars.h"

#include "features/lessons/hand_count.h"
#include "features/lessons/vote_bar.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kBarEdge = 3;  // pixels between two lines' bars, on either side

/// Of several votes, from 0.
QString voteName(std::size_t vote) {
    return vote == 0   ? HandBars::tr("first")
           : vote == 1 ? HandBars::tr("second")
                       : HandBars::tr("vote %1").arg(vote + 1);
}

}  // namespace

QString optionLetter(std::size_t option) {
    return QString(QChar(u'A' + static_cast<char16_t>(option)));
}

void HandBars::show(const HandCount& hands, int height) {
    auto votes = hands.votes();
    if (hands.isCounting()) votes.push_back(hands.typing());
    // A count, and of which vote where there are several.
    const auto counted = [&](std::size_t vote, std::size_t option) {
        const QString count = QString::number(votes[vote][option]);
        return votes.size() < 2 ? count : QStringLiteral("%1  %2").arg(count, voteName(vote));
    };
    std::vector<Line> lines;
    QStringList spoken;
    const std::size_t options = votes.empty() ? 0 : votes.front().size();  // as in every vote
    for (std::size_t option = 0; option < options; ++option)
        for (std::size_t vote = 0; vote < votes.size(); ++vote) {
            const bool isLast = vote + 1 == votes.size();
            lines.push_back({vote == 0 ? optionLetter(option) : QString(),
                             {{votes[vote][option], isLast}},
                             counted(vote, option)});
            spoken << optionLetter(option) + QLatin1Char(' ') + lines.back().words;
        }
    show(std::move(lines), spoken, height);
}

void HandBars::show(const std::vector<AnswerBar>& numbers, int height) {
    std::vector<Line> lines;
    QStringList spoken;
    for (const AnswerBar& bar : numbers) {
        Line line{labelOf(bar), {{bar.last, true}}, countsOf(bar)};
        if (bar.first != bar.last) line.bars.push_back({bar.first, false});
        lines.push_back(std::move(line));
        spoken << spokenOf(bar);
    }
    show(std::move(lines), spoken, height);
}

void HandBars::show(std::vector<Line> lines, const QStringList& spoken, int height) {
    m_lines = std::move(lines);
    m_line = static_cast<int>(1.35 * height);
    QFont font = this->font();
    font.setPixelSize(height);
    setFont(font);
    setFixedHeight(static_cast<int>(m_lines.size()) * m_line);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void HandBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Theme& theme = Theme::of(palette());
    const QFontMetrics metrics = fontMetrics();
    int most = 1, left = 0, words = 0;
    for (const Line& line : m_lines) {
        for (const Bar& bar : line.bars)
            most = std::max(most, bar.count);
        left = std::max(left, metrics.horizontalAdvance(line.label + QStringLiteral("  ")) + 4);
        words = std::max(words, metrics.horizontalAdvance(line.words));
    }
    const int room = std::max(1, width() - left - words - 2 * kVoteBarGap);
    int y = 0;
    for (const Line& line : m_lines) {
        painter.setPen(theme.text);
        painter.drawText(QRect(0, y, left, m_line), Qt::AlignVCenter, line.label);
        int end = left;
        for (const Bar& bar : line.bars) {
            const QRect place(left, y + kBarEdge, std::max(1, voteBarLength(bar.count, most, room)),
                              m_line - 2 * kBarEdge);
            drawVoteBar(painter, place, bar.filled ? theme.accent : theme.text, bar.filled);
            end = std::max(end, place.right());
        }
        painter.setPen(theme.text);
        painter.drawText(QRect(end + kVoteBarGap, y, width(), m_line), Qt::AlignVCenter,
                         line.words);
        y += m_line;
    }
}

}  // namespace headscope::app
