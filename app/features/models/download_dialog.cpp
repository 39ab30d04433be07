// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/download_dialog.h"

#include "features/models/download_strip.h"
#include "hub/errors.h"
#include "hub/model_name.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <exception>
#include <utility>

namespace headscope::app {

namespace {

constexpr qint64 kBytesPerNumber = 4;  // these are published in float32

}  // namespace

DownloadDialog::DownloadDialog(ModelDownloads& downloads, QWidget* parent)
    : QDialog(parent),
      m_downloads(downloads),
      m_known(new QTreeWidget),
      m_name(new QLineEdit),
      m_place(new MutedLabel),
      m_what(new QLabel),
      m_detail(new MutedLabel),
      m_bar(new QProgressBar),
      m_lookUp(new QPushButton(tr("&Look Up Size"))),
      m_download(new QPushButton) {
    build();
    fillKnown();
    connect(m_known, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item) m_name->setText(item->text(0));
    });
    connect(m_known, &QTreeWidget::itemActivated, this, &DownloadDialog::act);
    connect(m_name, &QLineEdit::textChanged, this, &DownloadDialog::refresh);
    connect(m_name, &QLineEdit::returnPressed, this, &DownloadDialog::act);
    connect(m_lookUp, &QPushButton::clicked, this, [this] { m_downloads.lookUp(m_name->text()); });
    connect(m_download, &QPushButton::clicked, this, &DownloadDialog::act);
    connect(&m_downloads, &ModelDownloads::changed, this, &DownloadDialog::refresh);
    m_known->setCurrentItem(m_known->topLevelItem(0));
    refreshPlace();
    refresh();
}

void DownloadDialog::build() {
    setObjectName(QStringLiteral("downloadDialog"));
    setWindowTitle(tr("Download a Model"));
    resizeForText(*this, {620, 360});
    m_known->setObjectName(QStringLiteral("knownModels"));
    m_known->setAccessibleName(tr("Known models"));
    m_known->setRootIsDecorated(false);
    m_known->setAllColumnsShowFocus(true);
    m_name->setObjectName(QStringLiteral("downloadName"));
    m_name->setPlaceholderText(tr("owner/name, or owner/name@revision"));
    m_name->setToolTip(tr("Any model of GPT-2's architecture whose weights are safetensors"));
    auto* nameLabel = new QLabel(tr("&Model:"));
    nameLabel->setBuddy(m_name);
    m_place->setObjectName(QStringLiteral("downloadPlace"));
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {static_cast<QLabel*>(m_place), m_what, static_cast<QLabel*>(m_detail)})
        label->setTextFormat(Qt::PlainText);
    m_what->setObjectName(QStringLiteral("dialogWhat"));
    m_detail->setObjectName(QStringLiteral("dialogDetail"));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {static_cast<QLabel*>(m_place), m_what, static_cast<QLabel*>(m_detail)})
        label->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_lookUp->setObjectName(QStringLiteral("lookUp"));
    m_lookUp->setToolTip(tr("Asks the hub for the files and their sizes; fetches none"));
    m_download->setObjectName(QStringLiteral("startDownload"));
    m_download->setProperty("primary", true);
    auto* close = new QPushButton(tr("Close"));
    close->setToolTip(tr("A download goes on in the background"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    for (auto* button : {m_lookUp, m_download, close})
        button->setAutoDefault(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_known, 1);
    auto* name = new QHBoxLayout;
    name->addWidget(nameLabel);
    name->addWidget(m_name, 1);
    name->addWidget(m_lookUp);
    layout->addLayout(name);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_place, m_what, m_bar, m_detail})
        layout->addWidget(widget);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_download);
    layout->addLayout(buttons);
}

