// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/inquiry.h"

#include <headscope/verification.h>

#include <QObject>

#include <cstdint>
#include <optional>

namespace headscope::app {

class RunController;

/// Verifies the open model in the background, and keeps what has been found. A run interrupts it
/// and to what else is begun in the background, and begins again after it; another model ends it.
/// GUI thread.
class Verifier : public QObject {
    Q_OBJECT

 public:
    enum class Phase {
        Idle,     ///< nothing under way; result() is empty, stopped or whole
        Waiting,  ///< for something else to end
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
    void follow();
    void reset();

    RunController& m_controller;
    Inquiry<std::uint64_t, Verification> m_inquiry;  ///< launches, which are counted
    std::uint64_t m_launch = 0;
    Phase m_phase = Phase::Idle;
    Verification m_result;
    std::optional<UserError> m_error;
    int m_done = 0;
    int m_total = 0;
};

}  // namespace headscope::app
