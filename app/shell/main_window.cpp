// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include "document/session_view.h"
#include "features/attribution/attribution_feature.h"
#include "features/export/export_feature.h"
#include "features/help/help_feature.h"
#include "features/history/history_feature.h"
#include "features/inspector/inspector_feature.h"
#include "features/layers/layers_feature.h"
#include "features/lesson_maker/lesson_maker_feature.h"
#include "features/lessons/lessons_feature.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/messages/messages_feature.h"
#include "features/models/models_feature.h"
#include "features/pairs/pairs_feature.h"
#include "features/positions/positions_feature.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/ripples/ripples_feature.h"
#include "features/session/session_feature.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "features/study/study_feature.h"
#include "features/trust/trust_feature.h"
#include "features/where/where_feature.h"
#include "features/where/where_panel.h"
#include "features/write/write_feature.h"
#include "features/write/write_panel.h"
#include "shell/areas.h"
#include "shell/choosers.h"
#include "shell/drop_target.h"
#include "shell/edit_commands.h"
#include "shell/menus.h"
#include "shell/tool_bar.h"
#include "ui/texts.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QJsonArray>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

const QString kPanels = QStringLiteral("panels");  // a field of a session's view

/// Has the keyboard until a control is gone to: typing changes nothing then, and ? helps. The first
/// Tab goes where one types.
class Centre : public QWidget {
 public:
    explicit Centre(const MainWindow& window) : m_window(window) {}

 protected:
    bool focusNextPrevChild(bool next) override {
        const auto* prompt = m_window.feature<PromptFeature>();
        if (!next || !hasFocus() || !prompt) return QWidget::focusNextPrevChild(next);
        prompt->panel().prompt()->setFocus(Qt::TabFocusReason);
        return true;
    }

 private:
    const MainWindow& m_window;
};

}  // namespace

MainWindow::MainWindow(WindowOptions options, QWidget* parent)
    : QMainWindow(parent),
      choosers(systemChoosers()),
      m_options(std::move(options)),
      m_document({m_options.engines, m_options.limits, m_options.forPicture}),
      m_kept(new QObject(this)) {
    m_own = children();
    build();
    connect(&m_document, &Document::settled, this, &MainWindow::settled);
    resize(1280, 800);
    restoreGeometry(m_document.settings().geometry());
    m_document.openModel(m_options.model, m_options.runAtStart && m_options.file.isEmpty());
    SessionController& sessions = feature<SessionFeature>()->controller();
    if (!m_options.file.isEmpty()) openAtStart(m_options.file);
    if (!m_options.forPicture) sessions.offerRecovery();
    centralWidget()->setFocus();
}

MainWindow::~MainWindow() {
    // Panels read the document, and features their panels.
    m_document.shutdown();
    takeApart();
    delete m_kept;
}

void MainWindow::build() {
    m_language = shownLanguage();
    m_commands = new CommandTable(this);
    m_docks = new PanelDocks(*this);
    m_strips = new QVBoxLayout;
    m_place.emplace(
        Workplace{*this, m_document, *m_commands, *m_docks, *m_strips, choosers, *m_kept});
    setWindowTitle(tr("Headscope"));
    buildCentre();
    buildFeatures({m_options.prompt, m_options.target, m_options.control, m_options.moreTargets,
                   m_options.moreControls, m_options.donor, m_options.bos});
    connectFeatures();
    addCommands();
    auto* tools = new ToolBar(*m_commands, m_document.settings());
    buildMenus(*menuBar(), *m_commands);
    menuBar()->setCornerWidget(tools, Qt::TopRightCorner);
}

void MainWindow::takeApart() {
    delete std::exchange(m_docks, nullptr);
    qDeleteAll(std::exchange(m_features, {}));
    // Menus, dialogs, the centre, the status bar. Qt's own tab bars and lines between docks stay:
    // it uses them again.
    QList<QPointer<QObject>> made;
    for (QObject* child : children())
        if (!m_own.contains(child) && child != m_commands && !qobject_cast<QTabBar*>(child) &&
            !child->objectName().startsWith(QLatin1String("qt_")))
            made.push_back(child);
    for (const auto& child : made)
        delete child;
    delete std::exchange(m_commands, nullptr);  // last: the others use it
}

void MainWindow::buildAnew() {
    if (m_language == shownLanguage()) return;
    // It would go on in widgets that are no more; its answers are kept.
    LessonController& lesson = feature<LessonsFeature>()->controller();
    if (lesson.isPlaying()) lesson.leave(false);
    const RunInputs typed = m_document.fields().inputs();
    const bool follows = m_document.fields().followsPrediction();
    const QJsonObject view = sessionView();
    const QByteArray layout = saveState();
    const bool sized = m_docks->isSized();
    const QStringList inFront = m_docks->inFront();
    setUpdatesEnabled(false);
    if (QWidget* focus = focusWidget()) focus->clearFocus();
    takeApart();
    build();
    m_document.fields().setInputs(typed);
    m_document.fields().changeInputs(typed, follows);
    m_document.announce();
    arrangePanels(layout, sized);
    m_docks->raise(inFront);
    for (Feature* feature : m_features) {
        feature->showView(view);
        feature->showViewOfRun(view);
    }
    centralWidget()->setFocus();
    setUpdatesEnabled(true);
}

