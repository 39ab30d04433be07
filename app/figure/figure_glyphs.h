// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>

namespace headscope::app {

/// Draws one line of text from `baseline`, in the order of a line that begins at the left, with
/// the machine's other fonts for what `font` does not have:
/// - what `font` has stays text in every format;
/// - in SVG a text with anything else becomes outlines, because its reader may not have that font
///   (PDF embeds fonts);
/// - characters of coloured fonts, which have no outlines, become small pictures.
void drawGlyphs(QPainter& painter, QPointF baseline, const QString& text, const QFont& font,
                const QColor& color);

}  // namespace headscope::app
