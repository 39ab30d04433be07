// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ablation_set.h"

#include <algorithm>

namespace headscope::app {

bool holds(const HeadList& set, HeadId head) {
    return std::binary_search(set.begin(), set.end(), head);
}

HeadList united(HeadList set, const HeadList& more) {
    set.insert(set.end(), more.begin(), more.end());
    return ordered(std::move(set));
}

HeadList without(HeadList set, const HeadList& fewer) {
    std::erase_if(set, [&fewer](HeadId head) {
        return std::find(fewer.begin(), fewer.end(), head) != fewer.end();
    });
    return set;
}

HeadList toggled(const HeadList& set, const HeadList& heads) {
    const bool allIn =
        std::all_of(heads.begin(), heads.end(), [&set](HeadId head) { return holds(set, head); });
    return allIn ? without(set, heads) : united(set, heads);
}

HeadList block(HeadId corner, HeadId opposite) {
    const auto [top, bottom] = std::minmax(corner.layer, opposite.layer);
    const auto [left, right] = std::minmax(corner.head, opposite.head);
    HeadList heads;
    for (int layer = top; layer <= bottom; ++layer)
        for (int head = left; head <= right; ++head)
            heads.push_back({layer, head});
    return heads;
}

HeadList inside(HeadList set, int layers, int heads) {
    std::erase_if(set, [layers, heads](HeadId head) {
        return head.layer < 0 || head.layer >= layers || head.head < 0 || head.head >= heads;
    });
    return set;
}

}  // namespace headscope::app
