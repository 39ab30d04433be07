// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QRect>
#include <QWidget>

class QCPGraph;
class QCustomPlot;

namespace headscope::app {

/// A widget that one QCustomPlot fills, with the keyboard, the screen reader, theme and text size
/// as every plot has them. Whoever derives from it builds its plot and then calls recolor(). GUI
/// thread.
class PlotWidget : public QWidget {
    Q_OBJECT

 public:
    /// Where the data are drawn, below the legend, in the widget's logical pixels.
    [[nodiscard]] QRect axesRect() const;

 protected:
    explicit PlotWidget(QWidget* parent);

    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }
    /// Puts the plot into these colours and into sizes of font(). Called again where theme or font
    /// change, and all is repainted then.
    virtual void recolor(const Theme& theme) = 0;
    /// The least size of a plot with a legend: `usual` at most sizes of text, and as high as its
    /// texts need.
    [[nodiscard]] QSize leastSize(QSize usual) const;
    /// All of it, in the next turn of the event loop.
    void repaintSoon();

    void changeEvent(QEvent* event) override;

 private:
    QCustomPlot* m_plot;
    int m_least = 0;  ///< height, as the layout around it knows it
};

}  // namespace headscope::app
