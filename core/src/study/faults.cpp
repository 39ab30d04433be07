// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/faults.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <algorithm>

namespace headscope {

void StudyFaults::add(const std::string& file, int line, const std::string& what) {
    if (std::find(m_files.begin(), m_files.end(), file) == m_files.end()) m_files.push_back(file);
    if (m_list.size() < kMostStudyFaults) m_list.push_back({file, line, messageText(what)});
}

std::vector<StudyFault> StudyFaults::take() {
    const auto place = [this](const StudyFault& fault) {
        return std::pair(std::find(m_files.begin(), m_files.end(), fault.file), fault.line);
    };
    std::stable_sort(m_list.begin(), m_list.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return std::move(m_list);
}

std::string describe(const StudyFault& fault) {
    return fault.line > 0 ? fmt::format("{}:{}: {}", fault.file, fault.line, fault.what)
                          : fmt::format("{}: {}", fault.file, fault.what);
}

}  // namespace headscope
