// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/tickers.h"

#include "ui/ticks.h"

#include <cmath>

namespace headscope::app {

QString SignedTicker::getTickLabel(double tick, const QLocale& /*locale*/, QChar /*formatChar*/,
                                   int /*precision*/) {
    return signedTick(tick);
}

double SignedTicker::getTickStep(const QCPRange& range) {
    double step = QCPAxisTicker::getTickStep(range);
    while (range.size() / step + 1 > m_most && step < range.size())
        step = cleanMantissa(2 * step);
    return step;
}

void CellTicker::setSpacing(double pixelsPerCell, double labelPixels) {
    m_step = labelStep(pixelsPerCell, labelPixels);
}

double CellTicker::getTickStep(const QCPRange& /*range*/) {
    return m_step;
}

int CellTicker::getSubTickCount(double /*tickStep*/) {
    return 0;
}

QString CellTicker::getTickLabel(double tick, const QLocale& /*locale*/, QChar /*formatChar*/,
                                 int /*precision*/) {
    return QString::number(std::lround(tick));
}

}  // namespace headscope::app
