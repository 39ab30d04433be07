// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/inquiry.h"

#include <headscope/lesson_facts.h>

#include <QObject>

#include <memory>
#include <string>
#include <utility>

namespace headscope::app {

class RunController;

/// Computes the facts of the lesson that is played on the open model, in the background: it gives
/// way to a run, and begins again after it. What it has found is kept as long as lesson and model
/// are the same. GUI thread.
class LessonFactsAsker : public QObject {
    Q_OBJECT

 public:
    explicit LessonFactsAsker(RunController& controller, QObject* parent = nullptr);

    /// `model` identifies the weights.
    void ask(std::shared_ptr<const Lesson> lesson, const std::string& model);
    /// Nothing is wanted any more.
    void withdraw();

    /// Null: not known yet.
    [[nodiscard]] const LessonValues* values() const;
    [[nodiscard]] bool isWaiting() const { return m_wanted; }
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }
    /// Requests to the engine, while it is asked.
    [[nodiscard]] std::size_t done() const { return m_done; }
    [[nodiscard]] std::size_t total() const { return m_total; }

 Q_SIGNALS:
    void changed();

 private:
    using Key = std::pair<std::string, std::string>;  // the lesson's hash and the model

    void askIfFree();
    void follow();

    RunController& m_controller;
    Inquiry<Key, LessonValues> m_inquiry;
    std::shared_ptr<const Lesson> m_lesson;
    Key m_key;
    bool m_wanted = false;
    std::optional<UserError> m_error;
    std::size_t m_done = 0;
    std::size_t m_total = 0;
};

}  // namespace headscope::app
