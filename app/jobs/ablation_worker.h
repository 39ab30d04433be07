// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/messages.h"

#include <QObject>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

namespace headscope::app {

class JobQueue;

/// Owns the engine on the worker thread: loads it there, has it do the queue's jobs there, destroys
/// it there. All functions run on the worker thread, called through queued invocations; its signals
/// are received on the GUI thread. Nothing that the engine throws gets past it.
class AblationWorker : public QObject {
    Q_OBJECT

 public:
    /// The queue must live until the thread is joined.
    AblationWorker(EngineSource source, JobQueue& jobs);
    ~AblationWorker() override;

    /// Destroys the engine there is, and only then loads another: two models may not fit into
    /// memory. After a failure it loads the old one again, but where it was stopped. `number` is
    /// what JobQueue::clear() gave for it.
    void replaceModel(const std::filesystem::path& folder, EngineLimits limits,
                      const std::stop_token& stop, std::uint64_t number);

    /// Does the jobs that wait.
    void work();

 Q_SIGNALS:
    void modelLoaded(const headscope::app::LoadedModel& model);
    /// `kept` is the model that was there before and is open again; empty: none is open.
    void modelFailed(const headscope::app::UserError& error,
                     const std::optional<headscope::app::LoadedModel>& kept);

 private:
    struct Opened {
        std::filesystem::path folder;
        EngineLimits limits;
    };
    [[nodiscard]] LoadedModel load(const Opened& what, const std::stop_token& stop);

    EngineSource m_source;
    JobQueue& m_jobs;
    std::unique_ptr<Engine> m_engine;
    std::optional<Opened> m_opened;  ///< what m_engine was loaded from
    std::uint64_t m_number = 0;      ///< of the engine there is, or of none
};

}  // namespace headscope::app
