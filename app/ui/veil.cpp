// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/veil.h"

#include "ui/theme.h"

#include <QEvent>
#include <QPainter>

namespace headscope::app {

namespace {

constexpr double kVeilAlpha = 0.55;  // as over the maps
constexpr int kVeilMargin = 6;       // pixels around the text

}  // namespace

Veil::Veil(QWidget& over) : QWidget(&over) {
    setObjectName(QStringLiteral("veil"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    over.installEventFilter(this);
    setVisible(false);
}

void Veil::setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    setGeometry(parentWidget()->rect());
    raise();
    update();
}

bool Veil::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Veil::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    QColor pale = theme.card;
    pale.setAlphaF(kVeilAlpha);
    painter.fillRect(rect(), pale);
    const QFontMetrics metrics(font());
    QRect box(0, 0, metrics.horizontalAdvance(m_text), metrics.height());
    box.adjust(0, 0, 2 * kVeilMargin, kVeilMargin);
    if (box.width() > width() || 3 * box.height() > height()) return;
    box.moveCenter(rect().center());
    painter.fillRect(box, theme.card);
    painter.setPen(theme.warning);
    painter.drawText(box, Qt::AlignCenter, m_text);
}

}  // namespace headscope::app
