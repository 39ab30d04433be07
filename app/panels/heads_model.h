// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/run_state.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace headscope::app {

/// All heads with their numbers under the replacement shown, a row a head in the order of layers
/// and heads. A number that is still to come is empty.
class HeadsModel final : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column {
        Layer,
        Head,
        TargetChange,
        ControlChange,
        LogTargetChange,
        LogitDifferenceChange,
        TargetRank,
        KlDivergence,
        TopToken,
        HeadMean,
        kColumns
    };
    enum Role {
        SortRole = Qt::UserRole,  ///< the number itself; invalid while it is to come
        FilterRole,               ///< what a filter text is looked for in
    };

    explicit HeadsModel(const RunState& state, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] HeadId head(int row) const;
    [[nodiscard]] int row(HeadId head) const;

    /// Reads the state anew.
    void refresh();

 private:
    [[nodiscard]] QVariant number(HeadId head, int column) const;
    [[nodiscard]] QString text(HeadId head, int column) const;

    const RunState& m_state;
    int m_layers = 0;
    int m_heads = 0;
};

/// Sorts by the numbers, whatever the order with those to come at the end, and keeps the rows that
/// have every word of the filter.
class HeadsOrder : public QSortFilterProxyModel {
    Q_OBJECT

 public:
    explicit HeadsOrder(QObject* parent = nullptr);
    /// "9.6", "layer 9", or a token that becomes the most likely one.
    void setFilter(const QString& words);

 protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
    QStringList m_words;
};

}  // namespace headscope::app
