// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ablation_worker.h"

#include "jobs/job_queue.h"

#include <utility>

namespace headscope::app {

AblationWorker::AblationWorker(EngineSource source, JobQueue& jobs)
    : m_source(std::move(source)), m_jobs(jobs) {}

AblationWorker::~AblationWorker() = default;

LoadedModel AblationWorker::load(const Opened& what, const std::stop_token& stop) {
    auto engine = m_source.load(what.folder, what.limits, stop);
    LoadedModel model{engine->info(), m_source.runtime(), engine->tokenizer()};
    model.runtime.device = name(engine->device());
    m_engine = std::move(engine);
    m_opened = what;
    return model;
}

void AblationWorker::replaceModel(const std::filesystem::path& folder, EngineLimits limits,
                                  const std::stop_token& stop, std::uint64_t number) {
    m_number = number;
    const auto before = std::exchange(m_opened, std::nullopt);
    m_engine.reset();
    try {
        Q_EMIT modelLoaded(load({folder, limits}, stop));
        return;
    } catch (...) {
        const UserError error = currentError();
        std::optional<LoadedModel> kept;
        try {
            if (stop.stop_requested()) {
                m_opened = before;  // what comes next may fail and want it
            } else if (before) {
                kept = load(*before, stop);
            }
        } catch (...) {
            // Its files are gone, too: then no model is open, which is said.
            kept.reset();
        }
        Q_EMIT modelFailed(error, kept);
    }
}

void AblationWorker::work() {
    m_jobs.work(m_engine.get(), m_number);
}

}  // namespace headscope::app
