// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/faults.h"

#include <algorithm>

namespace headscope {

void StudyFaults::add(const std::string& file, int line, const Message& what) {
    if (std::find(m_files.begin(), m_files.end(), file) == m_files.end()) m_files.push_back(file);
    if (m_list.size() < kMostStudyFaults) m_list.push_back({file, line, what.onOneLine()});
}

std::vector<StudyFault> StudyFaults::take() {
    const auto place = [this](const StudyFault& fault) {
        return std::pair(std::find(m_files.begin(), m_files.end(), fault.file), fault.line);
    };
    std::stable_sort(m_list.begin(), m_list.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return std::move(m_list);
}

Message said(const StudyFault& fault) {
    return fault.line > 0 ? say("%1:%2: %3", fault.file, fault.line, fault.what)
                          : say("%1: %2", fault.file, fault.what);
}

std::string describe(const StudyFault& fault) {
    return said(fault).english();
}

}  // namespace headscope
