// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/zero_mean_panel.h"

#include "document/metric_text.h"
#include "features/maps/quantity_picker.h"
#include "jobs/user_error.h"
#include "plot/histogram_plot.h"
#include "plot/scatter_plot.h"
#include "ui/intervention_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kFewestWords = 240;  // pixels at 100 %, for the words beside the lists
}  // namespace

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
    // Behind another panel, too: what is covered is not left to a screen reader.
    connect(&m_state, &RunState::coverChanged, this, [this] { m_text->setText(summary()); });
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
    m_line = new QHBoxLayout;
    m_line->setSpacing(12);
    m_line->addWidget(m_picker);
    m_line->addWidget(m_text);
    body()->addLayout(m_line);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(12);
    plots->addWidget(m_scatter, 1);
    plots->addWidget(m_histogram, 1);
    body()->addLayout(plots, 1);
}

std::optional<Intervention> ZeroMeanPanel::onlyOne() const {
    const auto& run = m_state.run();
    return run && run->parts.size() == 1 ? std::optional(run->parts.front().intervention)
                                         : std::nullopt;
}

void ZeroMeanPanel::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    fitLine();
}

void ZeroMeanPanel::fitLine() {
    const QMargins margins = body()->contentsMargins();
    const int words =
        width() - margins.left() - margins.right() - m_line->spacing() - m_picker->wholeWidth();
    const bool beside = words >= scaledPixels(kFewestWords);
    m_line->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // As wide as its names, where there is room for them beside the words.
    m_line->setStretch(0, beside ? m_picker->wholeWidth() : 0);
    m_line->setStretch(1, beside ? words : 0);
}

QString ZeroMeanPanel::summary() const {
    const Cover& cover = m_state.cover();
    if (cover.zeroMean || cover.hidesCells()) return coveredText();
    if (const auto one = onlyOne()) {
        const Intervention other = *one == Zero{} ? Intervention(ScalarMean{}) : Zero{};
        return tr("This run has one intervention, %1, and nothing to compare it with. Add %2 in "
                  "Run > Interventions, and run again.")
            .arg(textOf(*one).label, textOf(other).label);
    }
    if (m_both.pairs.empty()) {
        return tr("After a run with two interventions: how far they agree.");
    }
    const Quantity quantity = m_state.compared();
    QString text = tr("%n head(s)", nullptr, static_cast<int>(m_both.pairs.size()));
    if (m_both.pearsonR) {
        text = tr("r = %1 over %2").arg(signedNumber(*m_both.pearsonR, 3), text);
    }
    const HeadPair& apart = *m_both.mostApart;
    const QString first = textOf(*quantity.lens.of).label;
    const QString second = textOf(*quantity.lens.minus).label;
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
    // Empty axes would say that there were something to see.
    const bool isOne = onlyOne().has_value();
    m_picker->setVisible(!isOne);
    m_scatter->setVisible(!isOne);
    m_histogram->setVisible(!isOne);
    fitLine();
    const auto alone = [&](const std::optional<Intervention>& one) {
        return Quantity{quantity.metric, quantity.subject, {one, {}}};
    };
    const QString what = axisTexts({alone(quantity.lens.of), alone(quantity.lens.minus)}).front();
    const QString first = textOf(*quantity.lens.of).label;
    const QString second = textOf(*quantity.lens.minus).label;
    ScatterPlot::Data scatter{
        {}, QStringLiteral("%1: %2").arg(first, what), second, tr("%1 = %2").arg(first, second)};
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
