// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/maps_feature.h"

#include "document/document.h"
#include "document/head_text.h"
#include "features/maps/background_strip.h"
#include "features/maps/drift_panel.h"
#include "features/maps/finding_line.h"
#include "features/maps/maps_panel.h"
#include "features/maps/result_panel.h"
#include "features/maps/zero_mean_panel.h"
#include "plot/drift_plot.h"
#include "plot/heatmap_plot.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"
#include "ui/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QJsonArray>
#include <QMainWindow>
#include <QPushButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

// The field of a session's view: x, y, width, height; absent: all.
const QString kSeen = QStringLiteral("seen_cells");
const QString kByLayer = QStringLiteral("effects_by_layer");

}  // namespace

MapsFeature::MapsFeature(Workplace& place)
    : Feature(place),
      m_maps(new MapsPanel(document().state())),
      m_background(new BackgroundStrip(document().state(), document().history())) {
    buildBackground();
    buildPanels();
    connectMaps();
    addInterventionCommands();
    addMapCommands();
}

void MapsFeature::buildBackground() {
    place().strips.addWidget(m_background);
    connect(m_background, &BackgroundStrip::showRequested, &document(), &Document::showRun);
    connect(m_background, &BackgroundStrip::stopRequested, &document(), &Document::stop);
    connect(&document().keeper(), &RunKeeper::endedBehind, this,
            [this](const RunEnd& /*end*/, quint64 id, bool kept) {
                if (kept) m_background->setEnded(id);
            });
    connect(&document().messages(), &Messages::allDismissed, m_background,
            &BackgroundStrip::dismiss);
    commands().addButton(QStringLiteral("run.show_background"), *m_background->showButton(),
                         tr("Show the Run in the &Background"), QKeySequence(tr("Ctrl+Shift+B")));
    commands().showKeys(QStringLiteral("run.show_background"), *m_background->showButton());
    commands().showKeys(QStringLiteral("run.stop"), *m_background->stopButton());
}

void MapsFeature::buildPanels() {
    RunState& state = document().state();
    auto* zeroMean = new ZeroMeanPanel(state);
    auto* drift = new DriftPanel(state);
    auto* result = new ResultPanel(state);
    m_drift = drift;
    PanelDocks& docks = place().docks;
    docks.add(QStringLiteral("zeroMeanDock"), tr("Zero against mean"), zeroMean,
              QKeySequence(tr("Alt+3")), PanelDocks::Place::Side);
    docks.add(QStringLiteral("driftDock"), tr("Head means"), drift, QKeySequence(tr("Alt+4")),
              PanelDocks::Place::SideFront);
    docks.add(QStringLiteral("resultDock"), tr("Top-1"), result, QKeySequence(tr("Alt+5")),
              PanelDocks::Place::Side);
    connect(zeroMean, &ZeroMeanPanel::comparedChosen, &document().steps(), &UserSteps::setCompared);
    connect(zeroMean, &ZeroMeanPanel::headChosen, &state.selection(), &Selection::setSelected);
    connect(drift, &DriftPanel::headChosen, &state.selection(), &Selection::setSelected);
    connect(result, &ResultPanel::headChosen, &state.selection(), &Selection::setSelected);
    followHead(m_maps);
    followHead(zeroMean);
    followHead(drift);
}

void MapsFeature::connectMaps() {
    UserSteps& steps = document().steps();
    connect(m_maps, &MapsPanel::interventionChosen, &steps, &UserSteps::show);
    connect(m_maps, &MapsPanel::mapsChosen, &steps, &UserSteps::setMaps);
    connect(m_maps->finding(), &FindingLine::mapsChosen, &steps, &UserSteps::setMaps);
    connect(m_maps, &MapsPanel::headsToggled, &steps, &UserSteps::toggleHeads);
    connect(m_maps, &MapsPanel::setExtended, &steps, &UserSteps::extend);
    connect(m_maps, &MapsPanel::headChosen, &document().state().selection(),
            &Selection::setSelected);
    const auto passTyped = [this] { m_maps->setTyped(document().fields().inputs()); };
    connect(&document(), &Document::typedChanged, this, passTyped);
    passTyped();
    connect(m_maps, &MapsPanel::runRequested, &document(), &Document::run);
    connect(m_maps, &MapsPanel::putBackRequested, this, [this] { putBack(); });
}

void MapsFeature::putBack() {
    const auto& run = document().state().run();
    if (!run) return;
    const RunInputs before = document().fields().inputs();
    const RunInputs of = run->inputs;
    document().steps().inputs(
        tr("put back what the maps are of"), before, of,
        [&doc = document()](const RunInputs& inputs) { doc.fields().changeInputs(inputs); },
        [&doc = document()] { return doc.fields().inputs(); });
}

template <class Panel>
void MapsFeature::followHead(Panel* panel) {
    connect(panel, &Panel::headHovered, this,
            [this, panel](std::optional<HeadId> head, QPoint at) { hoverHead(head, at, panel); });
}

