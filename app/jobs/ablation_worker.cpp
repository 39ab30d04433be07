// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ablation_worker.h"

#include <headscope/error.h>
#include <headscope/statistics.h>

#include <utility>

namespace headscope::app {

AblationWorker::AblationWorker(EngineSource source, std::shared_ptr<QuestionBox> questions)
    : m_source(std::move(source)), m_questions(std::move(questions)) {}

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
                                  const std::stop_token& stop) {
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

RunEnd AblationWorker::sweep(const SweepJob& job, SweepSink sink) {
    RunEnd end;
    end.ticket = job.ticket;
    try {
        if (!m_engine) {
            throw inputError("no model is open", "Open a model folder first.");
        }
        if (job.stop.stop_requested()) return end;  // given up while it waited in the queue
        sink.between = [this] { answerQuestions(true); };
        end.result = m_engine->sweep(job.ticket->request, sink, job.stop);
        end.kind = end.result->stopped ? RunEnd::Kind::Stopped : RunEnd::Kind::Finished;
    } catch (...) {
        end.kind = RunEnd::Kind::Failed;
        end.error = currentError();
    }
    return end;
}

void AblationWorker::run(const SweepJob& job) {
    SweepSink sink;
    sink.clean = [this, &job](const CleanRun& clean) {
        Q_EMIT cleanReady(job.id, clean, drift(clean.headMean));
    };
    sink.cells = [this, &job](const Intervention& intervention, std::span<const Cell> cells) {
        Q_EMIT cellsReady(job.id, intervention, {cells.begin(), cells.end()});
    };
    sink.working = [this, &job](std::span<const HeadId> heads, double part) {
        Q_EMIT working(job.id, {{heads.begin(), heads.end()}, part});
    };
    Q_EMIT runEnded(job.id, sweep(job, std::move(sink)));
}

void AblationWorker::runAside(const SweepJob& job) {
    int done = 0;
    SweepSink sink;
    sink.cells = [this, &job, &done](const Intervention&, std::span<const Cell> cells) {
        done += static_cast<int>(cells.size());
        Q_EMIT asideProgressed(job.id, done);
    };
    Q_EMIT asideEnded(job.id, sweep(job, std::move(sink)));
}

void AblationWorker::answerQuestions(bool between) {
    for (const auto& entry : m_questions->take(between)) {
        if (!m_engine || !m_questions->isCurrent(entry.ticket)) continue;
        Q_EMIT answered(entry.ticket, entry.question(*m_engine));
    }
}

}  // namespace headscope::app
