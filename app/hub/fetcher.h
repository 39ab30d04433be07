// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/cache.h"
#include "hub/model_download.h"
#include "hub/transport.h"

#include <QSet>

#include <chrono>
#include <deque>
#include <functional>
#include <stop_token>
#include <utility>

namespace headscope::hub {

/// A download's events, called in its thread.
struct FetchEvents {
    std::function<void(const DownloadPlan&)> planned;
    std::function<void(const DownloadProgress&)> progress;
    std::function<void(const QString&)> waiting;
};

/// Bytes done, their rate over the last seconds, and when to report them.
class ProgressMeter {
 public:
    using Clock = std::chrono::steady_clock;

    explicit ProgressMeter(std::function<void(const DownloadProgress&)> report)
        : m_report(std::move(report)) {}

    /// Restarts: of `bytesTotal`, so many are done. The first report of a check comes a moment
    /// later, so that a short one reports nothing.
    void begin(qint64 bytes, qint64 bytesTotal, bool checking = false);
    void setFile(const QString& file) { m_now.file = file; }
    void received(qint64 bytes);  ///< from the network: counts for the rate
    void correct(qint64 bytes);   ///< what was found or thrown away
    void report();

 private:
    DownloadProgress m_now;
    std::deque<std::pair<Clock::time_point, qint64>> m_recent;
    qint64 m_recentBytes = 0;
    Clock::time_point m_reported{};
    std::function<void(const DownloadProgress&)> m_report;
};

/// One download, written as what it is: one thing after another. It blocks its thread; it is to be
/// made, used and destroyed there. Throws Error and Stopped.
class Fetcher {
 public:
    Fetcher(const Settings& settings, const DownloadServices& services, FetchEvents events,
            const std::stop_token& stop);

    /// The plan that was carried out; its folder can be opened.
    [[nodiscard]] DownloadPlan fetch(const DownloadRequest& request);

 private:
    enum class Content { Right, Wrong };

    [[nodiscard]] DownloadPlan fetchOffline(const DownloadRequest& request);
    [[nodiscard]] Listing list(const QString& name, const QString& revision);
    void completeMetadata(QList<RemoteFile>& files, const QString& name, const QString& commit);
    /// Reads which files are in the cache, and checks that it can be used.
    void checkCache(const RepoCache& cache, const QList<RemoteFile>& files);
    [[nodiscard]] bool isSound(const RepoCache& cache, const RemoteFile& file);
    [[nodiscard]] RepoCache chooseCache(const QString& name, const Listing& listing,
                                        const QList<RemoteFile>& files) const;
    [[nodiscard]] DownloadPlan planFor(const RepoCache& cache, const Listing& listing,
                                       const QList<RemoteFile>& files) const;
    void requireRoom(const DownloadPlan& plan) const;
    void fetchFile(const RepoCache& cache, const Listing& listing, const RemoteFile& file);
    [[nodiscard]] Content fetchContent(PartialFile& partial, const QUrl& url,
                                       const RemoteFile& file);
    [[nodiscard]] Content fetchRest(PartialFile& partial, const QUrl& url, const RemoteFile& file);
    void waitForLock(FileLock& lock, const RemoteFile& file);
    void pauseBeforeRetry(const Transient& problem, int attempt);
    [[nodiscard]] QUrl fileUrl(const QString& commit, const QString& file) const;
    /// `file`: what was asked for; empty: the list of files.
    [[noreturn]] void refuse(const Answer& answer, const QString& file = {}) const;

    Settings m_settings;
    DownloadServices m_services;
    FetchEvents m_events;
    std::stop_token m_stop;
    Transport m_transport;
    ProgressMeter m_meter;
    QSet<QString> m_sound;    ///< hashes of blobs in the cache that are what they state
    QSet<QString> m_damaged;  ///< and of those that are not
    QString m_name;
    QString m_revision;
};

}  // namespace headscope::hub
