// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace headscope::app {

class StudyDesk;

/// A study's prompts: a row each, which begins with what is wrong with it or how far it is. What is
/// wrong with the file as a whole, or its reference, comes first. GUI thread.
class StudyPromptsModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { State, Id, Prompt, Target, Control, Donor, Group, kColumns };

    explicit StudyPromptsModel(const StudyDesk& desk, QObject* parent = nullptr);
    /// Which prompt a row is of; empty: of none.
    [[nodiscard]] std::optional<std::size_t> promptAt(int row) const;
    /// The first row of which something is wrong; -1: none.
    [[nodiscard]] int firstFault() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 private:
    void rebuild();
    [[nodiscard]] QString stateText(std::size_t prompt) const;

    const StudyDesk& m_desk;
    std::vector<QString> m_general;  ///< faults of no prompt
    std::vector<QString> m_faults;   ///< a prompt's; empty: none
};

}  // namespace headscope::app
