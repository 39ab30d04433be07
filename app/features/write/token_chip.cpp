// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/write/token_chip.h"

#include "document/run_spec.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kTokenPadX = 6;
constexpr int kTokenPadY = 2;
constexpr int kWidestToken = 220;  // at 100 %
}  // namespace

TokenChip::TokenChip(TextSide side, int place, const TokenScore& score, QWidget* parent)
    : QPushButton(parent), m_side(side), m_place(place), m_score(score) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setText(visible(score.token));
    describe();
}

void TokenChip::setMark(Mark mark) {
    if (mark == m_mark) return;
    m_mark = mark;
    describe();
    updateGeometry();
    update();
}

void TokenChip::setStale(bool stale) {
    if (stale == m_stale) return;
    m_stale = stale;
    update();
}

void TokenChip::describe() {
    const QString p = QLocale().toString(static_cast<double>(m_score.p), 'g', 4);
    const QString token = visible(m_score.token);
    const QString name = m_side == TextSide::Clean
                             ? tr("Clean text, token %1: %2, probability %3, rank %4")
                             : tr("Ablated text, token %1: %2, probability %3, rank %4");
    const QString said =
        name.arg(QString::number(m_place + 1), token, p).arg(QLocale().toString(m_score.rank));
    setAccessibleName(m_mark == Mark::Same    ? said
                      : m_mark == Mark::First ? tr("%1; here the texts part").arg(said)
                                              : tr("%1; not in the other text").arg(said));
    setToolTip(tr("%1. Click: the prompt becomes what stands before this token, and the token "
                  "the target.")
                   .arg(said));
}

QFont TokenChip::chipFont() const {
    return scaledFont(font(), 0.95, m_mark == Mark::First ? QFont::DemiBold : QFont::Normal);
}

QString TokenChip::shownText() const {
    const bool says = m_mark != Mark::Same && m_side == TextSide::Ablated;
    return says ? QStringLiteral("≠ ") + text() : text();
}

QSize TokenChip::sizeHint() const {
    const QFontMetrics metrics(chipFont());
    const int width = std::min(metrics.horizontalAdvance(shownText()), scaledPixels(kWidestToken));
    return {width + 2 * kTokenPadX, metrics.height() + 2 * kTokenPadY + 2};
}

void TokenChip::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chipFont());
    const bool filled = m_mark == Mark::First && !m_stale;
    const bool pointed = underMouse() || isDown();
    QPen edge(m_mark == Mark::Same && !pointed ? theme.border : theme.accent,
              m_mark == Mark::Same ? 1 : 1.6);
    if (m_stale) edge.setStyle(Qt::DotLine);
    painter.setPen(edge);
    painter.setBrush(filled ? theme.accent : m_stale ? QColor(Qt::transparent) : theme.chip);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(frame, 4, 4);
    if (hasFocus()) {
        painter.setPen(QPen(theme.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 4, 4);
    }
    painter.setPen(filled ? theme.accentText : m_stale ? theme.muted : theme.text);
    const QRect inner = rect().adjusted(kTokenPadX - 1, 0, -kTokenPadX + 1, 0);
    painter.drawText(
        inner, Qt::AlignCenter,
        painter.fontMetrics().elidedText(shownText(), Qt::ElideMiddle, inner.width() + 1));
}

}  // namespace headscope::app
