// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <headscope/quantity.h>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <optional>
#include <vector>

namespace headscope::app {

/// All heads of the run that is shown, a row each in the order of layer and head, under the
/// intervention shown. Reads the state on refresh.
class HeadsModel final : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Role { SortRole = Qt::UserRole };  ///< the number itself; invalid while it is to come
    static constexpr int kHeadColumn = 0;
    static constexpr int kTargetColumn = 1;  ///< the change of the target's probability
    static constexpr int kTopColumn = 9;     ///< the new top-1

    explicit HeadsModel(const RunState& state, QObject* parent = nullptr);

    /// Takes over what the state has now.
    void refresh();
    /// The same of the set alone. Precondition: refresh() since another run was shown.
    void refreshTicks();
    [[nodiscard]] HeadId headAt(int row) const;
    /// < 0: no such head.
    [[nodiscard]] int rowOf(HeadId head) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A tick beside a head asks for it to be put into the set or taken out.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 Q_SIGNALS:
    void ticked(headscope::HeadId head);

 private:
    [[nodiscard]] QVariant value(HeadId head, int column) const;
    [[nodiscard]] QString text(HeadId head, int column) const;

    const RunState& m_state;
    int m_layers = 0;
    int m_heads = 0;
};

/// Sorts heads by any column, those still to come last whichever way, and keeps those that the
/// filter names.
class HeadsProxy : public QSortFilterProxyModel {
    Q_OBJECT

 public:
    explicit HeadsProxy(QObject* parent = nullptr);

    /// Words, all of which must be true of a row: "9.6", "L9H6" (layer and head), "9", "L9" or
    /// "layer 9", "H6" or "head 6", and anything else as a part of its new top-1 token.
    void setFilter(const QString& words);
    /// That of the column it is sorted by says which way.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
    struct Wanted {
        std::optional<int> layer;
        std::optional<int> head;
        QString token;
    };
    [[nodiscard]] static std::vector<Wanted> parse(const QString& words);

    std::vector<Wanted> m_wanted;
};

}  // namespace headscope::app
