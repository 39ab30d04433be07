// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QPointer>
#include <QString>

#include <vector>

class QWidget;

namespace headscope::app {

/// One thing that can be done: an action of the window, or a gesture.
struct Deed {
    QString where;             ///< "View › Colours", or the panel that has the keyboard
    QString what;              ///< "Purple – Green"
    QString how;               ///< "Ctrl+Alt+3", "Double click"
    QString tip;               ///< a sentence; may be empty for a gesture
    QPointer<QAction> action;  ///< null: a gesture
};

/// Text as it is read: without the mark of its mnemonic.
[[nodiscard]] QString plainText(const QString& menuText);

/// Every action of the window: those of its menus in their order, then those that a panel alone
/// offers while it has the keyboard. Submenus, separators, what is invisible and Qt's own actions
/// inside of widgets are not among them.
[[nodiscard]] std::vector<Deed> actionsOf(const QWidget& window);

/// What the mouse and the keyboard do in maps, plots and fields: the one list of it.
[[nodiscard]] std::vector<Deed> gestures();

}  // namespace headscope::app
