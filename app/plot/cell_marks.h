// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/batch_progress.h"
#include "plot/cell_plottable.h"

namespace headscope::app {

/// Something drawn upon the cells of a map, which the mouse does not meet.
class CellMarks : public QCPAbstractItem {
 public:
    explicit CellMarks(const CellPlottable& cells);
    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;

 protected:
    const CellPlottable& m_cells;
};

/// A ring inside each cell that is a member of a set: the cell's colour stays to be seen within and
/// around it.
class SetMarks : public CellMarks {
 public:
    using CellMarks::CellMarks;
    void setMembers(std::vector<HeadId> heads) { m_members = std::move(heads); }
    [[nodiscard]] const std::vector<HeadId>& members() const { return m_members; }

 protected:
    void draw(QCPPainter* painter) override;

 private:
    std::vector<HeadId> m_members;
};

/// Cells that are being computed fill up from below while their layers are gone through, in grey:
/// it is no value yet.
class WorkMarks : public CellMarks {
 public:
    using Drawn = std::function<void(HeadId head, const QRectF& rect)>;

    using CellMarks::CellMarks;
    void setBatchProgress(const BatchProgress& progress) { m_batchProgress = progress; }
    void setColor(const QColor& color) { m_color = color; }
    /// Called for every cell with a mark, with the filled rectangle in logical pixels.
    void setDrawn(Drawn drawn) { m_drawn = std::move(drawn); }

 protected:
    void draw(QCPPainter* painter) override;

 private:
    BatchProgress m_batchProgress;
    QColor m_color;
    Drawn m_drawn;
};

}  // namespace headscope::app
