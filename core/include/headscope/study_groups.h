// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/study.h>
#include <headscope/study_rows.h>
#include <headscope/study_statistics.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace headscope {

// A study's prompts grouped by a column: a map for each group, and the difference of
// two. Pure functions of plain values; any thread.

/// Prompts that have the same value in a column.
struct StudyGroup {
    std::string name;                  ///< the value
    std::vector<std::size_t> prompts;  ///< ascending, at least one
    bool operator==(const StudyGroup&) const = default;
};

/// The groups of a column ("group" or another), in the order of first occurrence. Prompts without a
/// value in it are in none.
[[nodiscard]] std::vector<StudyGroup> groupsBy(const Study& study, const std::string& column);

/// The columns that divide the prompts: with at least two values, and fewer than prompts with a
/// value. "group" first, then by name.
[[nodiscard]] std::vector<std::string> groupingColumns(const Study& study);

/// Of each group the mean of every head's effects over those of its prompts that have a row, L x H;
/// NaN if none has, or an effect is not known.
[[nodiscard]] std::vector<HeadGrid<double>> groupMeans(const StudyRows& rows,
                                                       std::size_t intervention,
                                                       const Quantity& quantity,
                                                       std::span<const StudyGroup> groups);

/// Mean over the second group less that over the first, of every head, over the rows that are
/// there: as StudyMap::compared, and likewise clustered by the study's column. If that is the
/// column of the groups, each prompt is its own cluster.
[[nodiscard]] HeadGrid<GroupDifference> differenceOfGroups(
    const Study& study, const StudyRows& rows, std::size_t intervention, const Quantity& quantity,
    const std::string& column, const std::string& first, const std::string& second);

}  // namespace headscope
