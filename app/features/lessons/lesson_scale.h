// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/inquiry.h"

#include <headscope/lesson.h>

#include <QObject>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace headscope::app {

class Document;
class LessonFactsAsker;

/// The end of one colour scale for all the runs that a lesson's steps show, computed in the
/// background behind the lesson's facts: it gives way to a run, and goes on after it. GUI thread.
class LessonScale : public QObject {
    Q_OBJECT

 public:
    LessonScale(Document& document, const LessonFactsAsker& facts, QObject* parent = nullptr);

    /// Of the open model. Nothing new is asked for if it was asked for already.
    void ask(const Lesson& lesson);
    /// Nothing is wanted any more; what was found is kept for when it is.
    void withdraw();

    /// In probability; 0: no step shows a run. Empty: not known yet.
    [[nodiscard]] std::optional<double> limit() const;
    /// Is it still to come?
    [[nodiscard]] bool isWaiting() const { return m_wanted && !m_failed && !limit(); }

 Q_SIGNALS:
    void changed();

 private:
    using Key = std::pair<std::string, std::string>;  // the lesson's hash and the model

    void begin();
    void askIfFree();

    Document& m_document;
    const LessonFactsAsker& m_facts;
    Inquiry<Key, bool> m_inquiry;
    std::optional<Lesson> m_lesson;
    Key m_key;
    bool m_wanted = false;
    bool m_failed = false;
    std::vector<std::optional<double>> m_limits;  ///< one a sweep, as far as they are computed
    bool m_isBegun = false;                       ///< m_limits is of m_key
};

}  // namespace headscope::app
