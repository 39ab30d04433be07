// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/run_state.h"

#include <headscope/run.h>

#include <QString>

#include <cstddef>
#include <optional>

namespace headscope::app {

/// The effects of two runs, head by head, and how far they agree.
struct RunComparison {
    QString whyNot;  ///< a sentence where they cannot be compared; then the rest is empty
    HeadGrid<std::optional<float>> first, second;  ///< P_ablated - P_clean
    HeadGrid<std::optional<float>> difference;     ///< second - first
    double limit = 1;                ///< one scale for all three: the largest value, rounded up
    std::size_t heads = 0;           ///< that both runs have finished: what the rest is over
    std::optional<double> pearsonR;  ///< absent where either map is constant, or of one head
    double largest = 0;              ///< |difference|
    HeadId where;                    ///< of the largest
};

/// The end of a colour scale for these values: the largest of them, rounded up.
[[nodiscard]] double limitOf(const HeadGrid<std::optional<float>>& values);

/// How far they agree, in a sentence: r, the largest difference and where it is, and whether that
/// is more than `floor`, the noise of the difference (0 where it is not known). Translated.
[[nodiscard]] QString agreementText(const RunComparison& comparison, double floor);

/// `locked` takes the place of the limit. Both runs need the same number of layers and heads.
[[nodiscard]] RunComparison compareRuns(const Run& first, const Run& second,
                                        const Intervention& intervention, Subject subject,
                                        std::optional<double> locked = {});

}  // namespace headscope::app
