// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/inspector_panel.h"

#include "panels/head_text.h"
#include "panels/top_pair.h"
#include "panels/widgets.h"
#include "state/metric_text.h"
#include "theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace headscope::app {

InspectorPanel::InspectorPanel(const RunState& state, AskAttention ask, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_pages(new QStackedWidget),
      m_empty(new MutedLabel),
      m_heading(new QLabel),
      m_sentence(new QLabel),
      m_tops(new TopPair),
      m_numbers(new QLabel),
      m_attention(new AttentionView(state, std::move(ask))) {
    build();
    connect(&m_state, &RunState::selectedChanged, this, &Pane::touch);
    connect(&m_state, &RunState::gridChanged, this, &Pane::touch);
    connect(&m_state, &RunState::runChanged, this, [this] {
        m_attention->forget();
        touch();
    });
}

void InspectorPanel::build() {
    m_empty->setObjectName(QStringLiteral("inspectorEmpty"));
    m_heading->setObjectName(QStringLiteral("inspectorHeading"));
    m_sentence->setObjectName(QStringLiteral("headSentence"));
    m_numbers->setObjectName(QStringLiteral("headNumbers"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_heading->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    for (auto* label : {m_heading, m_sentence, m_numbers})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setFont(scaledFont(font(), 0.92));
    m_numbers->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_numbers->setWordWrap(true);

    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setSpacing(14);
    top->addWidget(m_heading, 0, Qt::AlignTop);
    top->addWidget(m_sentence, 1);
    layout->addLayout(top);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(18);
    columns->addWidget(m_tops, 10);
    columns->addWidget(m_numbers, 6);
    columns->addWidget(m_attention, 7);
    layout->addLayout(columns, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);
    body()->addWidget(m_pages, 1);
}

void InspectorPanel::refresh() {
    const auto head = m_state.selected();
    const Cell* cell = m_state.cell(head);
    m_pages->setCurrentIndex(cell ? 1 : 0);
    if (!cell) {
        if (!m_state.run()) {
            m_empty->setText(tr("Run first; then choose a head in a map, the table or a plot."));
        } else if (head) {
            m_empty->setText(
                tr("Layer %1, head %2 is still being computed.").arg(head->layer).arg(head->head));
        } else {
            m_empty->setText(
                tr("Click a cell, or walk over the map with the arrow keys, to see "
                   "what its head does."));
        }
        return;
    }
    const CleanRun& clean = m_state.run()->clean;
    const Theme& theme = Theme::of(palette());
    m_heading->setText(tr("Layer %1, head %2").arg(head->layer).arg(head->head));
    m_sentence->setText(headSentence(clean, *cell, m_state.replacement()));
    m_tops->show(clean, cell->top);
    m_numbers->setText(
        numbersTable(clean, *cell, theme) +
        QStringLiteral("<p style='margin:6px 0 0 0;color:%1'>%2<br>%3</p>")
            .arg(theme.muted.name(),
                 tr("KL(clean ‖ ablated) %1 nats")
                     .arg(QString::number(static_cast<double>(cell->kl), 'g', 3)),
                 tr("observed mean %1")
                     .arg(signedNumber(static_cast<double>(clean.headMean(*head)), 4))));
    m_attention->showHead(head);
}

}  // namespace headscope::app
