// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_view.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

double spanIn(double wanted, double all) {
    return std::clamp(wanted, std::min(CellView::kLeast, all), all);
}

}  // namespace

CellView::CellView(int layers, int heads) : m_all(-0.5, -0.5, heads, layers), m_seen(m_all) {}

bool CellView::fits(int layers, int heads) const {
    return m_all.width() == heads && m_all.height() == layers;
}

void CellView::setSeen(const QRectF& cells) {
    const bool sensible = std::isfinite(cells.x()) && std::isfinite(cells.y()) &&
                          std::isfinite(cells.width()) && std::isfinite(cells.height());
    if (!sensible || cells.isEmpty()) return setWhole();
    const double width = spanIn(cells.width(), m_all.width());
    const double height = spanIn(cells.height(), m_all.height());
    m_seen = {std::clamp(cells.left(), m_all.left(), m_all.left() + (m_all.width() - width)),
              std::clamp(cells.top(), m_all.top(), m_all.top() + (m_all.height() - height)), width,
              height};
}

void CellView::zoom(double factor, QPointF about) {
    if (m_all.isEmpty()) return;
    const double width = spanIn(m_seen.width() * factor, m_all.width());
    const double height = spanIn(m_seen.height() * factor, m_all.height());
    const double x = (about.x() - m_seen.left()) / m_seen.width();
    const double y = (about.y() - m_seen.top()) / m_seen.height();
    setSeen({about.x() - x * width, about.y() - y * height, width, height});
}

void CellView::pan(QPointF cells) {
    if (!m_all.isEmpty()) setSeen(m_seen.translated(cells));
}

void CellView::reveal(HeadId head) {
    const QRectF cell(head.head - 0.5, head.layer - 0.5, 1, 1);
    if (!m_all.contains(cell)) return;
    const auto by = [](double low, double high, double from, double to) {
        return low < from ? low - from : high > to ? high - to : 0.0;
    };
    pan({by(cell.left(), cell.right(), m_seen.left(), m_seen.right()),
         by(cell.top(), cell.bottom(), m_seen.top(), m_seen.bottom())});
}

}  // namespace headscope::app
