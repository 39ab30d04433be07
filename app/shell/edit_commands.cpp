// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/edit_commands.h"

#include "ui/commands.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMetaObject>
#include <QUndoStack>

namespace headscope::app {

namespace {

struct EditCommandsTr {
    Q_DECLARE_TR_FUNCTIONS(EditCommands)
};

/// What a field or a list offers by itself, also by a click.
bool offers(const QWidget* widget, const char* slot) {
    return widget && widget->metaObject()->indexOfMethod(slot) >= 0;
}

void copyFromFocus(CommandTable& commands) {
    QWidget* focus = QApplication::focusWidget();
    if (const auto* label = qobject_cast<const QLabel*>(focus); label && label->hasSelectedText())
        return QGuiApplication::clipboard()->setText(label->selectedText());
    if (offers(focus, "copy()")) {
        QMetaObject::invokeMethod(focus, "copy");
    } else if (QAction* picture = commands.find(QStringLiteral("export.copy_picture"))) {
        picture->trigger();
    }
}

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
    // Fields and lists take these keys themselves.
    commands.add({QStringLiteral("edit.copy"),
                  EditCommandsTr::tr("&Copy"),
                  EditCommandsTr::tr("Copy what is selected; where there is no text, the maps as a "
                                     "picture"),
                  {QKeySequence(QKeySequence::Copy)},
                  [&commands] { copyFromFocus(commands); }});
    commands.add({QStringLiteral("edit.select_all"),
                  EditCommandsTr::tr("Select &All"),
                  EditCommandsTr::tr("Select all of the field or list that has the keyboard"),
                  {QKeySequence(QKeySequence::SelectAll)},
                  [] {
                      QWidget* focus = QApplication::focusWidget();
                      if (offers(focus, "selectAll()"))
                          QMetaObject::invokeMethod(focus, "selectAll");
                  }});
}

}  // namespace headscope::app
