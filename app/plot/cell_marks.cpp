// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_marks.h"

#include "ui/ink.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

CellMarks::CellMarks(const CellPlottable& cells)
    : QCPAbstractItem(cells.parentPlot()), m_cells(cells) {
    setLayer(QStringLiteral("overlay"));
    setClipToAxisRect(false);
    setSelectable(false);
}

double CellMarks::selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/,
                             QVariant* /*details*/) const {
    return -1;
}

void SetMarks::draw(QCPPainter* painter) {
    const auto& values = m_cells.data().values;
    painter->setBrush(Qt::NoBrush);
    for (const HeadId head : m_members) {
        if (head.layer >= values.layers() || head.head >= values.heads()) continue;
        const QRectF rect = m_cells.rectOf(head);
        const double size = std::min(rect.width(), rect.height());
        const double line = std::clamp(0.1 * size, 1.0, 2.0);
        const double inset = std::clamp(0.14 * size, 0.5, 4.0) + line / 2;
        painter->setPen(QPen(inkOn(m_cells.colorOf(head)), line));
        painter->setAntialiasing(size > 12);
        painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 0.12 * size,
                                 0.12 * size);
    }
    painter->setAntialiasing(false);
}

void WorkMarks::draw(QCPPainter* painter) {
    const auto& values = m_cells.data().values;
    painter->setAntialiasing(false);
    for (const HeadId head : m_batchProgress.heads) {
        if (!values.contains(head) || values(head)) continue;
        QRectF rect = m_cells.rectOf(head);
        rect.setTop(rect.bottom() - std::round(m_batchProgress.part * rect.height()));
        painter->fillRect(rect, m_color);
        if (m_drawn) m_drawn(head, rect);
    }
}

}  // namespace headscope::app
