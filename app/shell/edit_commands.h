// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QUndoStack;

namespace headscope::app {

class CommandTable;

/// Undo and redo, which say what they undo and redo.
void addEditCommands(CommandTable& commands, QUndoStack& stack);

}  // namespace headscope::app
