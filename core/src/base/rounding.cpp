// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/rounding.h>

#include <cmath>
#include <initializer_list>

namespace headscope {

double roundUp(double value) {
    const double decade = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (step * decade >= value * (1 - 1e-9)) return step * decade;
    }
    return 10 * decade;
}

}  // namespace headscope
