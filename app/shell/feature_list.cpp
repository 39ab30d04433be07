// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/feature_list.h"

#include "features/attribution/attribution_feature.h"
#include "features/export/export_feature.h"
#include "features/help/help_feature.h"
#include "features/history/history_feature.h"
#include "features/inspector/inspector_feature.h"
#include "features/layers/layers_feature.h"
#include "features/lesson_maker/lesson_maker_feature.h"
#include "features/lessons/lessons_feature.h"
#include "features/lessons/presentation.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/messages/messages_feature.h"
#include "features/models/models_feature.h"
#include "features/pairs/pairs_feature.h"
#include "features/positions/positions_feature.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/ripples/ripples_feature.h"
#include "features/ripples/ripples_panel.h"
#include "features/session/session_feature.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "features/study/study_feature.h"
#include "features/trust/trust_feature.h"
#include "features/where/where_feature.h"
#include "features/where/where_panel.h"
#include "features/write/write_feature.h"
#include "features/write/write_panel.h"
#include "ui/panel_docks.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

void FeatureList::build(Workplace& place, WindowOptions& options, const View& view) {
    const auto add = [this](auto* feature) {
        m_features.push_back(feature);
        return feature;
    };
    add(new HelpFeature(place));  // first: before there is anything to restyle
    add(new PromptFeature(place,
                          {options.prompt, options.target, options.control, options.moreTargets,
                           options.moreControls, options.donor, options.bos}));
    add(new MessagesFeature(place));
    auto* inspector = add(new InspectorFeature(place));
    auto* maps = add(new MapsFeature(place));
    // Panels stand in the order of their keys: Alt+6 to Alt+0, then Ctrl+F5 to Ctrl+F8.
    add(new SetsFeature(place));
    add(new WriteFeature(place));
    add(new TrustFeature(place));
    add(new WhereFeature(place));
    auto* positions = add(new PositionsFeature(place));
    auto* attribution = add(new AttributionFeature(place));
    auto* pairs = add(new PairsFeature(place));
    auto* ripples = add(new RipplesFeature(place));
    auto* layers = add(new LayersFeature(place));
    add(new StudyFeature(place));
    add(new HistoryFeature(place));
    // Before the models: a lesson's folder is not a model's. What is asked for at the start is
    // shown once, also where the window is built anew.
    add(new LessonsFeature(place, {view.now, view.show, std::exchange(options.lesson, {}),
                                   options.lessonStep, !options.forPicture}));
    add(new LessonMakerFeature(place, view.now, !options.forPicture));
    add(new ModelsFeature(place, {options.downloads, options.devices, options.forPicture}));
    add(new SessionFeature(place, {view.now, view.show, !options.forPicture}));
    add(new ExportFeature(
        place,
        [=] {
            return ExportFeature::Panels{
                inspector->pattern(), attribution->figure(), ripples->figure(), pairs->figure(),
                positions->figure(),  layers->figure(),      maps->byLayer()};
        },
        [=](const SweepReport& run) {
            return std::vector{attribution->data(run), ripples->data(run),
                               pairs->data(run),       positions->data(run),
                               layers->data(run),      ripples->everyHeadData(run)};
        }));
    connectMaps(place);
    connectLessons();
    // What is written says of what it is, and whether that is what is typed.
    QObject::connect(&find<PromptFeature>()->panel(), &PromptPanel::inputsChanged,
                     &find<WriteFeature>()->panel(), &WritePanel::touch);
    QObject::connect(find<HistoryFeature>(), &HistoryFeature::figureRequested,
                     find<ExportFeature>(), &ExportFeature::openFigure);
    QObject::connect(find<HistoryFeature>(), &HistoryFeature::studyRequested, find<StudyFeature>(),
                     &StudyFeature::openKept);
    QObject::connect(find<StudyFeature>(), &StudyFeature::figureRequested, find<ExportFeature>(),
                     &ExportFeature::openFigure);
}

void FeatureList::clear() {
    qDeleteAll(std::exchange(m_features, {}));
}

void FeatureList::connectMaps(Workplace& place) const {
    auto* maps = &find<MapsFeature>()->panel();
    QWidget* centre = place.window.centralWidget();
    static_cast<QVBoxLayout*>(centre->layout())->addWidget(maps, 1);
    place.docks.setCentralHeight([centre, maps](int most) {
        const int others = centre->height() - maps->height();
        return others + maps->heightFor(maps->width(), most - others);
    });
    QObject::connect(maps, &MapsPanel::heightForChanged, &place.docks, &PanelDocks::fit,
                     Qt::QueuedConnection);
    QDockWidget* inspector = find<InspectorFeature>()->dock();
    const auto* sets = &find<SetsFeature>()->panel();
    const auto* where = &find<WhereFeature>()->panel();
    const auto* play = &find<LessonsFeature>()->controller();
    // The first head that is chosen on a map brings up the inspector, unless it is being added to a
    // set, looked up in the drawing or part of a lesson, which has its own panel in front;
    // afterwards the user has arranged the panels.
    QObject::connect(
        maps, &MapsPanel::headChosen, inspector,
        [inspector, sets, where, play] {
            if (!play->isPlaying() && !sets->isSeen() && !where->isSeen()) inspector->raise();
        },
        Qt::SingleShotConnection);
    QObject::connect(maps, &MapsPanel::headActivated, &place.docks,
                     [docks = &place.docks, inspector] { docks->bringUp(inspector); });
}

void FeatureList::connectLessons() const {
    auto* lessons = find<LessonsFeature>();
    auto* maker = find<LessonMakerFeature>();
    QObject::connect(&lessons->presentation(), &Presentation::changed,
                     &find<MapsFeature>()->panel(), &MapsPanel::setBare);
    QObject::connect(lessons, &LessonsFeature::ripplesWanted, &find<RipplesFeature>()->panel(),
                     &RipplesPanel::showNamed);
    // Queued: the run has just ended, and its thread is not free yet.
    QObject::connect(
        lessons, &LessonsFeature::computeWanted, lessons,
        [layers = find<LayersFeature>(), pairs = find<PairsFeature>()](const QString& panel) {
            if (panel == QLatin1String("layers")) layers->compute();
            if (panel == QLatin1String("pairs")) pairs->compute();
        },
        Qt::QueuedConnection);
    QObject::connect(maker, &LessonMakerFeature::tryRequested, lessons, &LessonsFeature::tryLesson);
    QObject::connect(&lessons->controller(), &LessonController::left, maker,
                     &LessonMakerFeature::tried);
}

Feature* FeatureList::openerOf(const QString& path) const {
    const auto one =
        std::find_if(m_features.begin(), m_features.end(),
                     [&path](const Feature* feature) { return feature->canOpen(path); });
    return one == m_features.end() ? nullptr : *one;
}

void FeatureList::openAtStart(const QString& path) const {
    auto* sessions = find<SessionFeature>();
    Feature* one = openerOf(path);
    // Sessions say what is wrong with a file that nothing can open.
    if (!one || one == sessions) return sessions->openPath(path);
    // The maps and their strip find their places first.
    QMetaObject::invokeMethod(
        one, [one, path] { one->openPath(path); }, Qt::QueuedConnection);
}

bool FeatureList::isBusy() const {
    return std::any_of(m_features.begin(), m_features.end(),
                       [](const Feature* feature) { return feature->isBusy(); });
}

}  // namespace headscope::app
