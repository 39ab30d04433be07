// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/every_head_view.h"

#include "document/progress_text.h"
#include "plot/heatmap_plot.h"
#include "ui/paragraph.h"
#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kLeastMap = 110;        // pixels: a low panel is not scrolled
constexpr int kMapBesideFrom = 300;   // pixels of width from which on words are beside the map
constexpr int kMapBesideBelow = 300;  // pixels of height, where above it they would take its room

// A field of a session's view; no such field: after the last layer.
const QString kEveryHeadLayer = QStringLiteral("ripple_every_head_layer");

}  // namespace

EveryHeadView::EveryHeadView(const RunState& state, EveryHeadStudy& study, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_study(study),
      m_start(new QPushButton(tr("Every Head"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_status(new MutedLabel),
      m_choice(new QWidget),
      m_layer(new QLabel),
      m_slider(new QSlider(Qt::Horizontal)),
      m_plot(new HeatmapPlot) {
    build();
    connectAll();
    refreshControls();
}

void EveryHeadView::build() {
    m_start->setObjectName(QStringLiteral("everyHeadStart"));
    m_start->setToolTip(
        tr("Ablate each head by itself: a map of what that changes of the cosine "
           "that the curves show"));
    m_stop->setObjectName(QStringLiteral("everyHeadStop"));
    m_stop->setToolTip(tr("Stop; the heads that are finished stay"));
    m_status->setObjectName(QStringLiteral("everyHeadStatus"));
    m_status->setWordWrap(true);
    m_slider->setObjectName(QStringLiteral("everyHeadLayer"));
    m_slider->setAccessibleName(tr("After which layer"));
    m_slider->setToolTip(tr("After which layer the cosines are looked at"));
    m_slider->setPageStep(1);
    m_plot->setObjectName(QStringLiteral("everyHeadMap"));
    m_plot->setTitled(false);  // its texts are above it
    m_plot->setCompact(true);
    followTextSize(*m_plot, "least", [this] {
        m_plot->setMinimumSize(scaledPixels(kLeastMap), scaledPixels(kLeastMap));
    });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_start);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    auto* choice = new QHBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->addWidget(m_layer);
    choice->addWidget(m_slider, 1);
    auto* words = new QVBoxLayout;
    words->setSpacing(6);
    words->addLayout(buttons);
    words->addWidget(m_status);
    words->addWidget(m_choice);
    words->addStretch(1);
    m_parts = new QBoxLayout(QBoxLayout::TopToBottom);
    m_parts->addLayout(words);
    m_parts->addWidget(m_plot, 1);
    body()->addLayout(m_parts, 1);
    for (QWidget* widget : {m_choice, static_cast<QWidget*>(m_plot)})
        widget->setVisible(false);  // until there is a map
    takeRoom();
}

void EveryHeadView::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    const bool isBeside =
        width() >= scaledPixels(kMapBesideFrom) && height() < scaledPixels(kMapBesideBelow);
    m_parts->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_parts->setStretch(0, isBeside ? 1 : 0);
    m_parts->setStretch(1, isBeside ? 2 : 1);
}

// Before there is a map the curves have the room.
void EveryHeadView::takeRoom() {
    const bool isSmall = !shown();
    setSizePolicy(isSmall && !m_below ? QSizePolicy::Maximum : QSizePolicy::Preferred,
                  isSmall && m_below ? QSizePolicy::Maximum : QSizePolicy::Preferred);
}

void EveryHeadView::setBelow(bool below) {
    m_below = below;
    takeRoom();
}

void EveryHeadView::connectAll() {
    connect(m_start, &QPushButton::clicked, this, [this] { m_study.start(m_tokens); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_study.stop(); });
    connect(m_slider, &QSlider::valueChanged, this, &Pane::touch);
    connect(&m_study, &EveryHeadStudy::changed, this, [this] {
        // Whether they can be pressed is asked where the panel is not seen, too.
        if (!isSeen()) refreshControls();
        touch();
    });
    connect(m_plot, &HeatmapPlot::cellChosen, this,
            [this](std::optional<HeadId> head) { Q_EMIT headChosen(head); });
    connect(m_plot, &HeatmapPlot::cellHovered, this, [this](std::optional<HeadId> head, QPoint at) {
        const SimilaritySweep* sweep = shown();
        if (!head || !sweep) return QToolTip::hideText();
        QToolTip::showText(at + QPoint(12, 12), everyHeadText(*sweep, measure(), layer(), *head),
                           m_plot);
    });
    connect(&m_state, &RunState::selectedChanged, this, [this] {
        m_plot->setSelected(m_state.selected());
        speak();
    });
    connect(&m_state, &RunState::ablationSetChanged, this,
            [this] { m_plot->setMembers(m_state.ablationSet().heads); });
}

void EveryHeadView::follow(RippleView view, std::pair<int, int> tokens) {
    m_view = view;
    m_tokens = tokens;
    if (!isSeen()) refreshControls();
    touch();
}

int EveryHeadView::layer() const {
    return m_slider->value();
}

const SimilaritySweep* EveryHeadView::shown() const {
    const SimilaritySweep* sweep = m_study.shown();
    return sweep && isOfTokens(*sweep, measure(), m_tokens) ? sweep : nullptr;
}

QString EveryHeadView::statusText() const {
    if (m_study.isRunning()) {
        const int percent = static_cast<int>(std::floor(100 * m_study.clock().part()));
        const auto left = m_study.clock().secondsLeft();
        return left ? tr("%1 % done, %2 left.").arg(QString::number(percent), timeLeftText(*left))
                    : tr("%1 % done.").arg(percent);
    }
    if (const SimilaritySweep* sweep = shown())
        return paragraph({sweep->stopped
                              ? tr("It was stopped: heads without a colour were not computed.")
                              : QString(),
                          strongestText(*sweep, measure(), layer())});
    if (const QString why = m_study.refusal(); !why.isEmpty()) return why;
    if (m_study.status() == EveryHeadStudy::Status::Failed)
        return tr("It failed: %1. %2").arg(m_study.error().what, m_study.error().hint);
    if (m_study.shown()) return tr("Computed for other tokens: compute it again for these.");
    return tr("What each head by itself changes of the cosine that the curves show.");
}

void EveryHeadView::refreshControls() {
    const SimilaritySweep* sweep = shown();
    const bool isKnown = sweep && !sweep->stopped;
    const bool isAskable = measure() != CosineMeasure::Pair || m_tokens.first != m_tokens.second;
    const bool running = m_study.isRunning();
    const bool canStart = !running && !isKnown && isAskable && m_study.refusal().isEmpty();
    enableStartStop(*m_start, canStart, *m_stop, running);
}

// Of another model the last layer is chosen.
void EveryHeadView::refreshLayers() {
    const int last = m_state.run() ? m_state.run()->clean.headMean.layers() - 1 : 0;
    if (m_slider->maximum() == last) return;
    const QSignalBlocker quiet(m_slider);
    m_slider->setMaximum(last);
    m_slider->setValue(last);
}

void EveryHeadView::refresh() {
    refreshControls();
    refreshLayers();
    m_status->setAlarming(m_study.status() == EveryHeadStudy::Status::Failed);
    m_status->setText(statusText());
    const SimilaritySweep* sweep = shown();
    m_choice->setVisible(sweep != nullptr);
    m_plot->setVisible(sweep != nullptr);
    takeRoom();
    m_layer->setText(tr("After layer %1").arg(layer()));
    if (sweep) {
        m_plot->setTitle(everyHeadTitle(*sweep, measure(), layer()), {});
        m_plot->setData(everyHeadMap(*sweep, measure(), layer()));
        m_plot->setSelected(m_state.selected());
        m_plot->setMembers(m_state.ablationSet().heads);
    }
    speak();
}

void EveryHeadView::speak() {
    const SimilaritySweep* sweep = shown();
    const auto head = m_state.selected();
    speakChoice(*m_plot, sweep && head && sweep->heads.contains(*head)
                             ? everyHeadText(*sweep, measure(), layer(), *head)
                             : QString());
}

std::optional<FigureMap> EveryHeadView::figureMap() const {
    const SimilaritySweep* sweep = shown();
    if (!sweep) return std::nullopt;
    FigureMap map;
    map.title = everyHeadTitle(*sweep, measure(), layer());
    map.data = everyHeadMap(*sweep, measure(), layer());
    map.scaleLabel = map.data.barText;
    return map;
}

void EveryHeadView::saveView(QJsonObject& view) const {
    if (m_slider->value() < m_slider->maximum()) view[kEveryHeadLayer] = m_slider->value();
}

void EveryHeadView::showView(const QJsonObject& view) {
    refreshLayers();
    m_slider->setValue(view[kEveryHeadLayer].toInt(m_slider->maximum()));
}

}  // namespace headscope::app
