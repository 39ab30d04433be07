// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/color_map.h"
#include "ui/theme.h"

#include <QObject>

class QAction;
class QWidget;

namespace headscope::app {

class CommandTable;
class Settings;
class UserSteps;

/// How everything looks: colour map, size of text, theme. Entries of the View menu, applied at once
/// and remembered; the remembered ones are applied when this is made, but for the theme, which
/// whoever made the application has applied. Lives as long as the window.
class LookMenu : public QObject {
    Q_OBJECT

 public:
    LookMenu(Settings& settings, UserSteps& steps, QWidget& window);

    /// Three menus: colours, text size, theme.
    void addCommands(CommandTable& commands);
    // Steps that can be undone. The colours are also a session's.
    void chooseColors(ColorMap map);
    void chooseFontPercent(int percent);
    void chooseTheme(ThemeChoice choice);

    bool eventFilter(QObject* watched, QEvent* event) override;

 Q_SIGNALS:
    /// Theme, colours or size of text are others.
    void changed();

 private:
    void addColors(CommandTable& commands);
    void addFonts(CommandTable& commands);
    void addThemes(CommandTable& commands);
    void setFontPercent(int percent);
    void setTheme(ThemeChoice choice);
    void refresh();
    [[nodiscard]] QWidget& window() const;

    Settings& m_settings;
    UserSteps& m_steps;
    CommandTable* m_commands = nullptr;  ///< once they are added
    QAction* m_usual = nullptr;
};

}  // namespace headscope::app
