// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/sets/set_growth.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace headscope::app {

class GrowthPlot;
class MutedLabel;

/// Greedy growth of the set: one step, several, or until nothing lowers the target any more; what
/// each step brought, as a table and a curve.
class GrowthView : public QWidget {
    Q_OBJECT

 public:
    GrowthView(const RunState& state, SetGrowth& growth, QWidget* parent = nullptr);

    void refresh();
    [[nodiscard]] QPushButton* oneButton() const { return m_one; }
    [[nodiscard]] QPushButton* severalButton() const { return m_several; }
    [[nodiscard]] QPushButton* allButton() const { return m_all; }
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }
    [[nodiscard]] QTableWidget* table() const { return m_table; }
    [[nodiscard]] GrowthPlot* plot() const { return m_plot; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void build();
    void fitColumns();
    void refreshProgress();
    void refreshPath();
    [[nodiscard]] QString statusText() const;
    /// Why growth ended by itself.
    [[nodiscard]] QString endText() const;

    const RunState& m_state;
    SetGrowth& m_growth;
    QPushButton* m_one;
    QPushButton* m_several;
    QSpinBox* m_steps;
    QPushButton* m_all;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    MutedLabel* m_status;
    QTableWidget* m_table;
    GrowthPlot* m_plot;
    GrowthPath m_shown;
};

}  // namespace headscope::app
