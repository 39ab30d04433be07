// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/faults.h"

#include <headscope/error.h>

#include <algorithm>

namespace headscope {
namespace {

// More would not help: after mending these the others are shown.
constexpr std::size_t kMostFaults = 1000;

// "fact worst", or the name of a part of a text.
Message partSaid(const std::string& part) {
    const auto behind = [&](std::string_view kind) { return part.substr(kind.size()); };
    if (part.starts_with("fact ")) return say("fact %1", behind("fact "));
    if (part.starts_with("run ")) return say("run %1", behind("run "));
    if (part.starts_with("claim ")) return say("claim %1", behind("claim "));
    if (part.starts_with("option ")) return say("option %1", behind("option "));
    if (part.starts_with("picture ")) return say("picture %1", behind("picture "));
    return part == "the title" ? say("the title") : Message(part);
}

/// A step without a title is known by its place.
Message stepSaid(const Lesson& lesson, const std::string& id, const std::string& title) {
    if (!title.empty()) return say("step \"%1\" (%2)", messageText(title), id);
    const auto at = lesson.stepAt(id);
    return at ? say("step %1 (%2)", *at + 1, id) : say("step %1", id);
}

Message saidOf(const LessonFault& fault, const Message& step) {
    Message where = fault.step.empty() ? partSaid(fault.part) : step;
    if (!fault.step.empty() && !fault.part.empty())
        where = say("%1, %2", where, partSaid(fault.part));
    if (!fault.language.empty())
        where = where.empty() ? Message(fault.language) : say("%1, %2", where, fault.language);
    return say("%1: %2", where.empty() ? say("the lesson") : where, fault.what);
}

}  // namespace

void LessonFaults::add(const LessonPlace& place, const Message& what) {
    if (m_list.size() >= kMostFaults) return;
    LessonFault fault{place.step, place.part, place.language, what.onOneLine()};
    if (std::find(m_list.begin(), m_list.end(), fault) == m_list.end())
        m_list.push_back(std::move(fault));
}

Message said(const LessonFault& fault) {
    return saidOf(fault, say("step %1", fault.step));
}

Message said(const LessonFault& fault, const Lesson& lesson, const std::string& language) {
    auto text = lesson.texts.find(language);
    if (text == lesson.texts.end() && !lesson.languages.empty())
        text = lesson.texts.find(lesson.languages.front());
    if (text == lesson.texts.end()) return said(fault);
    const auto step = text->second.steps.find(fault.step);
    return saidOf(fault,
                  stepSaid(lesson, fault.step,
                           step == text->second.steps.end() ? std::string() : step->second.title));
}

std::string describe(const LessonFault& fault) {
    return said(fault).english();
}

}  // namespace headscope
