// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/plain_plottable.h"

namespace headscope::app {

double PlainPlottable::selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/,
                                  QVariant* /*details*/) const {
    return -1;
}

QCPRange PlainPlottable::getKeyRange(bool& foundRange, QCP::SignDomain /*domain*/) const {
    foundRange = false;
    return {};
}

QCPRange PlainPlottable::getValueRange(bool& foundRange, QCP::SignDomain /*domain*/,
                                       const QCPRange& /*inKeyRange*/) const {
    foundRange = false;
    return {};
}

void PlainPlottable::drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*rect*/) const {}

}  // namespace headscope::app
