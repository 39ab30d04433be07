// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/export/export_folder.h"
#include "figure/run_figures.h"

#include <optional>

namespace headscope::app {

/// How the window shows a run, as far as figures take it over.
struct FigureView {
    MapsView maps;
    Intervention intervention;
    std::optional<double> locked;  ///< see RunState::limit()
    Quantity compared;             ///< see RunState::setCompared()
};

[[nodiscard]] FigureView figureView(const RunState& state);

/// The figures of what the window shows: its maps, whatever their quantities, with the scales that
/// they have on screen; and the run's plots. GUI thread (translated).
[[nodiscard]] FigureSource shownSource(const SweepReport& report, const FigureView& view);

/// What the window shows beyond what is written of every run, for a folder with everything.
[[nodiscard]] std::vector<ExtraFigure> shownFigures(const FigureSource& source,
                                                    const FigureView& view);

}  // namespace headscope::app
