// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/trust/verifier.h"

#include "jobs/run_controller.h"

#include <headscope/published.h>

#include <utility>

namespace headscope::app {

Verifier::Verifier(RunController& controller, QObject* parent)
    : QObject(parent), m_controller(controller) {
    connect(&m_controller, &RunController::workerWanted, this, &Verifier::giveWay);
    // Later, not now: a run that ends because another takes its place is followed by that.
    const auto soon = [this] {
        QMetaObject::invokeMethod(this, &Verifier::launchIfFree, Qt::QueuedConnection);
    };
    connect(&m_controller, &RunController::ended, this, soon);
    connect(&m_controller, &RunController::modelFailed, this, soon);
    connect(&m_controller, &RunController::modelLoaded, this, &Verifier::reset);
}

void Verifier::start() {
    if (m_phase != Phase::Idle || !m_controller.tokenizer()) return;
    if (m_controller.isRunning()) {
        m_phase = Phase::Waiting;
        Q_EMIT changed();
    } else {
        launch();
    }
}

void Verifier::stop() {
    m_stop.request_stop();
    if (m_phase != Phase::Waiting) return;  // a running one reports its end itself
    m_phase = Phase::Idle;
    Q_EMIT changed();
}

void Verifier::launchIfFree() {
    if (m_phase == Phase::Waiting && !m_controller.isRunning()) launch();
}

void Verifier::giveWay() {
    if (m_phase != Phase::Running) return;
    m_stop.request_stop();
    ++m_launch;
    m_phase = Phase::Waiting;
    m_result = {};
    Q_EMIT changed();
}

void Verifier::reset() {
    m_stop.request_stop();
    ++m_launch;
    m_phase = Phase::Idle;
    m_result = {};
    m_error.reset();
    Q_EMIT changed();
}

// Called on the worker thread, which is joined before this object dies.
void Verifier::post(std::uint64_t launch, std::function<void()> act) {
    QMetaObject::invokeMethod(
        this,
        [this, launch, act = std::move(act)] {
            if (launch != m_launch) return;
            act();
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

void Verifier::launch() {
    const auto launch = ++m_launch;
    m_stop = std::stop_source();
    m_phase = Phase::Running;
    m_result = {};
    m_error.reset();
    m_done = m_total = 0;
    VerificationSink sink;
    sink.between = m_controller.betweenComputations();
    sink.check = [this, launch](const Check& check) {
        post(launch, [this, check] { m_result.checks.push_back(check); });
    };
    sink.progress = [this, launch](int done, int total) {
        post(launch, [this, done, total] {
            m_done = done;
            m_total = total;
        });
    };
    m_controller.ask<Verification>(
        Topic::Verification,
        [sink, token = m_stop.get_token()](Engine& engine) {
            return verify(engine, {bundledPublished()}, sink, token);
        },
        [this, launch](const Verification& verification) {
            if (launch != m_launch) return;
            m_result = verification;
            m_phase = Phase::Idle;
            Q_EMIT changed();
        },
        [this, launch](const UserError& error) {
            if (launch != m_launch) return;
            m_error = error;
            m_phase = Phase::Idle;
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

}  // namespace headscope::app
