// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/edit_commands.h"

#include "ui/commands.h"

#include <QAction>
#include <QCoreApplication>
#include <QUndoStack>

namespace headscope::app {

namespace {

struct EditCommandsTr {
    Q_DECLARE_TR_FUNCTIONS(EditCommands)
};

}  // namespace

void addEditCommands(CommandTable& commands, QUndoStack& stack) {
    auto* undo = stack.createUndoAction(&commands, EditCommandsTr::tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setStatusTip(EditCommandsTr::tr("Take back what was changed last"));
    commands.adopt(QStringLiteral("edit.undo"), undo);
    auto* redo = stack.createRedoAction(&commands, EditCommandsTr::tr("&Redo"));
    redo->setShortcuts({QKeySequence(EditCommandsTr::tr("Ctrl+Shift+Z")),
                        QKeySequence(EditCommandsTr::tr("Ctrl+Y"))});
    redo->setStatusTip(EditCommandsTr::tr("Do again what was taken back"));
    commands.adopt(QStringLiteral("edit.redo"), redo);
}

}  // namespace headscope::app
