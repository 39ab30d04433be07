// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/given_view.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "ui/beside_layout.h"
#include "ui/intervention_text.h"
#include "ui/paragraph.h"
#include "ui/widgets.h"

#include <headscope/pairs.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr qsizetype kMostStandIns = 5;
constexpr int kGivenGap = 22;  // pixels

QString nats(double value) {
    return valueText({Metric::LogProbability, Subject::Target, {}}, value);
}

}  // namespace

GivenView::GivenView(const RunState& state, GivenMap& map, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_map(map),
      m_start(new QPushButton(tr("Map Given the Set"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_bar(new QProgressBar),
      m_status(new MutedLabel),
      m_sentence(new QLabel) {
    build();
    connect(m_start, &QPushButton::clicked, this, [this] { m_map.start(); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_map.stop(); });
    connect(&m_map, &GivenMap::changed, this, &GivenView::refresh);
    connect(m_sentence, &QLabel::linkActivated, this, [this](const QString& link) {
        if (const auto head = headOf(link)) Q_EMIT headChosen(head);
    });
}

void GivenView::build() {
    m_start->setObjectName(QStringLiteral("givenStart"));
    m_stop->setObjectName(QStringLiteral("givenStop"));
    m_status->setObjectName(QStringLiteral("givenStatus"));
    m_sentence->setObjectName(QStringLiteral("givenSentence"));
    m_start->setToolTip(
        tr("Every head again with the set ablated already, beside the plain map: the heads that "
           "stand in for the set light up"));
    m_stop->setToolTip(tr("Stop at once; nothing is kept of it"));
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(1);
    m_status->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sentence->setAccessibleName(tr("Which heads stand in for the set"));
    auto* progress = new QHBoxLayout;
    progress->addWidget(m_bar, 1);
    progress->addWidget(m_stop);
    auto* side = new QWidget;
    auto* buttons = new QVBoxLayout(side);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(6);
    buttons->addWidget(m_start);
    buttons->addLayout(progress);
    buttons->addWidget(m_status);
    buttons->addStretch(1);
    // As wide as its button says, in any font.
    side->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new BesideLayout(this, kGivenGap);
    layout->add(side, 0, BesideLayout::Needs::Whole);
    layout->add(m_sentence, 1, BesideLayout::Needs::Least);
}

QString GivenView::statusText() const {
    if (m_map.isRunning())
        return tr("%1 of %2 heads").arg(m_map.cellsDone()).arg(m_map.cellsTotal());
    if (m_map.hasFailed())
        return tr("It failed: %1. %2").arg(m_map.error().what, m_map.error().hint);
    return m_map.refusal();
}

QString GivenView::foundText() const {
    const GivenPart* given = m_map.shown();
    if (!given)
        return tr(
            "What each head is worth once the heads of the set are gone. Where the model has "
            "a second head for the same work, it shows only here.");
    const QString before = tr("With %1 %2, P of %3 is %4 instead of %5.")
                               .arg(givenText(*given), textOf(given->part.intervention).done,
                                    visible(m_state.run()->clean.target).toHtmlEscaped(),
                                    percentText(given->part.given->pTarget, 3),
                                    percentText(m_state.run()->clean.target.p, 3));
    QStringList found;
    for (const Backup& one :
         backups(*m_state.run(), given->part.intervention, Metric::LogProbability)) {
        if (found.size() == kMostStandIns) break;
        found << tr("<a href=\"%1\">%1</a>: %2 given the set, %3 alone")
                     .arg(headName(one.head), nats(one.beside), nats(one.alone));
    }
    if (found.isEmpty()) return paragraph({before, tr("No head stands in for them.")});
    return before + QStringLiteral("<br>") +
           tr("These stand in for them most (change of ln P of the target):") +
           QStringLiteral("<br>") + found.join(QStringLiteral("<br>"));
}

void GivenView::refresh() {
    const bool running = m_map.isRunning();
    enableStartStop(*m_start, !running && m_map.refusal().isEmpty(), *m_stop, running);
    m_bar->setRange(0, std::max(1, m_map.cellsTotal()));
    m_bar->setValue(running ? m_map.cellsDone() : 0);
    m_status->setText(statusText());
    m_status->setAlarming(m_map.hasFailed());
    setLinkedText(*m_sentence, foundText());
}

}  // namespace headscope::app
