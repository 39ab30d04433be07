// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"
#include "jobs/run_controller.h"

#include <headscope/interaction.h>

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace headscope::app {

/// The set's joint effect beside its members' cells. Empty while a cell is still to come.
/// Precondition: Target or Control. Pure.
[[nodiscard]] std::optional<Interaction> interaction(const Run& run, const HeadList& heads,
                                                     const Intervention& intervention,
                                                     const AblatedRun& joint, Subject subject);

/// The joint effect of the set of heads under each of the run's interventions, asked of the engine
/// a moment after the set or the run has changed; what was still being asked before is dropped.
/// What the shown run was kept with is not asked again, and what is learnt is kept with it. GUI
/// thread only.
class SetStudy : public QObject {
    Q_OBJECT

 public:
    enum class Status {
        None,        ///< no run, or no head in the set
        Waiting,     ///< effect(), if there is one, is of an older set
        Ready,       ///< effect() is of the set as it is
        OtherModel,  ///< the run was made with another model than the one that is open
        Failed,      ///< see error()
    };

    SetStudy(RunState& state, RunController& controller, History& history,
             QObject* parent = nullptr);
    /// Before the controller goes.
    ~SetStudy() override;

    /// Nothing is asked while nobody looks.
    void setWanted(bool wanted);

    [[nodiscard]] Status status() const { return m_status; }
    /// Null where it is not known.
    [[nodiscard]] const AblatedRun* effect(const Intervention& intervention) const;
    [[nodiscard]] const UserError& error() const { return m_error; }

 Q_SIGNALS:
    void changed();

 private:
    using Effects = std::map<Intervention, AblatedRun>;
    /// What is to be asked.
    struct Wanted {
        SetRequest request;                       ///< its intervention is not used
        std::vector<Intervention> interventions;  ///< those of the run
        std::string model;
        bool operator==(const Wanted& other) const;
    };

    void refresh();
    void ask();
    void keep();
    /// Of the set and the run as they are now. Precondition: a run is shown.
    [[nodiscard]] Wanted wanted() const;
    [[nodiscard]] std::optional<Effects> kept() const;
    void become(Status status);

    RunState& m_state;
    RunController& m_controller;
    History& m_history;
    bool m_wantedNow = false;
    Status m_status = Status::None;
    std::optional<Wanted> m_wanted;
    Effects m_effects;
    UserError m_error;
    QTimer m_pause;
};

}  // namespace headscope::app
