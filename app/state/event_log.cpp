// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/event_log.h"

#include "state/exact_text.h"
#include "state/model_downloads.h"
#include "state/run_state.h"
#include "worker/run_controller.h"

namespace headscope::app {

namespace {

using Kind = LogEntry::Kind;

}  // namespace

EventLog::EventLog(LogModel& log, RunState& state, RunController& controller, QObject* parent)
    : QObject(parent), m_log(log), m_state(state) {
    connect(&m_state, &RunState::errorChanged, this, [this] {
        if (const auto& error = m_state.error()) m_log.add(*error);
    });
    connect(&m_state, &RunState::modelChanged, this, &EventLog::modelOpened);
    connect(&controller, &RunController::started, this,
            [this] { m_log.add(Kind::Event, tr("A run was started.")); });
    connect(&controller, &RunController::ended, this,
            [this](RunId /*id*/, const RunEnd& end) { runEnded(end); });
}

void EventLog::watch(const ModelDownloads& downloads) {
    connect(&downloads, &ModelDownloads::changed, this,
            [this, &downloads] { downloadChanged(downloads); });
}

void EventLog::modelOpened() {
    const auto& model = m_state.model();
    if (!model) return;
    m_log.add(Kind::Event,
              tr("Opened %1: %2 layers × %3 heads, from %4.")
                  .arg(QString::fromStdString(model->name), QString::number(model->config.layers),
                       QString::number(model->config.heads),
                       QString::fromStdString(model->folder.string())));
    const std::string& warning = m_state.runtime().blasWarning;
    if (!warning.empty()) m_log.add(Kind::Warning, QString::fromStdString(warning));
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

void EventLog::downloadChanged(const ModelDownloads& downloads) {
    using Phase = ModelDownloads::Phase;
    if (static_cast<int>(downloads.phase()) == m_downloadPhase) return;
    m_downloadPhase = static_cast<int>(downloads.phase());
    const QString& model = downloads.model();
    switch (downloads.phase()) {
        case Phase::Fetching:
            m_log.add(Kind::Event, tr("The download of %1 was started.").arg(model));
            break;
        case Phase::Stopped:
            m_log.add(Kind::Event, tr("The download of %1 was stopped.").arg(model));
            break;
        case Phase::Finished:
            m_log.add(Kind::Event,
                      tr("Downloaded %1 to %2.")
                          .arg(model, QString::fromStdString(downloads.folder().string())));
            break;
        case Phase::Failed:
            m_log.add(
                Kind::Error,
                tr("The download of %1 failed. %2").arg(model, sentences(*downloads.error())));
            break;
        default:
            break;
    }
}

}  // namespace headscope::app
