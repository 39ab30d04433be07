// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/attribution/attribution_panel.h"

#include "document/metric_text.h"
#include "document/noise.h"
#include "document/run_spec.h"
#include "document/shown_question.h"
#include "features/attribution/attribution_text.h"
#include "plot/heatmap_plot.h"
#include "ui/choice_bar.h"
#include "ui/paragraph.h"
#include "ui/spoken_plot.h"
#include "ui/terms.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kMlpCell = 56;      // pixels of width at the usual size of text
constexpr int kWordsWidth = 200;  // and of the words beside the maps

constexpr Quantity kLogits{Metric::LogitDifference, Subject::Target, {}};

/// What colours mean in both maps, and where they end.
HeatmapData logitMap(double limit, const QString& barText) {
    HeatmapData data;
    data.limit = limit;
    data.barText = barText;
    std::tie(data.lowText, data.highText) = endTexts(kLogits);
    return data;
}

HeadGrid<std::optional<float>> gridOf(const HeadGrid<double>& values) {
    HeadGrid<std::optional<float>> grid(values.layers(), values.heads());
    for (std::size_t i = 0; i < values.values().size(); ++i)
        grid.values()[i] = static_cast<float>(values.values()[i]);
    return grid;
}

HeadGrid<std::optional<float>> columnOf(const std::vector<double>& values) {
    HeadGrid<std::optional<float>> grid(static_cast<int>(values.size()), 1);
    for (std::size_t i = 0; i < values.size(); ++i)
        grid.values()[i] = static_cast<float>(values[i]);
    return grid;
}

/// Heads and, in a last column, MLPs.
HeadGrid<std::optional<float>> withMlps(const Attribution& parts) {
    const int heads = parts.heads.heads();
    HeadGrid<std::optional<float>> grid(parts.heads.layers(), heads + 1);
    for (int layer = 0; layer < grid.layers(); ++layer) {
        for (int head = 0; head < heads; ++head)
            grid({layer, head}) = static_cast<float>(parts.heads({layer, head}));
        grid({layer, heads}) = static_cast<float>(parts.mlps[static_cast<std::size_t>(layer)]);
    }
    return grid;
}

}  // namespace

AttributionPanel::AttributionPanel(const RunState& state, ShownAttribution& shown, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_shown(shown),
      m_choice(new ChoiceBar({tr("Adds"), tr("Total − direct")})),
      m_pages(new QStackedWidget),
      m_empty(new QLabel),
      m_heads(new HeatmapPlot),
      m_mlps(new HeatmapPlot),
      m_sums(new QLabel),
      m_words(new QLabel) {
    build();
    connectPlots();
    connect(m_choice, &ChoiceBar::changed, this, &Pane::touch);
    connect(&m_shown, &ShownAttribution::changed, this, &Pane::touch);
    for (const auto signal : {&RunState::gridChanged, &RunState::runChanged})
        connect(&m_state, signal, this, &Pane::touch);
    connect(&m_state, &RunState::selectedChanged, this, [this] {
        m_heads->setSelected(m_state.selected());
        speak();
    });
    connect(&m_state, &RunState::hoveredChanged, this,
            [this] { m_heads->setHovered(m_state.hovered()); });
    connect(&m_state, &RunState::ablationSetChanged, this,
            [this] { m_heads->setMembers(m_state.ablationSet().heads); });
}

void AttributionPanel::build() {
    m_choice->button(0)->setObjectName(QStringLiteral("attributionDirect"));
    m_choice->button(0)->setToolTip(
        tr("What each head and MLP adds to logit(target) − logit(control), by itself"));
    explainTerm(*m_choice->button(0), QStringLiteral("direct-effect"));
    m_choice->button(1)->setObjectName(QStringLiteral("attributionIndirect"));
    m_choice->button(1)->setToolTip(
        tr("How the logit difference changes when a head is ablated, less the change of what the "
           "head itself adds: what later layers do about it"));
    m_empty->setObjectName(QStringLiteral("attributionEmpty"));
    m_heads->setObjectName(QStringLiteral("attributionHeads"));
    m_mlps->setObjectName(QStringLiteral("attributionMlps"));
    m_sums->setObjectName(QStringLiteral("attributionSums"));
    m_words->setObjectName(QStringLiteral("attributionWords"));
    m_empty->setAlignment(Qt::AlignCenter);
    for (QLabel* label : {m_empty, m_words})
        label->setWordWrap(true);
    for (HeatmapPlot* plot : {m_heads, m_mlps})
        plot->setTitled(false);
    m_mlps->setColumnText(tr("MLP"));
    m_sums->setTextFormat(Qt::RichText);
    m_sums->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sums->setAccessibleName(tr("What heads, MLPs, embedding and biases add"));
    explainTerms(*m_sums);
    useScaledFont(*m_sums, 0.92);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_words->setAccessibleName(tr("Which parts add most"));
    followTextSize(*m_mlps, "width", [this] {
        m_mlps->setFixedWidth(m_mlps->chrome(true).width() + scaledPixels(kMlpCell));
    });
    auto* words = new QWidget;
    words->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sums);
    column->addWidget(m_words, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(words);
    scroll->setMinimumWidth(kWordsWidth);
    auto* right = new QWidget;
    auto* side = new QVBoxLayout(right);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(m_choice, 0, Qt::AlignLeft);
    side->addWidget(scroll, 1);
    auto* page = new QWidget;
    auto* layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_heads, 5);
    layout->addWidget(m_mlps, 0);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);
    auto* line = new QHBoxLayout;
    line->setSpacing(14);
    line->addWidget(m_pages, 3);
    line->addWidget(right, 2);
    body()->addLayout(line, 1);
}

