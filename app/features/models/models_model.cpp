// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/models_model.h"

#include "hub/errors.h"
#include "ui/message_text.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QPalette>

#include <utility>

namespace headscope::app {

namespace {

QString fromPath(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// "124.4 M".
QString shownCount(std::uint64_t count) {
    const QLocale locale;
    if (count >= 1'000'000'000) {
        return ModelsModel::tr("%1 G").arg(
            locale.toString(static_cast<double>(count) / 1e9, 'f', 2));
    }
    return ModelsModel::tr("%1 M").arg(locale.toString(static_cast<double>(count) / 1e6, 'f', 1));
}

Qt::Alignment alignmentOf(int column) {
    switch (column) {
        case ModelsModel::Shape:
        case ModelsModel::Parameters:
        case ModelsModel::Size:
            return Qt::AlignVCenter | Qt::AlignRight;
        case ModelsModel::DataType:  // to the left it would touch the sizes
            return Qt::AlignCenter;
        default:
            return Qt::AlignVCenter | Qt::AlignLeft;
    }
}

}  // namespace

QString shortPath(const std::filesystem::path& path) {
    const QString whole = fromPath(path);
    const QString home = QDir::homePath();
    return whole.startsWith(home + u'/') ? u'~' + whole.mid(home.size()) : whole;
}

QString placeOf(const ModelEntry& entry) {
    switch (entry.source) {
        case ModelSource::Bundled:
            return ModelsModel::tr("ships with Headscope");
        case ModelSource::HubCache:
            return ModelsModel::tr("Hugging Face cache");
        case ModelSource::Recent:
        case ModelSource::Folder:
            break;
    }
    return shortPath(entry.folder);
}

void ModelsModel::setEntries(std::vector<ModelEntry> entries) {
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int ModelsModel::rowOf(const std::filesystem::path& folder) const {
    for (std::size_t row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].folder == folder) return static_cast<int>(row);
    }
    return -1;
}

int ModelsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ModelsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString ModelsModel::text(const ModelEntry& entry, int column) const {
    switch (column) {
        case Name:
            return QString::fromStdString(entry.name);
        case Shape:
            return entry.layers > 0 ? tr("%1 × %2").arg(entry.layers).arg(entry.heads) : QString();
        case Parameters:
            return entry.parameters > 0 ? shownCount(entry.parameters) : QString();
        case Size:
            return entry.bytes > 0 ? hub::shownBytes(static_cast<qint64>(entry.bytes)) : QString();
        case DataType:
            return QString::fromStdString(entry.dataType);
        case Where:
            return entry.usable() ? placeOf(entry)
                                  : tr("cannot be used: %1").arg(textOf(entry.problem));
        default:
            return {};
    }
}

QVariant ModelsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ModelEntry& model = entry(index.row());
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return text(model, column);
        case Qt::TextAlignmentRole:
            return QVariant(alignmentOf(column));
        case Qt::ForegroundRole:
            return model.usable() ? QVariant()
                                  : QVariant(QApplication::palette().brush(QPalette::Disabled,
                                                                           QPalette::Text));
        case Qt::ToolTipRole:
            return model.usable() ? fromPath(model.folder)
                                  : tr("%1.\n%2").arg(textOf(model.problem), textOf(model.hint));
        case Qt::AccessibleDescriptionRole:
            return model.usable() ? QString() : tr("cannot be used");
        case SortRole:
            if (column == Shape) return model.layers * 1000 + model.heads;
            if (column == Parameters) return static_cast<qulonglong>(model.parameters);
            if (column == Size) return static_cast<qulonglong>(model.bytes);
            return text(model, column).toLower();
        case FilterRole:
            return QStringList{QString::fromStdString(model.name), placeOf(model),
                               fromPath(model.folder), shortPath(model.folder),
                               text(model, DataType)}
                .join(QLatin1Char(' '));
        default:
            return {};
    }
}

QVariant ModelsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(alignmentOf(section));
    if (role == Qt::ToolTipRole) {
        if (section == Parameters)
            return tr("Numbers in the weights; a tied embedding counts once");
        if (section == Size) return tr("Of the weights on disk");
        if (section == DataType) return tr("On disk; Headscope computes in float32");
        return {};
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name:
            return tr("Model");
        case Shape:
            return tr("Layers × heads");
        case Parameters:
            return tr("Parameters");
        case Size:
            return tr("On disk");
        case DataType:
            return tr("Type");
        case Where:
            return tr("Where");
        default:
            return {};
    }
}

}  // namespace headscope::app
