// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/model_downloads.h"

#include "hub/errors.h"
#include "ui/message_text.h"

#include <headscope/time_left.h>

#include <utility>

namespace headscope::app {

namespace {

QString leftText(double seconds) {
    return ModelDownloads::tr("%1 left").arg(textOf(timeLeft(seconds)));
}

}  // namespace

QString progressText(const hub::DownloadProgress& progress) {
    QString text = ModelDownloads::tr("%1 of %2")
                       .arg(hub::shownBytes(progress.bytes), hub::shownBytes(progress.bytesTotal));
    if (progress.bytesPerSecond > 0) {
        text += QLatin1String(", ") + ModelDownloads::tr("%1/s").arg(hub::shownBytes(
                                          static_cast<qint64>(progress.bytesPerSecond)));
    }
    if (progress.secondsLeft) text += QLatin1String(", ") + leftText(*progress.secondsLeft);
    if (progress.checking) return ModelDownloads::tr("Checking what is in the cache: %1").arg(text);
    return text;
}

ModelDownloads::ModelDownloads(hub::DownloadServices services, SettingsSource settings,
                               QObject* parent)
    : QObject(parent), m_services(std::move(services)), m_settings(std::move(settings)) {
    if (!m_settings) m_settings = hub::settingsFromEnvironment;
}

bool ModelDownloads::isBusy() const {
    return m_phase == Phase::LookingUp || m_phase == Phase::Fetching || m_phase == Phase::Stopping;
}

void ModelDownloads::lookUp(const QString& model) {
    begin(model, true);
}

void ModelDownloads::start(const QString& model) {
    begin(model, false);
}

void ModelDownloads::begin(const QString& model, bool planOnly) {
    if (isBusy()) return;
    m_model = model.trimmed();
    m_planOnly = planOnly;
    m_plan.reset();
    m_progress.reset();
    m_error.reset();
    m_waiting.clear();
    try {
        m_download = std::make_unique<hub::ModelDownload>(m_settings(), m_services);
    } catch (...) {
        fail(currentError());
        return;
    }
    connectDownload();
    auto request = hub::downloadRequest(m_model);
    request.planOnly = planOnly;
    m_download->start(request);
    enter(planOnly ? Phase::LookingUp : Phase::Fetching);
}

void ModelDownloads::connectDownload() {
    auto* download = m_download.get();
    using hub::ModelDownload;
    connect(download, &ModelDownload::planned, this, [this](const hub::DownloadPlan& plan) {
        m_plan = plan;
        enter(m_phase == Phase::LookingUp ? Phase::LookedUp : m_phase);
    });
    connect(download, &ModelDownload::progress, this, [this](const hub::DownloadProgress& now) {
        m_progress = now;
        m_waiting.clear();
        Q_EMIT changed();
    });
    connect(download, &ModelDownload::waiting, this, [this](const QString& why) {
        m_waiting = why;
        Q_EMIT changed();
    });
    connect(download, &ModelDownload::finished, this, [this](const std::filesystem::path& folder) {
        m_folder = folder;
        enter(Phase::Finished);
        Q_EMIT finished(folder);
    });
    connect(download, &ModelDownload::failed, this,
            [this](const QString& what, const QString& hint) {
                fail({what, hint});
            });
    connect(download, &ModelDownload::stopped, this,
            [this] { enter(m_planOnly ? Phase::Idle : Phase::Stopped); });
}

void ModelDownloads::stop() {
    if (!m_download || !m_download->isRunning()) return;
    m_download->stop();
    enter(Phase::Stopping);
}

void ModelDownloads::dismiss() {
    if (!isBusy()) enter(Phase::Idle);
}

void ModelDownloads::remember(const QString& model) {
    if (isBusy() || model.isEmpty()) return;
    m_model = model;
    enter(Phase::Stopped);
}

void ModelDownloads::fail(const UserError& error) {
    m_error = error;
    enter(Phase::Failed);
}

void ModelDownloads::enter(Phase phase) {
    m_phase = phase;
    Q_EMIT changed();
}

qint64 ModelDownloads::bytesFree(const std::filesystem::path& folder) const {
    return m_services.freeBytes ? m_services.freeBytes(folder) : hub::systemFreeBytes(folder);
}

}  // namespace headscope::app
