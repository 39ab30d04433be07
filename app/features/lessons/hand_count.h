// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope::app {

inline constexpr int kMostHands = 999;  ///< for one answer

/// How many hands were raised for each option, vote after vote.
class HandCount {
 public:
    void begin(std::size_t options);
    void digit(int digit);
    void next();
    /// Keeps it; the counts of an earlier vote stay beside it.
    void finish();
    void giveUp() { m_typing.reset(); }
    void clear() { *this = {}; }
    [[nodiscard]] bool isCounting() const { return m_typing.has_value(); }
    /// At which option, while it counts.
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] const std::vector<int>& typing() const { return *m_typing; }
    [[nodiscard]] const std::vector<std::vector<int>>& votes() const { return m_votes; }

 private:
    std::optional<std::vector<int>> m_typing;
    std::size_t m_at = 0;
    std::vector<std::vector<int>> m_votes;
};

}  // namespace headscope::app
