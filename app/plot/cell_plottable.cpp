// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_plottable.h"

#include "ui/ink.h"

#include <cmath>

namespace headscope::app {

namespace {
constexpr double kCellGapFrom = 9;  // cells at least this wide are set apart by a pixel
constexpr double kDashFrom = 8;     // cells at least this wide have a dash where they are noise
}  // namespace

CellPlottable::CellPlottable(QCPAxis* heads, QCPAxis* layers, const HeatmapData& data)
    : PlainPlottable(heads, layers), m_data(data) {
    setAntialiased(false);
}

void CellPlottable::setColors(const DivergingScale& scale, const Theme& theme) {
    m_scale = &scale;
    m_pending = theme.pending;
    m_hatch = theme.pendingHatch;
    m_noise = theme.noise;
    m_dash = theme.muted;
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
    const auto& value = m_data.values(head);
    if (isNoise(m_data, value)) return m_noise;
    return value && std::isfinite(*value) ? m_scale->color(*value, m_data.limit) : m_pending;
}

void CellPlottable::draw(QCPPainter* painter) {
    if (!m_scale) return;
    painter->setAntialiasing(false);
    const auto& values = m_data.values;
    for (std::size_t i = 0; i < values.values().size(); ++i) {
        const std::optional<float>& value = values.values()[i];
        const HeadId head = values.id(i);
        DrawnCell cell{head, rectOf(head), value, colorOf(head)};
        drawCell(painter, cell);
        if (m_drawn) m_drawn(cell);
    }
    drawFlips(painter);
}

void CellPlottable::drawCell(QCPPainter* painter, const DrawnCell& cell) const {
    if (isNoise(m_data, cell.value)) {
        drawNoise(painter, cell.rect);
    } else if (cell.value && std::isfinite(*cell.value)) {
        painter->fillRect(cell.rect, cell.color);
    } else {
        painter->fillRect(cell.rect, m_pending);
        painter->fillRect(cell.rect, QBrush(m_hatch, Qt::BDiagPattern));
    }
}

void CellPlottable::drawNoise(QCPPainter* painter, const QRectF& rect) const {
    painter->fillRect(rect, m_noise);
    if (rect.width() < kDashFrom) return;
    const double width = std::round(0.36 * rect.width());
    const double height = rect.height() < 2 * kDashFrom ? 1 : 2;
    painter->fillRect(QRectF(std::round(rect.center().x() - width / 2),
                             std::round(rect.center().y() - height / 2), width, height),
                      m_dash);
}

void CellPlottable::drawFlips(QCPPainter* painter) {
    painter->setAntialiasing(true);
    painter->setPen(Qt::NoPen);
    for (const HeadId head : m_data.flips) {
        const auto& value = m_data.values(head);
        if (!value) continue;
        const QRectF rect = rectOf(head);
        const double radius = std::clamp(0.11 * std::min(rect.width(), rect.height()), 1.2, 3.5);
        painter->setBrush(inkOn(colorOf(head)));
        const QPointF corner(rect.right() - 2.2 * radius, rect.top() + 2.2 * radius);
        painter->drawEllipse(corner, radius, radius);
    }
    painter->setAntialiasing(false);
}

}  // namespace headscope::app
