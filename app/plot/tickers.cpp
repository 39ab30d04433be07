// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/tickers.h"

#include "ui/ticks.h"

#include <cmath>

namespace headscope::app {

QString SignedTicker::getTickLabel(double tick, const QLocale& /*locale*/, QChar /*formatChar*/,
                                   int /*precision*/) {
    return signedTick(tick);
}

double FewTicker::getTickStep(const QCPRange& range) {
    constexpr double kBeyond = 1.01;  // of the range: 0 is the only multiple in it
    const double least = m_most > 1 ? range.size() / (m_most - 1) : kBeyond * range.size();
    double step = QCPAxisTicker::getTickStep(range);
    while (step < least)
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
