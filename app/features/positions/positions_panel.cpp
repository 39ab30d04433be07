// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/positions/positions_panel.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "features/positions/position_strip.h"
#include "plot/heatmap_plot.h"
#include "plot/run_maps.h"
#include "ui/intervention_text.h"
#include "ui/message_text.h"
#include "ui/paragraph.h"
#include "ui/text_size.h"

#include <headscope/donor_prompt.h>
#include <headscope/effects.h>

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {
constexpr std::size_t kMostFigureMaps = 24;  // of more tokens a figure has one map
constexpr int kFigureColumns = 4;
// Fields of a session's view.
const QString kPosition = QStringLiteral("position");
const QString kByPosition = QStringLiteral("by_position");
constexpr int kWithBar = 640;  // pixels: so wide a panel has room for a colour bar
}  // namespace

PositionsPanel::PositionsPanel(const RunState& state, PositionSweeps& sweeps, QWidget* parent)
    : Card(tr("By position"), parent),
      m_state(state),
      m_sweeps(sweeps),
      m_start(new QPushButton(tr("Compute"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_status(new MutedLabel),
      m_slider(new QSlider(Qt::Horizontal)),
      m_what(new FittingLabel),
      m_token(new FittingLabel),
      m_map(new HeatmapPlot),
      m_area(new QScrollArea),
      m_strip(new PositionStrip) {
    build();
    connect(m_start, &QPushButton::clicked, this, [this] { m_sweeps.start(); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_sweeps.stop(); });
    connect(m_slider, &QSlider::valueChanged, this, &PositionsPanel::choose);
    connect(m_strip, &PositionStrip::positionChosen, this, &PositionsPanel::choose);
    connect(m_map, &HeatmapPlot::cellChosen, this,
            [this](std::optional<HeadId> head) { Q_EMIT headChosen(head); });
    connect(&m_sweeps, &PositionSweeps::changed, this, &PositionsPanel::refresh);
    connect(&m_state, &RunState::mapsChanged, this, &PositionsPanel::refresh);
    connect(&m_state, &RunState::selectedChanged, this,
            [this] { m_map->setSelected(m_state.selected()); });
    refresh();
    followTextSize(*m_strip, "panel", [this] { fit(); });
}

void PositionsPanel::build() {
    m_start->setObjectName(QStringLiteral("positionsStart"));
    m_stop->setObjectName(QStringLiteral("positionsStop"));
    m_status->setObjectName(QStringLiteral("positionsStatus"));
    m_slider->setObjectName(QStringLiteral("positionSlider"));
    m_strip->setObjectName(QStringLiteral("positionStrip"));
    m_map->setObjectName(QStringLiteral("positionMap"));
    m_start->setToolTip(
        tr("Sweep all heads once for each token of the prompt, "
           "editing their outputs at that token "
           "alone"));
    m_stop->setToolTip(tr("Stop; what has come stays"));
    m_slider->setAccessibleName(tr("The token whose map is large"));
    m_slider->setPageStep(1);
    m_map->setCompact(true);
    m_map->setTitled(false);  // its texts are beside it
    m_status->setElided();
    m_what->setElided();
    m_token->setElided();
    useScaledFont(*m_what, 1.0, QFont::DemiBold);
    addToHeading(m_status);
    addToHeading(m_start);
    addToHeading(m_stop);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidgetResizable(true);
    m_area->setWidget(m_strip);
    // The card shows through.
    m_strip->setAutoFillBackground(false);
    m_area->viewport()->setAutoFillBackground(false);
    // Beside each other: the panels below the maps are wide and low.
    auto* choice = new QVBoxLayout;
    choice->addWidget(m_what);
    choice->addWidget(m_token);
    choice->addWidget(m_slider);
    choice->addWidget(m_area);
    choice->addStretch(1);
    auto* both = new QHBoxLayout;
    both->setSpacing(18);
    both->addWidget(m_map, 2);
    both->addLayout(choice, 3);
    body()->addLayout(both, 1);
}

// Where there is little room it is the cells'; the strip has the same colours.
void PositionsPanel::fit() {
    showBar();
    m_area->setFixedHeight(m_strip->sizeHint().height() +
                           m_area->horizontalScrollBar()->sizeHint().height());
    // Its labels are as many as there is room for once the layout has given it that.
    QMetaObject::invokeMethod(
        m_map,
        [this] {
            m_map->setData(HeatmapData(m_map->data()));
            reveal();
        },
        Qt::QueuedConnection);
}

// A map that is not computed has no scale yet.
void PositionsPanel::showBar() {
    const bool known = static_cast<std::size_t>(position()) < m_strip->maps().size();
    m_map->setColorBarVisible(known && width() >= scaledPixels(kWithBar));
}

void PositionsPanel::reveal() {
    const QRect frame = m_strip->frameOf(m_slider->value());
    m_area->ensureVisible(frame.center().x(), frame.center().y(), frame.width(), 0);
}

void PositionsPanel::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    fit();
}

int PositionsPanel::position() const {
    return m_slider->value();
}

void PositionsPanel::choose(int position) {
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(position);
    }
    m_strip->setChosen(m_slider->value());
    reveal();
    refreshMap();
}

// A set that is given and a difference of two interventions are not swept by
// position.
Quantity PositionsPanel::quantity() const {
    Quantity wanted = m_state.maps().maps.front();
    wanted.lens = {m_state.intervention(), {}};
    return wanted;
}

QStringList PositionsPanel::tokens() const {
    QStringList texts;
    if (const auto& run = m_state.run(); run && !m_state.cover().tokens)
        for (const TokenRef& token : run->clean.prompt)
            texts << visible(token);
    return texts;
}

QString PositionsPanel::unchangedText() const {
    const auto* donor = donorPromptOf(m_state.intervention());
    if (!donor) return {};
    const auto note = unchangedNote(idsOf(m_state.run()->clean.prompt), *donor);
    return note ? app::textOf(*note) : QString();
}

QString PositionsPanel::statusText() const {
    const int done = static_cast<int>(m_sweeps.runs().size());
    if (m_sweeps.hasFailed())
        return tr("It failed: %1. %2").arg(m_sweeps.error().what, m_sweeps.error().hint);
    if (m_sweeps.isRunning() || (done > 0 && done < m_sweeps.positions()))
        return tr("%1 of %2 tokens").arg(done).arg(m_sweeps.positions());
    if (done > 0) return unchangedText();
    if (const QString why = m_sweeps.refusal(); !why.isEmpty()) return why;
    return m_computedIn != 0 && m_computedIn == m_state.shownId()
               ? tr("The session had these maps and does not keep them: Compute makes them again.")
               : QString();
}

QString PositionsPanel::figureSentences(bool all) const {
    const Quantity shown = quantity();
    const QString done = textOf(m_state.intervention()).done;
    const QString text =
        all ? tr("Each map is of one token, at which alone each head is %1; all are on "
                 "one scale.")
                  .arg(done)
            : tr("Each head %1 at token %2 of %3 alone, %4.")
                  .arg(done, QString::number(position() + 1), QString::number(tokens().size()),
                       tokens().value(position()));
    return paragraph({text, tr("Colours: %1.").arg(axisText(shown))});
}

std::optional<OwnFigure> PositionsPanel::figure() const {
    const auto& maps = m_strip->maps();
    const QStringList texts = tokens();
    const auto at = static_cast<std::size_t>(position());
    const bool all =
        maps.size() == static_cast<std::size_t>(texts.size()) && maps.size() <= kMostFigureMaps;
    if (maps.empty() || (!all && at >= maps.size())) return std::nullopt;
    OwnFigure own;
    own.title = tr("What each head does at each token");
    own.columns = all ? std::min(kFigureColumns, static_cast<int>(maps.size())) : 1;
    for (std::size_t i = all ? 0 : at; i < (all ? maps.size() : at + 1); ++i) {
        FigureMap map;
        map.title = tr("%1: %2").arg(QString::number(i + 1), texts.value(static_cast<int>(i)));
        map.data = maps[i];
        map.scaleLabel = maps[i].barText;
        own.maps.push_back(map);
    }
    own.patched = m_state.intervention();
    own.sentences = figureSentences(all);
    return own;
}

void PositionsPanel::saveView(QJsonObject& view) const {
    view[kPosition] = position();
    view[kByPosition] = !m_sweeps.runs().empty();
}

void PositionsPanel::showView(const QJsonObject& view) {
    m_computedIn = view[kByPosition].toBool() ? m_state.shownId() : 0;
    if (view[kPosition].isDouble()) choose(view[kPosition].toInt());
    refresh();
}

void PositionsPanel::refresh() {
    const auto& runs = m_sweeps.runs();
    const Quantity shown = quantity();
    double limit = 0;
    for (const Run& run : runs)
        limit = std::max(limit, limitOf(run, shown));
    std::vector<HeatmapData> maps;
    for (const Run& run : runs) {
        maps.push_back(mapsOf(run, {shown}, true, {}).front());
        maps.back().limit = limit;
    }
    QSize grid;
    if (const auto& run = m_state.run())
        grid = {run->clean.headMean.heads(), run->clean.headMean.layers()};
    const QStringList texts = tokens();
    if (const int last = std::max(0, static_cast<int>(texts.size()) - 1);
        last != m_slider->maximum()) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, last);
        m_slider->setValue(last);  // where the next token is predicted
    }
    m_strip->setMaps(std::move(maps), texts, grid);
    fit();
    m_slider->setEnabled(texts.size() > 1);
    const bool running = m_sweeps.isRunning();
    enableStartStop(*m_start, !running && m_sweeps.refusal().isEmpty(), *m_stop, running);
    m_status->setText(statusText());
    m_status->setAlarming(m_sweeps.hasFailed());
    choose(std::min(m_slider->value(), m_slider->maximum()));
}

void PositionsPanel::refreshMap() {
    const auto& runs = m_sweeps.runs();
    const auto at = static_cast<std::size_t>(position());
    const QStringList texts = tokens();
    const bool known = at < std::min(runs.size(), m_strip->maps().size());
    const QString pattern =
        known ? tr("At token %1 of %2 alone: %3") : tr("Token %1 of %2: %3 (not computed yet)");
    m_token->setText(texts.isEmpty()
                         ? QString()
                         : pattern.arg(QString::number(at + 1), QString::number(texts.size()),
                                       texts[position()]));
    HeatmapData data;
    const Quantity shown = quantity();
    data.kind = scaleKind(shown);
    data.barText = axisText(shown);
    if (const auto& run = m_state.run())
        data.values = {run->clean.headMean.layers(), run->clean.headMean.heads()};
    if (known) data = m_strip->maps()[at];
    showBar();
    m_map->setData(data);
    m_what->setText(known ? titleText(shown, runs[at].clean) : metricText(shown.metric));
    m_map->setTitle(known ? titleText(shown, runs[at].clean) : metricText(shown.metric),
                    m_token->text());
    m_map->setSelected(m_state.selected());
}

}  // namespace headscope::app