void DownloadDialog::fillKnown() {
    m_known->setHeaderLabels({tr("Model"), tr("Layers × heads"), tr("Parameters"), tr("Size")});
    for (const auto& model : hub::knownModels()) {
        const qint64 bytes = kBytesPerNumber * 1'000'000 * model.millionsOfParameters;
        auto* item = new QTreeWidgetItem(m_known, {QString::fromLatin1(model.name),
                                                   tr("%1 × %2").arg(model.layers).arg(model.heads),
                                                   tr("%1 M").arg(model.millionsOfParameters),
                                                   tr("about %1").arg(hub::shownBytes(bytes))});
        for (const int column : {1, 2, 3})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (const int column : {1, 2, 3})
        m_known->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_known->header()->setStretchLastSection(false);
    m_known->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_known->header()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void DownloadDialog::show(const QString& name) {
    if (!name.isEmpty()) m_name->setText(name);
    refreshPlace();
    refresh();
    QDialog::show();
    m_known->doItemsLayout();  // by the theme, which was not known before
    raise();
    activateWindow();
    m_known->setFocus();
}

void DownloadDialog::refreshPlace() {
    m_offline = false;
    m_place->setText(placeText());
    m_place->setAlarming(m_offline);
}

QString DownloadDialog::placeText() {
    try {
        const auto settings = m_downloads.settings();
        m_offline = settings.offline;
        if (m_offline) {
            return tr(
                "HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set: nothing is downloaded. Unset "
                "it and start Headscope again.");
        }
        return tr("From %1 into the Hugging Face cache %2, where Python finds it too. %3 are free.")
            .arg(settings.endpoint.host(), QString::fromStdString(settings.cache.string()),
                 hub::shownBytes(m_downloads.bytesFree(settings.cache)));
    } catch (...) {
        const UserError error = currentError();
        return error.what + QLatin1String(". ") + error.hint;
    }
}

QString DownloadDialog::planText() const {
    const auto& plan = *m_downloads.plan();
    if (plan.bytesToFetch == 0) return tr("All of it is in the cache already.");
    const auto count = static_cast<int>(plan.files.size());
    const QString text =
        plan.bytesToFetch == plan.bytes
            ? tr("%n file(s), %1; to fetch: %2. %3 are free.", nullptr, count)
            : tr("%n file(s), %1; to fetch: %2 (the rest is here already). %3 are free.", nullptr,
                 count);
    return text.arg(hub::shownBytes(plan.bytes), hub::shownBytes(plan.bytesToFetch),
                    hub::shownBytes(plan.bytesFree));
}

void DownloadDialog::refresh() {
    using Phase = ModelDownloads::Phase;
    if (std::exchange(m_lastPhase, m_downloads.phase()) != m_downloads.phase()) refreshPlace();
    const Phase phase = m_downloads.phase();
    const bool busy = m_downloads.isBusy();
    const QString typed = m_name->text().trimmed();
    const bool same = typed == m_downloads.model();
    const bool about = busy || same;  // the status is of the model in the field
    const bool planned = about && m_downloads.plan() && phase != Phase::Failed;
    QString what = about ? phaseText(m_downloads) : QString();
    QString detail;
    if (planned) detail = planText();
    if (about && m_downloads.progress() && busy) {
        detail = progressText(*m_downloads.progress()) + QLatin1String(". ") + detail;
    }
    if (busy && !m_downloads.waiting().isEmpty()) detail = m_downloads.waiting();
    if (about && phase == Phase::Failed) detail = m_downloads.error()->hint;
    m_what->setText(what);
    m_what->setVisible(!what.isEmpty());
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    showProgress(*m_bar, m_downloads);
    m_known->setEnabled(!busy);
    m_name->setEnabled(!busy);
    m_lookUp->setEnabled(!busy && !typed.isEmpty() && !m_offline);
    m_download->setEnabled(phase != Phase::Stopping && (busy || !typed.isEmpty()));
    m_download->setText(busy                               ? tr("&Stop")
                        : same && phase == Phase::Finished ? tr("&Open")
                        : same && phase == Phase::Stopped  ? tr("&Resume")
                        : same && phase == Phase::Failed   ? tr("&Try Again")
                                                           : tr("&Download"));
}

void DownloadDialog::act() {
    const QString typed = m_name->text().trimmed();
    if (m_downloads.isBusy()) {
        m_downloads.stop();
    } else if (m_downloads.phase() == ModelDownloads::Phase::Finished &&
               typed == m_downloads.model()) {
        const auto folder = m_downloads.folder();
        m_downloads.dismiss();
        accept();
        Q_EMIT openRequested(folder);
    } else if (!typed.isEmpty()) {
        m_downloads.start(typed);
    }
}

}  // namespace headscope::app
