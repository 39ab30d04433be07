// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/chosen_tokens.h"

#include <algorithm>
#include <set>

namespace headscope::app {

std::vector<int> withToggled(std::vector<int> chosen, int token) {
    const auto at = std::lower_bound(chosen.begin(), chosen.end(), token);
    if (at != chosen.end() && *at == token) {
        chosen.erase(at);
    } else {
        chosen.insert(at, token);
    }
    return chosen;
}

std::vector<int> withRange(std::vector<int> chosen, int first, int last) {
    std::set<int> all(chosen.begin(), chosen.end());
    for (int token = std::min(first, last); token <= std::max(first, last); ++token)
        all.insert(token);
    return {all.begin(), all.end()};
}

std::vector<int> carriedOver(const std::vector<int>& chosen, const QStringList& before,
                             const QStringList& after) {
    const auto shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
        ++tail;
    }
    const auto moved = static_cast<int>(after.size() - before.size());
    std::vector<int> kept;
    for (const int token : chosen) {
        if (token < head) {
            kept.push_back(token);
        } else if (token >= before.size() - tail && token < before.size()) {
            kept.push_back(token + moved);
        }
    }
    return kept;
}

}  // namespace headscope::app
