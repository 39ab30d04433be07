// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/model_download.h"
#include "jobs/user_error.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace headscope::app {

/// The one download there is, as the window shows it. It continues in the background whatever is
/// open; nothing is asked of the network before start() or lookUp(). GUI thread.
class ModelDownloads : public QObject {
    Q_OBJECT

 public:
    enum class Phase {
        Idle,
        LookingUp,  ///< asks for sizes only
        LookedUp,   ///< plan() says what a download would do
        Fetching,
        Stopping,
        Stopped,  ///< what was fetched stays: resume() continues from there
        Failed,   ///< error() says why; resume() tries again
        Finished,
    };

    /// Reads the hub's settings anew for each download; may throw Error. Empty: the environment's.
    using SettingsSource = std::function<hub::Settings()>;

    explicit ModelDownloads(hub::DownloadServices services = {}, SettingsSource settings = {},
                            QObject* parent = nullptr);

    /// `model` is name, owner/name, or either with @revision. Nothing happens while one is under
    /// way.
    void lookUp(const QString& model);
    void start(const QString& model);
    void stop();
    void resume() { start(m_model); }
    /// Forgets what has ended.
    void dismiss();
    /// Takes up what an earlier start of the program left: it counts as stopped.
    void remember(const QString& model);

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const QString& model() const { return m_model; }
    [[nodiscard]] const std::optional<hub::DownloadPlan>& plan() const { return m_plan; }
    [[nodiscard]] const std::optional<hub::DownloadProgress>& progress() const {
        return m_progress;
    }
    [[nodiscard]] const QString& waiting() const { return m_waiting; }  ///< why nothing moves
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }  ///< Finished
    /// Where downloads go and whether they may, or why that is not known. Asks no network.
    [[nodiscard]] hub::Settings settings() const { return m_settings(); }
    [[nodiscard]] qint64 bytesFree(const std::filesystem::path& folder) const;

 Q_SIGNALS:
    void changed();
    void finished(const std::filesystem::path& folder);

 private:
    void begin(const QString& model, bool planOnly);
    void enter(Phase phase);
    void fail(const UserError& error);
    void connectDownload();

    hub::DownloadServices m_services;
    SettingsSource m_settings;
    std::unique_ptr<hub::ModelDownload> m_download;
    Phase m_phase = Phase::Idle;
    QString m_model;
    bool m_planOnly = false;
    std::optional<hub::DownloadPlan> m_plan;
    std::optional<hub::DownloadProgress> m_progress;
    QString m_waiting;
    std::optional<UserError> m_error;
    std::filesystem::path m_folder;
};

/// "123 MB of 548 MB, 10.2 MB/s, 42 s left"; of a check, what is checked comes before it.
[[nodiscard]] QString progressText(const hub::DownloadProgress& progress);

}  // namespace headscope::app
