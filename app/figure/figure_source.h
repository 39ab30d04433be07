// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/ablation_set.h"
#include "figure/figure.h"

#include <headscope/paired_effects.h>
#include <headscope/report.h>

#include <QString>

#include <optional>
#include <vector>

namespace headscope::app {

// What figures are made of: from nothing but a run's report, with a window or without. Any thread.

/// Where the colour scale of the run ends, so that target and control under all interventions can
/// be compared: a round number, at least as large as every effect.
[[nodiscard]] double scaleLimit(const Run& run);

/// The maps of these quantities, resolved(), as mapsOf() makes them.
[[nodiscard]] std::vector<FigureMap> figureMaps(const Run& run,
                                                const std::vector<Quantity>& quantities,
                                                bool sameScale, std::optional<double> locked);

/// The maps of P_ablated - P_clean of target and control, in this order.
[[nodiscard]] std::vector<FigureMap> effectMaps(const Run& run, const Intervention& intervention,
                                                double limit);

/// The noise floor of P_ablated - P_clean; 0 if it was not measured.
[[nodiscard]] double probabilityFloor(const Run& run);
/// Of the difference of two runs' effects; 0 where either was not measured.
[[nodiscard]] double differenceFloor(const Run& first, const Run& second);

/// What a figure says where its maps are not of one run alone.
struct FigureWords {
    QString title;
    QString caption;
    QString runLine;  ///< see Figure
    std::vector<std::pair<QString, QString>> facts;
};

/// What a panel shows beside the run's own maps and plots: maps or one of the plots, and what is
/// said of it.
struct OwnFigure {
    QString title;      ///< of the figure
    QString sentences;  ///< of its caption
    std::vector<FigureMap> maps = {};
    int columns = 1;  ///< maps in a row
    std::optional<FigureRipples> ripples = {};
    std::optional<FigurePairMap> pairs = {};
    std::optional<FigureEffects> effects = {};
    std::optional<FigureDrift> drift = {};
    std::optional<Intervention> patched = {};  ///< whose donor the caption names, where it has one
    std::vector<std::pair<QString, QString>> facts = {};  ///< see Figure; beside the run's
};

/// What a run offers to figures. A window that shows other quantities gives its own maps, and what
/// it knows beyond the report.
struct FigureSource {
    SweepReport report;
    Intervention intervention = {};  ///< of the maps
    std::vector<FigureMap> maps = {};
    /// What each map shows, resolved(); empty: P_ablated - P_clean under `intervention`.
    std::vector<Quantity> quantities = {};
    /// Which two interventions are compared, and by what; and the comparison.
    Quantity compared = {Metric::Probability, Subject::Target, zeroMinusMean()};
    PairedEffects both = {};
    /// The chosen head's.
    std::optional<AttentionPattern> attention = {};
    /// Without steps where no set has grown.
    GrowthPath growth = {};
    std::optional<OwnFigure> attribution = {};  ///< a map of what heads and MLPs add
    std::optional<OwnFigure> ripples = {};
    std::optional<OwnFigure> pairs = {};
    std::optional<OwnFigure> positions = {};  ///< a map for each token
    std::optional<OwnFigure> layers = {};     ///< maps of layers and tokens
    std::optional<OwnFigure> byLayer = {};    ///< effects over the layers
    std::optional<OwnFigure> effects = {};    ///< one head's on all prompts of a study
    /// Where the maps are of more than this run: then they and `effects` alone are offered.
    std::optional<FigureWords> words = {};
};

/// What a run's figures compare by themselves: in P of the target, the report's two interventions
/// where both were run, else the first two that were.
[[nodiscard]] Quantity usualComparison(const Run& run);

/// With the maps of the effects on target and control, or in a run with a donor those that the
/// window begins with, where the run has this intervention.
[[nodiscard]] FigureSource figureSource(const SweepReport& report, const Intervention& intervention,
                                        double limit);

}  // namespace headscope::app
