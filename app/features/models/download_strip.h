// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/models/model_downloads.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace headscope::app {

class MutedLabel;

/// The download that is under way, at the top of the window: how far, how fast, how long still; or
/// how it ended and what can be done now. Takes no room while there is none.
class DownloadStrip : public QFrame {
    Q_OBJECT

 public:
    explicit DownloadStrip(ModelDownloads& downloads, QWidget* parent = nullptr);

 Q_SIGNALS:
    void openRequested(const std::filesystem::path& folder);

 private:
    void refresh();
    void act();
    [[nodiscard]] QString detail() const;

    ModelDownloads& m_downloads;
    QLabel* m_what;
    MutedLabel* m_detail;
    QProgressBar* m_bar;
    QPushButton* m_action;
    QToolButton* m_close;
};

/// What a download is doing or how it ended, as a sentence.
[[nodiscard]] QString phaseText(const ModelDownloads& downloads);

/// Shows how far it is; a bar without an end while that is not known, none while idle.
void showProgress(QProgressBar& bar, const ModelDownloads& downloads);

}  // namespace headscope::app
