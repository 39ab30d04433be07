// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"
#include "jobs/inquiry.h"

#include <headscope/interaction.h>

#include <QObject>

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
    /// None: no run, or no head in the set. While Waiting, effect() is of an older set.
    using Status = InquiryBase::Status;

    SetStudy(RunState& state, JobQueue& jobs, History& history, QObject* parent = nullptr);

    /// Nothing is asked while nobody looks.
    void setWanted(bool wanted);

    [[nodiscard]] Status status() const { return m_inquiry.status(); }
    /// It cannot be asked: the run was made with another model than the one that is open.
    [[nodiscard]] bool isOfOtherModel() const { return m_otherModel; }
    /// Null if not known.
    [[nodiscard]] const AblatedRun* effect(const Intervention& intervention) const;
    /// Only while Failed.
    [[nodiscard]] const UserError& error() const { return m_inquiry.error(); }

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
    void leave(bool otherModel);
    void keep();
    /// Of the set and the run as they are now. Precondition: a run is shown.
    [[nodiscard]] Wanted wanted() const;
    [[nodiscard]] std::optional<Effects> kept() const;

    RunState& m_state;
    History& m_history;
    Inquiry<Wanted, Effects> m_inquiry;
    bool m_looked = false;
    bool m_otherModel = false;
};

}  // namespace headscope::app
