// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_catalog.h>

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace headscope::app {

/// The models there are, a row each. What cannot be used is muted, and says why in its tooltip; it
/// can be chosen all the same, to be read about. GUI thread.
class ModelsModel : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { Name, Shape, Parameters, Size, DataType, Where, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,  ///< what a column sorts by
        FilterRole,               ///< all that the filter looks through
    };

    explicit ModelsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setEntries(std::vector<ModelEntry> entries);
    [[nodiscard]] const ModelEntry& entry(int row) const {
        return m_entries[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] int rowOf(const std::filesystem::path& folder) const;  ///< -1: none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

 private:
    [[nodiscard]] QString text(const ModelEntry& entry, int column) const;

    std::vector<ModelEntry> m_entries;
};

/// As people write it: the home folder is "~".
[[nodiscard]] QString shortPath(const std::filesystem::path& path);

/// Where a model lies, in words: "bundled", "Hugging Face cache", or its folder.
[[nodiscard]] QString placeOf(const ModelEntry& entry);

}  // namespace headscope::app
