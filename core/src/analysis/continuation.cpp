// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/continuation.h>

#include <algorithm>

namespace headscope {

std::string_view name(TextEnd end) {
    switch (end) {
        case TextEnd::Asked:
            return "asked";
        case TextEnd::EndOfText:
            return "end-of-text";
        case TextEnd::ContextFull:
            return "context-full";
        case TextEnd::Stopped:
            break;
    }
    return "stopped";
}

bool differ(const WrittenText& a, const WrittenText& b, std::size_t place) {
    const bool inA = place < a.tokens.size();
    const bool inB = place < b.tokens.size();
    return inA != inB || (inA && a.tokens[place].token.id != b.tokens[place].token.id);
}

std::optional<std::size_t> firstDifference(const WrittenText& a, const WrittenText& b) {
    const auto places = std::max(a.tokens.size(), b.tokens.size());
    for (std::size_t place = 0; place < places; ++place)
        if (differ(a, b, place)) return place;
    return std::nullopt;
}

// By the lengths of the longest common subsequences of what is left of both.
SharedTokens sharedTokens(const WrittenText& clean, const WrittenText& ablated, std::size_t most) {
    const auto rows = std::min(clean.tokens.size(), most);
    const auto columns = std::min(ablated.tokens.size(), most);
    const auto isSame = [&](std::size_t i, std::size_t j) {
        return clean.tokens[i].token.id == ablated.tokens[j].token.id;
    };
    std::vector<std::vector<std::size_t>> left(rows + 1, std::vector<std::size_t>(columns + 1));
    for (auto i = rows; i-- > 0;)
        for (auto j = columns; j-- > 0;)
            left[i][j] =
                isSame(i, j) ? left[i + 1][j + 1] + 1 : std::max(left[i + 1][j], left[i][j + 1]);
    SharedTokens shared{std::vector<bool>(rows), std::vector<bool>(columns)};
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (isSame(i, j)) {
            shared.inClean[i++] = true;
            shared.inAblated[j++] = true;
        } else if (left[i + 1][j] >= left[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return shared;
}

}  // namespace headscope
