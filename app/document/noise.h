// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/noise_floor.h>
#include <headscope/quantity.h>

#include <QString>

namespace headscope::app {

/// The size below which a value of the quantity is numerical noise: the run's floor for what is
/// measured, once for each ablated run and token that is taken away from another (specificity and
/// the logit difference twice, zero - mean twice). 0 for ranks and for whether the top-1 changes,
/// which are whole numbers. The quantity resolved(). Any thread.
[[nodiscard]] double floorOf(const NoiseFloor& floor, const Quantity& quantity);

/// "1.19e-07": significant() of metric_text.h.
[[nodiscard]] QString sizeText(double size);

/// What the floor is and how it was found, in sentences: for a tip. GUI thread.
[[nodiscard]] QString noiseTip(const NoiseFloor& floor);

}  // namespace headscope::app
