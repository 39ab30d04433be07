// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/given_map.h"
#include "document/run_state.h"
#include "features/pairs/pair_study.h"

#include <headscope/pairs.h>

#include <QWidget>

#include <optional>
#include <vector>

class QProgressBar;
class QPushButton;
class QTableWidget;

namespace headscope::app {

class MutedLabel;

/// Heads, ranked by how much their effect grows once the ablation set is gone: backups first. Taken
/// from the map of pairs if it has the set, else from a sweep beside the set.
class BackupsView : public QWidget {
    Q_OBJECT

 public:
    BackupsView(const RunState& state, const PairStudy& study, GivenMap& map,
                QWidget* parent = nullptr);

    /// Of the set as it is now, in the metric.
    void show(Metric metric);
    [[nodiscard]] QPushButton* button() const { return m_start; }
    [[nodiscard]] QTableWidget* table() const { return m_table; }
    [[nodiscard]] const std::vector<Backup>& backups() const { return m_backups; }

 Q_SIGNALS:
    void headChosen(headscope::HeadId head);

 private:
    void build();
    void find(Metric metric);
    void fill(Metric metric);
    [[nodiscard]] QString statusText(Metric metric) const;

    const RunState& m_state;
    const PairStudy& m_study;
    GivenMap& m_map;
    QPushButton* m_start;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    MutedLabel* m_status;
    QTableWidget* m_table;
    std::vector<Backup> m_backups;
    bool m_known = false;
};

}  // namespace headscope::app
