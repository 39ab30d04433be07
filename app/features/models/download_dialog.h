// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/models/model_downloads.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace headscope::app {

class MutedLabel;

/// What can be downloaded, how large it is, where it goes and how much room is there. Nothing is
/// asked of the network before a button is pressed. A download continues when the dialog is closed.
class DownloadDialog : public QDialog {
    Q_OBJECT

 public:
    explicit DownloadDialog(ModelDownloads& downloads, QWidget* parent = nullptr);

    /// Brings it up; `name` is filled in, where one is given.
    void show(const QString& name);

 Q_SIGNALS:
    void openRequested(const std::filesystem::path& folder);

 private:
    void build();
    void fillKnown();
    void refresh();
    void act();
    [[nodiscard]] QString planText() const;
    /// Reads settings and disk: when it is brought up and when a phase ends, not at every tick.
    void refreshPlace();
    [[nodiscard]] QString placeText();

    ModelDownloads& m_downloads;
    ModelDownloads::Phase m_lastPhase = ModelDownloads::Phase::Idle;
    bool m_offline = false;
    QTreeWidget* m_known;
    QLineEdit* m_name;
    MutedLabel* m_place;
    QLabel* m_what;
    MutedLabel* m_detail;
    QProgressBar* m_bar;
    QPushButton* m_lookUp;
    QPushButton* m_download;
};

}  // namespace headscope::app
