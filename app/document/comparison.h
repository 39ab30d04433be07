// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <headscope/run_comparison.h>

#include <QString>

#include <optional>

namespace headscope::app {

/// The effects P_ablated - P_clean of two runs, head by head, and how far they agree.
struct RunComparison : EffectComparison {
    QString whyNot;    ///< a sentence where they cannot be compared
    double limit = 1;  ///< one scale for all three maps: the largest value, rounded up
};

/// The end of a colour scale for these values: the largest of them, rounded up.
[[nodiscard]] double limitOf(const HeadGrid<std::optional<float>>& values);

/// How far they agree, in a sentence: r, the largest difference and where it is, and whether that
/// is more than `floor`, the noise of the difference (0 if not known). Translated.
[[nodiscard]] QString agreementText(const RunComparison& comparison, double floor);

/// `locked` replaces the limit. Both runs need the same number of layers and heads.
[[nodiscard]] RunComparison compareRuns(const Run& first, const Run& second,
                                        const Intervention& intervention, Subject subject,
                                        std::optional<double> locked = {});

}  // namespace headscope::app
