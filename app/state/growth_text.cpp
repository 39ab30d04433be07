// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/growth_text.h"

#include "state/metric_text.h"

#include <QCoreApplication>

namespace headscope::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("GrowthText", text);
}

}  // namespace

QStringList growthNames(const GrowthPath& path) {
    QStringList names{path.began == 0   ? tr("none")
                      : path.began == 1 ? tr("1 head")
                                        : tr("%1 heads").arg(path.began)};
    for (const GrowthStep& step : path.steps)
        names += headName(step.head);
    return names;
}

}  // namespace headscope::app
