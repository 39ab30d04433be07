// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/inspector/heads_model.h"

#include "document/metric_text.h"
#include "document/run_spec.h"

#include <headscope/effects.h>

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kHeadColumn = HeadsModel::kHeadColumn;
constexpr int kFirstQuantity = HeadsModel::kTargetColumn;

constexpr std::array kQuantities = {Quantity{Metric::Probability, Subject::Target, Lens{}},
                                    Quantity{Metric::Probability, Subject::Control, Lens{}},
                                    Quantity{Metric::Probability, Subject::Specificity, Lens{}},
                                    Quantity{Metric::Probability, Subject::Target, zeroMinusMean()},
                                    Quantity{Metric::LogProbability, Subject::Target, Lens{}},
                                    Quantity{Metric::LogitDifference, Subject::Target, Lens{}},
                                    Quantity{Metric::Rank, Subject::Target, Lens{}},
                                    Quantity{Metric::Kl, Subject::Target, Lens{}}};

constexpr int kTopColumn = HeadsModel::kTopColumn;
static_assert(kTopColumn == kFirstQuantity + static_cast<int>(kQuantities.size()));
constexpr int kMeanColumn = kTopColumn + 1;
constexpr int kHeadsModelColumns = kMeanColumn + 1;

bool isQuantity(int column) {
    return column >= kFirstQuantity && column < kTopColumn;
}

const Quantity& quantityOf(int column) {
    return kQuantities[static_cast<std::size_t>(column - kFirstQuantity)];
}

}  // namespace

HeadsModel::HeadsModel(const RunState& state, QObject* parent)
    : QAbstractTableModel(parent), m_state(state) {
    refresh();
}

void HeadsModel::refresh() {
    const auto& run = m_state.run();
    const int layers = run ? run->clean.headMean.layers() : 0;
    const int heads = run ? run->clean.headMean.heads() : 0;
    if (layers != m_layers || heads != m_heads) {
        beginResetModel();
        m_layers = layers;
        m_heads = heads;
        endResetModel();
    } else if (m_layers > 0) {
        Q_EMIT dataChanged(index(0, kHeadColumn), index(rowCount() - 1, kHeadsModelColumns - 1));
    }
}

void HeadsModel::refreshTicks() {
    if (m_layers > 0) {
        Q_EMIT dataChanged(index(0, kHeadColumn), index(rowCount() - 1, kHeadColumn),
                           {Qt::CheckStateRole});
    }
}

HeadId HeadsModel::headAt(int row) const {
    return {row / m_heads, row % m_heads};
}

int HeadsModel::rowOf(HeadId head) const {
    const bool inside =
        head.layer >= 0 && head.layer < m_layers && head.head >= 0 && head.head < m_heads;
    return inside ? head.layer * m_heads + head.head : -1;
}

int HeadsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_layers * m_heads;
}

int HeadsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kHeadsModelColumns;
}

QVariant HeadsModel::value(HeadId head, int column) const {
    const ShownRun& run = *m_state.run();
    if (column == kHeadColumn) return rowOf(head);
    if (column == kMeanColumn) {
        const auto mean = static_cast<double>(run.clean.headMean(head));
        return std::isfinite(mean) ? QVariant(mean) : QVariant();
    }
    const Cell* cell = m_state.cell(head);
    if (column == kTopColumn)
        return cell && !m_state.cover().top1 ? visible(cell->argmax) : QVariant();
    const auto number = valueOf(run, resolved(quantityOf(column), m_state.intervention()), head);
    return number && std::isfinite(*number) ? QVariant(*number) : QVariant();
}

QString HeadsModel::text(HeadId head, int column) const {
    const QVariant shown = value(head, column);
    if (!shown.isValid()) return QStringLiteral("…");
    if (column == kHeadColumn) return headName(head);
    if (column == kTopColumn) return shown.toString();
    if (column == kMeanColumn) return signedNumber(shown.toDouble(), 4);
    return valueText(quantityOf(column), shown.toDouble());
}

QVariant HeadsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_state.run()) return {};
    const HeadId head = headAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(head, index.column());
        case Qt::CheckStateRole:
            if (index.column() != kHeadColumn) return {};
            return holds(m_state.ablationSet().heads, head) ? Qt::Checked : Qt::Unchecked;
        case Qt::AccessibleTextRole:
            return m_state.cover().any() && !value(head, index.column()).isValid()
                       ? coveredText()
                       : text(head, index.column());
        case SortRole:
            return value(head, index.column());
        case Qt::TextAlignmentRole: {
            const bool words = index.column() == kTopColumn;
            return QVariant::fromValue(Qt::Alignment(words ? Qt::AlignHCenter : Qt::AlignRight) |
                                       Qt::AlignVCenter);
        }
        default:
            return {};
    }
}

