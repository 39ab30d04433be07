// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/questions.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace headscope::app {

void QuestionBox::put(Topic topic, Question question) {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_waiting, [topic](const Entry& entry) { return entry.ticket.topic == topic; });
    m_newest[topic] = ++m_last;
    m_waiting.push_back({{topic, m_last}, std::move(question)});
}

std::vector<QuestionBox::Entry> QuestionBox::take(bool between) {
    const std::lock_guard lock(m_mutex);
    auto taken = std::exchange(m_waiting, {});
    if (!between) return taken;
    const auto later = std::stable_partition(taken.begin(), taken.end(), [](const Entry& entry) {
        return entry.ticket.topic != Topic::Verification;
    });
    m_waiting.assign(std::make_move_iterator(later), std::make_move_iterator(taken.end()));
    taken.erase(later, taken.end());
    return taken;
}

bool QuestionBox::isCurrent(const Ticket& ticket) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_newest.find(ticket.topic);
    return found != m_newest.end() && found->second == ticket.number;
}

void QuestionBox::withdraw(Topic topic) {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_waiting, [topic](const Entry& entry) { return entry.ticket.topic == topic; });
    m_newest.erase(topic);
}

void QuestionBox::clear() {
    const std::lock_guard lock(m_mutex);
    m_newest.clear();
    m_waiting.clear();
}

}  // namespace headscope::app
