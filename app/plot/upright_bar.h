// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QFont;
class QPainter;

namespace headscope::app {

struct Theme;

/// A diverging colour bar that stands upright beside a map, with numbers at its ends and middle.
struct UprightBar {
    QRectF rect;        ///< of the colours
    QString low, high;  ///< at its ends
    QString text;       ///< along it, behind the numbers: what it measures; empty: none
};

/// In the painter's font. On a low bar 0 gives way to the ends, and these to 0 where even they
/// would touch.
void drawUprightBar(QPainter& painter, const UprightBar& bar, const Theme& theme);
/// From its left edge to the right end of all that is drawn.
[[nodiscard]] int uprightBarWidth(const UprightBar& bar, const QFont& font);

}  // namespace headscope::app
