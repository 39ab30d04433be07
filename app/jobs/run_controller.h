// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/messages.h"
#include "jobs/questions.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <optional>
#include <set>
#include <stop_token>

namespace headscope::app {

class AblationWorker;

/// Starts, stops and joins the worker thread, and lets through only what belongs to the current
/// run. All functions are called on the GUI thread; all signals are emitted there.
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
    /// all stays as it is, a run in progress included. Else that is stopped, modelClosing() tells
    /// everyone on this thread to let go of the old model, its memory is given back, and the new
    /// one is read. Should that fail, the old one is opened again.
    void openModel(const std::filesystem::path& folder, EngineLimits limits = {});
    /// Is a model being opened?
    [[nodiscard]] bool isOpening() const { return m_opening != 0 || m_replacing > 0; }

    /// Starts the sweep that the ticket asks for; one in progress ends as stopped. Without a model
    /// the run fails.
    RunId start(RunTicket ticket);

    /// Asks the current run to stop. The stop flag is set here and now, not through the worker's
    /// event loop, so the engine sees it within one batch; ended() follows when it does.
    void stop();

    /// Starts a sweep that is none of the window's runs, such as a step of greedy growth; one that
    /// is going on ends as stopped. A run and another model take its place in the same way.
    /// Questions are answered meanwhile. Reported by asideProgressed() and exactly one
    /// asideEnded(). Precondition: no run is going on.
    void startAside(SweepRequest request);
    /// asideEnded() is reported here and now; the engine sees the stop within one batch.
    void stopAside();

    /// Asks the engine a small question (predict(), ablate(), attention()) without waiting: `work`
    /// runs on the worker thread, at the latest between two batches of a sweep; then `done` with
    /// its result or `failed` with the error runs here. Neither runs if a newer question of the
    /// topic has been asked meanwhile, without a model, or once another model is loaded.
    template <class Answer>
    void ask(Topic topic, std::function<Answer(Engine&)> work,
             std::function<void(const Answer&)> done,
             std::function<void(const UserError&)> failed = {});

    /// What a long question calls between its computations, on the worker thread, so that small
    /// ones need not wait for it.
    [[nodiscard]] std::function<void()> betweenComputations() const;

    /// Drops the topic's question, if one waits, and its answer.
    void withdraw(Topic topic);

    /// Stops and joins the worker; a run in progress ends as stopped. Afterwards every call is
    /// ignored.
    void shutdown();

    [[nodiscard]] bool isRunning() const { return m_current != 0; }
    /// Is a question of ask() still to be answered?
    [[nodiscard]] bool isAsking() const { return m_tokenizer && !m_asked.empty(); }

    /// The open model's, or null while none is open.
    [[nodiscard]] const std::shared_ptr<const Tokenizer>& tokenizer() const { return m_tokenizer; }

 Q_SIGNALS:
    /// A run, a model or the end is about to want the worker: a long question should stop.
    void workerWanted();
    /// The model that is open goes: tokenizer() is null already.
    void modelClosing();
    void modelLoaded(const headscope::app::LoadedModel& model);
    /// Before a modelFailed(): the model that was open before is open again.
    void modelKept(const headscope::app::LoadedModel& model);
    void modelFailed(const headscope::app::UserError& error);
    void started(headscope::app::RunId id, const headscope::app::TicketPtr& ticket);
    void cleanReady(const headscope::CleanRun& clean, const headscope::Drift& drift);
    void cellsReady(const headscope::Intervention& intervention,
                    const std::vector<headscope::Cell>& cells);
    /// Before each layer of a batch: what comes next, some time before its cellsReady().
    void working(const headscope::app::Working& working);
    void ended(headscope::app::RunId id, const headscope::app::RunEnd& end);
    void asideProgressed(int cells);
    void asideEnded(const headscope::app::RunEnd& end);

 private:
    void put(Topic topic, Question question);
    void replaceModel(const std::filesystem::path& folder, EngineLimits limits);
    void adopt(const LoadedModel& model);
    void failModel(UserError error, const std::optional<LoadedModel>& kept);
    void finish(RunId id, RunEnd end);
    [[nodiscard]] double seconds() const;
    void abandonCurrent();
    void finishAside(RunId id, const RunEnd& end);
    void abandonAside();

    QThread m_thread;
    QThreadPool m_checks;  ///< one at a time
    std::function<void(const std::filesystem::path&)> m_check;
    std::shared_ptr<QuestionBox> m_questions = std::make_shared<QuestionBox>();
    AblationWorker* m_worker;  ///< lives on m_thread, deleted there when it finishes
    std::shared_ptr<const Tokenizer> m_tokenizer;
    std::stop_source m_loadStop;  ///< of the model that is being read
    std::uint64_t m_lastOpening = 0;
    std::uint64_t m_opening = 0;  ///< the one whose folder is being looked at; 0: none
    int m_replacing = 0;          ///< models that the worker is still to load
    std::stop_source m_stop;
    std::stop_source m_asideStop;
    RunId m_aside = 0;
    RunId m_last = 0;
    RunId m_current = 0;
    TicketPtr m_ticket;            ///< of the current run
    std::optional<Run> m_partial;  ///< what has come of it; empty before its clean run
    QElapsedTimer m_clock;         ///< since its start
    std::set<Topic> m_asked;       ///< whose newest question has no answer yet
};

template <class Answer>
void RunController::ask(Topic topic, std::function<Answer(Engine&)> work,
                        std::function<void(const Answer&)> done,
                        std::function<void(const UserError&)> failed) {
    put(topic,
        [this, work = std::move(work), done = std::move(done),
         failed = std::move(failed)](Engine& engine) -> std::function<void()> {
            try {
                return [done, answer = work(engine)] { done(answer); };
            } catch (...) {
                return [this, failed, error = currentError()] {
                    if (failed) failed(error);
                };
            }
        });
}

}  // namespace headscope::app
