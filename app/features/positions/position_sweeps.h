// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/inquiry.h"

#include <headscope/run.h>

#include <QObject>

#include <cstdint>
#include <string>
#include <vector>

namespace headscope::app {

/// Sweeps the prompt of the run on screen once for each of its positions, at
/// which alone z is edited, with the intervention that is shown. In the
/// background; results are shown as they come, and dropped with the model. GUI
/// thread only.
class PositionSweeps : public QObject {
    Q_OBJECT

 public:
    PositionSweeps(const RunState& state, JobQueue& jobs, QObject* parent = nullptr);

    /// Why it cannot be computed now, in a sentence; empty: it can.
    [[nodiscard]] QString refusal() const;
    /// Of the run and the intervention as they are now. Stops the one in progress.
    void start();
    /// What has come stays.
    void stop();

    [[nodiscard]] bool isRunning() const {
        return m_inquiry.status() == InquiryBase::Status::Waiting;
    }
    [[nodiscard]] bool hasFailed() const {
        return m_inquiry.status() == InquiryBase::Status::Failed;
    }
    /// Only where it has failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }
    /// By position from 0 on, of the run on screen under the intervention that is
    /// shown: as many as are there. Empty where those that there are are of
    /// something else.
    [[nodiscard]] const std::vector<Run>& runs() const;
    /// How many positions there are; 0 without a run.
    [[nodiscard]] int positions() const;

 Q_SIGNALS:
    void changed();

 private:
    /// What is asked.
    struct Of {
        std::string model;
        SweepRequest request;  ///< without positions
        bool operator==(const Of&) const = default;
    };
    /// Precondition: a run is shown.
    [[nodiscard]] Of now() const;

    const RunState& m_state;
    Inquiry<std::uint64_t, int> m_inquiry;  ///< counted; how many came
    std::uint64_t m_asked = 0;
    Of m_of;
    std::vector<Run> m_runs;
};

}  // namespace headscope::app