void MainWindow::buildCentre() {
    auto* central = new Centre(*this);
    auto* outer = new QVBoxLayout(central);
    outer->setContentsMargins(0, 8, 10, 2);
    outer->setSpacing(8);
    m_strips->setSpacing(8);
    outer->addLayout(m_strips);
    setCentralWidget(central);
}

void MainWindow::buildFeatures(const PromptFeature::Start& start) {
    const auto add = [this](auto* feature) {
        m_features.push_back(feature);
        return feature;
    };
    add(new HelpFeature(*m_place));  // first: before there is anything to restyle
    add(new PromptFeature(*m_place, start));
    add(new MessagesFeature(*m_place));
    auto* inspector = add(new InspectorFeature(*m_place));
    add(new MapsFeature(*m_place));
    add(new TrustFeature(*m_place));
    add(new SetsFeature(*m_place));
    add(new WriteFeature(*m_place));
    add(new WhereFeature(*m_place));
    auto* attribution = add(new AttributionFeature(*m_place));
    auto* pairs = add(new PairsFeature(*m_place));
    auto* ripples = add(new RipplesFeature(*m_place));
    add(new PositionsFeature(*m_place));
    add(new LayersFeature(*m_place));
    add(new StudyFeature(*m_place));
    add(new HistoryFeature(*m_place));
    // Before the models: a lesson's folder is none of a model. What is asked for at the start is
    // shown once, also where the window is built anew.
    add(new LessonsFeature(*m_place, {[this] { return sessionView(); },
                                      [this](const QJsonObject& view) { showSessionView(view); },
                                      std::exchange(m_options.lesson, {}), m_options.lessonStep,
                                      !m_options.forPicture}));
    add(new LessonMakerFeature(*m_place, !m_options.forPicture));
    add(new ModelsFeature(*m_place,
                          {m_options.downloads, m_options.devices, m_options.forPicture}));
    add(new SessionFeature(*m_place, {[this] { return sessionView(); },
                                      [this](const QJsonObject& view) { showSessionView(view); },
                                      !m_options.forPicture}));
    add(new ExportFeature(*m_place, [inspector, attribution, ripples, pairs] {
        return ExportFeature::Panels{inspector->pattern(), attribution->figure(), ripples->figure(),
                                     pairs->figure()};
    }));
}

void MainWindow::connectFeatures() {
    MapsPanel* maps = &feature<MapsFeature>()->panel();
    static_cast<QVBoxLayout*>(centralWidget()->layout())->addWidget(maps, 1);
    m_docks->setCentralHeight([this, maps] {
        return centralWidget()->height() - maps->height() + maps->heightFor(maps->width());
    });
    connect(maps, &MapsPanel::heightForChanged, m_docks, &PanelDocks::fit, Qt::QueuedConnection);
    QDockWidget* inspector = feature<InspectorFeature>()->dock();
    // The first head that is chosen on a map brings up what there is to know of it, unless it is on
    // its way into a set or looked up in the drawing; afterwards the user has arranged the panels.
    connect(
        maps, &MapsPanel::headChosen, inspector,
        [this, inspector] {
            if (!feature<SetsFeature>()->panel().isSeen() &&
                !feature<WhereFeature>()->panel().isSeen())
                inspector->raise();
        },
        Qt::SingleShotConnection);
    connect(maps, &MapsPanel::headActivated, m_docks,
            [this, inspector] { m_docks->bringUp(inspector); });
    // What is written says of what it is, and whether that is what is typed.
    connect(&feature<PromptFeature>()->panel(), &PromptPanel::inputsChanged,
            &feature<WriteFeature>()->panel(), &WritePanel::touch);
    connect(feature<LessonMakerFeature>(), &LessonMakerFeature::tryRequested,
            feature<LessonsFeature>(), &LessonsFeature::tryLesson);
    connect(&feature<LessonsFeature>()->controller(), &LessonController::left,
            feature<LessonMakerFeature>(), &LessonMakerFeature::tried);
    connect(feature<HistoryFeature>(), &HistoryFeature::figureRequested, feature<ExportFeature>(),
            &ExportFeature::openFigure);
    new DropTarget(
        *this, [this](const QString& path) { return openerOf(path) != nullptr; },
        [this](const QString& path) {
            // It may have gone since it was dropped.
            if (Feature* one = openerOf(path)) one->openPath(path);
        });
}

