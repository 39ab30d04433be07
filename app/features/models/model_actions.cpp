// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/model_actions.h"

#include "document/document.h"
#include "features/feature.h"
#include "features/models/download_dialog.h"
#include "features/models/download_strip.h"
#include "features/models/model_chooser.h"
#include "ui/commands.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/resources.h>

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr qsizetype kModelActionsMostRecent = 12;

bool isWithin(const std::filesystem::path& path, const std::filesystem::path& folder) {
    const auto [end, _] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return !folder.empty() && end == folder.end();
}

std::filesystem::path bundledFolder() {
    try {
        return bundledModel();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

ModelActions::ModelActions(Document& document, const FileChoosers& choosers,
                           ModelDownloads& downloads, std::function<std::vector<Device>()> devices,
                           QWidget* window)
    : QObject(window),
      m_document(document),
      m_choosers(choosers),
      m_devices(std::move(devices)),
      m_window(window),
      m_downloads(downloads),
      m_strip(new DownloadStrip(m_downloads)) {
    connect(&m_document.controller(), &RunController::modelLoaded, this,
            [this](const LoadedModel& model) { rememberFolder(model.info.folder); });
    connect(m_strip, &DownloadStrip::openRequested, this, &ModelActions::open);
    connect(&m_downloads, &ModelDownloads::changed, this, &ModelActions::rememberDownload);
    connect(&m_downloads, &ModelDownloads::finished, this, &ModelActions::refreshModels);
}

void ModelActions::addCommands(CommandTable& commands) {
    const RunState& state = m_document.state();
    commands.add({QStringLiteral("model.choose"),
                  tr("Choose a &Model…"),
                  tr("The bundled model, folders, and what is in the Hugging Face cache"),
                  {QKeySequence(tr("Ctrl+M"))},
                  [this] { choose(); }});
    commands.add({QStringLiteral("model.folder"),
                  tr("Open Model &Folder…"),
                  tr("Open a GPT-2 model: config.json, weights as safetensors, and a tokenizer"),
                  {QKeySequence(tr("Ctrl+Shift+O"))},
                  [this] { askForFolder(); }});
    commands.add({QStringLiteral("model.again"),
                  tr("Open the Model A&gain"),
                  tr("Read the open model's files again, because they have changed"),
                  {QKeySequence(tr("Ctrl+Alt+A"))},
                  [this] { openAgain(); },
                  [&state] { return state.model().has_value(); }});
    commands.add({QStringLiteral("model.download"),
                  tr("&Download GPT-2…"),
                  tr("Fetch GPT-2 or another model from the hub"),
                  {QKeySequence(tr("Ctrl+Shift+D"))},
                  [this] { download(); }});
    commands.refreshAt(state, &RunState::modelChanged);
}

std::filesystem::path ModelActions::current() const {
    return m_document.state().model() ? m_document.state().model()->folder
                                      : std::filesystem::path();
}

std::vector<std::filesystem::path> ModelActions::recent() const {
    auto folders = m_given;
    for (const QString& folder : m_document.settings().recentModels())
        folders.emplace_back(folder.toStdString());
    return folders;
}

Device rememberedDevice(const Settings& settings) {
    try {
        const QString text = settings.device();
        if (text.isEmpty()) return {};
        const Device device = parseDevice(text.toStdString());
        requireDevice(device);
        return device;
    } catch (const Error&) {
        return {};
    }
}

void ModelActions::refreshModels() {
    m_finder.refresh(recent());
}

void ModelActions::openAgain() {
    if (m_document.state().model()) m_document.openModel(m_document.state().model()->folder, true);
}

void ModelActions::choose() {
    if (!m_chooser) {
        m_chooser = new ModelChooser(m_finder, m_window);
        m_chooser->setAcceptDrops(true);
        connect(m_chooser, &ModelChooser::openRequested, this, &ModelActions::open);
        connect(m_chooser, &ModelChooser::folderWanted, this, &ModelActions::askForFolder);
        connect(m_chooser, &ModelChooser::downloadWanted, this, &ModelActions::download);
        connect(m_chooser, &ModelChooser::refreshWanted, this, &ModelActions::refreshModels);
        connect(m_chooser, &ModelChooser::deviceChosen, this, &ModelActions::useDevice);
        m_chooser->offerDevices(m_devices ? m_devices() : devices(),
                                rememberedDevice(m_document.settings()));
    }
    refreshModels();
    m_chooser->show(current());
}

void ModelActions::download(const QString& name) {
    if (!m_dialog) {
        m_dialog = new DownloadDialog(m_downloads, m_window);
        connect(m_dialog, &DownloadDialog::openRequested, this, &ModelActions::open);
    }
    m_dialog->show(name);
}

void ModelActions::useDevice(const Device& device) {
    m_document.settings().setDevice(QString::fromStdString(headscope::name(device)));
    if (!current().empty()) open(current());  // anew, on the device
}

void ModelActions::askForFolder() {
    QWidget* over =
        m_chooser && m_chooser->isVisible() ? static_cast<QWidget*>(m_chooser) : m_window;
    const QString folder = m_choosers.folder(over, tr("Open Model Folder"));
    if (folder.isEmpty()) return;
    open(folder.toStdString());
}

void ModelActions::open(const std::filesystem::path& folder) {
    if (m_chooser) m_chooser->hide();
    if (m_dialog) m_dialog->hide();
    // What is shown should be the new model's.
    m_document.openModel(folder, true);
}

void ModelActions::rememberFolder(const std::filesystem::path& folder) {
    // What is listed anyway need not be remembered.
    if (folder.empty() || folder == bundledFolder() || isWithin(folder, hubCacheFolder())) return;
    QStringList folders = m_document.settings().recentModels();
    const QString name = QString::fromStdString(folder.string());
    folders.removeAll(name);
    folders.prepend(name);
    m_document.settings().setRecentModels(folders.mid(0, kModelActionsMostRecent));
}

void ModelActions::rememberDownload() {
    using Phase = ModelDownloads::Phase;
    const Phase phase = m_downloads.phase();
    // Only what has begun, for a name that does not exist would be offered for ever.
    const bool begun = m_downloads.plan() && (phase == Phase::Fetching || phase == Phase::Stopped);
    const bool over = phase == Phase::Finished || phase == Phase::Idle;
    const QString model = begun ? m_downloads.model() : QString();
    if ((begun || over) && model != m_document.settings().unfinishedDownload()) {
        m_document.settings().setUnfinishedDownload(model);
    }
}

bool ModelActions::canOpen(const QString& path) {
    const QFileInfo info(path);
    const bool ofModel = info.fileName() == QLatin1String("config.json") ||
                         info.suffix() == QLatin1String("safetensors");
    return info.isDir() || (info.isFile() && ofModel);
}

void ModelActions::openPath(const QString& path) {
    const QFileInfo info(path);
    const std::filesystem::path folder = (info.isDir() ? path : info.absolutePath()).toStdString();
    if (std::find(m_given.begin(), m_given.end(), folder) == m_given.end())
        m_given.insert(m_given.begin(), folder);
    open(folder);
}

}  // namespace headscope::app
