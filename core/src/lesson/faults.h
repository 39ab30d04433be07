// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_files.h>

#include <string>
#include <utility>
#include <vector>

namespace headscope {

/// Where in a lesson something is.
struct LessonPlace {
    std::string step = {};
    std::string part = {};
    std::string language = {};
};

/// Collects all that is wrong with a lesson.
class LessonFaults {
 public:
    void add(const LessonPlace& place, const Message& what);
    [[nodiscard]] bool empty() const { return m_list.empty(); }
    [[nodiscard]] std::vector<LessonFault> take() { return std::move(m_list); }

 private:
    std::vector<LessonFault> m_list;
};

}  // namespace headscope
