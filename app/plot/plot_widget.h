// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QCPGraph;
class QCustomPlot;

namespace headscope::app {

/// A widget that one QCustomPlot fills, with the keyboard, the screen reader, theme and text size
/// as every plot has them. Whoever derives from it builds its plot and then calls recolor(). GUI
/// thread.
class PlotWidget : public QWidget {
    Q_OBJECT

 protected:
    explicit PlotWidget(QWidget* parent);

    [[nodiscard]] QCustomPlot& plot() const { return *m_plot; }
    /// Puts the plot into these colours and into sizes of font(). Called again where theme or font
    /// change, and all is repainted then.
    virtual void recolor(const Theme& theme) = 0;
    /// All of it, in the next turn of the event loop.
    void repaintSoon();

    void changeEvent(QEvent* event) override;

 private:
    QCustomPlot* m_plot;
};

}  // namespace headscope::app
