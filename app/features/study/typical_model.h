// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/study_map.h"

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

namespace headscope::app {

class StudyDesk;

/// By what a prompt is typical.
enum class Typical {
    Map,   ///< how like its map is to the mean map of the others, over all heads
    Head,  ///< how near the chosen head's effect is to its mean over the prompts
};

/// A study's prompts by how typical they are: those that have a row. GUI thread.
class TypicalModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Measure, Effect, Prompt, kColumns };

    explicit TypicalModel(const StudyDesk& desk, QObject* parent = nullptr);

    /// Nothing is shown of a head where none is chosen.
    void show(const StudyChoice& choice, std::optional<HeadId> head, Typical by, bool mostFirst);
    void clear();
    [[nodiscard]] std::optional<std::size_t> promptAt(int row) const;
    /// Of each prompt; NaN: none. As in the column Measure.
    [[nodiscard]] const std::vector<double>& measure() const { return m_measure; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 private:
    const StudyDesk& m_desk;
    Typical m_by = Typical::Map;
    Quantity m_quantity;
    std::vector<double> m_measure;
    std::vector<double> m_effects;  ///< the chosen head's; empty: none is chosen
    std::vector<std::size_t> m_order;
};

}  // namespace headscope::app
