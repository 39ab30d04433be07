// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/inquiry.h"

namespace headscope::app {

InquiryBase::InquiryBase(JobQueue& jobs, Job::Kind kind, std::string name, QObject* parent)
    : QObject(parent), m_jobs(&jobs), m_kind(kind), m_name(std::move(name)) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &InquiryBase::add);
    connect(&jobs, &JobQueue::cleared, this, [this] { forget(); });
}

InquiryBase::~InquiryBase() {
    cancel();
}

void InquiryBase::begin(JobWork work) {
    m_work = std::move(work);
    become(Status::Waiting);
    if (m_pause.interval() > 0) {
        m_pause.start();
    } else {
        add();
    }
}

void InquiryBase::add() {
    if (!m_work) return;  // another key was asked for in changed()
    const auto asked = ++m_asked;
    const auto ended = [this, asked](const JobEnd& end) {
        if (asked == m_asked) this->end(end);
    };
    auto work = std::exchange(m_work, {});
    m_job = m_jobs ? m_jobs->add({m_kind, m_name, std::move(work), ended}) : 0;
    if (m_job == 0) end({JobEnd::Kind::Stopped});
}

void InquiryBase::stop() {
    if (m_jobs) m_jobs->stop(m_job);
}

void InquiryBase::cancel() {
    m_pause.stop();
    m_work = {};
    ++m_asked;
    if (const auto job = std::exchange(m_job, 0); job != 0 && m_jobs) m_jobs->drop(job);
}

void InquiryBase::become(Status status) {
    m_status = status;
    Q_EMIT changed();
}

void InquiryBase::end(const JobEnd& end) {
    m_job = 0;
    switch (end.kind) {
        case JobEnd::Kind::Finished:
            return finished();
        case JobEnd::Kind::Stopped:
            givenUp();
            return become(Status::None);
        case JobEnd::Kind::Failed:
            m_error = end.error.value_or(UserError{});
            failed();
            return become(Status::Failed);
    }
}

}  // namespace headscope::app
