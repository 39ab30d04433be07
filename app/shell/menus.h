// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;

namespace headscope::app {

class CommandTable;

/// Fills the menu bar with the commands of the table, in the order that this file has. GUI thread.
void buildMenus(QMenuBar& bar, CommandTable& commands);

}  // namespace headscope::app
