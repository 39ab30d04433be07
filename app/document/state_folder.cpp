// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/state_folder.h"

#include <QDir>
#include <QStandardPaths>

namespace headscope::app {

QString stateFolder() {
    QString chosen = qEnvironmentVariable("HEADSCOPE_STATE");
    if (!chosen.isEmpty()) return chosen;
    const QString settings = qEnvironmentVariable("HEADSCOPE_CONFIG");
    if (!settings.isEmpty()) return settings + QLatin1String(".state");
    // The specification says to ignore relative paths.
    const QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (QDir::isAbsolutePath(base)) return base + QLatin1String("/headscope");
    return QDir::homePath() + QLatin1String("/.local/state/headscope");
}

namespace {

/// A dialog whose folder does not exist would begin where the program was started.
QString folderOf(QStandardPaths::StandardLocation kind) {
    const QString folder = QStandardPaths::writableLocation(kind);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

}  // namespace

QString picturesFolder() {
    return folderOf(QStandardPaths::PicturesLocation);
}

QString documentsFolder() {
    return folderOf(QStandardPaths::DocumentsLocation);
}

}  // namespace headscope::app
