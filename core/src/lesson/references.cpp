// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/references.h"

#include "base/json.h"

#include <fmt/format.h>

namespace headscope {
namespace {

const char* words(LessonType type) {
    switch (type) {
        case LessonType::Number:
            return "a number";
        case LessonType::Head:
            return "a head";
        case LessonType::Text:
            return "a token or text";
    }
    return "";
}

}  // namespace

void LessonReferences::run(const LessonPlace& place, const std::string& name) {
    if (!name.empty()) m_all.push_back({What::Run, place, name, {}});
}

void LessonReferences::fact(const LessonPlace& place, const std::string& name,
                            std::optional<LessonType> type) {
    if (!name.empty()) m_all.push_back({What::Fact, place, name, type});
}

void LessonReferences::claim(const LessonPlace& place, const std::string& name) {
    if (!name.empty()) m_all.push_back({What::Claim, place, name, {}});
}

void LessonReferences::head(const LessonPlace& place, const LessonHead& head) {
    fact(place, head.fact, LessonType::Head);
}

void LessonReferences::check(const Lesson& lesson, LessonFaults& faults) const {
    for (const auto& [what, place, name, type] : m_all) {
        if (what == What::Run && !lesson.runs.contains(name))
            faults.add(place, fmt::format("there is no run {}", shownName(name)));
        if (what == What::Claim && !lesson.claims.contains(name))
            faults.add(place, fmt::format("there is no claim {}", shownName(name)));
        if (what != What::Fact) continue;
        const auto fact = lesson.facts.find(name);
        if (fact == lesson.facts.end())
            faults.add(place, fmt::format("there is no fact {}", shownName(name)));
        else if (type && typeOf(fact->second) != *type)
            faults.add(place,
                       fmt::format("the fact {} is {}, and {} is needed here", shownName(name),
                                   words(typeOf(fact->second)), words(*type)));
    }
}

}  // namespace headscope
