// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress.h"

#include <headscope/terminal.h>
#include <headscope/time_left.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace headscope::cli {

std::string runsOf(const std::vector<Intervention>& interventions) {
    const bool patches =
        std::all_of(interventions.begin(), interventions.end(),
                    [](const Intervention& one) { return donorPromptOf(one) != nullptr; });
    return patches ? "patches" : "ablations";
}

Progress::Progress(std::string what, std::size_t total)
    : m_what(std::move(what)), m_total(total), m_visible(errorsGoToTerminal()) {
    add(0);
}

Progress::~Progress() {
    clear();
}

void Progress::clear() const {
    if (m_visible) std::fputs("\r\033[K", stderr);
}

void Progress::add(std::size_t done) {
    reach(m_done + done);
}

void Progress::reachShare(double share) {
    reach(static_cast<std::size_t>(share * static_cast<double>(m_total)));
}

void Progress::reach(std::size_t done) {
    m_done = done;
    if (!m_visible) return;
    const std::chrono::duration<double> passed = Clock::now() - m_start;
    const double each = m_done == 0 ? 0 : passed.count() / static_cast<double>(m_done);
    const auto left =
        m_done == 0 ? std::string()
                    : fmt::format(", {} left",
                                  timeLeft(each * static_cast<double>(m_total - m_done)).english());
    std::fputs(fmt::format("\r\033[K{} of {} {}{}", m_done, m_total, m_what, left).c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace headscope::cli
