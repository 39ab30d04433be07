// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_heads_model.h"

#include "document/metric_text.h"
#include "ui/terms.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

QString knownText(const Quantity& quantity, double value) {
    return std::isfinite(value) ? valueText(quantity, value) : QStringLiteral("–");
}

}  // namespace

QString StudyHeadsModel::tipOf(int section) {
    switch (section) {
        case Low:
        case High:
            return QStringLiteral("<p>%1</p>%2")
                .arg(tr("Rows are sorted by the end of the interval that is nearer to 0, the "
                        "largest first; those whose interval holds 0 come after them, by the size "
                        "of their mean."),
                     termTip(QStringLiteral("bootstrap-interval")));
        case EffectSize:
            return termTip(QStringLiteral("effect-size"));
        case PFamily:
            return QStringLiteral("<p>%1</p>%2")
                .arg(tr("Of the largest |t| of all heads, by flipping signs: holds for all heads "
                        "at once"),
                     termTip(QStringLiteral("family-wise-p")));
        default:
            return {};
    }
}

void StudyHeadsModel::show(std::shared_ptr<const StudySummary> summary, const StudyChoice& choice) {
    beginResetModel();
    m_summary = std::move(summary);
    m_order.clear();
    m_quantity = studyQuantities()[choice.quantity];
    m_map = m_summary ? m_summary->map(m_summary->interventions[choice.intervention],
                                       m_quantity.metric, m_quantity.subject)
                      : nullptr;
    if (m_map) {
        for (std::size_t i = 0; i < m_map->heads.values().size(); ++i)
            m_order.push_back(m_map->heads.id(i));
        std::stable_sort(m_order.begin(), m_order.end(), [this](HeadId a, HeadId b) {
            const HeadStatistics& first = m_map->heads(a);
            const HeadStatistics& second = m_map->heads(b);
            const double sureFirst = sureSize(first), sureSecond = sureSize(second);
            return sureFirst != sureSecond ? sureFirst > sureSecond
                                           : std::abs(first.mean) > std::abs(second.mean);
        });
    }
    endResetModel();
}

std::optional<HeadId> StudyHeadsModel::headAt(int row) const {
    if (row < 0 || static_cast<std::size_t>(row) >= m_order.size()) return std::nullopt;
    return m_order[static_cast<std::size_t>(row)];
}

int StudyHeadsModel::rowOf(HeadId head) const {
    const auto at = std::find(m_order.begin(), m_order.end(), head);
    return at == m_order.end() ? -1 : static_cast<int>(at - m_order.begin());
}

int StudyHeadsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int StudyHeadsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant StudyHeadsModel::data(const QModelIndex& index, int role) const {
    const auto head = headAt(index.row());
    if (!head) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const HeadStatistics& of = m_map->heads(*head);
    switch (index.column()) {
        case Head:
            return headName(*head);
        case Mean:
            return knownText(m_quantity, of.mean);
        case Low:
            return knownText(m_quantity, of.ci95[0]);
        case High:
            return knownText(m_quantity, of.ci95[1]);
        case EffectSize:
            return std::isfinite(of.dz) ? signedNumber(of.dz, 2) : QStringLiteral("–");
        case PFamily:
            return pText(of.pFamily);
        case PHolm:
            return pText(of.pHolm);
        case QBh:
            return pText(of.qBh);
        default:
            return std::isfinite(of.signConsistency) ? percentText(of.signConsistency)
                                                     : QStringLiteral("–");
    }
}

QVariant StudyHeadsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole) return tipOf(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Head:
            return tr("Head");
        case Mean:
            return tr("Mean");
        case Low:
            return tr("95 % from");
        case High:
            return tr("to");
        case EffectSize:
            return tr("d_z");
        case PFamily:
            return tr("p, all heads");
        case PHolm:
            return tr("p, Holm");
        case QBh:
            return tr("q, BH");
        default:
            return tr("Same sign");
    }
}

}  // namespace headscope::app
