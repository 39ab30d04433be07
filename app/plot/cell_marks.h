// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/heatmap_plot.h"
#include "plot/qcp.h"

namespace headscope::app {

/// A ring inside each cell that is a member of a set: the cell's colour stays to be seen within and
/// around it.
class SetMarks : public QCPAbstractItem {
 public:
    SetMarks(QCPAxis* heads, QCPAxis* layers, HeatmapPlot& owner);
    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;

 protected:
    void draw(QCPPainter* painter) override;

 private:
    QCPAxis* m_heads;
    QCPAxis* m_layers;
    HeatmapPlot& m_owner;
};

/// Cells that are being computed fill up from below while their layers are gone through, in grey:
/// it is no value yet.
class WorkMarks : public QCPAbstractItem {
 public:
    WorkMarks(QCPAxis* heads, QCPAxis* layers, HeatmapPlot& owner);
    void setColor(const QColor& color) { m_color = color; }
    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;

 protected:
    void draw(QCPPainter* painter) override;

 private:
    QCPAxis* m_heads;
    QCPAxis* m_layers;
    HeatmapPlot& m_owner;
    QColor m_color;
};

}  // namespace headscope::app
