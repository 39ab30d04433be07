// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/heatmap_plot.h"
#include "plot/qcp.h"

namespace headscope::app {

/// Something drawn upon the cells of a HeatmapPlot, which the mouse does not meet.
class CellMarks : public QCPAbstractItem {
 public:
    CellMarks(QCPAxis* heads, QCPAxis* layers, HeatmapPlot& owner);
    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;

 protected:
    [[nodiscard]] QRectF rectOf(HeadId head) const;

    HeatmapPlot& m_owner;

 private:
    QCPAxis* m_heads;
    QCPAxis* m_layers;
};

/// A ring inside each cell that is a member of a set: the cell's colour stays to be seen within and
/// around it.
class SetMarks : public CellMarks {
 public:
    using CellMarks::CellMarks;

 protected:
    void draw(QCPPainter* painter) override;
};

/// Cells that are being computed fill up from below while their layers are gone through, in grey:
/// it is no value yet.
class WorkMarks : public CellMarks {
 public:
    using CellMarks::CellMarks;
    void setColor(const QColor& color) { m_color = color; }

 protected:
    void draw(QCPPainter* painter) override;

 private:
    QColor m_color;
};

}  // namespace headscope::app
