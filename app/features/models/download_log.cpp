// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/download_log.h"

#include "document/log_model.h"
#include "features/models/model_downloads.h"

#include <QCoreApplication>

#include <utility>

namespace headscope::app {

namespace {

struct DownloadLogTr {
    Q_DECLARE_TR_FUNCTIONS(DownloadLog)
};

void logPhase(LogModel& log, const ModelDownloads& downloads) {
    using Kind = LogEntry::Kind;
    using Phase = ModelDownloads::Phase;
    const QString& model = downloads.model();
    switch (downloads.phase()) {
        case Phase::Fetching:
            log.add(Kind::Event, DownloadLogTr::tr("The download of %1 was started.").arg(model));
            break;
        case Phase::Stopped:
            log.add(Kind::Event, DownloadLogTr::tr("The download of %1 was stopped.").arg(model));
            break;
        case Phase::Finished:
            log.add(Kind::Event,
                    DownloadLogTr::tr("Downloaded %1 to %2.")
                        .arg(model, QString::fromStdString(downloads.folder().string())));
            break;
        case Phase::Failed:
            log.add(Kind::Error, DownloadLogTr::tr("The download of %1 failed. %2")
                                     .arg(model, sentences(*downloads.error())));
            break;
        default:
            break;
    }
}

}  // namespace

void logDownloads(LogModel& log, const ModelDownloads& downloads) {
    QObject::connect(&downloads, &ModelDownloads::changed, &log,
                     [&log, &downloads, last = downloads.phase()]() mutable {
                         if (std::exchange(last, downloads.phase()) != downloads.phase())
                             logPhase(log, downloads);
                     });
}

}  // namespace headscope::app
