// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lesson/faults.h"
#include "lesson/names.h"

#include <headscope/lesson.h>

#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// What parts of a lesson name of others, to be looked up when all has been read.
class LessonReferences {
 public:
    void run(const LessonPlace& place, const std::string& name);
    void fact(const LessonPlace& place, const std::string& name, std::optional<LessonType> type);
    void claim(const LessonPlace& place, const std::string& name);
    /// Its fact, where it has one.
    void head(const LessonPlace& place, const LessonHead& head);

    /// What is not there, or is of another type.
    void check(const Lesson& lesson, LessonFaults& faults) const;

 private:
    enum class What { Run, Fact, Claim };
    struct Reference {
        What what;
        LessonPlace place;
        std::string name;
        std::optional<LessonType> type;
    };
    std::vector<Reference> m_all;
};

}  // namespace headscope
