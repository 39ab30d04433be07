// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/models/model_downloads.h"
#include "features/models/model_finder.h"

#include <headscope/device.h>

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace headscope::app {

class CommandTable;
class Document;
class DownloadDialog;
class DownloadStrip;
class ModelChooser;
class Settings;
struct FileChoosers;

/// The device that was chosen, where it can be used now; else the CPU.
[[nodiscard]] Device rememberedDevice(const Settings& settings);

/// All ways to another model: the chooser, a folder, a drop on the window, a download. Remembers
/// the folders that were used and an unfinished download. GUI thread.
class ModelActions : public QObject {
    Q_OBJECT

 public:
    /// All must live as long; `downloads` may go on after it. `devices` is for tests, in the place
    /// of headscope::devices().
    ModelActions(Document& document, const FileChoosers& choosers, ModelDownloads& downloads,
                 std::function<std::vector<Device>()> devices, QWidget* window);

    void addCommands(CommandTable& commands);
    /// To be shown at the top of the window; its owner deletes it.
    [[nodiscard]] DownloadStrip* strip() const { return m_strip; }
    [[nodiscard]] ModelFinder& finder() { return m_finder; }
    [[nodiscard]] ModelDownloads& downloads() { return m_downloads; }

    void choose();
    void download(const QString& name = {});
    /// Reads the open model's files anew; nothing without one.
    void openAgain();
    /// Is it a folder, or a file of a model?
    [[nodiscard]] static bool canOpen(const QString& path);
    /// Opens the folder, or the file's; the chooser lists it until the program ends.
    void openPath(const QString& path);

 private:
    void askForFolder();
    void open(const std::filesystem::path& folder);
    void rememberFolder(const std::filesystem::path& folder);
    void rememberDownload();
    void useDevice(const Device& device);
    void refreshModels();
    [[nodiscard]] std::vector<std::filesystem::path> recent() const;
    [[nodiscard]] std::filesystem::path current() const;

    Document& m_document;
    const FileChoosers& m_choosers;
    std::function<std::vector<Device>()> m_devices;
    QWidget* m_window;
    ModelFinder m_finder;
    ModelDownloads& m_downloads;
    ModelChooser* m_chooser = nullptr;   ///< once it has been asked for
    DownloadDialog* m_dialog = nullptr;  ///< the same
    DownloadStrip* m_strip;
    std::vector<std::filesystem::path> m_given;  ///< since the start, usable or not
};

}  // namespace headscope::app
