// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QPointer>
#include <QString>

#include <vector>

class QMainWindow;

namespace headscope::app {

class CommandTable;

/// One thing that can be done: an action of the window, or a gesture.
struct CommandEntry {
    QString where;             ///< "View › Colours", or the panel that has the keyboard
    QString what;              ///< "Purple – Green"
    QString how;               ///< "Ctrl+Alt+3", "Double click"
    QString tip;               ///< a sentence; may be empty for a gesture
    QPointer<QAction> action;  ///< null: a gesture
};

/// Text as it is read: without the mark of its mnemonic.
[[nodiscard]] QString plainText(const QString& menuText);

/// Every action of the window's menus in their order, then the commands that stand in none.
/// Submenus, separators and what is invisible are not among them.
[[nodiscard]] std::vector<CommandEntry> actionsOf(const QMainWindow& window,
                                                  const CommandTable& commands);

/// What the mouse and the keyboard do in maps, plots and fields: the one list of it.
[[nodiscard]] std::vector<CommandEntry> gestures();

}  // namespace headscope::app
