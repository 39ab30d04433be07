// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/pairs/backups_view.h"

#include "document/metric_text.h"
#include "features/pairs/pair_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr std::size_t kMostBackups = 30;

}  // namespace

BackupsView::BackupsView(const RunState& state, const PairStudy& study, GivenMap& map,
                         QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_study(study),
      m_map(map),
      m_start(new QPushButton(tr("Compute"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_bar(new QProgressBar),
      m_status(new MutedLabel),
      m_table(new QTableWidget) {
    build();
    connect(m_start, &QPushButton::clicked, this, [this] { m_map.start(GivenMap::Then::Nothing); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_map.stop(); });
    const auto choose = [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_backups.size()))
            Q_EMIT headChosen(m_backups[static_cast<std::size_t>(row)].head);
    };
    connect(m_table, &QTableWidget::cellClicked, this, [choose](int row, int) { choose(row); });
    connect(m_table, &QTableWidget::currentCellChanged, this,
            [this, choose](int row, int, int, int) {
                if (m_table->hasFocus()) choose(row);
            });
}

void BackupsView::build() {
    m_start->setObjectName(QStringLiteral("backupsStart"));
    m_start->setToolTip(tr("Ablate every head again with the set gone already"));
    m_stop->setObjectName(QStringLiteral("backupsStop"));
    m_stop->setToolTip(tr("Stop at once; nothing is kept of it"));
    m_status->setObjectName(QStringLiteral("backupsStatus"));
    m_status->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(1);
    m_bar->setAccessibleName(tr("How many heads are computed"));
    m_table->setObjectName(QStringLiteral("backupsTable"));
    m_table->setAccessibleName(tr("Heads by how much their effect grows once the set is gone"));
    m_table->setColumnCount(4);
    m_table->setHorizontalHeaderLabels({tr("Head"), tr("Growth"), tr("Alone"), tr("Set gone")});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    useTextRows(*m_table);
    auto* line = new QHBoxLayout;
    line->addWidget(m_start);
    line->addWidget(m_stop);
    line->addWidget(m_bar, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_status);
    layout->addWidget(m_table, 1);
}

void BackupsView::find(Metric metric) {
    m_backups.clear();
    m_known = false;
    const auto& run = m_state.run();
    const HeadList& set = m_state.ablationSet().heads;
    if (!run || set.empty() || m_state.cover().hidesSets()) return;
    const StudiedPairs* pairs = m_study.shown();
    const auto isComputed = [&] {
        const auto& chosen = pairs->effects.chosen;  // strongest first
        return !pairs->effects.stopped &&
               (chosen.empty() ||
                std::find(chosen.begin(), chosen.end(), set.front()) != chosen.end());
    };
    const bool isRow = pairs && set.size() == 1 && pairs->effects.metric == metric && isComputed();
    const GivenPart* given = run->givenPart(m_state.intervention());
    if (isRow) {
        m_backups =
            headscope::backups(pairs->effects.single, besideHead(pairs->effects, set.front()), set,
                               growthNoise(run->noiseFloor, metric));
        m_known = true;
    } else if (given && given->heads == set) {
        m_backups = headscope::backups(*run, m_state.intervention(), metric);
        m_known = true;
    }
    m_backups.resize(std::min(m_backups.size(), kMostBackups));
}

void BackupsView::fill(Metric metric) {
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(static_cast<int>(m_backups.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Backup& one = m_backups[static_cast<std::size_t>(row)];
        m_table->setItem(row, 0, new QTableWidgetItem(headName(one.head)));
        const double values[] = {one.growth(), one.alone, one.beside};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(changeText(metric, values[column]));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column + 1, item);
        }
    }
}

QString BackupsView::statusText(Metric metric) const {
    if (m_map.isRunning())
        return tr("%1 of %2 heads").arg(m_map.cellsDone()).arg(m_map.cellsTotal());
    if (m_map.hasFailed())
        return tr("It failed: %1. %2").arg(m_map.error().what, m_map.error().hint);
    if (!m_known) {
        const QString why = m_map.refusal();
        return why.isEmpty() ? tr("Which heads do more once the set is gone is not computed yet.")
                             : why;
    }
    const QString set = givenText({m_state.ablationSet().heads, {}});
    if (m_backups.empty()) return tr("No head does more for the target with %1 ablated.").arg(set);
    return metric == Metric::LogProbability
               ? tr("With %1 ablated, these do more for ln P of the target than alone:").arg(set)
               : tr("With %1 ablated, these do more for the logit difference than alone:").arg(set);
}

void BackupsView::show(Metric metric) {
    find(metric);
    fill(metric);
    const bool running = m_map.isRunning();
    enableStartStop(*m_start, !running && !m_known && m_map.refusal().isEmpty(), *m_stop, running);
    m_bar->setRange(0, std::max(1, m_map.cellsTotal()));
    m_bar->setValue(running ? m_map.cellsDone() : 0);
    m_bar->setVisible(running);
    m_status->setText(statusText(metric));
    m_status->setAlarming(m_map.hasFailed());
}

}  // namespace headscope::app
