// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace headscope::app {

/// Writes a PNG to a temporary file and renames it: a file of that name is either the old or the whole
/// new picture. Throws headscope::Error(Failure) saying why not.
void writePng(const QImage& image, const QString& path);

}  // namespace headscope::app
