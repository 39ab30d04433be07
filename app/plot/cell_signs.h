// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/drawing_canvas.h"

#include <QLineF>
#include <QString>

#include <optional>
#include <vector>

namespace headscope::app {

// Which side of 0 a cell's value is on, beside its colour: for prints in black and white.

enum class CellSigns { None, Marks, Hatching };

inline constexpr CellSigns kCellSigns[] = {CellSigns::None, CellSigns::Marks, CellSigns::Hatching};

/// "none", "marks", "hatching": in settings and on the command line.
[[nodiscard]] QString name(CellSigns signs);
/// Empty for any other text.
[[nodiscard]] std::optional<CellSigns> cellSignsFromName(const QString& name);

/// Upon a cell, in an ink that is seen on `fill`: a plus or a minus in its middle, or lines across
/// it where the value is negative. Both grow with the cell. Precondition: value is not 0.
void drawSign(DrawingCanvas& canvas, const QRectF& cell, double value, CellSigns signs,
              const QColor& fill);

/// The lines of hatching in a rectangle, from its upper left to its lower right: the other way
/// round from DrawingCanvas::hatch(), which says that there is no value yet.
[[nodiscard]] std::vector<QLineF> hatching(const QRectF& rect, double step);
/// How thick they are, so far apart, and their colour upon `fill`.
[[nodiscard]] double hatchingWidth(double step);
[[nodiscard]] QColor hatchingInk(const QColor& fill);

/// In place of DrawingCanvas::dash() where a dash would be read as a minus.
void drawSlash(DrawingCanvas& canvas, const QRectF& cell, const QColor& color);

}  // namespace headscope::app
