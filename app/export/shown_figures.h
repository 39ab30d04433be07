// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/export_folder.h"
#include "export/run_figures.h"
#include "state/comparison.h"
#include "state/run_state.h"

#include <headscope/session.h>

#include <optional>

namespace headscope::app {

/// The figures of what the window shows: its maps, whatever their quantities, with the scales that
/// they have on screen; and the run's plots. GUI thread (translated).
[[nodiscard]] FigureSource shownSource(const SweepReport& report, const ShownRun& run,
                                       const MapsView& view, Replacement replacement,
                                       std::optional<double> locked);

/// The maps that the window shows, for a folder with everything: none where they are the two that
/// are written in any case.
[[nodiscard]] std::vector<ExtraFigure> shownMaps(const SweepReport& report, const ShownRun& run,
                                                 const MapsView& view, Replacement replacement,
                                                 std::optional<double> locked);

/// The figures of a comparison: both maps and their difference on one scale.
/// Precondition: the runs could be compared.
[[nodiscard]] FigureSource comparisonSource(const SessionRun& first, const SessionRun& second,
                                            const RunComparison& comparison,
                                            Replacement replacement, Subject subject);

}  // namespace headscope::app
