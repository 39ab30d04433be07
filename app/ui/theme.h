// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

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
    QColor muted;  ///< captions, axis labels; at least 4.5:1 against card, or 7:1
    QColor accent;
    QColor accentText;  ///< on accent
    QColor chip;        ///< behind a token
    QColor warning;
    QColor error;  ///< text of an error
    QColor errorBack;
    QColor pending;  ///< a cell that has not arrived
    QColor pendingHatch;
    QColor noise;  ///< the mark of numerical noise: faint, and like no colour of a map's scale
    QColor point;  ///< a head in a scatter plot

    [[nodiscard]] static const Theme& day();
    [[nodiscard]] static const Theme& night();
    /// The same for the back row of a class room: text is at least 7:1 against window, card, chip
    /// and errorBack, and accentText against accent.
    [[nodiscard]] static const Theme& strongDay();
    [[nodiscard]] static const Theme& strongNight();
    /// The one that belongs to a palette, by the lightness of its window colour, and with the
    /// contrast that was applied last.
    [[nodiscard]] static const Theme& of(const QPalette& palette);
};

/// Is the desktop dark now? Puts its palette in place of ours: applyTheme() must follow.
[[nodiscard]] bool systemIsDark();

enum class ThemeContrast { Usual, Strong };

/// Sets palette and style sheet of the whole application; widgets get a PaletteChange.
void applyTheme(ThemeChoice choice, ThemeContrast contrast = ThemeContrast::Usual);

}  // namespace headscope::app
