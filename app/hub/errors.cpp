// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/errors.h"

#include <QLocale>

#include <cerrno>
#include <system_error>

namespace headscope::hub {

QString shownBytes(qint64 bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

Error cannotWrite(const std::filesystem::path& path, int error) {
    QString hint = Text::tr("Check the disk, or set HF_HOME to a folder on another one.");
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
        hint = Text::tr(
            "Free some space and download again: it resumes where it stopped. Or set HF_HOME to a "
            "folder on another disk.");
    } else if (error == EACCES || error == EPERM || error == EROFS || error == ENOTDIR ||
               error == EEXIST) {
        hint = Text::tr("Set HF_HOME to a folder where you may write.");
    }
    const auto reason = QString::fromStdString(std::generic_category().message(error));
    return failed(Text::tr("cannot write %1: %2").arg(shown(path), reason), hint);
}

}  // namespace headscope::hub
