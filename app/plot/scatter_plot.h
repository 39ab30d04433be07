// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <headscope/ablation.h>

#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPItemStraightLine;

namespace headscope::app {

/// A head as a point.
struct ScatterPoint {
    HeadId head;
    double x = 0;
    double y = 0;
};

/// Every head a point, on two axes of one unit and one range, with the line y = x. Reports the
/// mouse and the arrow keys (left and right walk along x); decides nothing.
class ScatterPlot : public QWidget {
    Q_OBJECT

 public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    void setData(std::vector<ScatterPoint> points, const QString& xText, const QString& yText);
    /// Ringed: the head chosen here or elsewhere.
    void setSelected(std::optional<HeadId> head);

    [[nodiscard]] const std::vector<ScatterPoint>& points() const { return m_points; }
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selected; }
    /// Where a point lies, in the widget's logical pixels.
    [[nodiscard]] QPointF pixelOf(const ScatterPoint& point) const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 110}; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void recolor();
    void fitRanges();
    void placeRing();
    [[nodiscard]] std::optional<HeadId> headAt(QPointF position) const;

    QCustomPlot* m_plot;
    QCPGraph* m_graph;
    QCPGraph* m_ring;
    QCPItemStraightLine* m_identity;
    std::vector<ScatterPoint> m_points;
    std::optional<HeadId> m_selected;
    std::optional<HeadId> m_hovered;
};

}  // namespace headscope::app
