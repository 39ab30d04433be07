// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/faults.h"

#include <algorithm>

namespace headscope {

void StudyFaults::add(const StudyFault& fault) {
    if (std::find(m_files.begin(), m_files.end(), fault.file) == m_files.end())
        m_files.push_back(fault.file);
    if (m_list.size() >= kMostStudyFaults) return;
    m_list.push_back(fault);
    m_list.back().what = fault.what.onOneLine();
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
