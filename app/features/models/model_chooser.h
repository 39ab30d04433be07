// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/models/model_finder.h"
#include "features/models/models_model.h"

#include <headscope/device.h>

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace headscope::app {

class MutedLabel;

/// The models there are, to open one of them: what ships with the program, folders that were used
/// or dropped, and the Hugging Face cache. What cannot be used says why and what would help.
class ModelChooser : public QDialog {
    Q_OBJECT

 public:
    explicit ModelChooser(ModelFinder& finder, QWidget* parent = nullptr);

    /// Brings it up with this model chosen; empty: none.
    void show(const std::filesystem::path& current);
    /// Lets the user choose where sweeps are computed, where there is more than one device.
    void offerDevices(const std::vector<Device>& devices, const Device& current);

 Q_SIGNALS:
    void openRequested(const std::filesystem::path& folder);
    void folderWanted();   ///< to be asked for
    void refreshWanted();  ///< of the list of models
    /// Empty: none in particular; else one whose download was broken off.
    void downloadWanted(const QString& name);
    void deviceChosen(const headscope::Device& device);

 private:
    void build();
    [[nodiscard]] QLayout* buildButtons();
    [[nodiscard]] const ModelEntry* chosen() const;
    void refresh();
    void choose(const std::filesystem::path& folder);
    void describe();
    void openChosen();

    ModelFinder& m_finder;
    ModelsModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QLineEdit* m_filter;
    QTreeView* m_list;
    MutedLabel* m_count;
    QLabel* m_what;
    MutedLabel* m_hint;
    QPushButton* m_resume;
    QPushButton* m_open;
    QLabel* m_deviceLabel;
    QComboBox* m_device;
    std::filesystem::path m_current;  ///< open in the window
};

}  // namespace headscope::app
