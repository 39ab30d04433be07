// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/model_download.h"

#include "hub/errors.h"
#include "hub/fetcher.h"
#include "ui/message_text.h"

#include <QStorageInfo>
#include <QThread>

#include <exception>
#include <utility>

namespace headscope::hub {

DownloadRequest downloadRequest(const QString& text) {
    DownloadRequest request;
    const auto trimmed = text.trimmed();
    const auto at = trimmed.indexOf(u'@');
    request.name = trimmed.left(at < 0 ? trimmed.size() : at);
    if (at >= 0) request.revision = trimmed.mid(at + 1);
    return request;
}

qint64 systemFreeBytes(const std::filesystem::path& folder) {
    auto there = folder;
    std::error_code ignored;
    while (!std::filesystem::exists(there, ignored) && there.has_relative_path()) {
        there = there.parent_path();
    }
    return QStorageInfo(shown(there)).bytesAvailable();
}

ModelDownload::ModelDownload(Settings settings, DownloadServices services, QObject* parent)
    : QObject(parent), m_settings(std::move(settings)), m_services(std::move(services)) {}

ModelDownload::~ModelDownload() {
    m_stop.request_stop();
    if (m_thread) {
        m_thread->wait();
        delete m_thread;
    }
}

void ModelDownload::start(const DownloadRequest& request) {
    if (m_thread) return;
    m_stop = std::stop_source();
    m_thread = QThread::create([this, request] { run(request); });
    m_thread->setObjectName(QStringLiteral("download"));
    m_thread->start();
}

void ModelDownload::stop() {
    m_stop.request_stop();
}

// In the download's thread. Its signals are posted to this object's thread.
void ModelDownload::run(const DownloadRequest& request) {
    const auto post = [this](auto signal) {
        QMetaObject::invokeMethod(this, std::move(signal), Qt::QueuedConnection);
    };
    const FetchEvents events{
        [=, this](const DownloadPlan& plan) {
            if (!request.planOnly) post([this, plan] { Q_EMIT planned(plan); });
        },
        [=, this](const DownloadProgress& now) { post([this, now] { Q_EMIT progress(now); }); },
        [=, this](const QString& why) { post([this, why] { Q_EMIT waiting(why); }); }};
    try {
        Fetcher fetcher(m_settings, m_services, events, m_stop.get_token());
        const auto plan = fetcher.fetch(request);
        end([this, plan, request] {
            if (request.planOnly) {
                Q_EMIT planned(plan);
            } else {
                Q_EMIT finished(plan.folder);
            }
        });
    } catch (const Stopped&) {
        end([this] { Q_EMIT stopped(); });
    } catch (const Error& error) {
        const auto what = app::textOf(error.message());
        const auto hint = app::textOf(error.hintMessage());
        end([this, what, hint, kind = error.kind()] { Q_EMIT failed(what, hint, kind); });
    } catch (const std::exception& error) {
        const auto what = QString::fromLocal8Bit(error.what());
        end([this, what] {
            Q_EMIT failed(what, tr("Download again: it resumes where it stopped."),
                          Error::Kind::Failure);
        });
    }
}

void ModelDownload::end(std::function<void()> report) {
    QMetaObject::invokeMethod(
        this,
        [this, report = std::move(report)] {
            m_thread->wait();
            delete std::exchange(m_thread, nullptr);
            report();
        },
        Qt::QueuedConnection);
}

}  // namespace headscope::hub
