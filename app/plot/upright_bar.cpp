// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/upright_bar.h"

#include "ui/diverging_scale.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kBarTextGap = 4;  // pixels

int widestNumber(const UprightBar& bar, const QFontMetrics& metrics) {
    return std::max(metrics.horizontalAdvance(bar.low), metrics.horizontalAdvance(bar.high));
}

void drawNumbers(QPainter& painter, const UprightBar& bar) {
    const QRectF& rect = bar.rect;
    const double line = painter.fontMetrics().height();
    const int width = widestNumber(bar, painter.fontMetrics()) + 1;
    const bool endsFit = rect.height() >= line;
    const auto put = [&](double y, const QString& text) {
        painter.drawText(QRectF(rect.right() + kBarTextGap, y - line / 2, width, line),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    if (!endsFit || rect.height() >= 2 * line) put(rect.center().y(), QStringLiteral("0"));
    if (!endsFit) return;
    put(rect.top(), bar.high);
    put(rect.bottom(), bar.low);
}

}  // namespace

void drawUprightBar(QPainter& painter, const UprightBar& bar, const Theme& theme) {
    const DivergingScale& scale = DivergingScale::of(theme);
    const QRectF& rect = bar.rect;
    const int steps = static_cast<int>(rect.height());
    for (int step = 0; step < steps; ++step)
        painter.fillRect(QRectF(rect.left(), rect.top() + step, rect.width(), 1.5),
                         scale.color(1 - 2 * (step + 0.5) / steps, 1));
    painter.setPen(theme.muted);
    drawNumbers(painter, bar);
    if (bar.text.isEmpty()) return;
    const QFontMetrics metrics = painter.fontMetrics();
    const double line = metrics.height();
    painter.save();
    painter.translate(rect.right() + 2 * kBarTextGap + widestNumber(bar, metrics) + line / 2,
                      rect.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-rect.height() / 2, -line / 2, rect.height(), line), Qt::AlignCenter,
                     metrics.elidedText(bar.text, Qt::ElideRight, static_cast<int>(rect.height())));
    painter.restore();
}

int uprightBarWidth(const UprightBar& bar, const QFont& font) {
    const QFontMetrics metrics(font);
    return static_cast<int>(bar.rect.width()) + 2 * kBarTextGap + widestNumber(bar, metrics) +
           (bar.text.isEmpty() ? 0 : metrics.height());
}

}  // namespace headscope::app
