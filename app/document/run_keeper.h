// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/noise_meter.h"
#include "document/run_state.h"

#include <QObject>

#include <optional>

namespace headscope::app {

class Messages;
class RunController;

/// Follows each run from its start into the history, and brings runs on screen: nothing else does
/// either. A run is kept as its ticket says, whatever has been typed or opened since; one that is
/// stopped, or is replaced by another run or model, with the cells that were finished. What a run
/// fails by is shown. GUI thread only.
class RunKeeper : public QObject {
    Q_OBJECT

 public:
    /// All must live as long. To be made before the readers of the state when a run ends.
    RunKeeper(RunController& controller, RunState& state, History& history, Messages& messages,
              QObject* parent = nullptr);

    /// Without clocks: then what is kept and shown does not depend on how long a run took, or when.
    void setTimed(bool timed) { m_timed = timed; }

    /// By the user, or by the program of itself, as when it starts.
    enum class Begun { Asked, Unasked };
    /// Starts a run of the inputs on the open model; stops one in progress. Throws Error(Input) as
    /// makeRequest() does: then nothing has changed. Precondition: a model is open.
    void start(const RunInputs& inputs, Begun begun = Begun::Asked);

    /// What was typed for a run of the history or for the one in progress; empty: there is no such
    /// run.
    [[nodiscard]] std::optional<RunInputs> inputsOf(KeptId id) const;
    /// Shows such a run. One in progress continues in the background.
    void show(KeptId id);

 Q_SIGNALS:
    /// A run ended while another was on screen. `kept`: it is in the history.
    void endedBehind(const headscope::app::RunEnd& end, quint64 id, bool kept);

 private:
    void end(const RunEnd& end);
    [[nodiscard]] bool keep(const RunEnd& end, KeptId id);
    void restore(const SessionRun& run);

    RunController& m_controller;
    RunState& m_state;
    History& m_history;
    Messages& m_messages;
    NoiseMeter m_noise;
    bool m_timed = true;
    bool m_isAsked = true;  ///< the run that begins
};

}  // namespace headscope::app
