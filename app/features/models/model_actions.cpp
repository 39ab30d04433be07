// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/model_actions.h"

#include "document/run_state.h"
#include "document/settings.h"
#include "features/models/download_dialog.h"
#include "features/models/download_strip.h"
#include "features/models/model_chooser.h"
#include "jobs/run_controller.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/resources.h>

#include <QAction>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr qsizetype kModelActionsMostRecent = 12;

/// The one file or folder that is dropped; empty: none, or several.
QString droppedPath(const QMimeData& data) {
    const auto urls = data.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

bool isSession(const QString& path) {
    return path.endsWith(QLatin1String(".headscope"), Qt::CaseInsensitive);
}

bool canOpen(const QString& path) {
    const QFileInfo info(path);
    const bool ofModel = info.fileName() == QLatin1String("config.json") ||
                         info.suffix() == QLatin1String("safetensors");
    return info.isDir() || (info.isFile() && (ofModel || isSession(path)));
}

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

ModelActions::ModelActions(RunState& state, RunController& controller, Settings& settings,
                           hub::DownloadServices services, ModelHooks hooks, QWidget* window)
    : QObject(window),
      m_state(state),
      m_settings(settings),
      m_hooks(std::move(hooks)),
      m_window(window),
      m_downloads(std::move(services)),
      m_strip(new DownloadStrip(m_downloads)) {
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    for (auto* edit : window->findChildren<QPlainTextEdit*>())
        edit->viewport()->installEventFilter(this);
    for (auto* edit : window->findChildren<QLineEdit*>())
        edit->installEventFilter(this);
    connect(&controller, &RunController::modelLoaded, this,
            [this](const LoadedModel& model) { rememberFolder(model.info.folder); });
    connect(m_strip, &DownloadStrip::openRequested, this, &ModelActions::open);
    m_downloads.remember(m_settings.unfinishedDownload());
    connect(&m_downloads, &ModelDownloads::changed, this, &ModelActions::rememberDownload);
    connect(&m_downloads, &ModelDownloads::finished, this, &ModelActions::look);
}

void ModelActions::addTo(QMenu* menu) {
    auto* choose = menu->addAction(tr("Choose a &Model…"), this, &ModelActions::choose);
    choose->setShortcut(QKeySequence(tr("Ctrl+M")));
    choose->setStatusTip(tr("The bundled model, folders, and what is in the Hugging Face cache"));
    auto* folder = menu->addAction(tr("Open Model &Folder…"), this, &ModelActions::askForFolder);
    folder->setShortcut(QKeySequence(tr("Ctrl+Shift+O")));
    folder->setStatusTip(
        tr("Open a GPT-2 model: config.json, weights as safetensors, and a "
           "tokenizer"));
    auto* again = menu->addAction(tr("Open the Model A&gain"), this, &ModelActions::openAgain);
    again->setShortcut(QKeySequence(tr("Ctrl+Alt+A")));
    again->setStatusTip(tr("Read the open model's files anew, because they have changed"));
    const auto refresh = [this, again] { again->setEnabled(m_state.model().has_value()); };
    connect(&m_state, &RunState::modelChanged, again, refresh);
    refresh();
    auto* download = menu->addAction(tr("&Download GPT-2…"), this, [this] { this->download(); });
    download->setShortcut(QKeySequence(tr("Ctrl+Shift+D")));
    download->setObjectName(QStringLiteral("downloadAction"));
    download->setStatusTip(tr("Fetch GPT-2 or another model from the hub"));
}

std::filesystem::path ModelActions::current() const {
    return m_state.model() ? m_state.model()->folder : std::filesystem::path();
}

std::vector<std::filesystem::path> ModelActions::recent() const {
    auto folders = m_dropped;
    for (const QString& folder : m_settings.recentModels())
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

void ModelActions::look() {
    m_finder.refresh(recent());
}

void ModelActions::openAgain() {
    if (m_state.model()) m_hooks.open(m_state.model()->folder);
}

void ModelActions::choose() {
    if (!m_chooser) {
        m_chooser = new ModelChooser(m_finder, m_window);
        m_chooser->setAcceptDrops(true);
        m_chooser->installEventFilter(this);
        connect(m_chooser, &ModelChooser::openRequested, this, &ModelActions::open);
        connect(m_chooser, &ModelChooser::folderWanted, this, &ModelActions::askForFolder);
        connect(m_chooser, &ModelChooser::downloadWanted, this, &ModelActions::download);
        connect(m_chooser, &ModelChooser::lookWanted, this, &ModelActions::look);
        connect(m_chooser, &ModelChooser::deviceChosen, this, &ModelActions::useDevice);
        m_chooser->offerDevices(m_hooks.devices ? m_hooks.devices() : devices(),
                                rememberedDevice(m_settings));
    }
    look();
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
    m_settings.setDevice(QString::fromStdString(headscope::name(device)));
    if (!current().empty()) open(current());  // anew, on the device
}

void ModelActions::askForFolder() {
    QWidget* over =
        m_chooser && m_chooser->isVisible() ? static_cast<QWidget*>(m_chooser) : m_window;
    const QString folder = m_hooks.chooseFolder(over, tr("Open Model Folder"));
    if (folder.isEmpty()) return;
    open(folder.toStdString());
}

void ModelActions::open(const std::filesystem::path& folder) {
    if (m_chooser) m_chooser->hide();
    if (m_dialog) m_dialog->hide();
    m_hooks.open(folder);
}

void ModelActions::rememberFolder(const std::filesystem::path& folder) {
    // What is listed anyway need not be remembered.
    if (folder.empty() || folder == bundledFolder() || isWithin(folder, hubCacheFolder())) return;
    QStringList folders = m_settings.recentModels();
    const QString name = QString::fromStdString(folder.string());
    folders.removeAll(name);
    folders.prepend(name);
    m_settings.setRecentModels(folders.mid(0, kModelActionsMostRecent));
}

void ModelActions::rememberDownload() {
    using Phase = ModelDownloads::Phase;
    const Phase phase = m_downloads.phase();
    // Only what has begun, for a name that does not exist would be offered for ever.
    const bool begun = m_downloads.plan() && (phase == Phase::Fetching || phase == Phase::Stopped);
    const bool over = phase == Phase::Finished || phase == Phase::Idle;
    const QString model = begun ? m_downloads.model() : QString();
    if ((begun || over) && model != m_settings.unfinishedDownload()) {
        m_settings.setUnfinishedDownload(model);
    }
}

bool ModelActions::openDropped(const QMimeData& data) {
    const QString path = droppedPath(data);
    if (!canOpen(path)) return false;
    if (isSession(path)) {
        m_hooks.openSession(path);
        return true;
    }
    const QFileInfo info(path);
    const std::filesystem::path folder = (info.isDir() ? path : info.absolutePath()).toStdString();
    if (std::find(m_dropped.begin(), m_dropped.end(), folder) == m_dropped.end()) {
        m_dropped.insert(m_dropped.begin(), folder);
    }
    open(folder);
    return true;
}

bool ModelActions::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::DragEnter:
        case QEvent::DragMove: {
            auto* drag = static_cast<QDropEvent*>(event);
            if (!canOpen(droppedPath(*drag->mimeData()))) break;
            drag->setDropAction(Qt::CopyAction);
            drag->accept();
            return true;
        }
        case QEvent::Drop: {
            auto* drop = static_cast<QDropEvent*>(event);
            if (!openDropped(*drop->mimeData())) break;
            drop->setDropAction(Qt::CopyAction);
            drop->accept();
            return true;
        }
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace headscope::app
