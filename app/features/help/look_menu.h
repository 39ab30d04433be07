// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/color_map.h"
#include "ui/theme.h"

#include <QMap>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace headscope::app {

class Settings;
class UserSteps;

/// How everything looks: colour map, size of text, theme. Entries of the View menu, applied at once
/// and remembered; the remembered ones are applied when this is made, but for the theme, which
/// whoever made the application has applied. Lives as long as the window.
class LookMenu : public QObject {
    Q_OBJECT

 public:
    LookMenu(Settings& settings, UserSteps& steps, QWidget& window);

    void addTo(QMenu& menu);
    // Steps that can be undone. The colours are also a session's.
    void chooseColors(ColorMap map);
    void chooseFontPercent(int percent);
    void chooseTheme(ThemeChoice choice);

    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void addColors(QMenu& menu);
    void addFonts(QMenu& menu);
    void addThemes(QMenu& menu);
    void setFontPercent(int percent);
    void setTheme(ThemeChoice choice);
    void refresh();

    Settings& m_settings;
    UserSteps& m_steps;
    QMap<int, QAction*> m_colors;  ///< by ColorMap
    QMap<int, QAction*> m_themes;  ///< by ThemeChoice
    QAction* m_larger = nullptr;
    QAction* m_smaller = nullptr;
    QAction* m_usual = nullptr;
};

}  // namespace headscope::app
