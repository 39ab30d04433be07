// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"
#include "jobs/run_controller.h"

#include <headscope/results.h>

#include <QObject>

#include <optional>

namespace headscope::app {

/// The chosen head's attention pattern over the prompt of the run that is shown, asked of the
/// engine whenever either changes and somebody looks. What the run was kept with is not asked
/// again, and what is learnt is kept with it. GUI thread only.
class HeadAttention : public QObject {
    Q_OBJECT

 public:
    enum class Status {
        None,        ///< no run, no head chosen, or nobody looks
        Waiting,     ///< asked
        Ready,       ///< pattern() is there
        OtherModel,  ///< the run was made with another model than the one that is open
        Failed,      ///< see error()
    };

    HeadAttention(const RunState& state, RunController& controller, History& history,
                  QObject* parent = nullptr);

    /// Nothing is asked while nobody looks.
    void setWanted(bool wanted);

    [[nodiscard]] Status status() const { return m_status; }
    /// Of the selected head; only while Ready.
    [[nodiscard]] const std::optional<AttentionPattern>& pattern() const { return m_pattern; }
    [[nodiscard]] const UserError& error() const { return m_error; }

 Q_SIGNALS:
    void changed();

 private:
    void forget();
    void refresh();
    void become(Status status);
    void keep();
    /// The head's pattern as the shown run was kept with it.
    [[nodiscard]] std::optional<AttentionPattern> kept(HeadId head) const;

    const RunState& m_state;
    RunController& m_controller;
    History& m_history;
    bool m_wanted = false;
    Status m_status = Status::None;
    std::optional<HeadId> m_asked;
    std::optional<AttentionPattern> m_pattern;
    UserError m_error;
};

}  // namespace headscope::app
