// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QPointer>
#include <QString>

#include <vector>

class QMainWindow;

namespace headscope::app {

class CommandTable;

/// A row of the list: an action of the window, or a gesture.
struct CommandEntry {
    QString where;             ///< "View › Colours", or the panel that has the keyboard
    QString what;              ///< "Purple – Green"
    QString how;               ///< "Ctrl+Alt+3", "Double click"
    QString tip;               ///< a sentence; may be empty for a gesture
    QPointer<QAction> action;  ///< null: a gesture
};

/// The text without its mnemonic mark.
[[nodiscard]] QString plainText(const QString& menuText);

/// Every action of the window's menus in their order, then the commands without a menu. Without
/// submenus, separators and invisible ones.
[[nodiscard]] std::vector<CommandEntry> actionsOf(const QMainWindow& window,
                                                  const CommandTable& commands);

/// What mouse and keyboard do in maps, plots and fields.
[[nodiscard]] std::vector<CommandEntry> gestures();

}  // namespace headscope::app
