// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QTableView;
class QWidget;

namespace headscope::app {

enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": for settings and the command line.
[[nodiscard]] QString name(ThemeChoice choice);
[[nodiscard]] ThemeChoice themeFromName(const QString& name);

/// The colours that Qt's palette has no role for, in a light and a dark set.
struct Theme {
    bool dark = false;
    QColor window;  ///< behind the cards
    QColor card;    ///< behind content
    QColor border;
    QColor text;
    QColor muted;  ///< captions, axis labels; at least 4.5:1 against card
    QColor accent;
    QColor accentText;  ///< on accent
    QColor chip;        ///< behind a token
    QColor warning;
    QColor error;  ///< text of an error
    QColor errorBack;
    QColor pending;  ///< a cell that has not arrived
    QColor pendingHatch;
    QColor noise;  ///< a cell whose value is numerical noise: like no colour of a map's scale
    QColor point;  ///< a head in a scatter plot

    [[nodiscard]] static const Theme& day();
    [[nodiscard]] static const Theme& night();
    /// The one that belongs to a palette, by the lightness of its window colour.
    [[nodiscard]] static const Theme& of(const QPalette& palette);
};

/// Is the desktop dark by now? Puts its palette in place of ours: applyTheme() must follow.
[[nodiscard]] bool systemIsDark();

/// Sets palette and style sheet of the whole application; widgets get a PaletteChange.
void applyTheme(ThemeChoice choice);

/// What the size of all text can be, in percent of the desktop's.
struct FontPercents {
    int least, usual, most;
};
inline constexpr FontPercents kFontPercents{80, 100, 175};
[[nodiscard]] int sensibleFontPercent(int percent);
/// Sets the size of all text, and of what was made with the functions below. What lays itself out
/// by its size gets a resize event of the size that it has.
void applyFontPercent(int percent);
[[nodiscard]] int fontPercent();
/// A step larger (> 0) or smaller than `percent`; at the ends it stays.
[[nodiscard]] int nextFontPercent(int percent, int step);

/// The widget's font is the window's, a little larger or smaller, or heavier, whatever the size of
/// all text becomes.
void useScaledFont(QWidget& widget, double factor, QFont::Weight weight = QFont::Normal);
/// The widget has a fixed width that follows the size of text, though less than all the way, so
/// that a column leaves room for what stands beside it. `pixels` is the width at 100 %.
void useScaledWidth(QWidget& widget, int pixels);

/// The rows of a table are as high as a line of its text, whatever the size of that becomes.
void useTextRows(QTableView& table);
/// A length that is right at 100 %, at the size that text has by now.
[[nodiscard]] int scaledPixels(int pixels);

/// The widget's font, a little larger or smaller, or heavier.
[[nodiscard]] QFont scaledFont(const QFont& font, double factor,
                               QFont::Weight weight = QFont::Normal);

}  // namespace headscope::app
