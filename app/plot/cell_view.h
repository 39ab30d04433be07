// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <QPointF>
#include <QRectF>

namespace headscope::app {

/// The part of an L x H map that is seen, in cells: the cell of layer l and head h covers
/// h - 0.5 .. h + 0.5 across and l - 0.5 .. l + 0.5 down. Never more than there is, never less than
/// a few cells, and always inside. A plain value.
class CellView {
 public:
    static constexpr double kLeast = 4;  ///< cells, in either direction, that are always seen

    CellView() = default;
    CellView(int layers, int heads);

    [[nodiscard]] bool fits(int layers, int heads) const;
    [[nodiscard]] const QRectF& seen() const { return m_seen; }
    [[nodiscard]] bool isWhole() const { return m_seen == m_all; }
    /// Cut and moved to what there is; an empty one is the whole.
    void setSeen(const QRectF& cells);
    void setWhole() { m_seen = m_all; }
    /// `factor` < 1 shows fewer cells. What is at `about` stays where it is.
    void zoom(double factor, QPointF about);
    void pan(QPointF cells);
    /// Moves as little as it takes to have the whole cell in sight.
    void reveal(HeadId head);

    bool operator==(const CellView&) const = default;

 private:
    QRectF m_all;
    QRectF m_seen;
};

}  // namespace headscope::app
