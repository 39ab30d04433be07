// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/heatmap_data.h"
#include "ui/theme.h"

#include <QFont>

class QCPAxis;
class QCPAxisRect;
class QCPItemText;
class QCPLayoutGrid;
class QCustomPlot;

namespace headscope::app {

class ColorStrip;

/// The colour bar of a HeatmapPlot: the scale upright beside the map, its numbers, what they
/// measure, and what its ends mean. GUI thread.
class HeatmapBar {
 public:
    /// In column `column` of `body`.
    HeatmapBar(QCustomPlot& plot, QCPLayoutGrid& body, int column);

    void setScale(const HeatmapData& data, const Theme& theme);
    void recolor(const Theme& theme, const QFont& small);
    /// Beside a map with these margins above and below, whose cells are so high, in logical pixels.
    void layOut(bool visible, int top, int bottom, int cellsHeight);
    /// What it takes beside the map, in logical pixels, where its numbers are in this font.
    [[nodiscard]] static int widthWith(const QFont& small);

 private:
    [[nodiscard]] QCPAxis* values() const;
    [[nodiscard]] QCPItemText* newEnd(bool high);
    void showNumbers();

    QCPAxisRect* m_rect;
    ColorStrip* m_strip;
    QCPItemText* m_low;   ///< what the ends mean, below the strip
    QCPItemText* m_high;  ///< and above it
    bool m_covered = false;
    int m_labelPadding = 0;  ///< in logical pixels, where the numbers are seen
    QFont m_small;
    QString m_text;  ///< what the bar measures
};

}  // namespace headscope::app
