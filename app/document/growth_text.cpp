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
    QStringList names{path.began == 0 ? GrowthTextTr::tr("none")
                                      : GrowthTextTr::tr("%n head(s)", nullptr, path.began)};
    for (const GrowthStep& step : path.steps)
        names += headName(step.head);
    return names;
}

}  // namespace headscope::app
