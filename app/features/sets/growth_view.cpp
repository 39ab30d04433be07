// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/growth_view.h"

#include "document/growth_text.h"
#include "document/metric_text.h"
#include "document/run_spec.h"
#include "document/shown_growth.h"
#include "plot/growth_plot.h"
#include "ui/beside_layout.h"
#include "ui/number_box.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kFirstSteps = 5;
constexpr int kGrowthGap = 14;        // pixels between buttons, table and plot
constexpr int kWidestTable = 235;     // pixels that it asks for at most
constexpr int kGrowthColumnPad = 12;  // beside a title or a number, both sides together
}  // namespace

GrowthView::GrowthView(const RunState& state, SetGrowth& growth, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_growth(growth),
      m_one(new QPushButton(tr("Add the Next Head"))),
      m_several(new QPushButton(tr("Add Heads:"))),
      m_steps(new WholeBox),
      m_all(new QPushButton(tr("Add Until It Stops Falling"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_bar(new QProgressBar),
      m_status(new MutedLabel),
      m_table(new QTableWidget(0, 5)),
      m_plot(new GrowthPlot) {
    build();
    connect(m_one, &QPushButton::clicked, this, [this] { m_growth.start(1); });
    connect(m_several, &QPushButton::clicked, this, [this] { m_growth.start(m_steps->value()); });
    connect(m_all, &QPushButton::clicked, this, [this] { m_growth.start(0); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_growth.stop(); });
    connect(&m_growth, &SetGrowth::changed, this, &GrowthView::refreshProgress);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (m_table->hasFocus() && row > 0)
            Q_EMIT headChosen(m_shown.steps.at(static_cast<std::size_t>(row) - 1).head);
    });
}

void GrowthView::build() {
    m_one->setObjectName(QStringLiteral("growOne"));
    m_several->setObjectName(QStringLiteral("growSeveral"));
    m_steps->setObjectName(QStringLiteral("growSteps"));
    m_all->setObjectName(QStringLiteral("growAll"));
    m_stop->setObjectName(QStringLiteral("growStop"));
    m_status->setObjectName(QStringLiteral("growStatus"));
    m_table->setObjectName(QStringLiteral("growTable"));
    m_one->setToolTip(
        tr("Put in the head that lowers the target most, given those that are in the set"));
    m_several->setToolTip(tr("So many heads, one after the other"));
    m_all->setToolTip(tr("Go on until no head that is left lowers the target any further"));
    m_stop->setToolTip(tr("Stop at once; the heads that have been added stay"));
    m_steps->setRange(2, 999);
    m_steps->setValue(kFirstSteps);
    m_steps->setAccessibleName(tr("How many heads to add"));
    m_bar->setTextVisible(false);
    m_status->setWordWrap(true);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(6);
    auto* several = new QHBoxLayout;
    several->addWidget(m_several, 1);
    several->addWidget(m_steps);
    auto* progress = new QHBoxLayout;
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_stop);
    buttons->addWidget(m_one);
    buttons->addLayout(several);
    buttons->addWidget(m_all);
    buttons->addLayout(progress);
    buttons->addWidget(m_status);
    buttons->addStretch(1);
    auto* side = new QWidget;
    side->setLayout(buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    // As wide as its buttons say, in any font.
    side->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bar->setMinimumWidth(1);

    m_table->setHorizontalHeaderLabels(
        {tr("Added"), tr("P target"), tr("change"), tr("rank"), tr("P control")});
    m_table->setAccessibleName(tr("Steps of growth"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->setVisible(false);
    useTextRows(*m_table);
    m_table->viewport()->installEventFilter(this);
    followTextSize(*m_table, "columns", [this] { fitColumns(); });
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* layout = new BesideLayout(this, kGrowthGap);
    layout->add(side, 0, BesideLayout::Needs::Whole);
    layout->add(m_table, 6, BesideLayout::Needs::Least);
    layout->add(m_plot, 4, BesideLayout::Needs::Least);
}

void GrowthView::fitColumns() {
    QHeaderView* header = m_table->horizontalHeader();
    const int value = m_table->fontMetrics().horizontalAdvance(QStringLiteral("−0.0000"));
    int widest = value;
    int all = 0;
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const int title =
            header->fontMetrics().horizontalAdvance(m_table->horizontalHeaderItem(column)->text());
        widest = std::max(widest, title);
        all += std::max(value, title) + kGrowthColumnPad / 2;
    }
    // With large text it may have to be scrolled by itself.
    m_table->setMinimumWidth(std::min(all + 2 * m_table->frameWidth(), scaledPixels(kWidestTable)));
    // Titles are read in full: columns are alike where there is room for that.
    const bool alike =
        m_table->columnCount() * (widest + kGrowthColumnPad) <= m_table->viewport()->width();
    header->setMinimumSectionSize(alike ? widest + kGrowthColumnPad : 1);
    header->setSectionResizeMode(alike ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
}

bool GrowthView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) fitColumns();
    return QWidget::eventFilter(watched, event);
}

void GrowthView::refresh() {
    refreshProgress();
    refreshPath();
    fitColumns();
}

QString GrowthView::statusText() const {
    if (m_growth.isRunning()) {
        return m_growth.stepsLeft() > 0
                   ? tr("Trying every head; %1 to add.").arg(m_growth.stepsLeft())
                   : tr("Trying every head…");
    }
    QString refusal = m_growth.refusal();
    switch (m_growth.outcome()) {
        case SetGrowth::Outcome::Ended:
            if (!refusal.isEmpty()) break;  // such as that every head is in the set
            return endText();
        case SetGrowth::Outcome::Stopped:
            return tr("Stopped; the heads that were added stay. Undo takes them out one by one.");
        case SetGrowth::Outcome::Failed:
            return tr("It failed: %1. %2").arg(m_growth.error().what, m_growth.error().hint);
        case SetGrowth::Outcome::Done:
        case SetGrowth::Outcome::None:
            break;
    }
    return refusal;
}

QString GrowthView::endText() const {
    const CleanRun& clean = m_state.run()->clean;
    switch (m_growth.why()) {
        case GrowthEnd::SmallStep:
            return tr("Ended: the next head would lower P of %1 by less than 1 % of its clean "
                      "value. One more head can still be added.")
                .arg(visible(clean.target));
        case GrowthEnd::TargetGone:
            return tr("Ended: another token is the most likely one, and P of %1 is below 1 %. "
                      "Further heads say little.")
                .arg(visible(clean.target));
        case GrowthEnd::NothingLowers:
        case GrowthEnd::None:
            break;
    }
    return tr("No head that is left lowers the target further.");
}

void GrowthView::refreshProgress() {
    const bool running = m_growth.isRunning();
    const QString refusal = m_growth.refusal();
    const bool ready = !running && refusal.isEmpty();
    for (auto* button : {m_one, m_several, m_all})
        enableStartStop(*button, ready, *m_stop, running);
    m_steps->setEnabled(ready);
    m_bar->setRange(0, std::max(1, m_growth.cellsTotal()));
    m_bar->setValue(running ? m_growth.cellsDone() : 0);
    m_status->setText(statusText());
    m_status->setAlarming(m_growth.outcome() == SetGrowth::Outcome::Failed);
}

void GrowthView::refreshPath() {
    m_shown = shownPath(m_state);
    const auto count = m_shown.steps.size();
    m_table->setRowCount(count == 0 ? 0 : static_cast<int>(count) + 1);
    QStringList names;
    QVector<double> target;
    QVector<double> control;
    const auto add = [&](const QString& name, double pTarget, double pControl,
                         const QString& rank) {
        const auto row = static_cast<int>(names.size());
        const QString change = row == 0 ? QString() : signedNumber(pTarget - target.back(), 4);
        const QStringList texts{name, sizeText(Metric::Probability, pTarget), change, rank,
                                sizeText(Metric::Probability, pControl)};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
        names.push_back(name);
        target.push_back(pTarget);
        control.push_back(pControl);
    };
    if (count > 0) {
        const QStringList called = growthNames(m_shown);
        add(called.front(), m_shown.pTarget, m_shown.pControl, {});
        for (const GrowthStep& step : m_shown.steps)
            add(called.at(names.size()), step.pTarget, step.pControl,
                QString::number(step.rankTarget));
        m_table->scrollToBottom();
    }
    const auto& run = m_state.run();
    m_plot->setData(names, target, control, run ? visible(run->clean.target) : tr("target"),
                    run ? visible(run->clean.control) : tr("control"));
}

}  // namespace headscope::app
