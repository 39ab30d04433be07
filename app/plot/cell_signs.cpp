// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_signs.h"

#include "plot/mixed_ink.h"

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kArm = 0.16;         // of a cell's smaller side
constexpr double kMarkInk = 0.75;     // of it over the fill, which is what says how much
constexpr double kHatchInk = 0.45;    // lines cover more
constexpr double kHatchStep = 0.16;   // of a cell's width and height: six lines
constexpr double kHatchWidth = 0.12;  // of the step

}  // namespace

QString name(CellSigns signs) {
    switch (signs) {
        case CellSigns::Marks:
            return QStringLiteral("marks");
        case CellSigns::Hatching:
            return QStringLiteral("hatching");
        case CellSigns::None:
            break;
    }
    return QStringLiteral("none");
}

std::optional<CellSigns> cellSignsFromName(const QString& text) {
    for (const CellSigns signs : kCellSigns) {
        if (text == name(signs)) return signs;
    }
    return std::nullopt;
}

void drawSign(DrawingCanvas& canvas, const QRectF& cell, double value, CellSigns signs,
              const QColor& fill) {
    if (signs == CellSigns::None) return;
    if (signs == CellSigns::Hatching) {
        if (value > 0) return;
        const double step = kHatchStep * (cell.width() + cell.height());
        for (const QLineF& line : hatching(cell, step))
            canvas.line(line.p1(), line.p2(), hatchingInk(fill), hatchingWidth(step));
        return;
    }
    const double arm = kArm * std::min(cell.width(), cell.height());
    const QColor ink = mixedInk(fill, kMarkInk);
    const auto bar = [&](QPointF half) {
        canvas.line(cell.center() - half, cell.center() + half, ink, 0.3 * arm);
    };
    bar({arm, 0});
    if (value > 0) bar({0, arm});
}

std::vector<QLineF> hatching(const QRectF& rect, double step) {
    std::vector<QLineF> lines;
    const auto count = std::lround((rect.width() + rect.height()) / step);
    for (long i = 0; i < count; ++i) {
        const double c = (static_cast<double>(i) + 0.5) * step;
        const double from = std::max(0.0, c - rect.height());
        const double to = std::min(rect.width(), c);
        lines.emplace_back(rect.topRight() + QPointF(-to, c - to),
                           rect.topRight() + QPointF(-from, c - from));
    }
    return lines;
}

double hatchingWidth(double step) {
    return kHatchWidth * step;
}

QColor hatchingInk(const QColor& fill) {
    return mixedInk(fill, kHatchInk);
}

void drawSlash(DrawingCanvas& canvas, const QRectF& cell, const QColor& color) {
    const double arm = 0.7 * kArm * std::min(cell.width(), cell.height());
    canvas.line(cell.center() + QPointF(-arm, arm), cell.center() + QPointF(arm, -arm), color,
                0.3 * arm);
}

}  // namespace headscope::app
