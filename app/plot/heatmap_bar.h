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
class Padlock;

/// Where the words at the bar's ends may stand, in the plot's logical pixels from its left.
struct EndRoom {
    int highFrom = 0;  ///< nothing else is drawn from here above the bar
    int lowFrom = 0;   ///< and from here below it
    int to = 0;        ///< the plot ends here
};

/// The colour bar of a HeatmapPlot: the scale upright beside the map, its numbers, what they
/// measure, what its ends mean, and a padlock if the scale is locked. GUI thread.
class HeatmapBar {
 public:
    /// In column `column` of `body`.
    HeatmapBar(QCustomPlot& plot, QCPLayoutGrid& body, int column);

    void setScale(const HeatmapData& data, const Theme& theme);
    void recolor(const Theme& theme, const QFont& small);
    /// Beside a map with these margins above and below, whose cells are so high, in logical pixels.
    void layOut(bool visible, int top, int bottom, int cellsHeight);
    /// Once the strip has its place: the words at its ends, each whole or not at all.
    void placeEnds(const EndRoom& room);
    /// In the plot's logical pixels.
    [[nodiscard]] bool hasPadlockAt(QPoint pixel) const;
    /// What it takes beside the map, in logical pixels, where its numbers are in this font.
    [[nodiscard]] static int widthWith(const QFont& small);
    /// And below the map's cells.
    [[nodiscard]] static int heightBelow(const QFont& small);

 private:
    [[nodiscard]] QCPAxis* values() const;
    [[nodiscard]] QCPItemText* newEnd();
    void placeEnd(QCPItemText& end, QPoint wanted, int from, int to);
    [[nodiscard]] bool hasNumberAbove(int pixel) const;
    void showNumbers();

    QCPAxisRect* m_rect;
    ColorStrip* m_strip;
    QCPItemText* m_low;   ///< what the ends mean, below the strip
    QCPItemText* m_high;  ///< and above it
    Padlock* m_padlock;
    bool m_visible = true;
    bool m_locked = false;
    bool m_covered = false;
    bool m_numbersFit = true;
    int m_labelPadding = 0;  ///< in logical pixels, where the numbers are seen
    QFont m_small;
    QString m_text;  ///< what the bar measures
};

}  // namespace headscope::app
