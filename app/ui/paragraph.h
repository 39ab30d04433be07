// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace headscope::app {

/// Whole sentences, one after the other; those that are empty are left out. Any thread.
[[nodiscard]] inline QString paragraph(QStringList sentences) {
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

}  // namespace headscope::app
