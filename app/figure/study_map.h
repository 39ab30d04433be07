// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/heatmap_data.h"

#include <headscope/study_groups.h>
#include <headscope/study_rows.h>
#include <headscope/study_summary.h>

#include <QString>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace headscope::app {

/// What of a head's effects over all prompts a map shows.
enum class StudyValue {
    Mean,
    EffectSize,
    StandardError,
    SignConsistency,
    Flips,
    Prompt,      ///< one prompt's own map
    Groups,      ///< the mean of each group, a map each
    Difference,  ///< the mean of one group less that of another
};

inline constexpr StudyValue kStudyValues[] = {
    StudyValue::Mean,          StudyValue::EffectSize,
    StudyValue::StandardError, StudyValue::SignConsistency,
    StudyValue::Flips,         StudyValue::Prompt,
    StudyValue::Groups,        StudyValue::Difference};

struct StudyChoice {
    std::size_t intervention = 0;  ///< in the order of the study
    std::size_t quantity = 0;      ///< of studyQuantities()
    StudyValue value = StudyValue::Mean;
    std::optional<std::size_t> prompt = {};  ///< whose map is shown
    std::string column = "group";            ///< by which prompts are grouped
    std::string first = {}, second = {};     ///< the two groups that are compared
};

/// One of the maps by group, all on one scale.
struct GroupMap {
    QString name;
    int prompts = 0;  ///< those that have a row
    HeatmapData data;
};

/// More groups than that are not drawn, and said to be there.
inline constexpr std::size_t kMostGroupMaps = 36;

// GUI thread (translated).

/// "Mean", "Effect size d_z", ...: for a choice; and what it means, in a sentence.
[[nodiscard]] QString studyValueText(StudyValue value);
[[nodiscard]] QString studyValueTip(StudyValue value);
/// "Logit difference", "P of the target": for a choice.
[[nodiscard]] QString studyQuantityText(const Quantity& quantity);

/// "0.0031", "< 0.0001", "–" where it is not known.
[[nodiscard]] QString pText(double p);

/// Does the interval contain 0, or is it not significantly different from 0 over all heads?
[[nodiscard]] bool isUncertain(const HeadStatistics& head);

/// How far the interval stays from 0: the nearer end's size, 0 if it contains 0 or is not known.
[[nodiscard]] double sureSize(const HeadStatistics& head);

/// The map of a summary. Of the mean, heads are hatched that are uncertain.
[[nodiscard]] HeatmapData studyMap(const StudySummary& summary, const StudyChoice& choice);
/// What is known of a study that still runs, of the rows that are there: all but intervals and p.
struct StudySoFar {
    HeadGrid<HeadStatistics> heads;  ///< of the choice's intervention and quantity
    HeadGrid<int> flips;
    std::size_t prompts = 0;
};
[[nodiscard]] StudySoFar studySoFar(const Study& study, const StudyRows& rows,
                                    const StudyChoice& choice);
/// Hatches nothing: that takes the intervals, which come at the end.
[[nodiscard]] HeatmapData runningMap(const StudySoFar& soFar, const StudyChoice& choice);

/// One prompt's effects; empty if it has no row.
[[nodiscard]] HeatmapData promptMap(const StudyRows& rows, const StudyChoice& choice);
/// The mean of each group of the column; the first kMostGroupMaps of them.
[[nodiscard]] std::vector<GroupMap> groupMaps(const Study& study, const StudyRows& rows,
                                              const StudyChoice& choice);
/// Second group less first, of the rows that are there: choice's column and groups.
[[nodiscard]] HeadGrid<GroupDifference> comparedGroups(const Study& study, const StudyRows& rows,
                                                       const StudyChoice& choice);
/// Hatches heads whose difference is not significant: its interval contains 0, or Holm's p over all
/// heads is above 0.05.
[[nodiscard]] HeatmapData differenceMap(const HeadGrid<GroupDifference>& compared,
                                        const StudyChoice& choice);

/// "Head 9.6: mean −0.412, 95 % interval −0.51 to −0.31, ..., 1000 prompts."
[[nodiscard]] QString studyHeadSentence(const StudySummary& summary, const StudyChoice& choice,
                                        HeadId head);
/// "Head 9.6, 37 prompts so far: mean −0.4, ...; intervals come at the end."
[[nodiscard]] QString soFarSentence(const StudySoFar& soFar, const StudyChoice& choice,
                                    HeadId head);
/// "Head 9.6: ABBA less BABA −0.1, 95 % interval ..., p ... (Holm: ...)."
[[nodiscard]] QString differenceSentence(const GroupDifference& difference,
                                         const StudyChoice& choice, HeadId head);
/// "Head 9.6: BABA −0.4, ABBA −0.5."
[[nodiscard]] QString groupsSentence(const std::vector<GroupMap>& groups, const StudyChoice& choice,
                                     HeadId head);

}  // namespace headscope::app
