// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/drift_text.h"

#include "document/metric_text.h"

#include <QCoreApplication>

#include <cmath>

namespace headscope::app {

namespace {

constexpr double kSpread = 0.5;  // of a layer's width, shared by its heads

struct DriftTextTr {
    Q_DECLARE_TR_FUNCTIONS(DriftText)
};

QString number(double value) {
    const QString size = significant(std::abs(value));
    return value < 0 ? QChar(0x2212) + size : size;
}

}  // namespace

double driftX(HeadId head, int heads) {
    if (heads < 2) return head.layer;
    return head.layer + kSpread * (static_cast<double>(head.head) / (heads - 1) - 0.5);
}

QString slopeText(const Drift& drift) {
    if (!drift.slope) return {};
    if (!drift.slopeCi95) return DriftTextTr::tr("slope %1 per layer").arg(number(*drift.slope));
    return DriftTextTr::tr("slope %1 per layer, 95 % interval [%2, %3]")
        .arg(number(*drift.slope), number((*drift.slopeCi95)[0]), number((*drift.slopeCi95)[1]));
}

}  // namespace headscope::app