void MapsFeature::hoverHead(std::optional<HeadId> head, QPoint globalPosition, QWidget* over) {
    document().state().selection().setHovered(head);
    if (!head) return QToolTip::hideText();
    const QString text = headText(document().state(), *head, Theme::of(place().window.palette()));
    QToolTip::showText(globalPosition + QPoint(12, 12), text, over);
}

void MapsFeature::addInterventionCommands() {
    RunState& state = document().state();
    auto* group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    const auto shows = [&](const char* id, const QString& text, const QString& keys,
                           const QString& tip, const Intervention& one) {
        group->addAction(commands().add({QString::fromLatin1(id),
                                         text,
                                         tip,
                                         {QKeySequence(keys)},
                                         [this, one] { document().steps().show(one); },
                                         [&state, one] {
                                             const auto all = state.interventions();
                                             return std::find(all.begin(), all.end(), one) !=
                                                    all.end();
                                         },
                                         [&state, one] { return state.intervention() == one; }}));
    };
    shows("maps.zero", tr("&Zero Ablation"), tr("Ctrl+1"),
          tr("Show the heads' outputs set to zero"), Zero{});
    shows("maps.mean", tr("&Mean Ablation"), tr("Ctrl+2"),
          tr("Show the heads' outputs set to their mean"), ScalarMean{});
    commands().add({QStringLiteral("maps.next_intervention"),
                    tr("&Next Intervention"),
                    tr("Show the maps of the run's next intervention"),
                    {QKeySequence(tr("Ctrl+3"))},
                    [this] { showNextIntervention(); },
                    [&state] { return state.interventions().size() > 1; }});
    commands().refreshAt(state, &RunState::gridChanged);
}

void MapsFeature::showNextIntervention() {
    const auto all = document().state().interventions();
    auto shown = std::find(all.begin(), all.end(), document().state().intervention());
    if (shown == all.end() || ++shown == all.end()) shown = all.begin();
    document().steps().show(*shown);
}

void MapsFeature::addMapCommands() {
    RunState& state = document().state();
    UserSteps& steps = document().steps();
    commands().add({QStringLiteral("maps.lock_scale"),
                    tr("Loc&k Scale"),
                    tr("Keep the colour scale from run to run, to compare like with like"),
                    {QKeySequence(tr("Ctrl+L"))},
                    [&state, &steps] {
                        steps.lockLimit(state.lockedLimit() ? std::nullopt
                                                            : std::optional(state.limit()));
                    },
                    [&state] { return state.run() || state.lockedLimit(); },
                    [&state] { return state.lockedLimit().has_value(); }});
    commands().add({QStringLiteral("maps.add"),
                    tr("&Add a Map"),
                    tr("Add another map beside the others"),
                    {QKeySequence(tr("Ctrl+Shift+M"))},
                    [this] { m_maps->addMap(); },
                    [this] { return m_maps->count() < MapsView::kMost; }});
    commands().add({QStringLiteral("maps.remove"),
                    tr("Remove t&he Last Map"),
                    tr("Remove the map that was added last"),
                    {QKeySequence(tr("Ctrl+Shift+N"))},
                    [this] { m_maps->removeMap(m_maps->count() - 1); },
                    [this] { return m_maps->count() > 1; }});
    commands().add({QStringLiteral("maps.same_scale"),
                    tr("Same &Colour Scale"),
                    tr("Maps of one unit share one colour scale"),
                    {QKeySequence(tr("Ctrl+Shift+Y"))},
                    [&state, &steps] {
                        steps.setMaps({state.maps().maps, !state.maps().sameScale});
                    },
                    {},
                    [&state] { return state.maps().sameScale; }});
    m_maps->addCommands(commands());
    commands().refreshAt(state, &RunState::mapsChanged);
    commands().refreshAt(state, &RunState::lockedLimitChanged);
    commands().refreshAt(state, &RunState::runChanged);
}

DriftPlot& MapsFeature::drift() const {
    return m_drift->plot();
}

std::optional<OwnFigure> MapsFeature::byLayer() const {
    return m_drift->figure();
}

void MapsFeature::saveView(QJsonObject& view) const {
    view[kByLayer] = m_drift->showsEffects();
    if (const QRectF seen = m_maps->seen(); !seen.isEmpty())
        view[kSeen] = QJsonArray{seen.x(), seen.y(), seen.width(), seen.height()};
}

void MapsFeature::showViewOfRun(const QJsonObject& view) {
    m_drift->setShowsEffects(view[kByLayer].toBool());
    const QJsonArray seen = view[kSeen].toArray();
    m_maps->setSeen(
        {seen[0].toDouble(), seen[1].toDouble(), seen[2].toDouble(), seen[3].toDouble()});
}

QList<Feature::Area> MapsFeature::areas() const {
    return {{m_maps, m_maps->map(0)}};
}

}  // namespace headscope::app
