// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/padlock.h"

#include <QPainterPath>

namespace headscope::app {

Padlock::Padlock(QCustomPlot& plot) : QCPAbstractItem(&plot) {
    setClipToAxisRect(false);
    setSelectable(false);
}

double Padlock::selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/,
                           QVariant* /*details*/) const {
    return -1;
}

void Padlock::draw(QCPPainter* painter) {
    QRectF body = m_place;
    body.setTop(m_place.top() + 0.45 * m_place.height());
    const double line = 0.15 * m_place.width();
    const QRectF bow(m_place.left() + 0.2 * m_place.width(), m_place.top() + line / 2,
                     0.6 * m_place.width(), 0.6 * m_place.width());
    QPainterPath shackle(QPointF(bow.left(), body.top()));
    shackle.arcTo(bow, 180, -180);
    shackle.lineTo(bow.right(), body.top());
    painter->setAntialiasing(true);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_color, line, Qt::SolidLine, Qt::FlatCap));
    painter->drawPath(shackle);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    painter->drawRoundedRect(body, line, line);
    painter->setAntialiasing(false);
}

}  // namespace headscope::app
