// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"

#include <headscope/model_info.h>

#include <algorithm>

namespace headscope {

std::vector<Message> ModelReading::remarks() const {
    constexpr std::size_t kMostNamed = 4;
    std::vector<Message> all = notes;
    if (unused.empty()) return all;
    std::string names;
    const std::size_t named = std::min(unused.size(), kMostNamed);
    for (std::size_t i = 0; i < named; ++i) {
        names += i > 0 ? ", " : "";
        names += shownName(unused[i]);
    }
    all.push_back(
        unused.size() > named
            ? say("What is there and not used: %1 and %2 more. The results are the model's "
                  "without.",
                  names, unused.size() - named)
            : say("What is there and not used: %1. The results are the model's without.", names));
    return all;
}

}  // namespace headscope
