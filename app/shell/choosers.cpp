// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/choosers.h"

#include "document/state_folder.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace headscope::app {

namespace {

struct ChoosersTr {
    Q_DECLARE_TR_FUNCTIONS(Choosers)
};

}  // namespace

FileChoosers systemChoosers() {
    return {[](QWidget* over, const QString& title, const QString& suggested) {
                const QString ending = QFileInfo(suggested).suffix();
                return QFileDialog::getSaveFileName(
                    over, title, suggested,
                    ChoosersTr::tr("%1 file (*.%2);;All files (*)").arg(ending.toUpper(), ending));
            },
            [](QWidget* over, const QString& title) {
                return QFileDialog::getExistingDirectory(over, title, documentsFolder());
            }};
}

}  // namespace headscope::app
