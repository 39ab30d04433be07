// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/download_strip.h"

#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace headscope::app {

namespace {

constexpr int kDownloadSteps = 1000;  // of the bar: sizes in bytes do not fit into its int

}  // namespace

QString phaseText(const ModelDownloads& downloads) {
    using Phase = ModelDownloads::Phase;
    const QString& model = downloads.model();
    switch (downloads.phase()) {
        case Phase::LookingUp:
            return DownloadStrip::tr("Looking up %1…").arg(model);
        case Phase::Fetching:
            return DownloadStrip::tr("Downloading %1").arg(model);
        case Phase::Stopping:
            return DownloadStrip::tr("Stopping the download of %1…").arg(model);
        case Phase::Stopped:
            return DownloadStrip::tr("The download of %1 is not finished.").arg(model);
        case Phase::Failed:
            return capitalized(downloads.error()->what) + QLatin1Char('.');
        case Phase::Finished:
            return DownloadStrip::tr("%1 is downloaded.").arg(model);
        case Phase::Idle:
        case Phase::LookedUp:
            break;
    }
    return {};
}

void showProgress(QProgressBar& bar, const ModelDownloads& downloads) {
    bar.setVisible(downloads.isBusy());
    const auto& now = downloads.progress();
    const bool known = now && now->bytesTotal > 0;
    bar.setRange(0, known ? kDownloadSteps : 0);
    if (known) bar.setValue(static_cast<int>(now->bytes * kDownloadSteps / now->bytesTotal));
}

DownloadStrip::DownloadStrip(ModelDownloads& downloads, QWidget* parent)
    : QFrame(parent),
      m_downloads(downloads),
      m_what(new QLabel),
      m_detail(new MutedLabel),
      m_bar(new QProgressBar),
      m_action(new QPushButton),
      m_close(new QToolButton) {
    setObjectName(QStringLiteral("card"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 8, 7);
    layout->setSpacing(10);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    useScaledFont(*m_what, 1.0, QFont::DemiBold);
    m_what->setTextFormat(Qt::PlainText);
    m_detail->setTextFormat(Qt::PlainText);
    m_what->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kDownloadSteps);
    m_bar->setAccessibleName(tr("Progress of the download"));
    texts->addWidget(m_what);
    texts->addWidget(m_bar);
    texts->addWidget(m_detail);
    layout->addLayout(texts, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    m_what->setObjectName(QStringLiteral("downloadWhat"));
    m_detail->setObjectName(QStringLiteral("downloadDetail"));
    m_action->setObjectName(QStringLiteral("downloadAction"));
    m_close->setObjectName(QStringLiteral("downloadDismiss"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss; what was fetched stays in the cache"));
    m_close->setAccessibleName(tr("Dismiss the download"));
    connect(m_action, &QPushButton::clicked, this, &DownloadStrip::act);
    connect(m_close, &QToolButton::clicked, &m_downloads, &ModelDownloads::dismiss);
    connect(&m_downloads, &ModelDownloads::changed, this, &DownloadStrip::refresh);
    refresh();
}

QString DownloadStrip::detail() const {
    using Phase = ModelDownloads::Phase;
    switch (m_downloads.phase()) {
        case Phase::Fetching:
        case Phase::Stopping:
            if (!m_downloads.waiting().isEmpty()) return m_downloads.waiting();
            if (m_downloads.progress()) return progressText(*m_downloads.progress());
            return tr("Asking the hub…");
        case Phase::Stopped:
            return tr("What was fetched is kept, and is not fetched again.");
        case Phase::Failed:
            return m_downloads.error()->hint;
        case Phase::Finished:
            return QString::fromStdString(m_downloads.folder().string());
        default:
            return {};
    }
}

void DownloadStrip::refresh() {
    using Phase = ModelDownloads::Phase;
    const Phase phase = m_downloads.phase();
    const bool lookedUp = phase == Phase::LookingUp || phase == Phase::LookedUp;
    setVisible(phase != Phase::Idle && !lookedUp);
    if (isHidden()) return;
    m_what->setText(phaseText(m_downloads));
    m_detail->setText(detail());
    m_detail->setVisible(!m_detail->text().isEmpty());
    const bool busy = m_downloads.isBusy();
    showProgress(*m_bar, m_downloads);
    m_close->setVisible(!busy);
    m_action->setEnabled(phase != Phase::Stopping);
    m_action->setText(busy                       ? tr("Stop")
                      : phase == Phase::Stopped  ? tr("Resume")
                      : phase == Phase::Finished ? tr("Open")
                                                 : tr("Try Again"));
    m_action->setProperty("primary", phase == Phase::Finished);
    m_action->setStyleSheet(m_action->styleSheet());  // the property is part of the style
}

void DownloadStrip::act() {
    if (m_downloads.isBusy()) {
        m_downloads.stop();
    } else if (m_downloads.phase() == ModelDownloads::Phase::Finished) {
        const auto folder = m_downloads.folder();
        m_downloads.dismiss();
        Q_EMIT openRequested(folder);
    } else {
        m_downloads.resume();
    }
}

}  // namespace headscope::app
