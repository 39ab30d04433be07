// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/error.h>

#include <QCoreApplication>
#include <QFile>
#include <QString>

#include <filesystem>

namespace headscope::hub {

/// Gives tr() to the functions here that belong to no QObject.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Hub)
};

/// headscope::inputError() and failure() from translated texts.
[[nodiscard]] inline Error badInput(const QString& what, const QString& hint) {
    return inputError(what.toStdString(), hint.toStdString());
}
[[nodiscard]] inline Error failed(const QString& what, const QString& hint) {
    return failure(what.toStdString(), hint.toStdString());
}

/// A path as messages show it.
[[nodiscard]] inline QString shown(const std::filesystem::path& path) {
    return QFile::decodeName(path.c_str());
}

/// "548.1 MB".
[[nodiscard]] QString shownBytes(qint64 bytes);

/// What went wrong with a file or folder that is to be written, from errno, and what to do.
[[nodiscard]] Error cannotWrite(const std::filesystem::path& path, int error);

}  // namespace headscope::hub
