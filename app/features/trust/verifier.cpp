// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/trust/verifier.h"

#include "jobs/run_controller.h"

#include <headscope/published.h>

namespace headscope::app {

Verifier::Verifier(RunController& controller, QObject* parent)
    : QObject(parent),
      m_controller(controller),
      m_inquiry(controller.jobs(), Job::Kind::Background) {
    connect(&m_inquiry, &InquiryBase::changed, this, &Verifier::follow);
    // Later, not now: a job that ends because another takes its place is followed by that.
    const auto soon = [this] {
        QMetaObject::invokeMethod(this, &Verifier::launchIfFree, Qt::QueuedConnection);
    };
    connect(&m_controller.jobs(), &JobQueue::freed, this, soon);
    connect(&m_controller, &RunController::modelFailed, this, soon);
    connect(&m_controller, &RunController::modelLoaded, this, &Verifier::reset);
}

void Verifier::start() {
    if (m_phase != Phase::Idle || !m_controller.tokenizer()) return;
    m_phase = Phase::Waiting;
    launchIfFree();
    if (m_phase == Phase::Waiting) Q_EMIT changed();
}

void Verifier::stop() {
    m_inquiry.stop();
    if (m_phase != Phase::Waiting) return;  // a running one reports its end itself
    m_phase = Phase::Idle;
    Q_EMIT changed();
}

void Verifier::launchIfFree() {
    const bool free = !m_controller.jobs().isBusy() && m_controller.tokenizer();
    if (m_phase == Phase::Waiting && free) launch();
}

void Verifier::reset() {
    m_phase = Phase::Idle;
    m_inquiry.clear();
    m_result = {};
    m_error.reset();
    Q_EMIT changed();
}

void Verifier::launch() {
    m_phase = Phase::Running;
    m_result = {};
    m_error.reset();
    m_done = m_total = 0;
    m_inquiry.ask(++m_launch, [this](Engine& engine, const JobContext& context) {
        VerificationSink sink;
        sink.between = context.between;
        sink.check = [&](const Check& check) {
            context.post([this, check] {
                m_result.checks.push_back(check);
                Q_EMIT changed();
            });
        };
        sink.progress = [&](int done, int total) {
            context.post([this, done, total] {
                m_done = done;
                m_total = total;
                Q_EMIT changed();
            });
        };
        return verify(engine, {bundledPublished()}, sink, context.stop);
    });
}

void Verifier::follow() {
    switch (m_inquiry.status()) {
        case InquiryBase::Status::Waiting:
            break;
        case InquiryBase::Status::None:
            if (m_phase != Phase::Running) return;
            m_phase = Phase::Waiting;  // something else takes its place
            m_result = {};
            break;
        case InquiryBase::Status::Ready:
            m_phase = Phase::Idle;
            m_result = *m_inquiry.answer();
            break;
        case InquiryBase::Status::Failed:
            m_phase = Phase::Idle;
            m_error = m_inquiry.error();
            break;
    }
    Q_EMIT changed();
}

}  // namespace headscope::app
