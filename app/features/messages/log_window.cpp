// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/log_window.h"

#include "document/log_model.h"
#include "document/state_folder.h"
#include "features/feature.h"
#include "ui/screen_room.h"
#include "ui/widgets.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

LogWindow::LogWindow(LogModel& log, const FileChoosers& choosers, QWidget* parent)
    : QDialog(parent),
      m_log(log),
      m_choosers(choosers),
      m_list(new QTreeView),
      m_said(new MutedLabel),
      m_copy(new QPushButton(tr("&Copy"))),
      m_save(new QPushButton(tr("&Save…"))),
      m_clear(new QPushButton(tr("C&lear"))) {
    build();
    connect(m_copy, &QPushButton::clicked, this, &LogWindow::copy);
    connect(m_save, &QPushButton::clicked, this, &LogWindow::save);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_log.clear(); });
    for (const auto signal : {&LogModel::rowsInserted, &LogModel::rowsRemoved})
        connect(&m_log, signal, this, &LogWindow::refresh);
    connect(&m_log, &LogModel::modelReset, this, &LogWindow::refresh);
    refresh();
}

void LogWindow::bringUp() {
    show();
    raise();
    activateWindow();
    m_list->scrollToBottom();
    m_list->setFocus();
}

void LogWindow::build() {
    setObjectName(QStringLiteral("log"));
    setWindowTitle(tr("Log"));
    m_list->setObjectName(QStringLiteral("logList"));
    m_list->setAccessibleName(tr("What happened, the oldest first"));
    m_list->setModel(&m_log);
    m_list->setRootIsDecorated(false);
    m_list->setWordWrap(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setStretchLastSection(true);
    m_said->setWordWrap(true);
    m_copy->setObjectName(QStringLiteral("logCopy"));
    m_copy->setToolTip(tr("Copy the chosen lines, or all of them"));
    m_save->setObjectName(QStringLiteral("logSave"));
    m_save->setToolTip(tr("Write the log to a text file"));
    m_clear->setObjectName(QStringLiteral("logClear"));
    m_clear->setToolTip(tr("Take all lines out of the log"));
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_said, 1);
    for (auto* button : {m_copy, m_save, m_clear, close}) {
        button->setAutoDefault(false);
        foot->addWidget(button);
    }
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);
    const int unit = fontMetrics().height();
    resize(48 * unit, 24 * unit);
    keepWithinScreen(*this);
}

void LogWindow::refresh() {
    const bool any = m_log.rowCount() > 0;
    for (auto* button : {m_copy, m_save, m_clear})
        button->setEnabled(any);
    showNote(any ? QString() : tr("Nothing has happened yet."));
    for (const int column : {LogModel::TimeColumn, LogModel::KindColumn})
        m_list->resizeColumnToContents(column);
    // Whoever reads further up is not disturbed.
    const auto* bar = m_list->verticalScrollBar();
    if (bar->value() == bar->maximum())
        QMetaObject::invokeMethod(m_list, &QTreeView::scrollToBottom, Qt::QueuedConnection);
}

void LogWindow::copy() {
    const auto rows = m_list->selectionModel()->selectedRows();
    QGuiApplication::clipboard()->setText(rows.isEmpty() ? m_log.toText() : m_log.toText(rows));
    showNote(tr("Copied."));
}

void LogWindow::save() {
    const QString folder = documentsFolder();
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path = m_choosers.saveFile(
        this, tr("Save the Log"), folder + QStringLiteral("/headscope-%1.log").arg(stamp));
    if (path.isEmpty()) return;
    try {
        writeFileAtomically(path.toStdString(), m_log.toText().toStdString());
        showNote(tr("Wrote %1").arg(path));
    } catch (const Error& error) {
        const UserError said = userError(error);
        m_log.add(said);
        showNote(sentences(said), true);
    }
}

void LogWindow::showNote(const QString& text, bool alarming) {
    m_said->setAlarming(alarming);
    m_said->setText(text);
}

}  // namespace headscope::app
