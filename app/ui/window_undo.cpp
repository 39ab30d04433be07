// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window_undo.h"

#include <QKeyEvent>
#include <QPlainTextEdit>

namespace headscope::app {

namespace {

class UndoKeys : public QObject {
 public:
    using QObject::QObject;

 protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride) return false;
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (!key.matches(QKeySequence::Undo) && !key.matches(QKeySequence::Redo)) return false;
        event->ignore();  // the field does not ask for it: it is a shortcut
        return true;
    }
};

}  // namespace

void leaveUndoToWindow(QWidget& field) {
    field.installEventFilter(new UndoKeys(&field));
    // Nor is there another history in its menu.
    if (auto* text = qobject_cast<QPlainTextEdit*>(&field)) text->setUndoRedoEnabled(false);
}

}  // namespace headscope::app
