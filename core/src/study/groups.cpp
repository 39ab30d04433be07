// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/prompt_clusters.h"

#include <headscope/study_groups.h>
#include <headscope/study_summary.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace headscope {
namespace {

const char* const kGroupColumn = "group";

bool partsPrompts(const Study& study, const std::string& column) {
    const auto groups = groupsBy(study, column);
    const auto several = [](const StudyGroup& group) { return group.prompts.size() > 1; };
    return groups.size() > 1 && std::any_of(groups.begin(), groups.end(), several);
}

// Of those that have a row.
double groupMean(const StudyRows& rows, const std::vector<double>& effects,
                 const std::vector<std::size_t>& prompts) {
    double sum = 0;
    std::size_t count = 0;
    for (const auto prompt : prompts) {
        if (!rows.contains(prompt)) continue;
        sum += effects[prompt];
        ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::vector<StudyGroup> groupsBy(const Study& study, const std::string& column) {
    std::vector<StudyGroup> groups;
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < study.prompts.size(); ++i) {
        const auto value = columnValue(study.prompts[i], column);
        if (value.empty()) continue;
        const auto [place, isNew] = places.try_emplace(value, groups.size());
        if (isNew) groups.push_back({value, {}});
        groups[place->second].prompts.push_back(i);
    }
    return groups;
}

std::vector<std::string> groupingColumns(const Study& study) {
    std::set<std::string> others;
    for (const auto& prompt : study.prompts)
        for (const auto& [name, value] : prompt.columns)
            others.insert(name);
    others.erase(kGroupColumn);
    std::vector<std::string> columns{kGroupColumn};
    columns.insert(columns.end(), others.begin(), others.end());
    std::erase_if(columns, [&](const std::string& column) { return !partsPrompts(study, column); });
    return columns;
}

std::vector<HeadGrid<double>> groupMeans(const StudyRows& rows, std::size_t intervention,
                                         const Quantity& quantity,
                                         std::span<const StudyGroup> groups) {
    std::vector<HeadGrid<double>> means(groups.size(), {rows.layers(), rows.heads()});
    const HeadGrid<char> grid(rows.layers(), rows.heads());
    for (std::size_t i = 0; i < grid.values().size(); ++i) {
        const auto effects = effectsOf(rows, intervention, quantity, grid.id(i));
        for (std::size_t group = 0; group < groups.size(); ++group)
            means[group].values()[i] = groupMean(rows, effects, groups[group].prompts);
    }
    return means;
}

HeadGrid<GroupDifference> differenceOfGroups(const Study& study, const StudyRows& rows,
                                             std::size_t intervention, const Quantity& quantity,
                                             const std::string& column, const std::string& first,
                                             const std::string& second) {
    HeadGrid<GroupDifference> differences(rows.layers(), rows.heads());
    std::vector<std::size_t> prompts;
    std::vector<int> groups;
    for (std::size_t i = 0; i < rows.prompts(); ++i) {
        if (!rows.contains(i)) continue;
        const auto value = columnValue(study.prompts[i], column);
        prompts.push_back(i);
        groups.push_back(value == first ? 0 : value == second ? 1 : -1);
    }
    EffectTable table;
    table.heads = differences.values().size();
    table.clusters = clustersOf(study, prompts,
                                column == study.options.cluster ? "prompt" : study.options.cluster);
    table.noise.assign(prompts.size(), 0.0);
    table.effects.resize(prompts.size() * table.heads);
    for (std::size_t head = 0; head < table.heads; ++head) {
        const auto effects = effectsOf(rows, intervention, quantity, differences.id(head));
        for (std::size_t i = 0; i < prompts.size(); ++i)
            table.effects[i * table.heads + head] = effects[prompts[i]];
    }
    differences.values() = groupDifference(table, groups);
    return differences;
}

}  // namespace headscope
