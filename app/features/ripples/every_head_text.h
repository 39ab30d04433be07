// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/ripples/ripple_text.h"
#include "plot/heatmap_data.h"

#include <headscope/similarity_sweep.h>

#include <QString>

#include <utility>

namespace headscope::app {

// What a map of every head's ripples shows and says. GUI thread (translated).

/// The cosine that a view of the curves looks at.
[[nodiscard]] CosineMeasure measureOf(RippleView view);
/// Was this measure computed for these two tokens?
[[nodiscard]] bool isOfTokens(const SimilaritySweep& sweep, CosineMeasure measure,
                              std::pair<int, int> tokens);

/// The changes after a layer. Where colours end is the same after every layer, so that these can be
/// compared.
[[nodiscard]] HeatmapData everyHeadMap(const SimilaritySweep& sweep, CosineMeasure measure,
                                       int layer);
/// "Change of the cosine of ␣Berlin and ␣of, after layer 11": a title.
[[nodiscard]] QString everyHeadTitle(const SimilaritySweep& sweep, CosineMeasure measure,
                                     int layer);
/// The heads that change it most, in a sentence.
[[nodiscard]] QString strongestText(const SimilaritySweep& sweep, CosineMeasure measure, int layer);
/// One head's number there, and where it is largest.
[[nodiscard]] QString everyHeadText(const SimilaritySweep& sweep, CosineMeasure measure, int layer,
                                    HeadId head);
/// For captions.
[[nodiscard]] QString everyHeadSentences(const SimilaritySweep& sweep, CosineMeasure measure);

}  // namespace headscope::app
