// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/references.h"

#include "base/json.h"

namespace headscope {
namespace {

Message words(LessonType type) {
    switch (type) {
        case LessonType::Number:
            return say("a number");
        case LessonType::Head:
            return say("a head");
        case LessonType::Text:
            return say("a token or text");
    }
    return {};
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
            faults.add(place, say("there is no run %1", shownName(name)));
        if (what == What::Claim && !lesson.claims.contains(name))
            faults.add(place, say("there is no claim %1", shownName(name)));
        if (what != What::Fact) continue;
        const auto fact = lesson.facts.find(name);
        if (fact == lesson.facts.end())
            faults.add(place, say("there is no fact %1", shownName(name)));
        else if (type && typeOf(fact->second) != *type)
            faults.add(place, say("the fact %1 is %2, and %3 is needed here", shownName(name),
                                  words(typeOf(fact->second)), words(*type)));
    }
}

}  // namespace headscope
