// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headscope::app {

/// @p html, which is rich text already, in bold type.
[[nodiscard]] inline QString bold(const QString& html) {
    return QStringLiteral("<b>%1</b>").arg(html);
}

}  // namespace headscope::app
