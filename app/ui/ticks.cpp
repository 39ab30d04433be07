// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ticks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace headscope::app {

int labelStep(double perCell, double label) {
    for (const int step : {1, 2, 4, 5}) {
        if (step * perCell >= label) return step;
    }
    constexpr int kOneLabel = 1'000'000;
    for (int decade = 10; decade < kOneLabel; decade *= 10) {
        for (const int factor : {1, 2, 5}) {
            if (factor * decade * perCell >= label) return factor * decade;
        }
    }
    return kOneLabel;
}

std::vector<int> labelledCells(int count, int step, const std::vector<int>& musts) {
    std::vector<int> cells;
    for (int cell = 0; cell < count; ++cell) {
        const bool must = std::find(musts.begin(), musts.end(), cell) != musts.end();
        const bool near = std::any_of(musts.begin(), musts.end(),
                                      [&](int other) { return std::abs(other - cell) < step; });
        if (must || (cell % step == 0 && !near)) cells.push_back(cell);
    }
    return cells;
}

QString withSign(double value, const QString& size) {
    return (value < 0 ? QChar(0x2212) : QLatin1Char('+')) + size;
}

QString signedTick(double tick) {
    if (std::abs(tick) < 1e-12) return QStringLiteral("0");
    return withSign(tick, QString::number(std::abs(tick), 'g', 4));
}

std::vector<double> roundTicks(double low, double high, int most) {
    const double decade = std::pow(10.0, std::floor(std::log10((high - low) / most)));
    double step = decade;
    for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0}) {
        step = factor * decade;
        if (std::floor(high / step) - std::ceil(low / step) + 1 <= most) break;
    }
    const double first = std::ceil(low / step);
    const auto count = static_cast<int>(std::floor(high / step) - first) + 1;
    std::vector<double> ticks(static_cast<std::size_t>(std::max(0, count)));
    for (std::size_t i = 0; i < ticks.size(); ++i)
        ticks[i] = (first + static_cast<double>(i)) * step;
    return ticks;
}

}  // namespace headscope::app
