// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/comparison.h"
#include "figure/figure_source.h"

#include <headscope/session.h>

namespace headscope::app {

/// The figures of a comparison: both maps and their difference on one scale.
/// Precondition: the runs could be compared.
[[nodiscard]] FigureSource comparisonSource(const SessionRun& first, const SessionRun& second,
                                            const RunComparison& comparison,
                                            const Intervention& intervention, Subject subject);

}  // namespace headscope::app
