// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/image_export.h"

#include <headscope/error.h>

#include <QImageWriter>
#include <QSaveFile>

namespace headscope::app {

void writePng(const QImage& image, const QString& path) {
    const auto refuse = [&path](const QString& reason) {
        return failure("cannot write " + path.toStdString() + ": " + reason.toStdString(),
                       "Choose a folder that you may write to, with enough room.");
    };
    if (image.isNull()) throw refuse(QStringLiteral("the picture is empty"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) throw refuse(file.errorString());
    QImageWriter writer(&file, "png");
    if (!writer.write(image)) throw refuse(writer.errorString());
    if (!file.commit()) throw refuse(file.errorString());
}

}  // namespace headscope::app
