// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/given_map.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace headscope::app {

class MutedLabel;

/// The page of the set's panel that maps every head again with the set gone, and says which heads
/// stand in for it.
class GivenView : public QWidget {
    Q_OBJECT

 public:
    GivenView(const RunState& state, GivenMap& map, QWidget* parent = nullptr);

    void refresh();
    [[nodiscard]] QPushButton* button() const { return m_start; }
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }
    [[nodiscard]] QLabel* sentence() const { return m_sentence; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 private:
    void build();
    [[nodiscard]] QString statusText() const;
    /// What the run's own map given a set shows, with links.
    [[nodiscard]] QString foundText() const;

    const RunState& m_state;
    GivenMap& m_map;
    QPushButton* m_start;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    MutedLabel* m_status;
    QLabel* m_sentence;
};

}  // namespace headscope::app
