// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/maps_panel.h"

#include "plot/heatmap_plot.h"
#include "theme.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kGap = 14;         // between the maps
constexpr double kWidest = 1.45;  // a cell's width over its height, at most
constexpr double kTallest = 1.1;  // and the other way round

QString titleOf(Subject subject, const TokenScore& token) {
    const QString text = visible(token.token.text);
    return subject == Subject::Target ? MapsPanel::tr("Target %1").arg(text)
                                      : MapsPanel::tr("Control %1").arg(text);
}

}  // namespace

MapsPanel::MapsPanel(const RunState& state, QWidget* parent)
    : Card(tr("What each head is worth"), parent),
      m_state(state),
      m_area(new QWidget),
      m_target(new HeatmapPlot(m_area)),
      m_control(new HeatmapPlot(m_area)),
      m_replacement(new Segmented(tr("Zero"), tr("Mean"))),
      m_hint(new MutedLabel),
      m_dot(new MutedLabel(tr("●  top-1 changes"))) {
    m_target->setObjectName(QStringLiteral("targetMap"));
    m_control->setObjectName(QStringLiteral("controlMap"));
    m_target->setColorBarVisible(false);
    m_hint->setText(tr("Replace a head's output by"));
    addToHeading(m_dot);
    m_dot->setContentsMargins(0, 0, 18, 0);
    m_dot->setVisible(false);
    addToHeading(m_hint);
    addToHeading(m_replacement);
    m_replacement->left()->setObjectName(QStringLiteral("zero"));
    m_replacement->right()->setObjectName(QStringLiteral("mean"));
    m_replacement->left()->setToolTip(
        tr("Zero, before the layer's output projection. The head's value bias goes with it."));
    m_replacement->right()->setToolTip(
        tr("The mean of all the head's values in the clean run, one number per head."));
    m_area->setMinimumSize(420, 200);
    m_area->installEventFilter(this);
    body()->addWidget(m_area, 1);

    connect(m_replacement, &Segmented::chosen, this, [this](bool right) {
        Q_EMIT replacementChosen(right ? Replacement::Mean : Replacement::Zero);
    });
    for (auto* plot : {m_target, m_control}) {
        connect(plot, &HeatmapPlot::cellHovered, this, &MapsPanel::headHovered);
        connect(plot, &HeatmapPlot::cellChosen, this, &MapsPanel::headChosen);
        connect(&m_state, &RunState::hoveredChanged, plot,
                [this, plot] { plot->setHovered(m_state.hovered()); });
        connect(&m_state, &RunState::selectedChanged, plot,
                [this, plot] { plot->setSelected(m_state.selected()); });
    }
    connect(&m_state, &RunState::gridChanged, this, &MapsPanel::refresh);
    connect(&m_state, &RunState::runChanged, this, [this] {
        refresh();
        refreshTitles();
        arrange();
    });
    connect(&m_state, &RunState::modelChanged, this, [this] {
        refresh();
        refreshTitles();
        arrange();
    });
    refreshTitles();
}

HeatmapPlot* MapsPanel::map(Subject subject) const {
    return subject == Subject::Target ? m_target : m_control;
}

HeatmapData MapsPanel::dataOf(Subject subject) const {
    HeatmapData shown;
    if (!m_state.run()) {
        // Before the first run the model's own shape, all pending.
        if (const auto& model = m_state.model()) {
            shown.values = {model->config.layers, model->config.heads};
        }
        return shown;
    }
    const ShownRun& run = *m_state.run();
    const auto& grid = run.grid(m_state.replacement());
    shown.values = {grid.layers(), grid.heads()};
    for (std::size_t i = 0; i < grid.values().size(); ++i) {
        if (const auto& cell = grid.values()[i]) {
            shown.values.values()[i] = effect(run, *cell, subject);
        }
    }
    shown.limit = m_state.limit();
    for (const Flip& flip :
         run.robustness[static_cast<std::size_t>(m_state.replacement())].flips) {
        shown.flips.push_back(flip.head);
    }
    return shown;
}

void MapsPanel::refresh() {
    m_replacement->choose(m_state.replacement() == Replacement::Mean);
    const HeatmapData target = dataOf(Subject::Target);
    m_dot->setVisible(!target.flips.empty());
    m_target->setData(target);
    m_control->setData(dataOf(Subject::Control));
}

void MapsPanel::refreshTitles() {
    if (!m_state.run()) {
        m_target->setTitle(tr("Target"), {});
        m_control->setTitle(tr("Control"), {});
        return;
    }
    const CleanRun& clean = m_state.run()->clean;
    for (const Subject subject : {Subject::Target, Subject::Control}) {
        const TokenScore& token = subject == Subject::Target ? clean.target : clean.control;
        map(subject)->setTitle(
            titleOf(subject, token),
            tr("clean P %1, rank %2").arg(QString::number(token.p, 'f', 4)).arg(token.rank));
    }
}

void MapsPanel::arrange() {
    const auto& values = dataOf(Subject::Target).values;
    const int layers = std::max(values.layers(), 1);
    const int heads = std::max(values.heads(), 1);
    const QSize first = m_target->chrome();
    const QSize second = m_control->chrome();
    const double wide =
        (m_area->width() - first.width() - second.width() - kGap) / (2.0 * heads);
    const double high = static_cast<double>(m_area->height() - first.height()) / layers;
    const double cellWidth = std::max(2.0, std::min(wide, kWidest * high));
    const double cellHeight = std::max(2.0, std::min(high, kTallest * cellWidth));
    const int mapWidth = static_cast<int>(cellWidth * heads);
    const int height = static_cast<int>(cellHeight * layers) + first.height();
    const int top = std::max(0, (m_area->height() - height) / 2);
    const int used = first.width() + second.width() + kGap + 2 * mapWidth;
    const int left = std::max(0, (m_area->width() - used) / 2);
    m_target->setGeometry(left, top, mapWidth + first.width(), height);
    m_control->setGeometry(left + mapWidth + first.width() + kGap, top,
                           mapWidth + second.width(), height);
}

void MapsPanel::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    arrange();
}

bool MapsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_area && event->type() == QEvent::Resize) arrange();
    return Card::eventFilter(watched, event);
}

QImage MapsPanel::mapImage(Subject subject, double scale) const {
    const int bar = m_control->chrome().width() - m_target->chrome().width();
    const QSize size(m_target->width() + bar, m_target->height());
    return map(subject)->toImage(size, scale, true);
}

QImage MapsPanel::rowImage(double scale) const {
    const QImage left = m_target->toImage(m_target->size(), scale, false);
    const QImage right = m_control->toImage(m_control->size(), scale, true);
    const int gap = static_cast<int>(kGap * scale);
    QImage row(left.width() + gap + right.width(), std::max(left.height(), right.height()),
               QImage::Format_RGB32);
    row.fill(Theme::day().card);
    QPainter painter(&row);
    painter.drawImage(QRect(QPoint(), left.size()), left);
    painter.drawImage(QRect(QPoint(left.width() + gap, 0), right.size()), right);
    return row;
}

}  // namespace headscope::app