void AttributionPanel::connectPlots() {
    connect(m_heads, &HeatmapPlot::cellChosen, this,
            [this](std::optional<HeadId> head) { Q_EMIT headChosen(head); });
    connect(m_heads, &HeatmapPlot::cellToggled, this, &AttributionPanel::headToggled);
    connect(m_heads, &HeatmapPlot::cellHovered, this, &AttributionPanel::headHovered);
    connect(m_heads, &HeatmapPlot::seenChanged, this, [this] {
        const QRectF& rows = m_heads->view().seen();
        m_mlps->setSeen({-0.5, rows.top(), 1, rows.height()});
    });
    connect(m_mlps, &HeatmapPlot::cellHovered, this, [this](std::optional<HeadId> cell, QPoint at) {
        const Attribution* parts = m_shown.attribution();
        if (!cell || !parts) return QToolTip::hideText();
        QToolTip::showText(at + QPoint(12, 12), attributedMlpText(cell->layer, *parts), m_mlps);
    });
    connect(m_mlps, &HeatmapPlot::cellChosen, this, [this](std::optional<HeadId> cell) {
        m_mlps->setSelected(cell);
        speak();
    });
    connect(m_words, &QLabel::linkActivated, this, [this](const QString& link) {
        if (const auto head = headOf(link)) Q_EMIT headChosen(head);
    });
}

AttributionPanel::Shows AttributionPanel::shows() const {
    return m_choice->chosen() == 1 ? Shows::Indirect : Shows::Direct;
}

void AttributionPanel::setShows(Shows shows) {
    m_choice->choose(shows == Shows::Indirect ? 1 : 0);
}

QList<QWidget*> AttributionPanel::plots() const {
    return {m_heads, m_mlps};
}

void AttributionPanel::showNothing(const QString& why) {
    m_empty->setText(why);
    m_pages->setCurrentIndex(0);
    m_sums->clear();
    m_words->clear();
    for (HeatmapPlot* plot : {m_heads, m_mlps})
        speakChoice(*plot, {});
}

