// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <headscope/lesson_facts.h>

#include <map>
#include <memory>
#include <string>

namespace headscope::cli {

/// The models that lessons are computed on: the one that is asked for, else each lesson's own. One
/// is open at a time. Main thread.
class LessonModels {
 public:
    explicit LessonModels(const ModelOptions& options) : m_options(options) {}

    /// Is it one for all lessons, whatever their own is?
    [[nodiscard]] bool isAskedFor() const { return !m_options.folder.empty(); }
    /// Opens the model where it is another. Errors as loadEngine(), and where the lesson's own is
    /// not on this machine.
    Engine& engineFor(const Lesson& lesson);
    /// All facts, with progress; Ctrl-C ends it with Error(Failure).
    [[nodiscard]] LessonValues valuesOf(const Lesson& lesson);

 private:
    const ModelOptions& m_options;
    std::string m_open;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace headscope::cli
