// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QSize>

#include <functional>

class QTableView;
class QWidget;

namespace headscope::app {

// How large the text of the whole application is, and what is sized by it. GUI thread.

/// What the size of all text can be, in percent of the desktop's.
struct FontPercents {
    int least, usual, most;
};
inline constexpr FontPercents kFontPercents{80, 100, 175};
[[nodiscard]] int sensibleFontPercent(int percent);
/// Sets the size of all text, and of what was made with the functions below; what is hidden
/// follows, too. What lays itself out by its size gets a resize event of the size that it has.
void applyFontPercent(int percent);
[[nodiscard]] int fontPercent();
/// Likewise, to any size: while something is shown to many people. fontPercent() says it until the
/// next of these calls.
void applyShownFontPercent(int percent);
/// Of the desktop's font at 100 %.
[[nodiscard]] int usualTextHeight();
/// A step larger (> 0) or smaller than `percent`; at the ends it stays.
[[nodiscard]] int nextFontPercent(int percent, int step);

/// Calls `resize` now, and whenever the size of text may have changed, while the widget lives; in
/// place of what the widget had under that name.
void followTextSize(QWidget& widget, const char* name, std::function<void()> resize);

/// The widget's font is the window's, a little larger or smaller, or heavier, whatever the size of
/// all text becomes.
void useScaledFont(QWidget& widget, double factor, QFont::Weight weight = QFont::Normal);
/// The widget has a fixed width that follows the size of text, though less than all the way, so
/// that a column leaves room for its neighbours. `pixels` is the width at 100 %.
void useScaledWidth(QWidget& widget, int pixels);
/// The rows of a table are as high as a line of its text, whatever the size of that becomes.
void useTextRows(QTableView& table);

/// Makes a window as large as suits the current text size; `size` is right at 100 %. It stays
/// within the screen: see keepWithinScreen() in screen_room.h.
void resizeForText(QWidget& window, QSize size);
/// A length that is right at 100 %, at the current text size.
[[nodiscard]] int scaledPixels(int pixels);
/// The font, a little larger or smaller, or heavier.
[[nodiscard]] QFont scaledFont(const QFont& font, double factor,
                               QFont::Weight weight = QFont::Normal);

}  // namespace headscope::app
