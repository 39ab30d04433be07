// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/heads_model.h"

#include "state/metric_text.h"
#include "state/shown_values.h"

#include <QRegularExpression>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr auto kAnyCase = QRegularExpression::CaseInsensitiveOption;

/// The quantity of a column that shows one.
std::optional<Quantity> quantityOf(int column) {
    switch (column) {
        case HeadsModel::TargetChange:
            return Quantity{Metric::Probability, Subject::Target, Contrast::Shown};
        case HeadsModel::ControlChange:
            return Quantity{Metric::Probability, Subject::Control, Contrast::Shown};
        case HeadsModel::LogTargetChange:
            return Quantity{Metric::LogProbability, Subject::Target, Contrast::Shown};
        case HeadsModel::LogitDifferenceChange:
            return Quantity{Metric::LogitDifference, Subject::Target, Contrast::Shown};
        case HeadsModel::KlDivergence:
            return Quantity{Metric::Kl, Subject::Target, Contrast::Shown};
        default:
            return std::nullopt;
    }
}

}  // namespace

HeadsModel::HeadsModel(const RunState& state, QObject* parent)
    : QAbstractTableModel(parent), m_state(state) {
    refresh();
}

int HeadsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_layers * m_heads;
}

int HeadsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

HeadId HeadsModel::head(int row) const {
    return {row / m_heads, row % m_heads};
}

int HeadsModel::row(HeadId head) const {
    return head.layer * m_heads + head.head;
}

void HeadsModel::refresh() {
    int layers = 0;
    int heads = 0;
    if (const auto& run = m_state.run()) {
        layers = run->clean.headMean.layers();
        heads = run->clean.headMean.heads();
    }
    if (layers != m_layers || heads != m_heads) {
        beginResetModel();
        m_layers = layers;
        m_heads = heads;
        endResetModel();
    } else if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
}

QVariant HeadsModel::number(HeadId head, int column) const {
    const ShownRun& run = *m_state.run();
    if (const auto quantity = quantityOf(column)) {
        const auto value = valueOf(run, resolved(*quantity, m_state.replacement()), head);
        return value ? QVariant(*value) : QVariant();
    }
    if (column == Layer) return head.layer;
    if (column == Head) return head.head;
    if (column == HeadMean) return static_cast<double>(run.clean.headMean(head));
    const Cell* cell = m_state.cell(head);
    if (!cell) return {};
    if (column == TargetRank) return cell->rankTarget;
    return visible(cell->argmax.text);
}

QString HeadsModel::text(HeadId head, int column) const {
    const QVariant value = number(head, column);
    if (!value.isValid()) return QStringLiteral("…");
    if (const auto quantity = quantityOf(column)) return valueText(*quantity, value.toDouble());
    if (column == HeadMean) return signedNumber(value.toDouble(), 4);
    return value.toString();
}

QVariant HeadsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_state.run() || index.row() >= rowCount()) return {};
    const HeadId id = head(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return text(id, index.column());
        case Qt::TextAlignmentRole:
            return QVariant(index.column() == TopToken ? Qt::AlignLeft | Qt::AlignVCenter
                                                       : Qt::AlignRight | Qt::AlignVCenter);
        case SortRole:
            return number(id, index.column());
        case FilterRole: {
            const Cell* cell = m_state.cell(id);
            return QStringLiteral("%1.%2 L%1H%2 L%1 H%2 %3")
                .arg(id.layer)
                .arg(id.head)
                .arg(cell ? visible(cell->argmax.text) : QString());
        }
        default:
            return {};
    }
}

QVariant HeadsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant(section == TopToken ? Qt::AlignLeft | Qt::AlignVCenter
                                            : Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
        case Layer:
            return tr("Layer");
        case Head:
            return tr("Head");
        case TargetChange:
            return tip ? tr("P ablated − P clean of the target") : tr("Δ P target");
        case ControlChange:
            return tip ? tr("P ablated − P clean of the control") : tr("Δ P control");
        case LogTargetChange:
            return tip ? tr("Change of the target's log-probability, in nats")
                       : tr("Δ ln P target");
        case LogitDifferenceChange:
            return tip ? tr("Change of the target's logit less the control's")
                       : tr("Δ logit diff.");
        case TargetRank:
            return tip ? tr("The target's rank with the head ablated") : tr("Target rank");
        case KlDivergence:
            return tip ? tr("KL(clean ‖ ablated), in nats") : tr("KL");
        case TopToken:
            return tip ? tr("The most likely token with the head ablated") : tr("Top-1");
        case HeadMean:
            return tip ? tr("The head's observed mean in the clean run") : tr("Head mean");
        default:
            return {};
    }
}

HeadsOrder::HeadsOrder(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(HeadsModel::SortRole);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void HeadsOrder::setFilter(const QString& words) {
    QString text = words;
    text.replace(QRegularExpression(tr("\\blayer\\s*(\\d+)"), kAnyCase), QStringLiteral("L\\1"));
    text.replace(QRegularExpression(tr("\\bhead\\s*(\\d+)"), kAnyCase), QStringLiteral("H\\1"));
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool HeadsOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool hasLeft = left.data(HeadsModel::SortRole).isValid();
    const bool hasRight = right.data(HeadsModel::SortRole).isValid();
    if (hasLeft != hasRight) return sortOrder() == Qt::AscendingOrder ? hasLeft : hasRight;
    if (!hasLeft) return false;
    return QSortFilterProxyModel::lessThan(left, right);
}

bool HeadsOrder::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QStringList has = sourceModel()
                                ->index(row, 0, parent)
                                .data(HeadsModel::FilterRole)
                                .toString()
                                .split(QLatin1Char(' '));
    // Where a head is named, it must be that one: L1 is not L11. Of a token any part will do.
    static const QRegularExpression named(QStringLiteral("^(\\d+\\.\\d+|[lh]\\d+|l\\d+h\\d+)$"),
                                          kAnyCase);
    return std::all_of(m_words.begin(), m_words.end(), [&has](const QString& word) {
        const bool whole = named.match(word).hasMatch();
        return std::any_of(has.begin(), has.end(), [&](const QString& candidate) {
            return whole ? candidate.compare(word, Qt::CaseInsensitive) == 0
                         : candidate.contains(word, Qt::CaseInsensitive);
        });
    });
}

}  // namespace headscope::app
