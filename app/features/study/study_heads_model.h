// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/study_map.h"

#include <headscope/results.h>

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace headscope::app {

/// The heads of a study's map: those first whose effect is surely large, by the end of the interval
/// that is nearer to 0. GUI thread.
class StudyHeadsModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Head, Mean, Low, High, EffectSize, PFamily, PHolm, QBh, Consistency, kColumns };

    /// By which rows are sorted, together with High: see headerData()'s tip.
    static constexpr Column kSortedBy = Low;

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: nothing is known.
    void show(std::shared_ptr<const StudySummary> summary, const StudyChoice& choice);
    [[nodiscard]] std::optional<HeadId> headAt(int row) const;
    [[nodiscard]] int rowOf(HeadId head) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 private:
    /// The header of a column explains it.
    [[nodiscard]] static QString tipOf(int section);

    std::shared_ptr<const StudySummary> m_summary;
    const StudyMap* m_map = nullptr;  ///< of m_summary
    Quantity m_quantity;
    std::vector<HeadId> m_order;
};

}  // namespace headscope::app
