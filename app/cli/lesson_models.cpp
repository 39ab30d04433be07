// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson_models.h"

#include "interruption.h"
#include "progress.h"

namespace headscope::cli {
namespace {

/// The name under which lessons know the model that ships with the program.
constexpr const char* kBundledName = "headscope-mini";

}  // namespace

Engine& LessonModels::engineFor(const Lesson& lesson) {
    ModelOptions options = m_options;
    if (options.folder.empty() && lesson.model != kBundledName) options.folder = lesson.model;
    if (!m_engine || m_open != options.folder) {
        m_engine.reset();  // also where the next one cannot be opened
        m_engine = options.load();
        m_open = options.folder;
    }
    return *m_engine;
}

LessonValues LessonModels::valuesOf(const Lesson& lesson) {
    Engine& engine = engineFor(lesson);
    const Interruption interruption;
    Progress progress("facts", lesson.facts.size());
    auto values = computeFacts(
        engine, lesson, [&](std::size_t done, std::size_t) { progress.reach(done); },
        interruption.token());
    if (interruption.token().stop_requested()) interruption.check("the computation of facts");
    return values;
}

}  // namespace headscope::cli
