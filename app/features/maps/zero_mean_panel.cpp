// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/zero_mean_panel.h"

#include "document/metric_text.h"
#include "features/maps/quantity_picker.h"
#include "jobs/user_error.h"
#include "plot/histogram_plot.h"
#include "plot/scatter_plot.h"
#include "ui/intervention_text.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

ZeroMeanPanel::ZeroMeanPanel(const RunState& state, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_picker(new QuantityPicker(false)),
      m_text(new MutedLabel),
      m_scatter(new ScatterPlot),
      m_histogram(new HistogramPlot) {
    build();
    connect(m_picker, &QuantityPicker::chosen, this, &ZeroMeanPanel::comparedChosen);
    connect(m_scatter, &ScatterPlot::headChosen, this, &ZeroMeanPanel::headChosen);
    connect(m_scatter, &ScatterPlot::headHovered, this, &ZeroMeanPanel::headHovered);
    connect(m_histogram, &HistogramPlot::headChosen, this, &ZeroMeanPanel::headChosen);
    for (const auto signal :
         {&RunState::gridChanged, &RunState::runChanged, &RunState::comparedChanged}) {
        connect(&m_state, signal, this, &Pane::touch);
    }
    connect(&m_state, &RunState::selectedChanged, this, [this] {
        // Cheaper than all of it, where it is seen.
        isSeen() ? mark() : touch();
    });
    connect(&m_state, &RunState::hoveredChanged, this, [this] {
        if (isSeen()) m_scatter->setHovered(m_state.hovered());
    });
}

void ZeroMeanPanel::build() {
    m_picker->setObjectName(QStringLiteral("zeroMeanPicker"));
    m_scatter->setObjectName(QStringLiteral("zeroMeanScatter"));
    m_scatter->setAccessibleName(
        tr("Every head's change under one intervention and under another"));
    m_histogram->setObjectName(QStringLiteral("zeroMeanHistogram"));
    m_histogram->setAccessibleName(tr("How many heads change by how much, under both"));
    m_text->setObjectName(QStringLiteral("zeroMeanText"));
    m_text->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(m_picker, 1);
    line->addWidget(m_text, 2);
    body()->addLayout(line);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(12);
    plots->addWidget(m_scatter, 1);
    plots->addWidget(m_histogram, 1);
    body()->addLayout(plots, 1);
}

QString ZeroMeanPanel::summary() const {
    const Cover& cover = m_state.cover();
    if (cover.zeroMean || cover.hidesCells()) return coveredText();
    if (m_both.pairs.empty()) {
        return tr("After a run with two interventions: how far they agree.");
    }
    const Quantity quantity = m_state.compared();
    QString text = tr("%n head(s)", nullptr, static_cast<int>(m_both.pairs.size()));
    if (m_both.pearsonR) {
        text = tr("r = %1 over %2").arg(signedNumber(*m_both.pearsonR, 3), text);
    }
    const HeadPair& apart = *m_both.mostApart;
    const QString first = textOf(*quantity.lens.of).brief;
    const QString second = textOf(*quantity.lens.minus).brief;
    if (apart.first == apart.second)
        return tr("%1. %2 and %3 agree in every one.").arg(text, capitalized(first), second);
    const auto value = [&](double change) {
        return valueText({quantity.metric, quantity.subject, {quantity.lens.of, {}}}, change);
    };
    return tr("%1. Furthest apart: layer %2 head %3, %4 %5, %6 %7.")
        .arg(text, QString::number(apart.head.layer), QString::number(apart.head.head), first,
             value(apart.first), second, value(apart.second));
}

void ZeroMeanPanel::refresh() {
    const Quantity quantity = m_state.compared();
    m_picker->offer(m_state.interventions(), quantity);
    m_both = m_state.run() ? pairedEffects(*m_state.run(), quantity) : PairedEffects{};
    m_text->setText(summary());
    const auto alone = [&](const std::optional<Intervention>& one) {
        return Quantity{quantity.metric, quantity.subject, {one, {}}};
    };
    const QString what = axisTexts({alone(quantity.lens.of), alone(quantity.lens.minus)}).front();
    const QString first = textOf(*quantity.lens.of).brief;
    const QString second = textOf(*quantity.lens.minus).brief;
    ScatterPlot::Data scatter{{}, QStringLiteral("%1: %2").arg(first, what), second};
    for (const HeadPair& pair : m_both.pairs)
        scatter.points.push_back({pair.head, {pair.first, pair.second}});
    m_scatter->setData(std::move(scatter));
    m_histogram->setData(
        {m_both.bins.first, m_both.bins.width, m_both.bins.heads, {first, second}, what});
    mark();
}

void ZeroMeanPanel::mark() {
    const auto head = m_state.selected();
    m_scatter->setSelected(head);
    const auto pair = std::find_if(m_both.pairs.begin(), m_both.pairs.end(),
                                   [head](const HeadPair& each) { return each.head == head; });
    if (pair == m_both.pairs.end()) {
        m_histogram->setSelected(head, {});
    } else {
        m_histogram->setSelected(head, {pair->first, pair->second});
    }
}

}  // namespace headscope::app
