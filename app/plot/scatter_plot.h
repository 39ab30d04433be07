// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/head_picker.h"
#include "ui/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QCPGraph;

namespace headscope::app {

/// Every head as a point of two numbers, on axes of the same range, with the line y = x. Shows what
/// it is given and reports the mouse and the arrow keys, which walk along the first number.
class ScatterPlot : public QWidget {
    Q_OBJECT

 public:
    struct Data {
        std::vector<HeadPoint> points;  ///< HeadPoint::at: the two numbers
        QString xText;
        QString yText;
    };

    explicit ScatterPlot(QWidget* parent = nullptr);

    void setData(Data data);
    /// Ringed.
    void setSelected(std::optional<HeadId> head);
    void setHovered(std::optional<HeadId> head);

    [[nodiscard]] const Data& data() const { return m_data; }
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selected; }
    /// Where a head's point lies, in the widget's logical pixels.
    [[nodiscard]] std::optional<QPointF> pointOf(HeadId head) const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 140}; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void build();
    void recolor();
    void fitRanges();
    void speakSelected();
    void ring(QCPGraph* graph, std::optional<HeadId> head);
    [[nodiscard]] QPointF pixelOf(QPointF numbers) const;

    QCustomPlot* m_plot = nullptr;
    QCPGraph* m_zeros[2] = {nullptr, nullptr};
    QCPGraph* m_identity = nullptr;
    QCPGraph* m_points = nullptr;
    QCPGraph* m_hoverRing = nullptr;
    QCPGraph* m_ring = nullptr;
    Data m_data;
    std::optional<HeadId> m_selected;
    std::optional<HeadId> m_hovered;
};

}  // namespace headscope::app
