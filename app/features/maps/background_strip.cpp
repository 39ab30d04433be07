// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/background_strip.h"

#include "document/progress_text.h"
#include "ui/spoken_message.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace headscope::app {

namespace {

constexpr int kBackgroundSteps = 1000;  // of the bar

}  // namespace

BackgroundStrip::BackgroundStrip(const RunState& state, const History& history, QWidget* parent)
    : QFrame(parent),
      m_state(state),
      m_history(history),
      m_what(new QLabel),
      m_detail(new MutedLabel),
      m_bar(new QProgressBar),
      m_show(new QPushButton(tr("Show"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_close(new QToolButton) {
    setObjectName(QStringLiteral("card"));
    makeSpokenMessage(*this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 8, 7);
    layout->setSpacing(10);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    useScaledFont(*m_what, 1.0, QFont::DemiBold);
    for (QLabel* label : {m_what, static_cast<QLabel*>(m_detail)}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the run in the background"));
    texts->addWidget(m_what);
    texts->addWidget(m_bar);
    texts->addWidget(m_detail);
    layout->addLayout(texts, 1);
    layout->addWidget(m_show, 0, Qt::AlignVCenter);
    layout->addWidget(m_stop, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    m_what->setObjectName(QStringLiteral("backgroundWhat"));
    m_detail->setObjectName(QStringLiteral("backgroundDetail"));
    m_show->setObjectName(QStringLiteral("backgroundShow"));
    m_show->setToolTip(tr("Show the background run, running or finished, on screen"));
    m_stop->setObjectName(QStringLiteral("backgroundStop"));
    m_stop->setToolTip(tr("Stop the run in the background; what is finished stays"));
    m_close->setObjectName(QStringLiteral("backgroundDismiss"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss; the run stays in the history"));
    m_close->setAccessibleName(tr("Dismiss the news of the run in the background"));
    connect(m_show, &QPushButton::clicked, this, [this] {
        const auto running = m_state.background();
        Q_EMIT showRequested(running ? running->id : m_ended);
    });
    connect(m_stop, &QPushButton::clicked, this, &BackgroundStrip::stopRequested);
    connect(m_close, &QToolButton::clicked, this, &BackgroundStrip::dismiss);
    for (const auto signal :
         {&RunState::progressChanged, &RunState::phaseChanged, &RunState::runChanged})
        connect(&m_state, signal, this, &BackgroundStrip::refresh);
    for (const auto signal : {&History::removed, &History::inserted, &History::changed})
        connect(&m_history, signal, this, &BackgroundStrip::refresh);
    connect(&m_history, &History::wasReset, this, &BackgroundStrip::dismiss);
    hide();  // said, so that it does not come with its layout's window
    refresh();
}

void BackgroundStrip::setEnded(KeptId id) {
    m_ended = id;
    refresh();
}

void BackgroundStrip::dismiss() {
    m_ended = 0;
    refresh();
}

void BackgroundStrip::refresh() {
    if (const auto running = m_state.background()) return refreshRunning(*running);
    if (m_ended != 0 && m_state.shownId() == m_ended) m_ended = 0;  // it has been seen
    const auto ended = m_ended != 0 ? m_history.find(m_ended) : nullptr;
    m_show->setEnabled(ended != nullptr);
    m_stop->setEnabled(false);
    if (ended) return refreshEnded(ended->run());
    if (!isHidden()) showMessage(*this, {});
}

void BackgroundStrip::refreshRunning(const BackgroundRun& run) {
    const bool stopping = m_state.phase() == RunState::Phase::Stopping;
    m_show->setEnabled(true);
    m_stop->setEnabled(!stopping);
    m_stop->setVisible(true);
    m_close->setVisible(false);
    m_bar->setVisible(true);
    m_bar->setRange(
        0, run.progress.total > 0 ? kBackgroundSteps : 0);  // unknown length: the clean run
    if (run.progress.total > 0)
        m_bar->setValue(static_cast<int>(run.progress.part * kBackgroundSteps));
    setTexts(tr("In the background: %1").arg(titleOf(run.ticket->inputs)),
             stopping ? tr("Stopping…") : progressText(run.progress));
}

void BackgroundStrip::refreshEnded(const SessionRun& run) {
    m_stop->setVisible(false);
    m_close->setVisible(true);
    m_bar->setVisible(false);
    setTexts(run.report->result.stopped ? tr("Stopped: %1").arg(titleOf(run))
                                        : tr("Finished: %1").arg(titleOf(run)),
             tr("It is in the history."));
}

void BackgroundStrip::setTexts(const QString& what, const QString& detail) {
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    if (!isHidden() && m_what->text() == what) return;
    m_what->setText(what);
    showMessage(*this, what + QLatin1Char(' ') + detail);
}

}  // namespace headscope::app
