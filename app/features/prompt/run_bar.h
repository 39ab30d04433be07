// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <QWidget>

class QMenu;
class QProgressBar;
class QPushButton;

namespace headscope::app {

class MutedLabel;

/// Run, what is run, and Stop; and how far the run on screen is.
class RunBar : public QWidget {
    Q_OBJECT

 public:
    explicit RunBar(const RunState& state, QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* run() const { return m_run; }
    [[nodiscard]] QPushButton* interventions() const { return m_interventions; }
    [[nodiscard]] QPushButton* stop() const { return m_stop; }
    /// The menu of what a run replaces a head's output by. It outlives this.
    void setInterventions(QMenu& menu);

 Q_SIGNALS:
    void runRequested();
    void stopRequested();

 private:
    void build();
    void refreshPhase();
    void refreshProgress();
    [[nodiscard]] QString statusText() const;

    const RunState& m_state;
    QPushButton* m_run;
    QPushButton* m_interventions;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    MutedLabel* m_status;
};

}  // namespace headscope::app
