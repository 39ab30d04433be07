// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/messages.h"
#include "jobs/questions.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

namespace headscope::app {

/// Owns the engine on the worker thread: loads it there, calls it there, destroys it there.
/// All functions run on the worker thread, called through queued invocations; its signals are
/// received on the GUI thread. Nothing that the engine throws gets past it.
class AblationWorker : public QObject {
    Q_OBJECT

 public:
    AblationWorker(EngineSource source, std::shared_ptr<QuestionBox> questions);
    ~AblationWorker() override;

    /// Destroys the engine there is, which the GUI thread must have let go of, and only then loads
    /// another: two models may not fit into memory. After a failure it loads the old one again, but
    /// where it was stopped.
    void replaceModel(const std::filesystem::path& folder, EngineLimits limits,
                      const std::stop_token& stop);

    /// Runs one sweep and reports its end exactly once. Answers questions between its batches.
    void run(const SweepJob& job);

    /// Runs a sweep that is not the window's run, answering questions between its batches. Reports
    /// how many cells it has, and its end exactly once.
    void runAside(const SweepJob& job);

    /// Answers what waits in the box; without a model it is dropped. `between`: the engine is in
    /// the middle of a longer computation.
    void answerQuestions(bool between = false);

 Q_SIGNALS:
    void modelLoaded(const headscope::app::LoadedModel& model);
    /// `kept` is the model that was there before and is open again; empty: none is open.
    void modelFailed(const headscope::app::UserError& error,
                     const std::optional<headscope::app::LoadedModel>& kept);
    /// `drift` is computed here from the clean run's head means, so it can be shown at once.
    void cleanReady(headscope::app::RunId id, const headscope::CleanRun& clean,
                    const headscope::Drift& drift);
    void cellsReady(headscope::app::RunId id, const headscope::Intervention& intervention,
                    const std::vector<headscope::Cell>& cells);
    void working(headscope::app::RunId id, const headscope::app::Working& working);
    void runEnded(headscope::app::RunId id, const headscope::app::RunEnd& end);
    void asideProgressed(headscope::app::RunId id, int cells);
    void asideEnded(headscope::app::RunId id, const headscope::app::RunEnd& end);
    void answered(const headscope::app::QuestionBox::Ticket& ticket,
                  const std::function<void()>& answer);

 private:
    struct Opened {
        std::filesystem::path folder;
        EngineLimits limits;
    };
    [[nodiscard]] LoadedModel load(const Opened& what, const std::stop_token& stop);
    /// Sweeps unless the job was given up while it waited in the queue; never throws.
    [[nodiscard]] RunEnd sweep(const SweepJob& job, SweepSink sink);

    EngineSource m_source;
    std::shared_ptr<QuestionBox> m_questions;
    std::unique_ptr<Engine> m_engine;
    std::optional<Opened> m_opened;  ///< what m_engine was loaded from
};

}  // namespace headscope::app
