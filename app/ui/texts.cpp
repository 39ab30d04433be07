// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace headscope::app {

void installTexts() {
    QLocale::setDefault(QLocale::c());
    auto* english = new QTranslator(QCoreApplication::instance());
    try {
        const auto file = resourceFolder() / "translations" / "headscope_en.qm";
        if (english->load(QString::fromStdString(file.string())))
            QCoreApplication::installTranslator(english);
    } catch (const Error&) {  // no resources at all: whoever needs them says so
    }
}

}  // namespace headscope::app
