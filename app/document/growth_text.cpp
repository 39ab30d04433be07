// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/growth_text.h"

#include "document/metric_text.h"

#include <QCoreApplication>

namespace headscope::app {

namespace {

struct GrowthTextTr {
    Q_DECLARE_TR_FUNCTIONS(GrowthText)
};

}  // namespace

QStringList growthNames(const GrowthPath& path) {
    QStringList names{path.began == 0   ? GrowthTextTr::tr("none")
                      : path.began == 1 ? GrowthTextTr::tr("1 head")
                                        : GrowthTextTr::tr("%1 heads").arg(path.began)};
    for (const GrowthStep& step : path.steps)
        names += headName(step.head);
    return names;
}

}  // namespace headscope::app
