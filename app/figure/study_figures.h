// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure_source.h"
#include "figure/study_map.h"

#include <optional>

namespace headscope::app {

// Figures of a study: from its prompts, rows and statistics, with a window or without. GUI thread
// (translated).

/// What figures of a study are made of; it must outlive them.
struct StudyResults {
    const Study& study;
    const StudyRows& rows;
    const StudySummary& summary;  ///< of these rows
};

/// What a map's caption says: the study, what was done, how many prompts in how many clusters, what
/// interval and what correction.
[[nodiscard]] QString studyCaption(const StudyResults& results, const StudyChoice& choice);

/// The map, or the maps by group, that a choice shows; and of a head the effects on all prompts.
[[nodiscard]] FigureSource studySource(const StudyResults& results, const StudyChoice& choice,
                                       std::optional<HeadId> head);

}  // namespace headscope::app
