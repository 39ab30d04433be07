// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/draw_growth.h"
#include "plot/plot_widget.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace headscope::app {

class DrawnPlottable;

/// P of target and control while a set grows head by head: the first point is the set that it began
/// with, then one for each head that was added, with its name below.
class GrowthPlot : public PlotWidget {
    Q_OBJECT

 public:
    explicit GrowthPlot(QWidget* parent = nullptr);

    /// As many names as values. `target` and `control` name the curves.
    void setData(const QStringList& names, const QVector<double>& pTarget,
                 const QVector<double>& pControl, const QString& target, const QString& control);
    [[nodiscard]] int pointCount() const;
    [[nodiscard]] QSize sizeHint() const override { return {260, 180}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void recolor(const Theme& theme) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void placeNames();

    /// A curve, and its mark in the legend.
    struct Curve {
        DrawnPlottable* drawn = nullptr;
        std::vector<double> values;
        GrowthLook look;
    };
    void addCurve(Curve& curve);
    void nameCurve(const Curve& curve, const QString& name);

    Curve m_target;
    Curve m_control;
    QStringList m_names;
};

}  // namespace headscope::app
