// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/inspector/heads_panel.h"

#include "ui/quiet_view.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace headscope::app {

namespace {
constexpr int kHeadsColumnPad = 12;  // beside a title or a number, both sides together
}  // namespace

HeadsPanel::HeadsPanel(const RunState& state, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_model(new HeadsModel(state, this)),
      m_order(new HeadsProxy(this)),
      m_filter(new QLineEdit),
      m_table(new QuietView<QTableView>),
      m_count(new MutedLabel) {
    m_filter->setObjectName(QStringLiteral("headsFilter"));
    m_filter->setPlaceholderText(tr("Filter: 9.6, layer 9, or a token"));
    m_filter->setAccessibleName(tr("Filter the table of heads"));
    m_filter->setClearButtonEnabled(true);
    useScaledWidth(*m_filter, 280);
    m_count->setMinimumWidth(1);  // it shrinks first
    auto* line = new QHBoxLayout;
    line->addWidget(m_filter);
    line->addWidget(m_count);
    line->addStretch(1);
    body()->addLayout(line);

    m_order->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("headsTable"));
    m_table->setAccessibleName(tr("All heads"));
    m_table->setModel(m_order);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(HeadsModel::kTargetColumn, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSortIndicatorShown(false);  // the title shows it
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->setVisible(false);
    useTextRows(*m_table);
    m_table->horizontalHeader()->setHighlightSections(false);
    followTextSize(*m_table, "columns", [this] { fitColumns(); });
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    body()->addWidget(m_table, 1);

    connect(m_model, &HeadsModel::ticked, this,
            [this](HeadId head) { Q_EMIT headsToggled({head}); });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &HeadsPanel::fitColumns);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        const QScopedValueRollback following(m_following, true);
        m_order->setFilter(words);
        refreshCount();
        showSelected();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HeadsPanel::takeCurrent);
    connect(&m_state, &RunState::gridChanged, this, &Pane::touch);
    connect(&m_state, &RunState::runChanged, this, &Pane::touch);
    connect(&m_state, &RunState::ablationSetChanged, this,
            [this] { isSeen() ? m_model->refreshTicks() : touch(); });
    connect(&m_state, &RunState::selectedChanged, this, [this] {
        // Cheaper than all of it, where it is seen.
        isSeen() ? showSelected() : touch();
    });
}

int HeadsPanel::leastWidth(int column) const {
    const auto* header = m_table->horizontalHeader();
    QString value = QStringLiteral("−00.0000");
    if (column == HeadsModel::kHeadColumn) value = QStringLiteral("00.00");
    if (column == HeadsModel::kTopColumn) value = QStringLiteral("␣anything");
    int width = m_table->fontMetrics().horizontalAdvance(value);
    if (column == HeadsModel::kHeadColumn)
        width += m_table->style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, m_table);
    const QString title = m_order->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    for (const QString& line : title.split(QLatin1Char('\n')))
        width = std::max(width, header->fontMetrics().horizontalAdvance(line));
    return width + kHeadsColumnPad;
}

void HeadsPanel::fitColumns() {
    // Titles and numbers are read in full: where there is no room for all, the table is scrolled.
    const int count = m_model->columnCount();
    std::vector<int> widths(static_cast<std::size_t>(count));
    for (int column = 0; column < count; ++column)
        widths[static_cast<std::size_t>(column)] = leastWidth(column);
    const int spare =
        m_table->viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0);
    for (int column = 0; column < count; ++column)
        m_table->setColumnWidth(
            column, widths[static_cast<std::size_t>(column)] + std::max(0, spare) / count);
}

bool HeadsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
    // In whichever column of its row the keyboard is.
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        const QModelIndex current = m_table->currentIndex();
        if (current.isValid())
            Q_EMIT headsToggled({m_model->headAt(m_order->mapToSource(current).row())});
        return true;
    }
    return Pane::eventFilter(watched, event);
}

void HeadsPanel::sortByCurrentColumn() {
    const int column = m_table->currentIndex().column();
    if (column < 0) return;
    const bool turns =
        m_order->sortColumn() == column && m_order->sortOrder() == Qt::AscendingOrder;
    m_table->sortByColumn(column, turns ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void HeadsPanel::takeCurrent(const QModelIndex& current) {
    if (m_following || !current.isValid()) return;
    Q_EMIT headChosen(m_model->headAt(m_order->mapToSource(current).row()));
}

void HeadsPanel::showSelected() {
    const QScopedValueRollback following(m_following, true);
    const auto head = m_state.selected();
    QModelIndex row;
    if (head && m_state.run())
        row = m_order->mapFromSource(m_model->index(m_model->rowOf(*head), 0));
    if (row.isValid() && row.row() == m_table->currentIndex().row() &&
        m_table->selectionModel()->isRowSelected(row.row())) {
        return;
    }
    m_table->selectionModel()->setCurrentIndex(
        row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (row.isValid()) m_table->scrollTo(row);
}

void HeadsPanel::refreshCount() {
    const int all = m_model->rowCount();
    m_count->setText(all == 0 ? tr("After a run, every head with its numbers.")
                              : tr("%1 of %n head(s)", nullptr, all).arg(m_order->rowCount()));
}

void HeadsPanel::refresh() {
    {
        const QScopedValueRollback following(m_following, true);
        m_model->refresh();
    }
    refreshCount();
    showSelected();
}

}  // namespace headscope::app
