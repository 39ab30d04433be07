// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/draw_drift.h"
#include "plot/head_plot.h"

#include <headscope/results.h>

class QCPGraph;

namespace headscope::app {

/// Observed head means over depth: every head a point, the layers' mean with its spread (one sample
/// standard deviation to either side), and the least-squares line through all heads.
class DriftPlot : public HeadPlot {
    Q_OBJECT

 public:
    explicit DriftPlot(QWidget* parent = nullptr);

    void setData(const HeadGrid<float>& headMean, const Drift& drift);
    /// No points, though so many layers: they are covered or still to come, and no numbers stand at
    /// the axis of values.
    void setEmpty(int layers);
    /// Where it is another number of each head than its mean: the label of its axis, and what it
    /// is called. Empty: head means.
    void setMeasure(const QString& axis, const QString& name);
    /// Ringed: the head chosen elsewhere.
    void setSelected(std::optional<HeadId> head);

    /// Where a head's point lies, in the widget's logical pixels. Heads of a layer are spread a
    /// little to the sides, in their order, so that they do not cover each other.
    [[nodiscard]] QPointF pointOf(HeadId head) const;
    [[nodiscard]] int pointCount() const;
    /// "slope ... per layer, 95 % interval [..., ...]".
    [[nodiscard]] QString lineText() const { return m_lineText; }
    [[nodiscard]] QSize sizeHint() const override { return {480, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return leastSize({280, 130}); }

 protected:
    void recolor(const Theme& theme) override;
    [[nodiscard]] std::vector<HeadPoint> headPoints() const override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void addDrawings();
    void take(const HeadGrid<float>& headMean, const Drift& drift, int layers);
    void fitRanges();
    void fitLayers();
    [[nodiscard]] double xOf(HeadId head) const;

    QCPGraph* m_zero = nullptr;
    QCPGraph* m_ring = nullptr;
    QColor m_band;
    PointLook m_pointLook;
    LayerMeansLook m_meansLook;
    LineLook m_fitLook;
    HeadGrid<float> m_headMean;
    int m_layers = 0;
    Drift m_drift;
    QString m_lineText;
    QString m_measure;  ///< empty: head means
};

}  // namespace headscope::app
