// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/answer_bars.h"

#include "features/lessons/shown_step_text.h"
#include "features/lessons/vote_bar.h"
#include "ui/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kWidestHint = 360;

}  // namespace

AnswerBar barOf(const NumberBin& bin, bool right) {
    const QString from = answeredNumber(bin.from);
    QString answer = from;
    if (bin.whole && bin.to - 1 > bin.from)
        answer = AnswerBars::tr("%1 to %2").arg(from, answeredNumber(bin.to - 1));
    else if (!bin.whole && !bin.isSingle())
        answer = AnswerBars::tr("%1 to below %2").arg(from, answeredNumber(bin.to));
    return {answer, bin.counts.front(), bin.counts.back(), right};
}

QString labelOf(const AnswerBar& bar) {
    return bar.right ? QStringLiteral("✓ ") + bar.answer : bar.answer;
}

QString countsOf(const AnswerBar& bar) {
    return bar.first != bar.last ? QStringLiteral("%1 → %2").arg(bar.first).arg(bar.last)
                                 : QString::number(bar.last);
}

QString spokenOf(const AnswerBar& bar) {
    QString said = AnswerBars::tr("%1: %2").arg(bar.answer, QString::number(bar.last));
    if (bar.first != bar.last)
        said = AnswerBars::tr("%1: %2, in the first vote %3")
                   .arg(bar.answer, QString::number(bar.last), QString::number(bar.first));
    return bar.right ? AnswerBars::tr("%1, right").arg(said) : said;
}

AnswerBars::AnswerBars(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("answerBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AnswerBars::show(std::vector<AnswerBar> bars) {
    m_bars = std::move(bars);
    QStringList spoken;
    for (const AnswerBar& bar : m_bars)
        spoken << spokenOf(bar);
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int AnswerBars::lineHeight() const {
    return fontMetrics().height();
}

QSize AnswerBars::sizeHint() const {
    // The answer's words, then its bar.
    return {kWidestHint, static_cast<int>(m_bars.size()) * (2 * lineHeight() + kVoteBarGap)};
}

QSize AnswerBars::minimumSizeHint() const {
    return {kWidestHint / 2, sizeHint().height()};
}

void AnswerBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const Theme& theme = Theme::of(palette());
    int most = 1;
    for (const AnswerBar& bar : m_bars)
        most = std::max({most, bar.first, bar.last});
    const int line = lineHeight();
    const int numbers = fontMetrics().horizontalAdvance(QStringLiteral(" 999 → 999"));
    const int room = std::max(1, width() - numbers);
    int y = 0;
    for (const AnswerBar& bar : m_bars) {
        painter.setPen(theme.text);
        painter.drawText(QRect(0, y, width(), line), Qt::AlignVCenter,
                         fontMetrics().elidedText(labelOf(bar), Qt::ElideRight, width()));
        const auto placeOf = [&](int count) {
            return QRect(1, y + line + kVoteBarLine, voteBarLength(count, most, room),
                         line - 3 * kVoteBarLine);
        };
        const bool moved = bar.first != bar.last;
        if (bar.last > 0) drawVoteBar(painter, placeOf(bar.last), theme.accent, true);
        if (moved) drawVoteBar(painter, placeOf(bar.first), theme.text, false);
        painter.setPen(theme.text);
        const int end = voteBarLength(std::max(bar.first, bar.last), most, room);
        painter.drawText(QRect(end + kVoteBarGap, y + line, numbers, line), Qt::AlignVCenter,
                         countsOf(bar));
        y += 2 * line + kVoteBarGap;
    }
}

void AnswerBars::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) updateGeometry();
    QWidget::changeEvent(event);
}

}  // namespace headscope::app
