// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/event_log.h"

#include "document/run_state.h"
#include "jobs/run_controller.h"
#include "ui/exact_text.h"
#include "ui/message_text.h"

namespace headscope::app {

namespace {

using Kind = LogEntry::Kind;

}  // namespace

EventLog::EventLog(LogModel& log, RunState& state, RunController& controller, QObject* parent)
    : QObject(parent), m_log(log), m_state(state) {
    // Not the state's signal, which is also for views that are made anew.
    connect(&m_state.openModel(), &OpenModel::changed, this, &EventLog::modelOpened);
    connect(&controller, &RunController::started, this,
            [this] { m_log.add(Kind::Event, tr("A run was started.")); });
    connect(&controller, &RunController::ended, this,
            [this](RunId /*id*/, const RunEnd& end) { runEnded(end); });
}

void EventLog::modelOpened() {
    const auto& model = m_state.model();
    if (!model) return;
    m_log.add(Kind::Event,
              tr("Opened %1: %2 layers × %3 heads, from %4.")
                  .arg(QString::fromStdString(model->name), QString::number(model->config.layers),
                       QString::number(model->config.heads),
                       QString::fromStdString(model->folder.string())));
    const Message& warning = m_state.runtime().blasWarning;
    if (!warning.empty()) m_log.add(Kind::Warning, textOf(warning));
}

void EventLog::runEnded(const RunEnd& end) {
    const QString seconds = QString::number(end.seconds, 'f', 2);
    const QString prompt = visibleStart(end.ticket->inputs.prompt);
    if (end.kind == RunEnd::Kind::Finished) {
        m_log.add(Kind::Event, tr("The run of “%1” finished in %2 s.").arg(prompt, seconds));
    } else if (end.kind == RunEnd::Kind::Stopped) {
        m_log.add(Kind::Event, tr("The run of “%1” was stopped after %2 s.").arg(prompt, seconds));
    }  // else its error says so
}

}  // namespace headscope::app
