// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/log_model.h"

#include <QMutexLocker>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

QString lineOf(const LogEntry& entry) {
    QString line = entry.text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return entry.time.toString(Qt::ISODateWithMs) + QLatin1Char(' ') + nameOf(entry.kind) +
           QLatin1Char(' ') + line + QLatin1Char('\n');
}

}  // namespace

LogModel::LogModel(QObject* parent) : QAbstractTableModel(parent) {}

void LogModel::add(LogEntry::Kind kind, const QString& text) {
    LogEntry entry{kind, QDateTime::currentDateTime(), withoutSecrets(text.left(kLongest))};
    const QMutexLocker lock(&m_mutex);
    m_waiting.push_back(std::move(entry));
    // However fast they come: only so many could be shown.
    if (m_waiting.size() > kMost) m_waiting.pop_front();
    if (std::exchange(m_called, true)) return;
    QMetaObject::invokeMethod(this, &LogModel::takeIn, Qt::QueuedConnection);
}

void LogModel::add(const UserError& error) {
    add(LogEntry::Kind::Error, sentences(error));
}

void LogModel::takeIn() {
    std::deque<LogEntry> added;
    {
        const QMutexLocker lock(&m_mutex);
        added.swap(m_waiting);
        m_called = false;
    }
    if (added.empty()) return;
    const int rows = rowCount();
    const int surplus = std::min(rows, rows + static_cast<int>(added.size()) - kMost);
    if (surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_entries.erase(m_entries.begin(), m_entries.begin() + surplus);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    for (LogEntry& entry : added)
        m_entries.push_back(std::move(entry));
    endInsertRows();
}

void LogModel::clear() {
    takeIn();
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

QString LogModel::toText() const {
    QString text;
    for (const LogEntry& entry : m_entries)
        text += lineOf(entry);
    return text;
}

QString LogModel::toText(QModelIndexList rows) const {
    std::sort(rows.begin(), rows.end());
    QString text;
    for (const QModelIndex& row : rows)
        text += lineOf(entry(row.row()));
    return text;
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const LogEntry& shown = entry(index.row());
    if (role == Qt::ToolTipRole && index.column() == TextColumn) return shown.text;
    if (role == Qt::AccessibleTextRole && index.column() == TimeColumn) {
        return QStringLiteral("%1, %2: %3")
            .arg(shown.time.toString(QStringLiteral("HH:mm:ss")), nameOf(shown.kind), shown.text);
    }
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case TimeColumn:
            return shown.time.toString(QStringLiteral("HH:mm:ss"));
        case KindColumn:
            return nameOf(shown.kind);
        default:
            return shown.text;
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case TimeColumn:
            return tr("Time");
        case KindColumn:
            return tr("Kind");
        default:
            return tr("What happened");
    }
}

QString nameOf(LogEntry::Kind kind) {
    switch (kind) {
        case LogEntry::Kind::Error:
            return LogModel::tr("error");
        case LogEntry::Kind::Warning:
            return LogModel::tr("warning");
        case LogEntry::Kind::Event:
            break;
    }
    return LogModel::tr("event");
}

QString sentences(const UserError& error) {
    const QString what = capitalized(error.what) + QLatin1Char('.');
    return error.hint.isEmpty() ? what : what + QLatin1Char(' ') + error.hint;
}

QString withoutSecrets(const QString& text) {
    static const QRegularExpression hub(QStringLiteral("\\bhf_[A-Za-z0-9]{6,}"));
    static const QRegularExpression bearer(QStringLiteral("\\b(Bearer|Basic)\\s+[^\\s\"']+"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        QStringLiteral("\\b([\\w-]*(?:token|password|secret|signature|api_?key))(\\s*[=:]\\s*)"
                       "[^\\s&\"',;]+"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inAddress(QStringLiteral("(://)[^/\\s@]+@"));
    QString clean = text;
    clean.replace(hub, QStringLiteral("hf_…"));
    clean.replace(bearer, QStringLiteral("\\1 …"));
    clean.replace(named, QStringLiteral("\\1\\2…"));
    clean.replace(inAddress, QStringLiteral("\\1…@"));
    return clean;
}

}  // namespace headscope::app
