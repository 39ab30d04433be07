// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/run_bar.h"

#include "document/progress_text.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace headscope::app {

namespace {

constexpr int kBarSteps = 1000;

}  // namespace

RunBar::RunBar(const RunState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_run(new QPushButton(tr("Run"))),
      m_interventions(new QPushButton(QStringLiteral("▾"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_bar(new QProgressBar),
      m_status(new MutedLabel) {
    build();
    connect(m_run, &QPushButton::clicked, this, &RunBar::runRequested);
    connect(m_stop, &QPushButton::clicked, this, &RunBar::stopRequested);
    connect(&m_state, &RunState::modelChanged, this, &RunBar::refreshPhase);
    connect(&m_state, &RunState::phaseChanged, this, &RunBar::refreshPhase);
    connect(&m_state, &RunState::gridChanged, this, &RunBar::refreshProgress);
    connect(&m_state, &RunState::progressChanged, this, &RunBar::refreshProgress);
    refreshPhase();
}

void RunBar::build() {
    m_run->setObjectName(QStringLiteral("run"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_bar->setObjectName(QStringLiteral("progress"));
    m_status->setObjectName(QStringLiteral("status"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* buttons = new QHBoxLayout;
    m_run->setProperty("primary", true);
    m_run->setToolTip(
        tr("Ablate every head in turn: run the model again without its output (Enter)"));
    m_stop->setToolTip(tr("Stop; what is finished stays (Esc)"));
    m_interventions->setObjectName(QStringLiteral("runInterventions"));
    m_interventions->setAccessibleName(tr("Interventions"));
    m_interventions->setToolTip(
        tr("What takes the place of a head's output: zero, mean, a patch from a second prompt …"));
    buttons->addWidget(m_run, 2);
    buttons->addWidget(m_interventions);
    buttons->addWidget(m_stop, 1);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1);
    m_bar->setValue(0);
    m_status->setWordWrap(true);
    layout->addLayout(buttons);
    layout->addWidget(m_bar);
    layout->addWidget(m_status);
}

void RunBar::setInterventions(QMenu& menu) {
    connect(m_interventions, &QPushButton::clicked, &menu, [this, &menu] {
        menu.popup(m_interventions->mapToGlobal(m_interventions->rect().bottomLeft()));
    });
}

void RunBar::refreshPhase() {
    const bool idle = m_state.phase() == RunState::Phase::Idle;
    m_run->setEnabled(m_state.model().has_value());
    m_stop->setEnabled(m_state.phase() == RunState::Phase::Running);
    // Running again during a run starts anew: the button says so.
    m_run->setText(idle ? tr("Run") : tr("Run again"));
    refreshProgress();
}

void RunBar::refreshProgress() {
    const Progress progress = m_state.progress();
    const bool busy = m_state.isRunInFront();
    if (busy && progress.total == 0) {
        m_bar->setRange(0, 0);  // unknown length: the clean run
    } else {
        m_bar->setRange(0, kBarSteps);
        m_bar->setValue(static_cast<int>(progress.part * kBarSteps));
    }
    m_status->setText(statusText());
}

QString RunBar::statusText() const {
    const Progress progress = m_state.progress();
    // A run in the background has its own strip: this is about the run on screen.
    if (m_state.isRunInFront()) {
        return m_state.phase() == RunState::Phase::Stopping ? tr("Stopping…")
                                                            : progressText(progress);
    }
    switch (m_state.outcome()) {
        case RunState::Outcome::Finished:
            // Of some runs it is not known how long they took.
            if (m_state.seconds() <= 0)
                return progress.onlyPatches ? tr("%n patch(es)", nullptr, progress.done)
                                            : tr("%n ablation(s)", nullptr, progress.done);
            return (progress.onlyPatches ? tr("%n patch(es) in %1", nullptr, progress.done)
                                         : tr("%n ablation(s) in %1", nullptr, progress.done))
                .arg(durationText(m_state.seconds()));
        case RunState::Outcome::Stopped:
            if (progress.total == 0) return tr("Stopped before the first ablation.");
            return (progress.onlyPatches ? tr("Stopped after %1 of %2 patches.")
                                         : tr("Stopped after %1 of %2 ablations."))
                .arg(progress.done)
                .arg(progress.total);
        case RunState::Outcome::Failed:
            return m_state.run() ? tr("The run failed. The result before it is shown.")
                                 : tr("The run failed.");
        case RunState::Outcome::None:
            break;
    }
    return {};
}

}  // namespace headscope::app
