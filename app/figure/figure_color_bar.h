// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_canvas.h"

#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace headscope::app {

/// What the colours of a map mean, upright beside it. Places on it run from 0 at its foot to 1.
class FigureColorBar {
 public:
    struct Content {
        std::function<QColor(double at)> color;
        int steps = 128;
        /// Where it is labelled, and with what, from the foot up; those that would touch others
        /// are left out, the ends' last.
        std::vector<std::pair<double, QString>> ticks;
        QString label;
        QString low = {}, high = {};  ///< what its ends mean; empty: the numbers alone
        double hatched = 0;  ///< so much of it from its foot, as the cells that it explains are
    };

    /// A label that is longer than `room` is wrapped.
    FigureColorBar(Content content, const FigureFonts& fonts,
                   double room = std::numeric_limits<double>::infinity());
    /// What it takes beside the map, the gap between them included.
    [[nodiscard]] double width() const;
    /// What its label takes from the top of the map down.
    [[nodiscard]] double labelLength() const;
    /// Beside a map whose cells are there.
    void draw(FigureCanvas& canvas, const QRectF& cells) const;

 private:
    [[nodiscard]] double tickWidth() const;
    [[nodiscard]] std::vector<std::size_t> shownTicks(double height) const;
    [[nodiscard]] double wordsWidth() const;
    void drawWords(FigureCanvas& canvas, const QRectF& bar) const;
    void drawLabel(FigureCanvas& canvas, const QRectF& bar) const;
    void drawHatching(FigureCanvas& canvas, const QRectF& bar) const;

    Content m_content;
    const FigureFonts& m_fonts;
    QStringList m_label;
};

}  // namespace headscope::app
