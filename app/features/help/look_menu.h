// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/color_map.h"
#include "ui/commands.h"
#include "ui/theme.h"

#include <QAction>
#include <QObject>
#include <QPointer>

#include <utility>

class QWidget;

namespace headscope::app {

class Settings;
class UserSteps;

/// How everything looks: colour map, size of text, theme. Entries of the View menu, applied at once
/// and remembered; the remembered ones are applied when this is made, but for the theme, which the
/// maker of the application has applied. Steps that can be undone go by it: it lives as long as the
/// document, and its commands may be added anew to another table.
class LookMenu : public QObject {
    Q_OBJECT

 public:
    /// The window shows it, and must live as long.
    LookMenu(Settings& settings, UserSteps& steps, QWidget& window, QObject* parent);

    /// Three menus: colours, text size, theme.
    void addCommands(CommandTable& commands);
    // Steps that can be undone. The colours are also a session's.
    void chooseColors(ColorMap map);
    void chooseFontPercent(int percent);
    void chooseTheme(ThemeChoice choice);

    /// The preferences stand open, and come up again once the window is built anew.
    void setReopening(bool reopening) { m_reopening = reopening; }
    /// That was so; it is not any more.
    [[nodiscard]] bool takeReopening() { return std::exchange(m_reopening, false); }

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
    Settings& m_settings;
    UserSteps& m_steps;
    QWidget& m_window;
    QPointer<CommandTable> m_commands;  ///< once they are added
    QPointer<QAction> m_usual;
    bool m_reopening = false;
};

}  // namespace headscope::app
