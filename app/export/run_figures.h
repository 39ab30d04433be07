// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/figure.h"

#include <headscope/report.h>

#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace headscope::app {

// The figures of one run, from nothing but its report: with a window or without. Any thread.

/// The sweep with this replacement, or null where the run has none.
[[nodiscard]] const Sweep* sweepOf(const SweepReport& report, Replacement replacement);

/// Where the colour scale of the run ends, so that target and control under both replacements can
/// be compared: a round number, at least as large as every effect.
[[nodiscard]] double scaleLimit(const SweepReport& report);

/// The maps of P_ablated - P_clean of target and control, in this order. Precondition: the run has
/// the replacement.
[[nodiscard]] std::vector<FigureMap> effectMaps(const SweepReport& report, Replacement replacement,
                                                double limit);

/// Model, prompt, tokens, target, control, replacement, positions: what identifies the run.
[[nodiscard]] std::vector<std::pair<QString, QString>> runFacts(
    const SweepReport& report, std::optional<Replacement> replacement);

/// What a figure can be of.
enum class FigureContent { Maps, OneMap, Drift, ZeroVsMean, Composition };

/// What FigureContent::Composition puts one below the other.
struct FigureParts {
    std::set<std::size_t> withoutMaps;  ///< which of the source's maps are left out
    bool drift = true;
    bool scatter = false;  ///< zero against mean, where the run has both
    bool operator==(const FigureParts&) const = default;
};

/// What a figure says where its maps are not of one run alone.
struct FigureWords {
    QString title;
    QString caption;  ///< ends with a space
    std::vector<std::pair<QString, QString>> facts;
};

/// What a run offers to figures. A window that shows other quantities gives its own maps.
struct FigureSource {
    SweepReport report;
    Replacement replacement = Replacement::Zero;  ///< of the maps
    std::vector<FigureMap> maps;
    /// What each map shows, resolved(); empty: P_ablated - P_clean under `replacement`.
    std::vector<Quantity> quantities;
    /// Where the maps are of more than this run: then they alone are offered.
    std::optional<FigureWords> words;
};

/// The noise floor of P_ablated - P_clean; 0 where it was not measured.
[[nodiscard]] double probabilityFloor(const SweepReport& report);
/// Of the difference of two runs' effects; 0 where either was not measured.
[[nodiscard]] double differenceFloor(const SweepReport& first, const SweepReport& second);

/// Sentences of captions: model, prompt and tokens, after `lead`; and what was done to the heads.
[[nodiscard]] QString runSentences(const SweepReport& report, const QString& lead);
[[nodiscard]] QString replacementSentence(const SweepReport& report, Replacement replacement);

[[nodiscard]] FigureSource figureSource(const SweepReport& report, Replacement replacement,
                                        double limit);

/// Whether the run has what this figure shows.
[[nodiscard]] bool hasContent(const FigureSource& source, FigureContent content);

/// The figure with its title, caption and facts. `map` is which one, for OneMap; `parts` are for
/// Composition, and all maps where they leave nothing. Precondition: hasContent().
[[nodiscard]] Figure makeFigure(const FigureSource& source, FigureContent content,
                                std::size_t map = 0, const FigureParts& parts = {});

}  // namespace headscope::app
