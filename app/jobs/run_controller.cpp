// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/run_controller.h"

#include "jobs/ablation_worker.h"

#include <optional>
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
      m_worker(new AblationWorker(std::move(source), m_questions)) {
    m_checks.setMaxThreadCount(1);
    m_thread.setObjectName(QStringLiteral("headscope-engine"));
    m_worker->moveToThread(&m_thread);
    // A direct connection to the thread that is finishing: the engine dies where it lived.
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);

    connect(m_worker, &AblationWorker::modelLoaded, this, &RunController::adopt);
    connect(m_worker, &AblationWorker::modelFailed, this, &RunController::failModel);
    connect(m_worker, &AblationWorker::cleanReady, this,
            [this](RunId id, const CleanRun& clean, const Drift& drift) {
                if (id != m_current) return;
                m_partial.emplace().begin(clean, drift, m_ticket->request);
                m_partial->notes = m_ticket->model.reading.remarks();
                Q_EMIT cleanReady(clean, drift);
            });
    connect(m_worker, &AblationWorker::cellsReady, this,
            [this](RunId id, const Intervention& intervention, const std::vector<Cell>& cells) {
                if (id != m_current) return;
                if (m_partial) (void)m_partial->add(intervention, cells);
                Q_EMIT cellsReady(intervention, cells);
            });
    connect(m_worker, &AblationWorker::working, this, [this](RunId id, const Working& working) {
        if (id == m_current) Q_EMIT this->working(working);
    });
    connect(m_worker, &AblationWorker::runEnded, this, &RunController::finish);
    connect(m_worker, &AblationWorker::asideProgressed, this, [this](RunId id, int cells) {
        if (id == m_aside) Q_EMIT asideProgressed(cells);
    });
    connect(m_worker, &AblationWorker::asideEnded, this, &RunController::finishAside);
    connect(m_worker, &AblationWorker::answered, this,
            [this](const QuestionBox::Ticket& ticket, const std::function<void()>& answer) {
                if (!m_questions->isCurrent(ticket)) return;
                m_asked.erase(ticket.topic);  // before the answer, which may ask again
                answer();
            });
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
    Q_EMIT workerWanted();
    abandonCurrent();
    abandonAside();
    m_tokenizer.reset();
    m_questions->clear();  // what was asked about the old model's tokens
    m_asked.clear();
    Q_EMIT modelClosing();
    ++m_replacing;
    m_loadStop.request_stop();
    m_loadStop = std::stop_source();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, folder, limits, stop = m_loadStop.get_token()] {
            worker->replaceModel(folder, limits, stop);
        },
        Qt::QueuedConnection);
}

RunId RunController::start(RunTicket ticket) {
    if (!m_worker) return 0;
    Q_EMIT workerWanted();
    abandonCurrent();
    abandonAside();
    m_stop = std::stop_source();
    m_current = ++m_last;
    m_ticket = std::make_shared<const RunTicket>(std::move(ticket));
    m_partial.reset();
    m_clock.start();
    SweepJob job{m_current, m_ticket, m_stop.get_token()};
    Q_EMIT started(m_current, m_ticket);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job = std::move(job)] { worker->run(job); },
        Qt::QueuedConnection);
    return m_last;
}

void RunController::stop() {
    m_stop.request_stop();
}

void RunController::startAside(SweepRequest request) {
    if (!m_worker) return;
    Q_EMIT workerWanted();
    abandonAside();
    m_asideStop = std::stop_source();
    m_aside = ++m_last;
    const auto ticket =
        std::make_shared<const RunTicket>(RunTicket{{}, std::move(request), ModelInfo()});
    SweepJob job{m_aside, ticket, m_asideStop.get_token()};
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job = std::move(job)] { worker->runAside(job); },
        Qt::QueuedConnection);
}

void RunController::stopAside() {
    abandonAside();
}

void RunController::shutdown() {
    if (!m_worker) return;
    Q_EMIT workerWanted();
    abandonCurrent();
    abandonAside();
    m_checks.waitForDone();
    m_opening = 0;
    m_questions->clear();
    m_asked.clear();
    m_tokenizer.reset();
    m_loadStop.request_stop();
    m_worker->disconnect(this);
    m_worker = nullptr;
    m_thread.quit();
    m_thread.wait();
}

void RunController::put(Topic topic, Question question) {
    if (!m_worker) return;
    m_questions->put(topic, std::move(question));
    m_asked.insert(topic);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->answerQuestions(); }, Qt::QueuedConnection);
}

std::function<void()> RunController::betweenComputations() const {
    return [worker = m_worker] { worker->answerQuestions(true); };
}

void RunController::withdraw(Topic topic) {
    m_questions->withdraw(topic);
    m_asked.erase(topic);
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

void RunController::finish(RunId id, RunEnd end) {
    if (id != m_current) return;
    m_current = 0;
    m_partial.reset();
    end.seconds = seconds();
    Q_EMIT ended(id, end);
}

double RunController::seconds() const {
    return static_cast<double>(m_clock.nsecsElapsed()) * 1e-9;
}

void RunController::abandonCurrent() {
    m_stop.request_stop();
    if (m_current == 0) return;
    RunEnd end{RunEnd::Kind::Stopped, givenUp(std::move(m_partial), seconds())};
    end.ticket = m_ticket;
    finish(m_current, std::move(end));
}

void RunController::finishAside(RunId id, const RunEnd& end) {
    if (id != m_aside) return;
    m_aside = 0;
    Q_EMIT asideEnded(end);
}

void RunController::abandonAside() {
    m_asideStop.request_stop();
    if (m_aside != 0) finishAside(m_aside, {RunEnd::Kind::Stopped, std::nullopt});
}

}  // namespace headscope::app
