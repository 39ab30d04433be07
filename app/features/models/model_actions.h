// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/models/model_downloads.h"
#include "features/models/model_finder.h"

#include <headscope/device.h>

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QMenu;
class QMimeData;

namespace headscope::app {

class DownloadDialog;
class DownloadStrip;
class ModelChooser;
class RunController;
class RunState;
class Settings;

/// How the window takes part in opening models; tests replace the choosers.
struct ModelHooks {
    std::function<void(const std::filesystem::path& folder)> open;
    std::function<void(const QString& file)> openSession;
    /// Asks for an existing folder.
    std::function<QString(QWidget* over, const QString& title)> chooseFolder;
    /// In the place of devices(), for tests.
    std::function<std::vector<Device>()> devices = {};
};

/// The device that was chosen, where it can be used now; else the CPU.
[[nodiscard]] Device rememberedDevice(const Settings& settings);

/// All ways to another model: the chooser, a folder, a drop on the window, a download. Remembers
/// the folders that were used and a download that did not come to its end.
class ModelActions : public QObject {
    Q_OBJECT

 public:
    /// `window` gets drops, also those on its text fields that there are by now.
    ModelActions(RunState& state, RunController& controller, Settings& settings,
                 hub::DownloadServices services, ModelHooks hooks, QWidget* window);

    void addTo(QMenu* menu);
    /// To be shown at the top of the window; its owner deletes it.
    [[nodiscard]] DownloadStrip* strip() const { return m_strip; }
    [[nodiscard]] ModelFinder& finder() { return m_finder; }
    [[nodiscard]] ModelDownloads& downloads() { return m_downloads; }

    void choose();
    void download(const QString& name = {});
    /// Reads the open model's files anew; nothing without one.
    void openAgain();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void askForFolder();
    void open(const std::filesystem::path& folder);
    bool openDropped(const QMimeData& data);
    void rememberFolder(const std::filesystem::path& folder);
    void rememberDownload();
    void useDevice(const Device& device);
    void look();
    [[nodiscard]] std::vector<std::filesystem::path> recent() const;
    [[nodiscard]] std::filesystem::path current() const;

    RunState& m_state;
    Settings& m_settings;
    ModelHooks m_hooks;
    QWidget* m_window;
    ModelFinder m_finder;
    ModelDownloads m_downloads;
    ModelChooser* m_chooser = nullptr;   ///< once it has been asked for
    DownloadDialog* m_dialog = nullptr;  ///< the same
    DownloadStrip* m_strip;
    std::vector<std::filesystem::path> m_dropped;  ///< since the start, usable or not
};

}  // namespace headscope::app
