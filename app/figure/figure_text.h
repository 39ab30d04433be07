// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure.h"

#include <QString>
#include <QStringList>

namespace headscope::app {

// The one place where texts are made safe for what a figure is written to. Any thread.

/// For metadata and text files: what XML 1.0 cannot hold (section 2.2: control characters but tab
/// and line breaks, lone surrogates, U+FFFE and U+FFFF) and the other control characters are
/// written out, as "\x1B" or "\uFFFE". All else stays, so that the text is what was typed.
[[nodiscard]] QString writable(const QString& text);

/// For drawing: writable(), and nothing in it turns what is drawn beside it. Line and paragraph
/// separators and directional controls are written out; of U+2068 ... U+2069, which isolated()
/// puts around a text, pairs stay.
[[nodiscard]] QString drawable(const QString& text);

/// The figure with all that is drawn drawable().
[[nodiscard]] Figure drawable(Figure figure);

/// Lines that a drawable() text was broken into, each with its isolations closed and opened again.
[[nodiscard]] QStringList balanced(QStringList lines);

}  // namespace headscope::app
