// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "hub/model_download.h"

#include <headscope/device.h>

#include <functional>
#include <vector>

class QToolButton;

namespace headscope::app {

class ModelActions;
class ModelDownloads;
class MutedLabel;

/// Which model is open, all ways to another one, and what the engine may take of the machine. Its
/// place is the status bar.
class ModelsFeature : public Feature {
    Q_OBJECT

 public:
    struct Start {
        hub::DownloadServices downloads;               ///< for tests: by default the system's
        std::function<std::vector<Device>()> devices;  ///< for tests: by default those there are
        bool forPicture = false;
    };

    ModelsFeature(Workplace& place, const Start& start);
    /// Takes away what it says of the open model: another one says it anew.
    ~ModelsFeature() override;

    [[nodiscard]] ModelActions& actions() const { return *m_actions; }

    [[nodiscard]] bool canOpen(const QString& path) const override;
    void openPath(const QString& path) override;

 private:
    [[nodiscard]] ModelDownloads& downloads(const hub::DownloadServices& services) const;
    void buildStatus();
    void addCommands();
    void sayReading();
    void refreshStatus();
    void choosePerformance();

    bool m_forPicture;
    ModelActions* m_actions;
    QToolButton* m_model;
    MutedLabel* m_runtime;
    QString m_remark;  ///< how the open model was read; what the notice may show
};

}  // namespace headscope::app
