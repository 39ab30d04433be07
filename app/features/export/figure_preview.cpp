// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/figure_preview.h"

#include "figure/figure_canvas.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kAround = 14;            // pixels between the sheet and the widget's edge
constexpr double kLargestPreview = 8;  // pixels a millimetre: a small figure is not blown up
}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FigurePreview::setFigure(const Figure& figure, const FigureOptions& options, QSizeF sizeMm) {
    m_figure = figure;
    m_options = options;
    m_sizeMm = sizeMm;
    setAccessibleName(tr("Preview: %1").arg(figure.title));
    setAccessibleDescription(figure.caption);
    update();
}

void FigurePreview::paintEvent(QPaintEvent* /*event*/) {
    if (m_sizeMm.isEmpty()) return;
    QPainter painter(this);
    const QSizeF room = size() - QSize(2 * kAround, 2 * kAround);
    const double scale = std::min(
        {room.width() / m_sizeMm.width(), room.height() / m_sizeMm.height(), kLargestPreview});
    if (scale <= 0) return;
    const QSizeF sheet = m_sizeMm * scale;
    const QPointF corner((width() - sheet.width()) / 2, (height() - sheet.height()) / 2);
    painter.setPen(Theme::of(palette()).border);
    painter.drawRect(QRectF(corner, sheet).adjusted(-1, -1, 0, 0).toAlignedRect());
    painter.setClipRect(QRectF(corner, sheet));
    painter.translate(corner);
    painter.scale(scale / kMm, scale / kMm);
    drawFigure(painter, m_figure, m_options, m_sizeMm);
}

}  // namespace headscope::app
