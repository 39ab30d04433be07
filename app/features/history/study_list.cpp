// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/history/study_list.h"

#include "ui/quiet_view.h"
#include "ui/shown_text.h"
#include "ui/widgets.h"

#include <QDateTime>
#include <QDir>
#include <QEvent>
#include <QListWidget>
#include <QLocale>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kMostRows = 4;  // that are seen at once

QString howFar(const KeptStudy& study) {
    if (!isThere(study)) return StudyList::tr("its folder is gone");
    return study.computed < study.prompts
               ? StudyList::tr("%1 of %2 prompts")
                     .arg(QString::number(study.computed), QString::number(study.prompts))
               : StudyList::tr("%n prompt(s)", nullptr, study.prompts);
}

QString lineOf(const KeptStudy& study) {
    return StudyList::tr("%1: %2").arg(shown(study.name.toStdString()), howFar(study));
}

/// When it was looked at; empty if that is not known.
QString whenText(const KeptStudy& study) {
    const QDateTime when = QDateTime::fromString(study.when, Qt::ISODate).toLocalTime();
    return when.isValid() ? QLocale().toString(when, QLocale::ShortFormat) : QString();
}

/// Others of the same name are told apart by when they were looked at.
QString lineAmong(const KeptStudy& study, const std::vector<KeptStudy>& all) {
    const auto same =
        std::ranges::count_if(all, [&](const KeptStudy& one) { return one.name == study.name; });
    const QString when = whenText(study);
    return same < 2 || when.isEmpty() ? lineOf(study)
                                      : StudyList::tr("%1, %2").arg(lineOf(study), when);
}

QString tipOf(const KeptStudy& study) {
    QStringList lines{lineOf(study), StudyList::tr("Model: %1").arg(study.model),
                      QDir::toNativeSeparators(study.folder)};
    if (const QString when = whenText(study); !when.isEmpty()) lines << when;
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

StudyList::StudyList(KeptStudies& studies, QWidget* parent)
    : QWidget(parent), m_studies(studies), m_list(new QuietView<QListWidget>) {
    m_list->setObjectName(QStringLiteral("keptStudies"));
    m_list->setAccessibleName(tr("Studies"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new MutedLabel(tr("Studies")));
    layout->addWidget(m_list);
    connect(&m_studies, &KeptStudies::changed, this, &StudyList::refresh);
    connect(m_list, &QListWidget::clicked, this, &StudyList::openChosen);
    connect(m_list, &QListWidget::activated, this, &StudyList::openChosen);
    connect(m_list, &QListWidget::currentRowChanged, this, &StudyList::chosenChanged);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(deleteKey(*m_list), &QShortcut::activated, this, &StudyList::removeChosen);
    refresh();
}

int StudyList::indexOf(int row) const {
    const auto count = static_cast<int>(m_studies.list().size());
    return row < 0 || row >= count ? -1 : count - 1 - row;
}

std::optional<KeptStudy> StudyList::chosen() const {
    const int index = indexOf(m_list->currentRow());
    if (index < 0) return std::nullopt;
    return m_studies.list()[static_cast<std::size_t>(index)];
}

void StudyList::openChosen() {
    const auto study = chosen();
    if (!study) return;
    refresh();  // whether it exists now
    Q_EMIT opened(*study);
}

void StudyList::removeChosen() {
    if (const auto study = chosen()) Q_EMIT removeRequested(*study);
}

void StudyList::refresh() {
    const int row = m_list->currentRow();
    m_list->clear();
    const auto& studies = m_studies.list();
    for (auto study = studies.rbegin(); study != studies.rend(); ++study) {
        auto* item = new QListWidgetItem(lineAmong(*study, studies), m_list);
        item->setToolTip(tipOf(*study));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    setVisible(!studies.empty());
    fit();
    Q_EMIT chosenChanged();
}

void StudyList::fit() {
    const int rows = std::clamp(m_list->count(), 1, kMostRows);
    const int each = m_list->count() > 0 ? m_list->sizeHintForRow(0) : fontMetrics().height();
    m_list->setFixedHeight(rows * each + 2);
}

void StudyList::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void StudyList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

}  // namespace headscope::app
