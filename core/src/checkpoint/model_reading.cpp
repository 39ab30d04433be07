// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"

#include <headscope/model_info.h>

#include <algorithm>

namespace headscope {

std::vector<std::string> ModelReading::remarks() const {
    constexpr std::size_t kMostNamed = 4;
    std::vector<std::string> all = notes;
    if (unused.empty()) return all;
    std::string sentence = "What is there and not used: ";
    const std::size_t named = std::min(unused.size(), kMostNamed);
    for (std::size_t i = 0; i < named; ++i) {
        sentence += i > 0 ? ", " : "";
        sentence += shownName(unused[i]);
    }
    if (unused.size() > named) {
        sentence += " and " + std::to_string(unused.size() - named) + " more";
    }
    all.push_back(sentence + ". The results are the model's without.");
    return all;
}

}  // namespace headscope
