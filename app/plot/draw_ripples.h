// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/drawing_canvas.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace headscope::app {

// Curves over the layers, on screen and in figures.

struct RippleCurve {
    enum class Look {
        First,   ///< in the first of two hues, with discs
        Second,  ///< in the second one, with squares
        Others,  ///< thin and grey: beside the one that is looked at
    };
    QString name;                               ///< in the legend; empty: not there
    std::vector<std::optional<double>> values;  ///< value i is at x = i; empty if none
    Look look = Look::First;
    bool operator==(const RippleCurve&) const = default;
};

struct RippleLook {
    QColor color;
    double width = 1;
    double radius = 0;    ///< of the mark at each point; 0: none
    bool square = false;  ///< which is a disc else
};

/// In pieces where a value is missing between others.
void drawRipple(DrawingCanvas& canvas, const PlaneMap& at, const RippleCurve& curve,
                const RippleLook& look);
/// Its mark in a legend.
void drawRippleKey(DrawingCanvas& canvas, const QRectF& rect, const RippleLook& look);

/// The least and the largest value of all; 0 and 1 if there is none.
[[nodiscard]] std::pair<double, double> rangeOf(const std::vector<RippleCurve>& curves);

}  // namespace headscope::app
