// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/prompt_clusters.h"

#include <map>

namespace headscope {

std::vector<std::uint32_t> clustersOf(const Study& study, std::span<const std::size_t> prompts,
                                      const std::string& column) {
    std::vector<std::uint32_t> clusters;
    std::map<std::string, std::uint32_t> known;
    std::uint32_t next = 0;
    for (const auto i : prompts) {
        const auto value =
            column == "prompt" ? std::string() : columnValue(study.prompts[i], column);
        if (value.empty()) {
            clusters.push_back(next++);
            continue;
        }
        const auto [there, isNew] = known.try_emplace(value, next);
        if (isNew) ++next;
        clusters.push_back(there->second);
    }
    return clusters;
}

}  // namespace headscope
