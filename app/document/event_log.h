// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/log_model.h"

#include <QObject>

#include <optional>

namespace headscope::app {

/// Logs the errors of a source: `error` returns the current one. Checks now and whenever the source
/// has `changed`; logs an error once, until it changes or is gone. GUI thread.
template <class Source, class Error>
void logErrors(LogModel& log, const Source& source, void (Source::*changed)(), Error error) {
    auto logNew = [&log, error, last = QString()]() mutable {
        const std::optional<UserError> now = error();
        const QString text = now ? sentences(*now) : QString();
        if (now && text != last) log.add(*now);
        last = text;
    };
    logNew();
    QObject::connect(&source, changed, &log, logNew);
}

/// The same of what tells by hasFailed(), or by status(), that it has failed, and by error() why.
template <class Source>
void logErrors(LogModel& log, const Source& source) {
    logErrors(log, source, &Source::changed, [&source]() -> std::optional<UserError> {
        bool failed = false;
        if constexpr (requires { source.hasFailed(); })
            failed = source.hasFailed();
        else
            failed = source.status() == Source::Status::Failed;
        return failed ? std::optional(source.error()) : std::nullopt;
    });
}

class RunController;
class RunState;
struct RunEnd;

/// Writes into the log what happens to the model and to runs.
/// Watches; changes nothing. GUI thread.
class EventLog : public QObject {
    Q_OBJECT

 public:
    /// All must live as long. To be made once the controller's news reach the state: it reads there
    /// what they brought.
    EventLog(LogModel& log, RunState& state, RunController& controller, QObject* parent);

 private:
    void modelOpened();
    void runEnded(const RunEnd& end);

    LogModel& m_log;
    RunState& m_state;
};

}  // namespace headscope::app
