// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/faults.h"

#include <headscope/error.h>

#include <algorithm>

namespace headscope {
namespace {

// More say nothing: whoever mends the first ones sees what is left.
constexpr std::size_t kMostFaults = 1000;

}  // namespace

void LessonFaults::add(const LessonPlace& place, std::string what) {
    if (m_list.size() >= kMostFaults) return;
    LessonFault fault{place.step, place.part, place.language, messageText(what)};
    if (std::find(m_list.begin(), m_list.end(), fault) == m_list.end())
        m_list.push_back(std::move(fault));
}

std::string describe(const LessonFault& fault) {
    std::string where = fault.step.empty() ? fault.part : "step " + fault.step;
    if (!fault.step.empty() && !fault.part.empty()) where += ", " + fault.part;
    if (!fault.language.empty()) where += (where.empty() ? "" : ", ") + fault.language;
    return (where.empty() ? "the lesson" : where) + ": " + fault.what;
}

}  // namespace headscope
