// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_plottable.h"

#include "plot/screen_canvas.h"

#include <cmath>

namespace headscope::app {

namespace {
constexpr double kCellGapFrom = 9;  // cells at least this wide are set apart by a pixel
}

CellPlottable::CellPlottable(QCPAxis* heads, QCPAxis* layers, const HeatmapData& data)
    : PlainPlottable(heads, layers), m_data(data) {
    setAntialiased(false);
}

void CellPlottable::setColors(const DivergingScale& scale, const Theme& theme) {
    m_look.scale = &scale;
    m_look.theme = &theme;
}

QRectF CellPlottable::rectOf(HeadId head) const {
    const double left = std::round(mKeyAxis->coordToPixel(head.head - 0.5));
    const double right = std::round(mKeyAxis->coordToPixel(head.head + 0.5));
    const double top = std::round(mValueAxis->coordToPixel(head.layer - 0.5));
    const double bottom = std::round(mValueAxis->coordToPixel(head.layer + 0.5));
    const double gap = std::min(right - left, bottom - top) >= kCellGapFrom ? 1 : 0;
    return {left, top, right - left - gap, bottom - top - gap};
}

QColor CellPlottable::colorOf(HeadId head) const {
    return cellColor(m_data, head, m_look);
}

void CellPlottable::draw(QCPPainter* painter) {
    if (!m_look.scale) return;
    const auto place = [this](HeadId head) { return rectOf(head); };
    ScreenCanvas canvas(*painter);
    painter->setAntialiasing(false);
    drawCells(canvas, m_data, place, m_look, m_drawn);
    painter->setAntialiasing(true);
    drawFlips(canvas, m_data, place, m_look, {0.11, 1.2, 3.5, {-2.2, 2.2}});
    painter->setAntialiasing(false);
}

}  // namespace headscope::app
