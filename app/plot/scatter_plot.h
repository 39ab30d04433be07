// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/draw_scatter.h"
#include "plot/head_plot.h"

class QCPGraph;

namespace headscope::app {

class DrawnPlottable;

/// Every head as a point of two numbers, on axes of the same range, with the line y = x. Shows what
/// it is given and reports the mouse and the arrow keys, which walk along the first number.
class ScatterPlot : public HeadPlot {
    Q_OBJECT

 public:
    struct Data {
        std::vector<HeadPoint> points;  ///< HeadPoint::at: the two numbers
        QString xText;
        QString yText;
        QString equalText;  ///< of the line y = x, in the legend
    };

    explicit ScatterPlot(QWidget* parent = nullptr);

    void setData(Data data);
    /// Ringed.
    void setSelected(std::optional<HeadId> head);
    void setHovered(std::optional<HeadId> head);

    [[nodiscard]] const Data& data() const { return m_data; }
    /// Where a head's point lies, in the widget's logical pixels.
    [[nodiscard]] std::optional<QPointF> pointOf(HeadId head) const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return leastSize({200, 140}); }

 protected:
    void recolor(const Theme& theme) override;
    [[nodiscard]] std::vector<HeadPoint> headPoints() const override;

 private:
    void build();
    void addDrawings();
    void fitRanges();
    void speakSelected();
    void ring(QCPGraph* graph, std::optional<HeadId> head);
    [[nodiscard]] QPointF pixelOf(QPointF numbers) const;

    DrawnPlottable* m_identity = nullptr;
    QCPGraph* m_zeros[2] = {nullptr, nullptr};
    QCPGraph* m_hoverRing = nullptr;
    QCPGraph* m_ring = nullptr;
    Data m_data;
    QPolygonF m_points;  ///< of m_data
    PointLook m_pointLook;
    LineLook m_identityLook;
    std::optional<HeadId> m_hovered;
};

}  // namespace headscope::app
