// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace headscope::app {

class MutedLabel;

/// The run that is computed while another one is on screen: how far it is, the ways back to it and
/// to stop it; and once it has ended, where it is now. Takes no room otherwise.
class BackgroundStrip : public QFrame {
    Q_OBJECT

 public:
    BackgroundStrip(const RunState& state, const History& history, QWidget* parent = nullptr);

    /// A run ended while another was on screen; it is in the history.
    void setEnded(KeptId id);
    /// As its close button does; a run in progress stays.
    void dismiss();

    [[nodiscard]] QPushButton* showButton() const { return m_show; }
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }

 Q_SIGNALS:
    /// To be brought on screen.
    void showRequested(quint64 id);
    void stopRequested();

 private:
    void refresh();
    void refreshRunning(const BackgroundRun& run);
    void refreshEnded(const SessionRun& run);
    /// Shows these texts, and announces new ones to screen readers.
    void setTexts(const QString& what, const QString& detail);

    const RunState& m_state;
    const History& m_history;
    KeptId m_ended = 0;
    QLabel* m_what;
    MutedLabel* m_detail;
    QProgressBar* m_bar;
    QPushButton* m_show;
    QPushButton* m_stop;
    QToolButton* m_close;
};

}  // namespace headscope::app
