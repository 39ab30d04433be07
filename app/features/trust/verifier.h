// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <headscope/verification.h>

#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>

namespace headscope::app {

class RunController;

/// Verifies the open model on the worker thread, and keeps what has been found. It gives way to a
/// run and begins again after it; another model ends it. GUI thread.
class Verifier : public QObject {
    Q_OBJECT

 public:
    enum class Phase {
        Idle,     ///< nothing under way; result() is empty, stopped or whole
        Waiting,  ///< for a run to end
        Running,
    };

    explicit Verifier(RunController& controller, QObject* parent = nullptr);

    void start();
    void stop();

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Empty before the first check.
    [[nodiscard]] const Verification& result() const { return m_result; }
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }

 Q_SIGNALS:
    void changed();

 private:
    void launch();
    void launchIfFree();
    void giveWay();
    void reset();
    void post(std::uint64_t launch, std::function<void()> act);

    RunController& m_controller;
    Phase m_phase = Phase::Idle;
    std::uint64_t m_launch = 0;  ///< news of older ones are dropped
    std::stop_source m_stop;
    Verification m_result;
    std::optional<UserError> m_error;
    int m_done = 0;
    int m_total = 0;
};

}  // namespace headscope::app
