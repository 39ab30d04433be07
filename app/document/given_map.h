// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"
#include "document/user_steps.h"
#include "jobs/inquiry.h"

#include <headscope/run.h>

#include <QObject>

#include <cstdint>

namespace headscope::app {

/// Computes every head of the run on screen again with the set ablated throughout, and keeps that
/// with the run. GUI thread only.
class GivenMap : public QObject {
    Q_OBJECT

 public:
    GivenMap(RunState& state, JobQueue& jobs, History& history, UserSteps& steps,
             QObject* parent = nullptr);

    /// Why it cannot be computed now, in a sentence; empty: it can.
    [[nodiscard]] QString refusal() const;
    enum class Then {
        BringMap,  ///< a map of it comes beside the plain one
        Nothing,
    };
    /// Of the set and the intervention as they are now. Stops the one in progress.
    void start(Then then = Then::BringMap);
    void stop();

    [[nodiscard]] bool isRunning() const {
        return m_sweep.status() == InquiryBase::Status::Waiting;
    }
    [[nodiscard]] bool hasFailed() const { return m_sweep.status() == InquiryBase::Status::Failed; }
    /// Only where it has failed.
    [[nodiscard]] const UserError& error() const { return m_sweep.error(); }
    [[nodiscard]] int cellsDone() const { return m_cells; }
    [[nodiscard]] int cellsTotal() const;
    /// What the run on screen has under the intervention shown; null: nothing.
    [[nodiscard]] const GivenPart* shown() const;

 Q_SIGNALS:
    void changed();

 private:
    void follow();
    void bringMap();

    RunState& m_state;
    History& m_history;
    UserSteps& m_steps;
    Inquiry<std::uint64_t, Run> m_sweep;  ///< counted
    std::uint64_t m_asked = 0;
    KeptId m_run = 0;  ///< which it is of
    HeadList m_heads;
    Then m_then = Then::BringMap;
    int m_cells = 0;
};

}  // namespace headscope::app
