// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/attention_shade.h"

#include "ui/diverging_scale.h"

#include <cmath>

namespace headscope::app {

double attentionDepth(float weight) {
    return std::sqrt(static_cast<double>(weight));
}

QColor attentionShade(float weight, const Theme& theme) {
    return DivergingScale::of(theme).color(attentionDepth(weight), 1);
}

}  // namespace headscope::app
