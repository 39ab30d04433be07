// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/run_keeper.h"

#include "document/messages.h"
#include "jobs/run_controller.h"
#include "ui/exact_text.h"

#include <headscope/version.h>

#include <QDateTime>

#include <utility>

namespace headscope::app {

namespace {

/// The tokens that were watched as one with the one that was typed.
QStringList moreTokens(const WatchedScore& watched, const std::string& typed) {
    QStringList more;
    for (const TokenRef& token : watched.tokens)
        if (token.text != typed) more.push_back(fromUtf8Exactly(token.text));
    return watched.tokens.size() > 1 ? more : QStringList();
}

RunInputs typedFor(const SessionRun& run) {
    const CleanRun& clean = run.report->result.clean;
    std::vector<Intervention> interventions;
    for (const Intervention& one : run.request.interventions)
        interventions.push_back(anyDonor(one));
    return {fromUtf8Exactly(run.prompt),
            fromUtf8Exactly(run.target),
            fromUtf8Exactly(run.control),
            run.request.positions,
            interventions,
            moreTokens(clean.target, run.target),
            moreTokens(clean.control, run.control),
            fromUtf8Exactly(donorOf(run)),
            run.report->bos};
}

}  // namespace

RunKeeper::RunKeeper(RunController& controller, RunState& state, History& history,
                     Messages& messages, QObject* parent)
    : QObject(parent),
      m_controller(controller),
      m_state(state),
      m_history(history),
      m_messages(messages),
      m_noise(controller.jobs(), state, history) {
    connect(&m_controller, &RunController::started, this,
            [this](RunId /*id*/, const TicketPtr& ticket) {
                // A run that the program has begun by itself hides nothing that went wrong before.
                if (m_isAsked)
                    m_messages.dismissError();
                else
                    m_messages.dismissErrorOfRun();
                m_state.beginRun(ticket, m_history.reserve());
            });
    connect(&m_controller, &RunController::cleanReady, &m_state, &RunState::setClean);
    connect(&m_controller, &RunController::donorReady, &m_state, &RunState::setDonor);
    connect(&m_controller, &RunController::cellsReady, &m_state, &RunState::addCells);
    connect(&m_controller, &RunController::batchProgress, &m_state, &RunState::setBatchProgress);
    connect(&m_controller, &RunController::ended, this,
            [this](RunId /*id*/, const RunEnd& end) { this->end(end); });
    connect(&m_history, &History::changed, this,
            [this](int row) { m_state.setKept(m_history.runs()[static_cast<std::size_t>(row)]); });
    // Another session has numbers of its own.
    connect(&m_history, &History::aboutToReset, this,
            [this] { m_state.forgetId(m_state.shownId()); });
    connect(&m_history, &History::wasReset, this, [this] {
        if (m_state.runningTicket()) m_state.setRunningId(m_history.reserve());
    });
}

void RunKeeper::start(const RunInputs& inputs, Begun begun) {
    m_isAsked = begun == Begun::Asked;
    const ModelInfo& model = *m_state.model();
    m_controller.start({inputs, makeRequest(inputs, *m_state.tokenizer(), model.config), model});
}

void RunKeeper::end(const RunEnd& ended) {
    RunEnd end = ended;
    if (!m_timed) end.seconds = 0;
    const bool behind = m_state.background().has_value();
    if (behind && end.error) {
        end.error->hint +=
            QLatin1Char(' ') +
            tr("It ended the run in the background, “%1”.").arg(titleOf(end.ticket->inputs));
    }
    const KeptId id = m_state.runningId();
    m_state.endRun(end);
    if (end.error) m_messages.failOfRun(*end.error);
    const bool kept = keep(end, id);
    if (!kept) {
        m_history.release(id);
        m_state.forgetId(id);
    }
    if (behind) Q_EMIT endedBehind(end, id, kept);
}

bool RunKeeper::keep(const RunEnd& end, KeptId id) {
    if (!end.result || end.result->parts.empty() || end.result->parts.front().cells.empty())
        return false;
    const RunTicket& ticket = *end.ticket;
    SessionRun run;
    run.id = id;
    if (m_timed)
        run.finished = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString();
    run.seconds = end.seconds;
    run.prompt = ticket.inputs.prompt.toStdString();
    run.target = ticket.inputs.target.toStdString();
    run.control = ticket.inputs.control.toStdString();
    run.request = ticket.request;
    run.report = SweepReport{version(), reportModel(ticket.model), promptTextOf(ticket.inputs),
                             *end.result, ticket.inputs.bos};
    m_history.add(std::move(run), m_state.shownId());
    m_state.setKept(m_history.find(id));
    m_noise.measure(ticket.request, *end.result, id);
    return true;
}

std::optional<RunInputs> RunKeeper::inputsOf(KeptId id) const {
    if (id == 0) return std::nullopt;
    if (id == m_state.runningId()) return m_state.runningTicket()->inputs;
    const auto kept = m_history.find(id);
    return kept ? std::optional(typedFor(kept->run())) : std::nullopt;
}

void RunKeeper::show(KeptId id) {
    if (id != 0 && id == m_state.runningId()) {
        m_state.showRunning();
    } else if (const auto kept = m_history.find(id)) {
        restore(kept->run());
        m_state.setKept(kept);
    }
}

void RunKeeper::restore(const SessionRun& run) {
    const auto& model = run.report->model;
    // The same weights: then questions about this run can be put to the engine.
    m_state.restore(typedFor(run), run.report->result, run.seconds,
                    m_state.isOpen(model.sha256) ? *m_state.model() : modelInfo(model), run.id);
}

}  // namespace headscope::app
