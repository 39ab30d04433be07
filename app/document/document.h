// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/input_fields.h"
#include "document/log_model.h"
#include "document/messages.h"
#include "document/named_sets.h"
#include "document/run_keeper.h"
#include "document/run_state.h"
#include "document/settings.h"
#include "document/user_steps.h"
#include "jobs/run_controller.h"

#include <headscope/engine_limits.h>

#include <QObject>

#include <filesystem>
#include <set>

namespace headscope::app {

/// What is open and shown: the stores, the one thread that computes, and what connects them. It
/// knows no widgets. Features read it and change it by what it offers, never each other. GUI thread
/// only.
class Document : public QObject {
    Q_OBJECT

 public:
    struct Start {
        EngineSource engines;
        EngineLimits limits = {};  ///< before those remembered, each that is set
        /// Without traces: reads and writes no files of the user, and counts no time.
        bool forPicture = false;
    };

    explicit Document(const Start& start);
    /// shutdown().
    ~Document() override;

    [[nodiscard]] Settings& settings() { return m_settings; }
    [[nodiscard]] LogModel& log() { return m_log; }
    [[nodiscard]] Messages& messages() { return m_messages; }
    [[nodiscard]] RunState& state() { return m_state; }
    [[nodiscard]] const RunState& state() const { return m_state; }
    [[nodiscard]] RunController& controller() { return m_controller; }
    [[nodiscard]] JobQueue& jobs() { return m_controller.jobs(); }
    [[nodiscard]] History& history() { return m_history; }
    [[nodiscard]] const History& history() const { return m_history; }
    [[nodiscard]] RunKeeper& keeper() { return m_keeper; }
    [[nodiscard]] UserSteps& steps() { return m_steps; }
    [[nodiscard]] NamedSets& sets() { return m_sets; }

    /// The fields where inputs are typed, which must live as long as anything is run or shown.
    void setFields(InputFields& fields) { m_fields = &fields; }
    [[nodiscard]] InputFields& fields() { return *m_fields; }
    /// To be called by the fields: what is typed has changed.
    void noteTyped() { Q_EMIT typedChanged(); }

    /// Opens a model in the background. `runs`: once it is open, what is typed then is run.
    /// `isUsers`: the user named what is typed, so that the run is kept as theirs.
    void openModel(const std::filesystem::path& folder, bool runs = false, bool isUsers = false);
    /// The folder that is being opened, or was last.
    [[nodiscard]] const std::filesystem::path& opening() const { return m_opening; }
    /// What the engine may take.
    [[nodiscard]] EngineLimits limits() const;
    /// Remembers them, and opens the model anew with them.
    void setLimits(EngineLimits limits);
    /// Is a run to begin as soon as a model is open?
    [[nodiscard]] bool isRunToCome() const { return m_runWhenLoaded; }
    /// Did the program begin this run, once a model was open, and not the user?
    [[nodiscard]] bool isOwnRun(KeptId id) const { return m_ownRuns.count(id) > 0; }

    /// Runs what the fields say, or says what is wrong with them. While a model loads, or a field
    /// is being filled in, later.
    void run();
    /// No field is being filled in any more, or one has another text: a run that waited begins, and
    /// an error of the fields is dismissed once they are corrected.
    void fieldsChanged();
    /// Stops the run in progress; what is finished stays.
    void stop();
    /// Shows a run of the history again, or the one in progress: a step that can be undone. A run
    /// in progress continues in the background.
    void showRun(KeptId id);
    /// The same without a step.
    void bringBack(KeptId id);
    /// Emits all change signals, for views that were just made.
    void announce();
    /// Keeps what is typed and how it is looked at for the next start.
    void remember();
    /// Ends the engine. Afterwards nothing is computed.
    void shutdown() { m_controller.shutdown(); }

    /// Is everything that was asked of the engine there and shown?
    [[nodiscard]] bool isSettled() const;

 Q_SIGNALS:
    /// A model is looked at, read, open or could not be opened: what is known of it has changed.
    void openingChanged();
    /// state() has another model, or the same one read anew.
    void modelAdopted();
    /// fields() hold something else.
    void typedChanged();
    /// The run that was asked for has ended, or could not start.
    void settled();

 private:
    void connectController();
    void begin();
    void adoptModel(const LoadedModel& model);

    Settings m_settings;
    EngineLimits m_limits;
    LogModel m_log;
    Messages m_messages{m_log};
    RunState m_state;
    RunController m_controller;
    History m_history;
    RunKeeper m_keeper{m_controller, m_state, m_history, m_messages};
    UserSteps m_steps;
    NamedSets m_sets;
    InputFields* m_fields = nullptr;
    std::filesystem::path m_opening;
    bool m_runWhenLoaded = false;
    bool m_runWhenFilled = false;
    bool m_beginsOwn = false;    ///< the run to come is nobody's wish
    bool m_beginsUsers = false;  ///< it begins what the user named at the start
    std::set<KeptId> m_ownRuns;
    QString m_inputsError;  ///< the error of the fields, until it is corrected
    QString m_modelError;   ///< why the last one could not be opened; empty: it could
};

}  // namespace headscope::app
