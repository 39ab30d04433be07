// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_source.h"

#include <set>

namespace headscope::app {

// The figures that a source offers. Any thread.

/// What a figure can be of. The numbers are kept in settings: new ones come last.
enum class FigureContent {
    Maps,
    OneMap,
    Drift,
    ZeroVsMean,
    Composition,
    Histogram,
    Attention,
    Growth,
    Attribution,
    Ripples,
    Pairs,
    Effects,
    Positions,
    Layers,
    ByLayer,
};

/// Those that are one plot, in the order in which a figure has them.
inline constexpr FigureContent kFigurePlots[] = {FigureContent::Drift, FigureContent::ZeroVsMean,
                                                 FigureContent::Histogram, FigureContent::Attention,
                                                 FigureContent::Growth};

/// Those that a panel gives, and that stand alone.
inline constexpr FigureContent kOwnFigures[] = {
    FigureContent::ByLayer, FigureContent::Attribution, FigureContent::Ripples,
    FigureContent::Pairs,   FigureContent::Positions,   FigureContent::Layers,
    FigureContent::Effects};
/// Empty if the source has none, and of other contents.
[[nodiscard]] const std::optional<OwnFigure>& ownFigure(const FigureSource& source,
                                                        FigureContent content);

/// A map of more pairs than that would be a file of many megabytes.
inline constexpr std::size_t kMostFigurePairs = 200'000;

/// In a longer prompt the cells of an attention pattern would be finer than print.
inline constexpr int kMostAttentionTokens = 256;

/// What FigureContent::Composition puts one below the other, as far as the source has them.
struct FigureParts {
    std::set<std::size_t> withoutMaps;  ///< which of the source's maps are left out
    std::set<FigureContent> plots{FigureContent::Drift};  ///< of kFigurePlots
    bool operator==(const FigureParts&) const = default;
};

/// Whether the run has what this figure shows.
[[nodiscard]] bool hasContent(const FigureSource& source, FigureContent content);

/// The figure with its title, caption and facts. `map` is which one, for OneMap; `parts` are for
/// Composition, and all maps where they leave nothing. Precondition: hasContent().
[[nodiscard]] Figure makeFigure(const FigureSource& source, FigureContent content,
                                std::size_t map = 0, const FigureParts& parts = {});

}  // namespace headscope::app
