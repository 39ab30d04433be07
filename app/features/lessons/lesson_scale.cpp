// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lesson_scale.h"

#include "document/document.h"
#include "document/lesson_facts_asker.h"

#include <headscope/effects.h>
#include <headscope/lesson_runs.h>

#include <algorithm>

namespace headscope::app {

namespace {

/// For the maps of target and control, under all of the run's interventions.
double limitOfMaps(const Run& run) {
    double limit = 0;
    for (const Subject subject : {Subject::Target, Subject::Control})
        limit = std::max(
            limit,
            limitOf(run, {Metric::Probability, subject, {run.parts.front().intervention, {}}}));
    return limit;
}

}  // namespace

LessonScale::LessonScale(Document& document, const LessonFactsAsker& facts, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_facts(facts),
      m_inquiry(document.controller().jobs(), Job::Kind::Background) {
    connect(&m_inquiry, &InquiryBase::changed, this, [this] {
        if (m_inquiry.status() == InquiryBase::Status::Failed) m_failed = true;
        Q_EMIT changed();
    });
    // Later, not now: a job that ends because another takes its place is followed by that. And
    // behind the facts, which are asked again at the same moment.
    connect(&document.controller().jobs(), &JobQueue::freed, this, &LessonScale::askIfFree,
            Qt::QueuedConnection);
    connect(&facts, &LessonFactsAsker::changed, this, &LessonScale::askIfFree,
            Qt::QueuedConnection);
}

void LessonScale::ask(const Lesson& lesson) {
    const auto& model = m_document.state().model();
    if (!model) return;
    m_wanted = true;
    if (const Key key{lesson.hash, model->sha256}; key != m_key) {
        m_key = key;
        m_lesson = lesson;
        m_failed = m_isBegun = false;
        m_limits.clear();
        m_inquiry.clear();
    }
    // Not now: a run may be about to take the place of what was asked.
    if (!limit()) QMetaObject::invokeMethod(this, &LessonScale::askIfFree, Qt::QueuedConnection);
}

void LessonScale::withdraw() {
    m_wanted = false;
    m_inquiry.withdraw();
}

std::optional<double> LessonScale::limit() const {
    if (!m_isBegun) return std::nullopt;
    double most = 0;
    for (const auto& one : m_limits) {
        if (!one) return std::nullopt;
        most = std::max(most, *one);
    }
    return most;
}

void LessonScale::askIfFree() {
    const RunController& controller = m_document.controller();
    const bool free = !m_document.controller().jobs().isBusy() && controller.tokenizer();
    if (!m_wanted || m_failed || !free || m_facts.isWaiting() || limit()) return;
    if (m_inquiry.status() == InquiryBase::Status::Waiting) return;
    begin();
}

void LessonScale::begin() {
    const auto& model = m_document.state().model();
    if (!model) return;
    const auto sweeps = shownSweeps(*m_lesson, *m_document.controller().tokenizer(), *model);
    if (!m_isBegun) m_limits.assign(sweeps.size(), std::nullopt);
    m_isBegun = true;
    if (limit()) return Q_EMIT changed();  // no step shows a run
    m_inquiry.ask(
        m_key, [this, sweeps, known = m_limits](Engine& engine, const JobContext& context) {
            SweepSink sink;
            sink.between = context.between;
            for (std::size_t i = 0; i < sweeps.size(); ++i) {
                if (known[i]) continue;
                const Run run = engine.sweep(sweeps[i], sink, context.stop);
                if (run.stopped) return false;
                context.post([this, i, limit = limitOfMaps(run)] { m_limits[i] = limit; });
            }
            return true;
        });
}

}  // namespace headscope::app
