// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/lesson_facts_asker.h"

#include "jobs/run_controller.h"

namespace headscope::app {

LessonFactsAsker::LessonFactsAsker(RunController& controller, QObject* parent)
    : QObject(parent),
      m_controller(controller),
      m_inquiry(controller.jobs(), Job::Kind::Background) {
    connect(&m_inquiry, &InquiryBase::changed, this, &LessonFactsAsker::follow);
    // Later, not now: a job that ends because another takes its place is followed by that.
    connect(&controller.jobs(), &JobQueue::freed, this, &LessonFactsAsker::askIfFree,
            Qt::QueuedConnection);
}

void LessonFactsAsker::ask(std::shared_ptr<const Lesson> lesson, const std::string& model) {
    const Key key{lesson->hash, model};
    m_lesson = std::move(lesson);
    if (key == m_key && (values() || m_wanted)) return;
    m_key = key;
    m_error.reset();
    m_wanted = true;
    m_done = m_total = 0;
    askIfFree();
    Q_EMIT changed();
}

void LessonFactsAsker::withdraw() {
    m_wanted = false;
    m_key = {};
    m_error.reset();
    m_inquiry.clear();
}

const LessonValues* LessonFactsAsker::values() const {
    const bool isOfIt = m_inquiry.answer() && m_inquiry.answered() == m_key;
    return isOfIt ? m_inquiry.answer() : nullptr;
}

void LessonFactsAsker::askIfFree() {
    const bool free = !m_controller.jobs().isBusy() && m_controller.tokenizer();
    if (!m_wanted || !free || m_inquiry.status() == InquiryBase::Status::Waiting) return;
    m_inquiry.ask(m_key, [this, lesson = m_lesson](Engine& engine, const JobContext& context) {
        const auto progress = [this, &context](std::size_t done, std::size_t total) {
            context.post([this, done, total] {
                m_done = done;
                m_total = total;
                Q_EMIT changed();
            });
        };
        return computeFacts(engine, *lesson, progress, context.stop);
    });
}

void LessonFactsAsker::follow() {
    switch (m_inquiry.status()) {
        case InquiryBase::Status::None:  // something else takes its place, or the model goes
        case InquiryBase::Status::Waiting:
            break;
        case InquiryBase::Status::Ready:
            m_wanted = false;
            break;
        case InquiryBase::Status::Failed:
            m_wanted = false;
            m_error = m_inquiry.error();
            break;
    }
    Q_EMIT changed();
}

}  // namespace headscope::app
