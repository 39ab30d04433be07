// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_glyphs.h"

#include <QGlyphRun>
#include <QImage>
#include <QPaintEngine>
#include <QPainterPath>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr double kPicturePixels = 128;  // an em of a coloured character; the usual fonts' own size
constexpr char32_t kCertain = 0x250;    // what every font for Latin has is not looked up

/// Has the font all of the text by itself?
bool hasAll(const QFont& font, const QString& text) {
    const QList<uint> codes = text.toUcs4();
    const auto uncertain = [](uint code) { return code >= kCertain; };
    if (std::none_of(codes.begin(), codes.end(), uncertain)) return true;
    const QRawFont raw = QRawFont::fromFont(font);
    return std::all_of(codes.begin(), codes.end(),
                       [&](uint code) { return !uncertain(code) || raw.supportsCharacter(code); });
}

bool isColoured(const QRawFont& font) {
    return std::ranges::any_of(std::initializer_list<const char*>{"CBLC", "sbix", "COLR"},
                               [&](const char* table) { return !font.fontTable(table).isEmpty(); });
}

QGlyphRun oneGlyph(const QRawFont& font, quint32 glyph, QPointF at) {
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes({glyph});
    run.setPositions({at});
    return run;
}

/// A coloured glyph whose baseline begins at `at`.
void drawPicture(QPainter& painter, QPointF at, const QRawFont& font, quint32 glyph) {
    QRawFont large = font;
    large.setPixelSize(kPicturePixels);
    const QRectF box = large.boundingRect(glyph);
    if (box.isEmpty()) return;
    QImage image(box.toAlignedRect().size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter onto(&image);
    onto.drawGlyphRun({}, oneGlyph(large, glyph, -box.topLeft()));
    onto.end();
    const double scale = font.pixelSize() / kPicturePixels;
    painter.save();
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::LosslessImageRendering);
    painter.drawImage(QRectF(at + box.topLeft() * scale, QSizeF(image.size()) * scale), image);
    painter.restore();
}

void drawRun(QPainter& painter, const QGlyphRun& run, const QColor& color) {
    const QRawFont font = run.rawFont();
    const auto glyphs = run.glyphIndexes();
    const auto places = run.positions();
    const bool coloured = isColoured(font);
    const bool outlines = painter.paintEngine()->type() == QPaintEngine::SVG;
    if (!coloured && !outlines) {
        painter.setPen(color);
        painter.drawGlyphRun({}, run);
        return;
    }
    QPainterPath path;
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        const QPainterPath outline = font.pathForGlyph(glyphs[i]);
        if (outline.isEmpty() && coloured)
            drawPicture(painter, places[i], font, glyphs[i]);
        else
            path.addPath(outline.translated(places[i]));
    }
    if (path.isEmpty()) return;
    path.setFillRule(Qt::WindingFill);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(path);
}

}  // namespace

void drawGlyphs(QPainter& painter, QPointF baseline, const QString& text, const QFont& font,
                const QColor& color) {
    if (hasAll(font, text)) {
        painter.setPen(color);
        painter.setFont(font);
        painter.drawText(baseline, text);
        return;
    }
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    if (!line.isValid()) return;
    line.setPosition(baseline - QPointF(0, line.ascent()));
    for (const QGlyphRun& run : layout.glyphRuns())
        drawRun(painter, run, color);
}

}  // namespace headscope::app
