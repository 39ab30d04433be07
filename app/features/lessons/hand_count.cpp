// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/hand_count.h"

#include <algorithm>

namespace headscope::app {

void HandCount::begin(std::size_t options) {
    m_typing = std::vector<int>(options, 0);
    m_at = 0;
}

void HandCount::digit(int digit) {
    if (!m_typing || m_typing->empty()) return;
    int& count = (*m_typing)[m_at];
    count = std::min(kMostHands, count * 10 + digit);
}

void HandCount::next() {
    if (m_typing && !m_typing->empty()) m_at = (m_at + 1) % m_typing->size();
}

void HandCount::finish() {
    if (m_typing) m_votes.push_back(*m_typing);
    m_typing.reset();
}

}  // namespace headscope::app
