// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/qcp.h"

namespace headscope::app {

/// A small padlock at a place of a plot: the scale beside it is locked. GUI thread.
class Padlock : public QCPAbstractItem {
 public:
    explicit Padlock(QCustomPlot& plot);

    /// In the plot's logical pixels.
    void setPlace(const QRectF& place) { m_place = place; }
    [[nodiscard]] const QRectF& place() const { return m_place; }
    void setColor(const QColor& color) { m_color = color; }
    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;

 protected:
    void draw(QCPPainter* painter) override;

 private:
    QRectF m_place;
    QColor m_color;
};

}  // namespace headscope::app
