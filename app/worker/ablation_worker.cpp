// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/ablation_worker.h"

#include <headscope/error.h>
#include <headscope/statistics.h>

#include <new>

namespace headscope::app {

namespace {

/// The exception in flight, in words for the user. Call inside a catch block.
UserError currentError() {
    try {
        throw;
    } catch (const Error& error) {
        return {QString::fromUtf8(error.what()), QString::fromStdString(error.hint())};
    } catch (const std::bad_alloc&) {
        return {AblationWorker::tr("there is not enough memory for this"),
                AblationWorker::tr("Close other programs, or use a shorter prompt or a smaller "
                                   "model.")};
    } catch (const std::exception& error) {
        return {QString::fromUtf8(error.what()),
                AblationWorker::tr("This is a fault of the program; please report it.")};
    } catch (...) {
        return {AblationWorker::tr("an unknown error occurred"),
                AblationWorker::tr("This is a fault of the program; please report it.")};
    }
}

}  // namespace

AblationWorker::AblationWorker(EngineSource source) : m_source(std::move(source)) {}

AblationWorker::~AblationWorker() = default;

void AblationWorker::openModel(const std::filesystem::path& folder, int threads) {
    try {
        auto engine = m_source.load(folder, threads);
        LoadedModel model{engine->info(), m_source.runtime(), &engine->tokenizer()};
        m_retired = std::move(m_engine);
        m_engine = std::move(engine);
        Q_EMIT modelLoaded(model);
    } catch (...) {
        Q_EMIT modelFailed(currentError());
    }
}

void AblationWorker::releaseRetired() { m_retired.reset(); }

void AblationWorker::run(const SweepJob& job) {
    RunEnd end;
    try {
        if (!m_engine) {
            throw inputError("no model is open", "Open a model folder first.");
        }
        if (job.stop.stop_requested()) {  // given up while it waited in the queue
            Q_EMIT runEnded(job.id, end);
            return;
        }
        SweepSink sink;
        sink.clean = [this, &job](const CleanRun& clean) {
            Q_EMIT cleanReady(job.id, clean, drift(clean.headMean));
        };
        sink.cells = [this, &job](Replacement replacement, std::span<const Cell> cells) {
            Q_EMIT cellsReady(job.id, replacement, {cells.begin(), cells.end()});
        };
        end.result = m_engine->sweep(job.request, sink, job.stop);
        end.kind = end.result->stopped ? RunEnd::Kind::Stopped : RunEnd::Kind::Finished;
    } catch (...) {
        end.kind = RunEnd::Kind::Failed;
        end.error = currentError();
    }
    Q_EMIT runEnded(job.id, end);
}

}  // namespace headscope::app
