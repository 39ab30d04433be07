// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/heatmap_data.h"

#include <headscope/study_rows.h>
#include <headscope/study_summary.h>

#include <QString>

#include <cstddef>
#include <vector>

namespace headscope::app {

/// What of a head's effects over all prompts a map shows.
enum class StudyValue { Mean, EffectSize, StandardError, SignConsistency, Flips };

inline constexpr StudyValue kStudyValues[] = {StudyValue::Mean, StudyValue::EffectSize,
                                              StudyValue::StandardError,
                                              StudyValue::SignConsistency, StudyValue::Flips};

struct StudyChoice {
    std::size_t intervention = 0;  ///< in the order of the study
    std::size_t quantity = 0;      ///< of studyQuantities()
    StudyValue value = StudyValue::Mean;
};

// GUI thread (translated).

/// "Mean", "Effect size d_z", ...: for a choice; and what it means, in a sentence.
[[nodiscard]] QString studyValueText(StudyValue value);
[[nodiscard]] QString studyValueTip(StudyValue value);
/// "Logit difference", "P of the target": for a choice.
[[nodiscard]] QString studyQuantityText(const Quantity& quantity);

/// "0.0031", "< 0.0001", "–" where it is not known.
[[nodiscard]] QString pText(double p);

/// Does the interval contain 0, or is it not told from 0 once all heads are counted?
[[nodiscard]] bool isUncertain(const HeadStatistics& head);

/// The map of a summary. Of the mean, heads are hatched that are uncertain.
[[nodiscard]] HeatmapData studyMap(const StudySummary& summary, const StudyChoice& choice);
/// The mean of the rows that are there so far; of all else nothing is known before the end.
[[nodiscard]] HeatmapData runningMap(const StudyRows& rows, const StudyChoice& choice);

/// "Head 9.6: mean −0.412, 95 % interval −0.51 to −0.31, ..., 1000 prompts."
[[nodiscard]] QString studyHeadSentence(const StudySummary& summary, const StudyChoice& choice,
                                        HeadId head);
/// What a figure's caption says: prompts, clusters, interval, correction.
[[nodiscard]] QString studyCaption(const StudySummary& summary, const StudyChoice& choice);

}  // namespace headscope::app
