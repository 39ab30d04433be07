// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/job_queue.h"
#include "jobs/messages.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <optional>
#include <stop_token>

namespace headscope::app {

class AblationWorker;

/// Starts, stops and joins the worker thread, opens models there, and makes the window's runs jobs
/// of the queue. All functions are called on the GUI thread; all signals are emitted there.
///
/// Every started() is followed by exactly one ended() with the same id and ticket, also when
/// another run or model takes its place or the controller shuts down: then the run ends as stopped,
/// with what had come of it. After ended() nothing more of that run is reported.
class RunController : public QObject {
    Q_OBJECT

 public:
    explicit RunController(EngineSource source, QObject* parent = nullptr);
    /// shutdown().
    ~RunController() override;

    /// Opens a model folder in the background; modelLoaded() or modelFailed() follows, unless a
    /// newer call takes its place. First EngineSource::check looks at the folder: where it objects,
    /// nothing changes, a run in progress included. Else that is stopped, modelClosing() tells
    /// everyone on this thread to release the old model, its memory is freed, and the new one is
    /// read. Should that fail, the old one is opened again.
    void openModel(const std::filesystem::path& folder, EngineLimits limits = {});
    /// Is a model being opened?
    [[nodiscard]] bool isOpening() const { return m_opening != 0 || m_replacing > 0; }

    /// Starts the sweep that the ticket asks for; one in progress ends as stopped. Without a model
    /// the run fails.
    RunId start(RunTicket ticket);

    /// Asks the current run to stop. The stop flag is set here and now, not through the worker's
    /// event loop, so the engine sees it within one batch; ended() follows when it does.
    void stop();

    /// What the worker is to do, the runs among it; others add what else the engine is asked. No
    /// job outlives the model that it was added for.
    [[nodiscard]] JobQueue& jobs() { return m_jobs; }
    [[nodiscard]] const JobQueue& jobs() const { return m_jobs; }

    /// Stops and joins the worker; a run in progress ends as stopped. Afterwards every call is
    /// ignored.
    void shutdown();

    [[nodiscard]] bool isRunning() const { return m_current != 0; }

    /// The open model's, or null while none is open.
    [[nodiscard]] const std::shared_ptr<const Tokenizer>& tokenizer() const { return m_tokenizer; }

 Q_SIGNALS:
    /// The model that is open goes: tokenizer() is null already.
    void modelClosing();
    void modelLoaded(const headscope::app::LoadedModel& model);
    /// Before a modelFailed(): the model that was open before is open again.
    void modelKept(const headscope::app::LoadedModel& model);
    void modelFailed(const headscope::app::UserError& error);
    void started(headscope::app::RunId id, const headscope::app::TicketPtr& ticket);
    void cleanReady(const headscope::CleanRun& clean, const headscope::Drift& drift);
    /// Behind it, of each intervention that has a donor.
    void donorReady(const headscope::Intervention& intervention, const headscope::DonorRun& donor);
    void cellsReady(const headscope::Intervention& intervention,
                    const std::vector<headscope::Cell>& cells);
    /// Before each layer of a batch: what comes next, some time before its cellsReady().
    void batchProgress(const headscope::app::BatchProgress& progress);
    void ended(headscope::app::RunId id, const headscope::app::RunEnd& end);

 private:
    void replaceModel(const std::filesystem::path& folder, EngineLimits limits);
    void adopt(const LoadedModel& model);
    void failModel(UserError error, const std::optional<LoadedModel>& kept);
    /// The current run's sweep. Worker thread.
    void sweep(Engine& engine, const RunTicket& ticket, const JobContext& context);
    void finish(const JobEnd& end);

    QThread m_thread;
    QThreadPool m_checks;  ///< one at a time
    std::function<void(const std::filesystem::path&)> m_check;
    JobQueue m_jobs;
    AblationWorker* m_worker;  ///< lives on m_thread, deleted there when it finishes
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::stop_source m_loadStop;  ///< of the model that is being read
    std::uint64_t m_lastOpening = 0;
    std::uint64_t m_opening = 0;  ///< the one whose folder is being looked at; 0: none
    int m_replacing = 0;          ///< models that the worker is still to load
    RunId m_last = 0;
    RunId m_current = 0;
    JobQueue::Id m_job = 0;        ///< of the current run
    TicketPtr m_ticket;            ///< of the current run
    std::optional<Run> m_partial;  ///< what has come of it; empty before its clean run
    std::optional<Run> m_result;   ///< what its sweep came to
    QElapsedTimer m_clock;         ///< since its start
};

}  // namespace headscope::app
