// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRectF>
#include <QString>

#include <cstddef>
#include <map>
#include <vector>

namespace headscope::app::test {

/// An SVG as its reader sees it.
struct Svg {
    std::map<QString, int> elements;
    std::vector<QRectF> rects;
    QString text;  ///< of all text elements, a line each
    QString title;
    QString description;
    QString width;
    QString height;
};

/// Empty where it is no XML.
[[nodiscard]] Svg parseSvg(const QByteArray& bytes);

/// How many distinct places the most frequent size of rectangle stands at.
[[nodiscard]] std::size_t largestGroup(const std::vector<QRectF>& rects);

/// The rectangles that a PDF's pages fill.
[[nodiscard]] std::vector<QRectF> pdfRects(const QByteArray& pdf);

}  // namespace headscope::app::test
