// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/layers/layers_panel.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "features/layers/layer_bar.h"
#include "features/layers/layer_plot.h"
#include "ui/choice_bar.h"
#include "ui/paragraph.h"
#include "ui/terms.h"
#include "ui/text_size.h"

#include <headscope/donor_prompt.h>
#include <headscope/quantity.h>
#include <headscope/rounding.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kRecoveredChoice = 0;
constexpr double kAboutWhole = 1.05;  // of what is recovered
// Fields of a session's view.
const QString kLayersRecovered = QStringLiteral("layers_recovered");
const QString kLayersComputed = QStringLiteral("layers");

QString layerPartText(LayerPart part) {
    switch (part) {
        case LayerPart::Residual:
            return LayersPanel::tr("Residual stream");
        case LayerPart::Attention:
            return LayersPanel::tr("All heads");
        case LayerPart::Mlp:
            break;
    }
    return LayersPanel::tr("MLP");
}

/// Of the change that a patch makes.
std::optional<double> layerValue(const LayerPatches& all, const AblatedRun& run, bool isShare) {
    if (isShare) return recovered(all.clean, all.donor, run);
    return logitDifference(run) - logitDifference(all.clean);
}

HeatmapData layerMap(const LayerPatches& all, const LayerPatch& patch, bool isShare) {
    const int layers = static_cast<int>(patch.everywhere.size());
    const int tokens = static_cast<int>(all.clean.prompt.size());
    HeatmapData data;
    data.values = {layers, tokens + 1};
    const auto put = [&](HeadId cell, const AblatedRun& run) {
        if (const auto value = layerValue(all, run, isShare))
            data.values(cell) = static_cast<float>(*value);
    };
    for (int layer = 0; layer < layers; ++layer) {
        for (int token = 0; token < tokens; ++token)
            put({layer, token}, patch(layer, token));
        put({layer, tokens}, patch.everywhere[static_cast<std::size_t>(layer)]);
    }
    return data;
}

std::vector<int> differingColumns(const LayerPatches& all) {
    return differingTokens(idsOf(all.clean.prompt), idsOf(all.donor.prompt));
}

/// The prompt's tokens, and where the donor's is another what it becomes.
std::vector<LayerToken> tokensOf(const LayerPatches& all) {
    std::vector<LayerToken> tokens;
    for (const TokenRef& own : all.clean.prompt)
        tokens.push_back({visible(own), {}});
    for (const int column : differingColumns(all)) {
        const auto at = static_cast<std::size_t>(column);
        tokens[at].donor = visible(all.donor.prompt[at]);
    }
    return tokens;
}

QStringList textsOf(const std::vector<LayerToken>& tokens) {
    QStringList texts;
    for (const LayerToken& token : tokens)
        texts << token.text();
    return texts;
}

double largestIn(const HeatmapData& data) {
    double largest = 0;
    for (const auto& value : data.values.values())
        if (value) largest = std::max(largest, std::abs(static_cast<double>(*value)));
    return largest;
}

}  // namespace

