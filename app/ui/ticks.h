// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace headscope::app {

// What axes say, on screen and in figures.

/// Every how many cells a label fits, where a cell takes `perCell` and a label `label` of the same
/// unit. Where two never fit, as in cells of no size, more than there are cells: the first alone.
[[nodiscard]] int labelStep(double perCell, double label);

/// Which of so many cells are labelled: the `musts`, and of every `step`-th what leaves these room.
[[nodiscard]] std::vector<int> labelledCells(int count, int step, const std::vector<int>& musts);

/// The text of a size with the sign of its value before it: a true minus, or a plus.
[[nodiscard]] QString withSign(double value, const QString& size);

/// A number with a true minus sign, and a plus sign where it is positive: "−0.25", "0", "+0.25".
[[nodiscard]] QString signedTick(double tick);

/// The round numbers in [low, high] that are 1, 2 or 5 times a power of ten apart: the most of them
/// that are no more than `most`. Precondition: low < high, most >= 2.
[[nodiscard]] std::vector<double> roundTicks(double low, double high, int most);

}  // namespace headscope::app
