// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>
#include <QString>

#include <functional>
#include <vector>

class QImage;
class QPainter;
class QWidget;

namespace headscope::app::test {

/// A text as it was drawn: what a person sees of it.
struct DrawnText {
    QString text;
    double height = 0;    ///< of its font, in pixels
    QColor color;         ///< of its letters
    QRect place;          ///< in the window
    bool isPlot = false;  ///< within a plot: its numbers and axes
    QString where = {};   ///< the widgets around it, for messages
};

/// All texts that the window shows, caught on their way to the screen: fonts and colours are those
/// that are drawn with, whatever sets them. What is scrolled away or covered by another widget is
/// not among them.
[[nodiscard]] std::vector<DrawnText> drawnTexts(QWidget& window);

/// All texts that are painted on a sheet of so many pixels, whatever lies over them.
[[nodiscard]] std::vector<DrawnText> drawnTexts(QSize sheet,
                                                const std::function<void(QPainter&)>& paint);

/// What a text stands on, in a picture of the window: the colour that most of its place has. Where
/// that is its own, as upon a gradient, the one that is most along the edge of the place.
[[nodiscard]] QColor groundOf(const QImage& picture, const DrawnText& text);

}  // namespace headscope::app::test
