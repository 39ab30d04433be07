// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hub/listing.h"
#include "hub/settings.h"
#include "hub/transport.h"

#include <headscope/error.h>

#include <QList>
#include <QObject>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QThread;

namespace headscope::hub {

/// What is to be fetched.
struct DownloadRequest {
    QString name;                               ///< "gpt2", or "owner/name"
    QString revision = QStringLiteral("main");  ///< a branch, a tag or a commit
    bool planOnly = false;                      ///< end after planned()
};

/// Of "name" or "name@revision", trimmed. Whether there is such a model is not looked at.
[[nodiscard]] DownloadRequest downloadRequest(const QString& text);

/// What a download will do, known before the first byte of a file.
struct DownloadPlan {
    struct File {
        QString name;
        qint64 bytes = 0;      ///< the whole file
        qint64 bytesHere = 0;  ///< of it, already in the cache
        bool damaged = false;  ///< in the cache is something else of its size
    };
    QString name;                  ///< as it was asked for
    QString commit;                ///< what the revision is at the hub now; 40 hex digits
    std::filesystem::path folder;  ///< the model's folder in the cache, once all is there
    QList<File> files;             ///< in the order of fetching
    qint64 bytes = 0;              ///< of all files
    qint64 bytesToFetch = 0;
    qint64 bytesFree = 0;  ///< on the cache's disk
};

struct DownloadProgress {
    /// What is in the cache is read to see whether it is what its name states: before planned().
    /// `bytes` are of that alone.
    bool checking = false;
    QString file;      ///< the one being fetched or checked
    qint64 bytes = 0;  ///< of all files, those included that were in the cache before
    qint64 bytesTotal = 0;
    double bytesPerSecond = 0;          ///< over the last seconds; 0: not known yet
    std::optional<double> secondsLeft;  ///< where a rate is known
};

/// Bytes free on the disk where the folder is, or will be. Any thread.
[[nodiscard]] qint64 systemFreeBytes(const std::filesystem::path& folder);

/// Replaced by tests.
struct DownloadServices {
    NetworkFactory network;  ///< empty: systemNetwork()
    /// In the place of systemFreeBytes(). Any thread.
    std::function<qint64(const std::filesystem::path&)> freeBytes;
    Patience patience;
};

/// Fetches a GPT-2 model from a hub into the Hugging Face cache, one at a time, so that Python's
/// transformers finds it too; what Python fetched is not fetched again.
///
/// To be used in one thread with an event loop, say the window's. The work (network, hashing,
/// disk) is done in a thread of its own, so no function here waits, but for the destructor, which
/// stops the download and waits for a write or a flush to disk that is under way.
///
/// Each start() ends with exactly one of finished(), failed(), stopped(), or, for a plan only,
/// planned(); isRunning() is false when it is emitted, so the slot may start the next one. What was
/// fetched when it failed or stopped stays in the cache, and the next download of the model, also
/// by another process, resumes there. Two processes that fetch the same file wait for each other.
class ModelDownload final : public QObject {
    Q_OBJECT

 public:
    explicit ModelDownload(Settings settings, DownloadServices services = {},
                           QObject* parent = nullptr);
    ~ModelDownload() override;

    /// Does nothing while one is running.
    void start(const DownloadRequest& request);
    /// Asks to stop; stopped() follows, or whichever end came first.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

 Q_SIGNALS:
    void planned(const headscope::hub::DownloadPlan& plan);
    /// At most ten times a second, and at the end of each file.
    void progress(const headscope::hub::DownloadProgress& progress);
    /// Nothing moves, and why, as a sentence: a broken connection that will be tried again, a hub
    /// that asks for patience, another program that fetches the same file. progress() ends it.
    void waiting(const QString& why);
    /// The model's folder, ready to be opened.
    void finished(const std::filesystem::path& folder);
    /// As in headscope::Error: `what` without a full stop, `hint` a sentence. Input: the name, the
    /// revision, or a model that cannot be used; Failure: network, disk, hub. Neither holds the
    /// token or the address of a signed link.
    void failed(const QString& what, const QString& hint, headscope::Error::Kind kind);
    void stopped();

 private:
    void run(const DownloadRequest& request);
    void end(std::function<void()> report);

    Settings m_settings;
    DownloadServices m_services;
    std::stop_source m_stop;
    QThread* m_thread = nullptr;
};

}  // namespace headscope::hub
