// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/pairs/pair_list.h"

#include "document/metric_text.h"
#include "features/pairs/pair_text.h"
#include "ui/text_size.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr std::size_t kMostListed = 30;

bool isSame(const PairOfHeads& a, const PairOfHeads& b) {
    return a == b || (a.first == b.second && a.second == b.first);
}

QTableWidgetItem* numberItem(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

}  // namespace

PairList::PairList(QWidget* parent) : QTableWidget(parent) {
    setObjectName(QStringLiteral("pairList"));
    setAccessibleName(tr("The pairs that interact most"));
    setToolTip(tr("Click a pair to make it the ablation set"));
    setColumnCount(5);
    setHorizontalHeaderLabels(
        {tr("Pair"), tr("Interaction"), tr("First"), tr("Second"), tr("Both")});
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setHighlightSections(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    useTextRows(*this);
    connect(this, &QTableWidget::cellActivated, this, [this](int row, int) { take(row); });
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row, int, int, int) {
        if (hasFocus() && row >= 0 && row < static_cast<int>(m_pairs.size()))
            Q_EMIT pairChosen(m_pairs[static_cast<std::size_t>(row)]);
    });
}

// Not on a click: what a press shows may move the row away before the button is let go.
void PairList::mousePressEvent(QMouseEvent* event) {
    const int row = indexAt(event->position().toPoint()).row();
    QTableWidget::mousePressEvent(event);
    if (event->button() == Qt::LeftButton) take(row);
}

void PairList::take(int row) {
    if (row >= 0 && row < static_cast<int>(m_pairs.size()))
        Q_EMIT pairTaken(m_pairs[static_cast<std::size_t>(row)]);
}

void PairList::show(const PairEffects* effects, const std::optional<NoiseFloor>& floor) {
    const QSignalBlocker quiet(this);
    m_pairs.clear();
    if (effects) {
        const double noise = pairFloor(floor, effects->metric, PairQuantity::Interaction);
        for (const PairOfHeads& pair : strongestPairs(*effects, kMostListed))
            if (std::abs(*effects->interaction(pair.first, pair.second)) > noise)
                m_pairs.push_back(pair);
    }
    setRowCount(static_cast<int>(m_pairs.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const auto [a, b] = m_pairs[static_cast<std::size_t>(row)];
        const double values[] = {*effects->interaction(a, b),
                                 static_cast<double>(effects->single(a)),
                                 static_cast<double>(effects->single(b)), *effects->together(a, b)};
        setItem(row, 0, new QTableWidgetItem(headName(a) + QLatin1String(" + ") + headName(b)));
        for (int column = 0; column < 4; ++column)
            setItem(row, column + 1, numberItem(changeText(effects->metric, values[column])));
    }
}

void PairList::setSelected(const std::optional<PairOfHeads>& pair) {
    const auto at = std::find_if(m_pairs.begin(), m_pairs.end(), [&](const PairOfHeads& one) {
        return pair && isSame(one, *pair);
    });
    const QSignalBlocker quiet(this);
    if (at == m_pairs.end())
        setCurrentCell(-1, -1);
    else
        setCurrentCell(static_cast<int>(at - m_pairs.begin()), 0);
}

}  // namespace headscope::app
