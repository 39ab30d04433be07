// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/draw_ripples.h"
#include "plot/plot_widget.h"

#include <QPoint>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace headscope::app {

class DrawnPlottable;

/// Curves over the layers. A point of the axis is chosen by a click or with the arrow keys, and
/// marked by a line. GUI thread.
class RipplePlot : public PlotWidget {
    Q_OBJECT

 public:
    explicit RipplePlot(QWidget* parent = nullptr);

    /// `names`: of the points, "E", "0", ... As many as each curve has values.
    void setCurves(std::vector<RippleCurve> curves, const QStringList& names,
                   const QString& yLabel);
    void clear() { setCurves({}, {}, {}); }
    [[nodiscard]] const std::vector<RippleCurve>& curves() const { return m_curves; }
    /// Outside of the points: none.
    void setPoint(int point);
    [[nodiscard]] int point() const { return m_point; }
    /// What a screen reader says of the chosen point.
    void speak(const QString& text);
    /// In the widget's logical pixels.
    [[nodiscard]] QPointF placeOf(int point, double value) const;
    [[nodiscard]] QSize sizeHint() const override { return {360, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void pointChosen(int point);
    /// The mouse is over a point of the axis; -1: over none.
    void pointHovered(int point, QPoint globalPosition);

 protected:
    void recolor(const Theme& theme) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    [[nodiscard]] int pointAt(QPointF position) const;
    [[nodiscard]] RippleLook lookOf(RippleCurve::Look look) const;
    void placeNames();
    void nameCurves();

    std::vector<RippleCurve> m_curves;
    QStringList m_names;
    int m_point = -1;
    std::array<RippleLook, 3> m_looks;        ///< by RippleCurve::Look
    std::array<DrawnPlottable*, 3> m_keys{};  ///< in the legend
    QColor m_line;
};

}  // namespace headscope::app
