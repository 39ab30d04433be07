// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/reading_text.h"

#include "ui/message_text.h"

#include <QStringList>

namespace headscope::app {

QString readingText(const ModelInfo& model) {
    QStringList remarks;
    for (const Message& remark : model.reading.remarks())
        remarks.push_back(textOf(remark));
    return remarks.join(QLatin1Char(' '));
}

}  // namespace headscope::app