Feature* MainWindow::openerOf(const QString& path) const {
    const auto one =
        std::find_if(m_features.begin(), m_features.end(),
                     [&path](const Feature* feature) { return feature->canOpen(path); });
    return one == m_features.end() ? nullptr : *one;
}

void MainWindow::openAtStart(const QString& path) {
    auto* sessions = feature<SessionFeature>();
    Feature* one = openerOf(path);
    // Sessions say what is wrong with a file that nothing can open.
    if (!one || one == sessions) return sessions->openPath(path);
    // The maps and their strip find their places first.
    QMetaObject::invokeMethod(
        one, [one, path] { one->openPath(path); }, Qt::QueuedConnection);
}

void MainWindow::addCommands() {
    addEditCommands(*m_commands, *m_document.history().undoStack());
    m_docks->addCommands(*m_commands);
    addAreaCommands(*m_commands, [this] { return areas(); });
    m_commands->add({QStringLiteral("window.quit"),
                     tr("&Quit"),
                     tr("Close the window; a session that is not saved is asked about"),
                     {QKeySequence(tr("Ctrl+Q"))},
                     [this] { close(); }});
}

QList<Feature::Area> MainWindow::areas() const {
    QList<Feature::Area> areas = feature<PromptFeature>()->areas();
    for (int i = 0; i < m_strips->count(); ++i)
        addSeenArea(areas, m_strips->itemAt(i)->widget());
    for (const Feature* feature : m_features)
        if (!qobject_cast<const PromptFeature*>(feature)) areas += feature->areas();
    for (auto* dock : m_docks->docks() + QList{feature<HistoryFeature>()->dock()})
        addSeenArea(areas, dock->widget());
    return areas;
}

QJsonObject MainWindow::sessionView() const {
    QJsonObject view;
    addToView(view, m_document.history(), m_document.state());
    view[kPanels] = QJsonArray::fromStringList(m_docks->inFront());
    for (const Feature* feature : m_features)
        feature->saveView(view);
    return view;
}

void MainWindow::showSessionView(const QJsonObject& view) {
    showChoices(view, m_document.state());
    for (Feature* feature : m_features)
        feature->showView(view);
    m_docks->raise(view[kPanels].toVariant().toStringList());
    QMetaObject::invokeMethod(this, &MainWindow::settled, Qt::QueuedConnection);
    const auto run = shownRunOf(view, m_document.history());
    if (!run) return;
    m_document.bringBack(*run);
    showHeads(view, m_document.state());
    for (Feature* feature : m_features)
        feature->showViewOfRun(view);
}

bool MainWindow::isSettled() const {
    return m_document.isSettled() &&
           std::none_of(m_features.begin(), m_features.end(),
                        [](const Feature* feature) { return feature->isBusy(); });
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    // Here and not before: the default depends on the window's size.
    if (std::exchange(m_arranged, true)) return;
    arrangePanels(m_document.settings().layout(), m_document.settings().panelsSized());
}

void MainWindow::arrangePanels(const QByteArray& layout, bool sized) {
    if (!restoreState(layout)) return m_docks->arrange();
    m_docks->setSized(sized);
    QMetaObject::invokeMethod(m_docks, &PanelDocks::fit, Qt::QueuedConnection);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    // Later: the event goes on to the children.
    if (event->type() == QEvent::LanguageChange && m_language != shownLanguage())
        QMetaObject::invokeMethod(this, &MainWindow::buildAnew, Qt::QueuedConnection);
}

void MainWindow::closeUnasked() {
    if (std::exchange(m_unasked, true)) return;
    feature<SessionFeature>()->controller().saveForRecovery();  // nobody knows how long there is
    feature<LessonMakerFeature>()->saveForRecovery();
    RunController& controller = m_document.controller();
    if (!controller.isRunning()) return endUnasked();
    // Once what has been computed by then is kept, too.
    connect(&controller, &RunController::ended, this, &MainWindow::endUnasked,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    m_document.stop();
}

void MainWindow::endUnasked() {
    feature<SessionFeature>()->controller().closeUnasked();
    close();
    Q_EMIT closedUnasked();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    LessonMakerFeature& maker = *feature<LessonMakerFeature>();
    const bool may =
        m_unasked || (maker.mayClose() && feature<SessionFeature>()->controller().mayClose());
    if (!may) {
        event->ignore();
        return;
    }
    if (!m_unasked) maker.close();
    m_document.remember();
    m_document.settings().setGeometry(saveGeometry());
    m_document.settings().setLayout(saveState());
    m_document.settings().setPanelsSized(m_docks->isSized());
    m_document.shutdown();
    event->accept();
}

}  // namespace headscope::app