Qt::ItemFlags HeadsModel::flags(const QModelIndex& index) const {
    const auto flags = QAbstractTableModel::flags(index);
    return index.column() == kHeadColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

bool HeadsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != kHeadColumn)
        return false;
    const HeadId head = headAt(index.row());
    if (holds(m_state.ablationSet().heads, head) == (value.toInt() == Qt::Checked)) return false;
    Q_EMIT ticked(head);
    return true;
}

QVariant HeadsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(section == kTopColumn ? Qt::AlignHCenter : Qt::AlignRight) |
            Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const bool tip = role == Qt::ToolTipRole;
    if (section == kHeadColumn)
        return tip ? tr("Layer and head; the tick puts it into the ablation set") : tr("Head");
    if (section == kMeanColumn) {
        return tip ? tr("The mean of all the head's values in the clean run") : tr("Head mean");
    }
    if (section == kTopColumn) {
        return tip ? tr("The most likely token when the head is replaced") : tr("Top-1");
    }
    if (!isQuantity(section)) return {};
    const Quantity& quantity = quantityOf(section);
    return tip ? columnTip(quantity) : columnText(quantity);
}

HeadsProxy::HeadsProxy(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(HeadsModel::SortRole);
}

QVariant HeadsProxy::headerData(int section, Qt::Orientation orientation, int role) const {
    QVariant title = QSortFilterProxyModel::headerData(section, orientation, role);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section != sortColumn())
        return title;
    // Beside the words: a table's own arrow lies over them.
    return QString(title.toString() + (sortOrder() == Qt::AscendingOrder ? QStringLiteral(" ▴")
                                                                         : QStringLiteral(" ▾")));
}

std::vector<HeadsProxy::Wanted> HeadsProxy::parse(const QString& words) {
    static const QRegularExpression kHead(
        QStringLiteral("^(?:l(?:ayer)?)?(\\d+)(?:[.h]|head)(\\d+)$|"
                       "^(?:l(?:ayer)?)?(\\d+)$|^h(?:ead)?(\\d+)$"),
        QRegularExpression::CaseInsensitiveOption);
    // "layer 9" is one word.
    static const QRegularExpression kSpaced(QStringLiteral("\\b(l|layer|h|head)\\s+(?=\\d)"),
                                            QRegularExpression::CaseInsensitiveOption);
    //: As one types it before a number to find the heads of that layer: "layer 9"
    const QString named = tr("layer");
    const QRegularExpression own(
        QStringLiteral("\\b%1\\s*(?=\\d)").arg(QRegularExpression::escape(named)),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString joined = words;
    joined.replace(own, QStringLiteral("layer"));
    joined.replace(kSpaced, QStringLiteral("\\1"));
    std::vector<Wanted> wanted;
    for (const QString& word : joined.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto match = kHead.match(word);
        const auto number = [&match](int group) {
            const QString digits = match.captured(group);
            return digits.isEmpty() ? std::nullopt : std::optional(digits.toInt());
        };
        if (!match.hasMatch()) {
            wanted.push_back({{}, {}, word});
        } else if (const auto layer = number(1)) {
            wanted.push_back({layer, number(2), {}});
        } else {
            wanted.push_back({number(3), number(4), {}});
        }
    }
    return wanted;
}

void HeadsProxy::setFilter(const QString& words) {
    m_wanted = parse(words);
    invalidateFilter();
}

bool HeadsProxy::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto* heads = qobject_cast<const HeadsModel*>(sourceModel());
    const HeadId head = heads->headAt(row);
    const QString top = heads->index(row, kTopColumn, parent).data().toString();
    return std::all_of(m_wanted.begin(), m_wanted.end(), [&](const Wanted& wanted) {
        return wanted.layer.value_or(head.layer) == head.layer &&
               wanted.head.value_or(head.head) == head.head &&
               top.contains(wanted.token, Qt::CaseInsensitive);
    });
}

bool HeadsProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    // What is covered tells nothing by its order.
    if (!a.isValid() && !b.isValid())
        return sortOrder() == Qt::AscendingOrder ? left.row() < right.row()
                                                 : left.row() > right.row();
    // Sorting downwards turns the answer round.
    if (!a.isValid() || !b.isValid()) {
        return sortOrder() == Qt::AscendingOrder ? a.isValid() && !b.isValid()
                                                 : !a.isValid() && b.isValid();
    }
    if (a.userType() == QMetaType::QString) {
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    }
    return a.toDouble() < b.toDouble();
}

}  // namespace headscope::app
