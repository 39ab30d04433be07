// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/inspector/heads_model.h"
#include "ui/pane.h"

class QLineEdit;
class QTableView;

namespace headscope::app {

class MutedLabel;

/// All heads as a table: sorts by any column, filters, and its current row is the chosen head.
class HeadsPanel : public Pane {
    Q_OBJECT

 public:
    explicit HeadsPanel(const RunState& state, QWidget* parent = nullptr);

    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] HeadsProxy* order() const { return m_order; }
    [[nodiscard]] HeadsModel* model() const { return m_model; }
    [[nodiscard]] QLineEdit* filter() const { return m_filter; }

    /// Sorts without a mouse.
    /// By the column that the keyboard is in; once more, the other way round.
    void sortByCurrentColumn();

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void headsToggled(const std::vector<headscope::HeadId>& heads);

 protected:
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void takeCurrent(const QModelIndex& current);
    void showSelected();
    void refreshCount();
    void fitColumns();
    [[nodiscard]] int leastWidth(int column) const;

    const RunState& m_state;
    HeadsModel* m_model;
    HeadsProxy* m_order;
    QLineEdit* m_filter;
    QTableView* m_table;
    MutedLabel* m_count;
    bool m_following = false;  ///< the state's choice is being shown: nothing is chosen here
};

}  // namespace headscope::app