LayersPanel::LayersPanel(const RunState& state, LayerStudy& study, QWidget* parent)
    : Card(tr("Layers and tokens"), parent),
      m_state(state),
      m_study(study),
      m_start(new QPushButton(tr("Compute"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_status(new MutedLabel),
      m_choice(new ChoiceBar({tr("Recovered"), tr("Logit difference")})),
      m_pages(new QStackedWidget),
      m_empty(new QLabel),
      m_compute(new QPushButton(tr("Compute"))),
      m_bar(new LayerBar) {
    build();
    connect(m_compute, &QPushButton::clicked, m_start, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, [this] { m_study.start(); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_study.stop(); });
    connect(m_choice, &ChoiceBar::changed, this, &LayersPanel::refresh);
    connect(&m_study, &LayerStudy::changed, this, &LayersPanel::refresh);
    refresh();
}

void LayersPanel::build() {
    m_start->setObjectName(QStringLiteral("layersStart"));
    m_stop->setObjectName(QStringLiteral("layersStop"));
    m_status->setObjectName(QStringLiteral("layersStatus"));
    m_start->setToolTip(
        tr("Put what each layer of the donor's run has in the "
           "place of the prompt's, at each token "
           "alone and at all of them"));
    m_stop->setToolTip(tr("Stop at once; nothing is kept of it"));
    m_choice->button(kRecoveredChoice)->setToolTip(metricTip(Metric::Recovered));
    explainTerm(*m_choice->button(kRecoveredChoice), QStringLiteral("recovered"));
    explainTerm(*m_start, QStringLiteral("patching"));
    m_choice->button(1 - kRecoveredChoice)->setObjectName(QStringLiteral("layersDifference"));
    m_choice->button(1 - kRecoveredChoice)->setToolTip(metricTip(Metric::LogitDifference));
    m_status->setElided();
    for (QWidget* widget : {static_cast<QWidget*>(m_status), static_cast<QWidget*>(m_choice),
                            static_cast<QWidget*>(m_start), static_cast<QWidget*>(m_stop)})
        addToHeading(widget);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    auto* maps = buildMaps();
    maps->setObjectName(QStringLiteral("scrolled"));
    area->setWidget(maps);
    m_pages->addWidget(buildEmpty());
    m_pages->addWidget(area);
    body()->addWidget(m_pages, 1);
}

QWidget* LayersPanel::buildEmpty() {
    m_empty->setObjectName(QStringLiteral("layersEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_compute->setObjectName(QStringLiteral("layersCompute"));
    m_compute->setToolTip(m_start->toolTip());
    m_compute->setProperty("primary", true);
    auto* empty = new QWidget;
    auto* layout = new QVBoxLayout(empty);
    layout->addStretch(1);
    layout->addWidget(m_empty);
    layout->addWidget(m_compute, 0, Qt::AlignCenter);
    layout->addStretch(1);
    return empty;
}

QWidget* LayersPanel::buildMaps() {
    const QString tips[] = {tr("The residual stream that enters the layer is the "
                               "donor's: all that came before it."),
                            tr("What all heads of the layer give is the donor's; "
                               "the rest stays the prompt's."),
                            tr("What the layer's MLP gives is the donor's; the "
                               "rest stays the prompt's.")};
    auto* maps = new QWidget;
    auto* line = new QHBoxLayout(maps);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(14);
    for (std::size_t i = 0; i < m_maps.size(); ++i) {
        One& one = m_maps[i];
        const QString title = layerPartText(kLayerParts[i]);
        one = {new QLabel(title), new LayerPlot, new MutedLabel};
        useScaledFont(*one.title, 1.0, QFont::DemiBold);
        one.title->setToolTip(tips[i]);
        one.plot->setAccessibleName(tr("%1: layers and tokens").arg(title));
        one.plot->setObjectName(
            QStringLiteral("layers-%1").arg(QString::fromUtf8(name(kLayerParts[i]))));
        one.sentence->setElided();
        connect(one.plot, &LayerPlot::cellChosen, this, [this](std::optional<HeadId> cell) {
            for (const One& other : m_maps)
                other.plot->setChosen(cell);
        });
        auto* column = new QVBoxLayout;
        column->setSpacing(3);
        column->addWidget(one.title);
        column->addWidget(one.plot, 1);
        column->addWidget(one.sentence);
        line->addLayout(column, 1);
    }
    line->addWidget(m_bar);
    return maps;
}

LayerPlot* LayersPanel::plot(LayerPart part) const {
    return m_maps[static_cast<std::size_t>(part)].plot;
}

QString LayersPanel::sentence(LayerPart part) const {
    return m_maps[static_cast<std::size_t>(part)].sentence->text();
}

bool LayersPanel::showsRecovered() const {
    return m_choice->chosen() == kRecoveredChoice;
}

QString LayersPanel::statusText() const {
    if (m_study.isRunning()) return tr("%1 %").arg(std::lround(100 * m_study.part()));
    if (m_study.hasFailed())
        return tr("It failed: %1. %2").arg(m_study.error().what, m_study.error().hint);
    return {};
}

QString LayersPanel::emptyText() const {
    if (const QString why = m_study.refusal(); !why.isEmpty()) return why;
    if (m_computedIn != 0 && m_computedIn == m_state.shownId())
        return tr("The session had these maps and does not keep them: Compute makes them again.");
    return tr(
        "What each layer of the donor's run has can take the place of the prompt's, at each "
        "token alone and at all of them: three maps show how much of the donor's answer "
        "comes with it.");
}

// One for the three: what is weak beside the residual stream is seen to be. Recovered is whole at
// 1, and looks it though rounding gives a little more.
double LayersPanel::scaleOf(const LayerPatches& all) const {
    double limit = leastLimit(showsRecovered() ? Unit::Share : Unit::Logit);
    for (const LayerPatch& patch : all.parts)
        limit = std::max(limit, largestIn(layerMap(all, patch, showsRecovered())));
    return showsRecovered() && limit > 1 && limit <= kAboutWhole ? 1 : roundUp(limit);
}

void LayersPanel::showPart(const One& one, const LayerPatch& patch, const LayerPatches& all,
                           double limit, const std::vector<LayerToken>& tokens) {
    const bool isShare = showsRecovered();
    HeatmapData data = layerMap(all, patch, isShare);
    data.limit = limit;
    one.plot->setData(data, tokens);
    const int last = data.values.heads() - 1;
    std::optional<HeadId> most;
    for (std::size_t i = 0; i < data.values.values().size(); ++i) {
        const HeadId cell = data.values.id(i);
        if (cell.head == last || !data.values(cell)) continue;
        if (!most || std::abs(*data.values(cell)) > std::abs(*data.values(*most))) most = cell;
    }
    if (!most) {
        one.sentence->setText(isShare ? tr("The two prompts' logit differences are too near to "
                                           "each other for a share.")
                                      : QString());
        return;
    }
    const auto value = static_cast<double>(*data.values(*most));
    one.sentence->setText(
        tr("Most: %1 at layer %2, token %3, %4")
            .arg(isShare ? tr("%1 %").arg(std::lround(100 * value)) : signedNumber(value, 2),
                 QString::number(most->layer), QString::number(most->head + 1),
                 tokens[static_cast<std::size_t>(most->head)].text()));
}

QString LayersPanel::scaleText() const {
    return axisText(
        {showsRecovered() ? Metric::Recovered : Metric::LogitDifference, Subject::Target, {}});
}

std::optional<OwnFigure> LayersPanel::figure() const {
    const LayerPatches* all = m_study.patches();
    if (!all || all->parts.empty()) return std::nullopt;
    OwnFigure own;
    own.title = tr("Whole layers patched from a donor");
    own.columns = static_cast<int>(std::size(kLayerParts));
    const double limit = scaleOf(*all);
    const QStringList columns = textsOf(tokensOf(*all)) << tr("all");
    const auto differing = differingColumns(*all);
    for (const LayerPatch& patch : all->parts) {
        FigureMap map;
        map.title = layerPartText(patch.part);
        map.data = layerMap(*all, patch, showsRecovered());
        map.data.limit = limit;
        map.scaleLabel = scaleText();
        map.data.barText = map.scaleLabel;
        map.columns = columns;
        map.columnText = tr("token");
        map.columnsToName = differing;
        map.lastApart = true;
        own.maps.push_back(map);
    }
    for (const RunPart& part : m_state.run()->parts)
        if (part.donor) own.patched = part.intervention;
    QStringList sentences{
        tr("At each layer and token the donor's residual stream that enters the layer, the output "
           "of all its heads, or its MLP's output takes the place of the prompt's; “all”: at all "
           "tokens at once. The three maps are on one scale.")};
    if (showsRecovered())
        sentences << tr("Recovered: 0 is the prompt's logit difference, 1 the donor's.");
    own.sentences = paragraph(sentences);
    return own;
}

void LayersPanel::saveView(QJsonObject& view) const {
    view[kLayersRecovered] = showsRecovered();
    view[kLayersComputed] = m_study.patches() != nullptr;
}

void LayersPanel::showView(const QJsonObject& view) {
    m_computedIn = view[kLayersComputed].toBool() ? m_state.shownId() : 0;
    m_choice->choose(view[kLayersRecovered].toBool(true) ? kRecoveredChoice : 1 - kRecoveredChoice);
    refresh();
}

void LayersPanel::refresh() {
    const LayerPatches* all = m_study.patches();
    const bool running = m_study.isRunning();
    const bool canStart = !running && !all && m_study.refusal().isEmpty();
    const bool hadFocus = m_compute->hasFocus();
    enableStartStop(*m_start, canStart, *m_stop, running);
    if (hadFocus && running) m_stop->setFocus();
    m_compute->setVisible(canStart);
    m_empty->setText(emptyText());
    m_pages->setCurrentIndex(all ? 1 : 0);
    const double limit = all ? scaleOf(*all) : 0;
    const auto tokens = all ? tokensOf(*all) : std::vector<LayerToken>();
    if (all) m_bar->setScale(limit, scaleText());
    m_status->setText(statusText());
    m_status->setAlarming(m_study.hasFailed());
    for (std::size_t i = 0; i < m_maps.size(); ++i) {
        if (all && i < all->parts.size()) {
            showPart(m_maps[i], all->parts[i], *all, limit, tokens);
            continue;
        }
        m_maps[i].plot->setData({}, {});
        m_maps[i].sentence->setText({});
    }
}

}  // namespace headscope::app
