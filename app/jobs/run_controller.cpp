// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/run_controller.h"

#include "jobs/ablation_worker.h"

#include <headscope/statistics.h>

#include <optional>
#include <span>
#include <utility>

namespace headscope::app {

namespace {

/// The run as the engine would give it had it been stopped now, `seconds` after its start.
std::optional<Run> givenUp(std::optional<Run> run, double seconds) {
    if (!run) return run;
    run->stopped = true;
    run->count();
    for (RunPart& part : run->parts)
        part.seconds = seconds;
    return run;
}

}  // namespace

RunController::RunController(EngineSource source, QObject* parent)
    : QObject(parent),
      m_check(source.check),
      m_worker(new AblationWorker(std::move(source), m_jobs)) {
    m_checks.setMaxThreadCount(1);
    m_thread.setObjectName(QStringLiteral("headscope-engine"));
    m_worker->moveToThread(&m_thread);
    // A direct connection to the thread that is finishing: the engine dies where it lived.
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);

    connect(m_worker, &AblationWorker::modelLoaded, this, &RunController::adopt);
    connect(m_worker, &AblationWorker::modelFailed, this, &RunController::failModel);
    connect(&m_jobs, &JobQueue::added, m_worker, &AblationWorker::work, Qt::QueuedConnection);
    m_thread.start();
}

RunController::~RunController() {
    shutdown();
}

void RunController::openModel(const std::filesystem::path& folder, EngineLimits limits) {
    if (!m_worker) return;
    m_opening = ++m_lastOpening;
    m_checks.start([this, folder, limits, opening = m_opening] {
        std::optional<UserError> problem;
        try {
            if (m_check) m_check(folder);
        } catch (...) {
            problem = currentError();
        }
        QMetaObject::invokeMethod(this, [this, folder, limits, opening, problem] {
            if (opening != m_opening || !m_worker) return;  // another was asked for meanwhile
            m_opening = 0;
            if (problem) {
                Q_EMIT modelFailed(*problem);
            } else {
                replaceModel(folder, limits);
            }
        });
    });
}

void RunController::replaceModel(const std::filesystem::path& folder, EngineLimits limits) {
    const auto number = m_jobs.clear();
    m_tokenizer.reset();
    Q_EMIT modelClosing();
    ++m_replacing;
    m_loadStop.request_stop();
    m_loadStop = std::stop_source();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, folder, limits, stop = m_loadStop.get_token(), number] {
            worker->replaceModel(folder, limits, stop, number);
            worker->work();  // what was added for it before it was there
        },
        Qt::QueuedConnection);
}

RunId RunController::start(RunTicket ticket) {
    if (!m_worker) return 0;
    const auto shared = std::make_shared<const RunTicket>(std::move(ticket));
    const auto job = m_jobs.add({Job::Kind::Foreground,
                                 {},
                                 [this, shared](Engine& engine, const JobContext& context) {
                                     sweep(engine, *shared, context);
                                 },
                                 [this](const JobEnd& end) { finish(end); }});
    // Now that the one before has ended.
    m_job = job;
    m_current = ++m_last;
    m_ticket = shared;
    m_partial.reset();
    m_result.reset();
    m_clock.start();
    Q_EMIT started(m_current, m_ticket);
    return m_last;
}

void RunController::stop() {
    m_jobs.stop(m_job);
}

// The controller outlives the worker's thread.
void RunController::sweep(Engine& engine, const RunTicket& ticket, const JobContext& context) {
    if (context.stop.stop_requested()) return;  // while it waited for its turn
    SweepSink sink;
    sink.between = context.between;
    sink.clean = [&](const CleanRun& clean) {
        context.post([this, clean, line = drift(clean.headMean)] {
            m_partial.emplace().begin(clean, line, m_ticket->request);
            m_partial->notes = m_ticket->model.reading.remarks();
            Q_EMIT cleanReady(clean, line);
        });
    };
    sink.donor = [&](const Intervention& intervention, const DonorRun& donor) {
        context.post([this, intervention, donor] {
            if (m_partial) m_partial->keepDonor(intervention, donor);
            Q_EMIT donorReady(intervention, donor);
        });
    };
    sink.cells = [&](const Intervention& intervention, std::span<const Cell> cells) {
        context.post([this, intervention, cells = std::vector(cells.begin(), cells.end())] {
            if (m_partial) (void)m_partial->add(intervention, cells);
            Q_EMIT cellsReady(intervention, cells);
        });
    };
    sink.progress = [&](std::span<const HeadId> heads, double part) {
        context.post([this, now = BatchProgress{{heads.begin(), heads.end()}, part}] {
            Q_EMIT batchProgress(now);
        });
    };
    context.post([this, result = engine.sweep(ticket.request, sink, context.stop)]() mutable {
        m_result = std::move(result);
    });
}

void RunController::shutdown() {
    if (!m_worker) return;
    m_jobs.close();
    m_checks.waitForDone();
    m_opening = 0;
    m_tokenizer.reset();
    m_loadStop.request_stop();
    m_worker->disconnect(this);
    m_worker = nullptr;
    m_thread.quit();
    m_thread.wait();
}

void RunController::adopt(const LoadedModel& model) {
    if (--m_replacing > 0) return;  // it is going already: a newer one replaces it
    m_tokenizer = model.tokenizer;
    Q_EMIT modelLoaded(model);
}

void RunController::failModel(UserError error, const std::optional<LoadedModel>& kept) {
    if (--m_replacing > 0) return;
    if (kept) {
        m_tokenizer = kept->tokenizer;
        error.hint += QLatin1Char(' ') +
                      tr("%1 is open as before.").arg(QString::fromStdString(kept->info.name));
        Q_EMIT modelKept(*kept);
    } else {
        error.hint += QLatin1Char(' ') + tr("No model is open now.");
    }
    Q_EMIT modelFailed(error);
}

void RunController::finish(const JobEnd& jobEnd) {
    RunEnd end;
    end.ticket = m_ticket;
    end.seconds = static_cast<double>(m_clock.nsecsElapsed()) * 1e-9;
    switch (jobEnd.kind) {
        case JobEnd::Kind::Finished:
            end.result = std::move(m_result);
            end.kind =
                end.result && !end.result->stopped ? RunEnd::Kind::Finished : RunEnd::Kind::Stopped;
            break;
        case JobEnd::Kind::Stopped:
            end.result = givenUp(std::move(m_partial), end.seconds);
            break;
        case JobEnd::Kind::Failed:
            end.kind = RunEnd::Kind::Failed;
            end.error = jobEnd.error;
            break;
    }
    m_partial.reset();
    m_job = 0;
    Q_EMIT ended(std::exchange(m_current, 0), end);
}

}  // namespace headscope::app