void AttributionPanel::refresh() {
    const Attribution* parts = m_shown.attribution();
    m_indirect = m_shown.indirect();
    if (!parts) return showNothing(m_shown.refusal());
    const bool indirect = shows() == Shows::Indirect;
    if (indirect && !m_indirect) return showNothing(m_shown.indirectRefusal());
    m_pages->setCurrentIndex(1);
    m_mlps->setVisible(!indirect);
    m_heads->setColorBarVisible(indirect);
    m_sums->setVisible(!indirect);
    if (indirect)
        showIndirect();
    else
        showDirect(*parts);
    m_heads->setSelected(m_state.selected());
    m_heads->setMembers(m_state.ablationSet().heads);
    speak();
}

void AttributionPanel::showDirect(const Attribution& parts) {
    HeatmapData data = logitMap(limitOf(parts), tr("logits added"));
    data.values = gridOf(parts.heads);
    m_heads->setTitle(tr("What each head adds to the logit difference"), {});
    m_heads->setData(data);
    data.values = columnOf(parts.mlps);
    m_mlps->setTitle(tr("What each MLP adds to the logit difference"), {});
    m_mlps->setData(data);
    m_sums->setText(sumsTable(parts));
    setLinkedText(*m_words, strongestText(parts));
}

void AttributionPanel::showIndirect() {
    HeatmapData data = logitMap(limitOf(*m_indirect), tr("total − direct, logits"));
    data.values = m_indirect->indirect;
    if (const auto& floor = m_state.run()->noiseFloor) data.floor = floorOf(*floor, kLogits);
    m_heads->setTitle(tr("What later layers do about each head"), {});
    m_heads->setData(data);
    setLinkedText(*m_words, strongestText(*m_indirect));
}

QString AttributionPanel::tipText(HeadId head) const {
    const Attribution* parts = m_shown.attribution();
    if (!parts || !parts->heads.contains(head)) return {};
    return attributedHeadText(head, *parts, m_indirect ? &*m_indirect : nullptr);
}

void AttributionPanel::speak() {
    const Attribution* parts = m_shown.attribution();
    const auto head = m_state.selected();
    speakChoice(*m_heads, head ? tipText(*head) : QString());
    const auto mlp = m_mlps->selected();
    const bool known = parts && mlp && mlp->layer < static_cast<int>(parts->mlps.size());
    speakChoice(*m_mlps, known ? attributedMlpText(mlp->layer, *parts) : QString());
}

std::optional<OwnFigure> AttributionPanel::figure() const {
    const Attribution* parts = m_shown.attribution();
    const auto indirect = m_shown.indirect();
    const bool second = shows() == Shows::Indirect;
    if (!parts || (second && !indirect)) return std::nullopt;
    const CleanRun& clean = m_state.run()->clean;
    const QString of =
        tr("Logit difference %1 − %2").arg(visible(clean.target), visible(clean.control));
    OwnFigure own;
    FigureMap map;
    map.title = of;
    if (second) {
        own.title = tr("What later layers do about each ablated head");
        const QString done =
            doneText(m_state.intervention(), m_state.run()->inputs.positions, clean.prompt);
        map.subtitle = tr("total − direct, each head %1").arg(done);
        map.scaleLabel = tr("total − direct, logits");
        map.data = logitMap(limitOf(*indirect), map.scaleLabel);
        map.data.values = indirect->indirect;
        own.sentences = paragraph({attributionSentences(*parts), indirectSentences(done)});
    } else {
        own.title = tr("Where the logit difference comes from");
        map.subtitle = tr("what each head, and each layer's MLP, adds");
        map.scaleLabel = tr("logits added");
        map.data = logitMap(limitOf(*parts), map.scaleLabel);
        map.data.values = withMlps(*parts);
        for (int head = 0; head < parts->heads.heads(); ++head)
            map.columns << QString::number(head);
        map.columns << tr("MLP");
        own.sentences = attributionSentences(*parts);
    }
    own.maps = {map};
    return own;
}

void AttributionPanel::seenChanged() {
    m_shown.setWanted(isSeen());
}

}  // namespace headscope::app
