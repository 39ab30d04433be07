// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/typical_model.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "features/study/study_desk.h"

#include <headscope/study_typical.h>

#include <cmath>

namespace headscope::app {

TypicalModel::TypicalModel(const StudyDesk& desk, QObject* parent)
    : QAbstractTableModel(parent), m_desk(desk) {}

void TypicalModel::clear() {
    beginResetModel();
    m_measure.clear();
    m_effects.clear();
    m_order.clear();
    endResetModel();
}

void TypicalModel::show(const StudyChoice& choice, std::optional<HeadId> head, Typical by,
                        bool mostFirst) {
    clear();
    const StudyRows* rows = m_desk.rows();
    if (!rows || (by == Typical::Head && !head)) return;
    beginResetModel();
    m_by = by;
    m_quantity = studyQuantities()[choice.quantity];
    if (head) m_effects = effectsOf(*rows, choice.intervention, m_quantity, *head);
    m_measure = by == Typical::Head ? standardised(m_effects)
                                    : likenessToOthers(*rows, choice.intervention, m_quantity);
    // Most typical: r is largest, or the distance to either side is smallest.
    std::vector<double> sizes = m_measure;
    for (double& size : sizes)
        if (by == Typical::Head) size = std::abs(size);
    m_order = placesByValue(sizes, (by == Typical::Map) == mostFirst);
    endResetModel();
}

std::optional<std::size_t> TypicalModel::promptAt(int row) const {
    if (row < 0 || static_cast<std::size_t>(row) >= m_order.size()) return std::nullopt;
    return m_order[static_cast<std::size_t>(row)];
}

int TypicalModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int TypicalModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant TypicalModel::data(const QModelIndex& index, int role) const {
    const auto prompt = promptAt(index.row());
    const Study* study = m_desk.study();
    if (!prompt || !study || *prompt >= study->prompts.size()) return {};
    const QString text = visible(study->prompts[*prompt].text);
    if (role == Qt::ToolTipRole) return text;
    if (role == Qt::TextAlignmentRole && index.column() != Prompt)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Prompt:
            return text;
        case Measure:
            return signedNumber(m_measure[*prompt], m_by == Typical::Map ? 3 : 2);
        default:
            return m_effects.empty() || !std::isfinite(m_effects[*prompt])
                       ? QString()
                       : valueText(m_quantity, m_effects[*prompt]);
    }
}

QVariant TypicalModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole && section == Measure)
        return m_by == Typical::Map
                   ? tr("The correlation of the prompt's map with the mean map of all other "
                        "prompts, over all heads")
                   : tr("How far the head's effect on the prompt is from its mean over all "
                        "prompts, in standard deviations");
    if (role != Qt::DisplayRole) return {};
    if (section == Prompt) return tr("Prompt");
    if (section == Effect) return tr("Effect");
    return m_by == Typical::Map ? tr("r with the others") : tr("From the mean, sd");
}

}  // namespace headscope::app
