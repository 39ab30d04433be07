// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_plottable.h"

#include "ui/ink.h"
#include "ui/ticks.h"

#include <cmath>

namespace headscope::app {

namespace {
constexpr double kCellGapFrom = 9;  // cells at least this wide are set apart by a pixel
constexpr double kDashFrom = 8;     // cells at least this wide have a dash where they are noise
constexpr int kStripSteps = 129;
}  // namespace

CellPlottable::CellPlottable(QCPAxis* heads, QCPAxis* layers, HeatmapPlot& owner)
    : QCPAbstractPlottable(heads, layers), m_owner(owner) {
    setAntialiased(false);
}

void CellPlottable::setColors(const DivergingScale& scale, const Theme& theme) {
    m_scale = &scale;
    m_pending = theme.pending;
    m_hatch = theme.pendingHatch;
    m_noise = theme.noise;
    m_dash = theme.muted;
}

double CellPlottable::selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/,
                                 QVariant* /*details*/) const {
    return -1;
}

QCPRange CellPlottable::getKeyRange(bool& foundRange, QCP::SignDomain /*domain*/) const {
    foundRange = !m_owner.m_data.values.empty();
    return {-0.5, m_owner.m_data.values.heads() - 0.5};
}

QCPRange CellPlottable::getValueRange(bool& foundRange, QCP::SignDomain /*domain*/,
                                      const QCPRange& /*inKeyRange*/) const {
    foundRange = !m_owner.m_data.values.empty();
    return {-0.5, m_owner.m_data.values.layers() - 0.5};
}

QRectF cellRect(const QCPAxis& heads, const QCPAxis& layers, HeadId head) {
    const double left = std::round(heads.coordToPixel(head.head - 0.5));
    const double right = std::round(heads.coordToPixel(head.head + 0.5));
    const double top = std::round(layers.coordToPixel(head.layer - 0.5));
    const double bottom = std::round(layers.coordToPixel(head.layer + 0.5));
    const double gap = std::min(right - left, bottom - top) >= kCellGapFrom ? 1 : 0;
    return {left, top, right - left - gap, bottom - top - gap};
}

QColor CellPlottable::colorOf(HeadId head) const {
    const auto& value = m_owner.m_data.values(head);
    if (isNoise(m_owner.m_data, value)) return m_noise;
    return value && std::isfinite(*value) ? m_scale->color(*value, m_owner.m_data.limit)
                                          : m_pending;
}

void CellPlottable::draw(QCPPainter* painter) {
    if (!m_scale) return;
    painter->setAntialiasing(false);
    const auto& values = m_owner.m_data.values;
    for (std::size_t i = 0; i < values.values().size(); ++i) {
        const std::optional<float>& value = values.values()[i];
        const HeadId head = values.id(i);
        DrawnCell cell{head, cellRect(*mKeyAxis, *mValueAxis, head), value, colorOf(head)};
        drawCell(painter, cell);
        Q_EMIT m_owner.cellDrawn(cell);
    }
    drawFlips(painter);
}

void CellPlottable::drawCell(QCPPainter* painter, const DrawnCell& cell) const {
    if (isNoise(m_owner.m_data, cell.value)) {
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
    for (const HeadId head : m_owner.m_data.flips) {
        const auto& value = m_owner.m_data.values(head);
        if (!value) continue;
        const QRectF rect = cellRect(*mKeyAxis, *mValueAxis, head);
        const double radius = std::clamp(0.11 * std::min(rect.width(), rect.height()), 1.2, 3.5);
        painter->setBrush(inkOn(colorOf(head)));
        const QPointF corner(rect.right() - 2.2 * radius, rect.top() + 2.2 * radius);
        painter->drawEllipse(corner, radius, radius);
    }
    painter->setAntialiasing(false);
}

void CellPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    painter->fillRect(rect, m_pending);
}

ColorStrip::ColorStrip(QCPAxis* across, QCPAxis* along) : QCPAbstractPlottable(across, along) {
    setAntialiased(false);
}

void ColorStrip::setScale(const DivergingScale& scale, ScaleKind kind, double limit) {
    m_scale = &scale;
    m_kind = kind;
    m_limit = limit;
}

double ColorStrip::low() const {
    return m_kind == ScaleKind::Diverging ? -m_limit : 0;
}

double ColorStrip::selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/,
                              QVariant* /*details*/) const {
    return -1;
}

QCPRange ColorStrip::getKeyRange(bool& foundRange, QCP::SignDomain /*domain*/) const {
    foundRange = true;
    return {0, 1};
}

QCPRange ColorStrip::getValueRange(bool& foundRange, QCP::SignDomain /*domain*/,
                                   const QCPRange& /*inKeyRange*/) const {
    foundRange = true;
    return {low(), m_limit};
}

void ColorStrip::draw(QCPPainter* painter) {
    if (!m_scale) return;
    painter->setAntialiasing(false);
    const double left = std::round(mKeyAxis->coordToPixel(0));
    const double right = std::round(mKeyAxis->coordToPixel(1));
    const bool two = m_kind == ScaleKind::TwoValued;
    const int steps = two ? 2 : kStripSteps;
    for (int i = 0; i < steps; ++i) {
        const auto value = [&](double step) { return low() + (m_limit - low()) * step / steps; };
        const double top = std::round(mValueAxis->coordToPixel(value(i + 1)));
        const double bottom = std::round(mValueAxis->coordToPixel(value(i)));
        painter->fillRect(QRectF(left, top, right - left, bottom - top),
                          m_scale->color(two ? i * m_limit : value(i + 0.5), m_limit));
    }
}

void ColorStrip::drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*rect*/) const {}

QString SignedTicker::getTickLabel(double tick, const QLocale& /*locale*/, QChar /*formatChar*/,
                                   int /*precision*/) {
    return signedTick(tick);
}

void CellTicker::setSpacing(double pixelsPerCell, double labelPixels) {
    m_step = labelStep(pixelsPerCell, labelPixels);
}

double CellTicker::getTickStep(const QCPRange& /*range*/) {
    return m_step;
}

int CellTicker::getSubTickCount(double /*tickStep*/) {
    return 0;
}

QString CellTicker::getTickLabel(double tick, const QLocale& /*locale*/, QChar /*formatChar*/,
                                 int /*precision*/) {
    return QString::number(std::lround(tick));
}

}  // namespace headscope::app
