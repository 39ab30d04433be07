// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "document/user_steps.h"
#include "jobs/inquiry.h"

#include <headscope/ablation.h>
#include <headscope/growth.h>
#include <headscope/run.h>

#include <QObject>

#include <cstdint>

namespace headscope::app {

/// Grows the set greedily: step by step the head that leaves the target the least probability,
/// given those that are in the set already. A step is one sweep with the set given, on the worker;
/// from an empty set it is the run that is shown. Each step can be undone. Ends by itself where no
/// further head says anything. GUI thread only.
class SetGrowth : public QObject {
    Q_OBJECT

 public:
    enum class Outcome {
        None,
        Done,     ///< as many steps as were asked for
        Stopped,  ///< by the user, or because the set, the run or the model changed
        Ended,    ///< a further head would say nothing, see why()
        Failed,   ///< see error()
    };

    SetGrowth(RunState& state, JobQueue& jobs, UserSteps& steps, QObject* parent = nullptr);

    /// Why it cannot begin now, in a sentence; empty: it can.
    [[nodiscard]] QString refusal() const;
    /// `steps` <= 0: as long as a head lowers the target. One step is taken however little it says;
    /// of more, growth ends where they say nothing, see growthEnd().
    void start(int steps);
    /// At once: what was added stays, the step in progress is cancelled.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] const UserError& error() const { return m_error; }
    /// None where every head is in the set.
    [[nodiscard]] GrowthEnd why() const { return m_why; }
    [[nodiscard]] int cellsDone() const { return m_cells; }
    [[nodiscard]] int cellsTotal() const;
    [[nodiscard]] int stepsLeft() const { return m_left; }  ///< < 0: no end is set

 Q_SIGNALS:
    void changed();  ///< also whether it can begin

 private:
    void step();
    void take(const std::vector<Cell>& cells, const AblatedRun& given);
    void add(const Cell& best, const AblatedRun& given);
    void endAs(GrowthEnd why);
    void sweep(const SweepRequest& request);
    void finishSweep();
    void end(Outcome outcome);

    RunState& m_state;
    Inquiry<std::uint64_t, Run> m_sweep;  ///< a step's, which are counted
    UserSteps& m_steps;
    bool m_running = false;
    bool m_adding = false;  ///< the set is changing by a step of growth
    Outcome m_outcome = Outcome::None;
    GrowthEnd m_why = GrowthEnd::None;
    bool m_single = false;  ///< one step was asked for
    UserError m_error;
    std::uint64_t m_step = 0;
    Intervention m_intervention;
    int m_left = 0;
    int m_cells = 0;
};

}  // namespace headscope::app
