// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save_questions.h"

#include <QMessageBox>
#include <QPushButton>

namespace headscope::app {

bool saveAsAnswered(SaveAnswer answer, const std::function<bool()>& save,
                    const std::function<bool()>& discard) {
    switch (answer) {
        case SaveAnswer::Save:
            return save();
        case SaveAnswer::Discard:
            return discard();
        case SaveAnswer::Cancel:
            break;
    }
    return false;
}

SaveAnswer askWhetherToSave(QWidget* over, const QString& title, const QString& text) {
    QMessageBox box(QMessageBox::Question, title, text,
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, over);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
        case QMessageBox::Save:
            return SaveAnswer::Save;
        case QMessageBox::Discard:
            return SaveAnswer::Discard;
        default:
            return SaveAnswer::Cancel;
    }
}

SaveAnswer askWhetherToSaveOver(QWidget* over, const QString& title, const SaveOverWords& words) {
    QMessageBox box(QMessageBox::Warning, title, words.text, QMessageBox::NoButton, over);
    box.setInformativeText(words.more);
    auto* other = box.addButton(words.otherButton, QMessageBox::AcceptRole);
    auto* same = box.addButton(words.sameButton, QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(other);
    box.exec();
    if (box.clickedButton() == same) return SaveAnswer::Save;
    if (box.clickedButton() == other) return SaveAnswer::Discard;
    return SaveAnswer::Cancel;
}

}  // namespace headscope::app
