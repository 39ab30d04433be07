// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pictures of the user guide from the real window on the bundled model:
//   guide_pictures FOLDER
// and the pictures of a sweep as it fills the maps, and of a click on a head, one after the other:
//   guide_pictures --moving FOLDER
#include "features/export/figure_dialog.h"
#include "features/history/compare_view.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/lesson_maker/lesson_maker_feature.h"
#include "features/lesson_maker/maker_window.h"
#include "features/lessons/lessons_feature.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/models/model_actions.h"
#include "features/models/model_chooser.h"
#include "features/models/models_feature.h"
#include "features/models/performance_dialog.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/session/session_feature.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "features/study/study_desk.h"
#include "features/study/study_feature.h"
#include "features/study/study_window.h"
#include "jobs/engine_source.h"
#include "shell/main_window.h"
#include "ui/choice_bar.h"
#include "ui/control_style.h"
#include "ui/panel_docks.h"
#include "ui/texts.h"

#include <headscope/engine.h>
#include <headscope/finding.h>
#include <headscope/lesson_files.h>

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <cstring>
#include <functional>

using namespace headscope::app;

namespace {

constexpr int kPatience = 120000;
constexpr int kPaintMs = 400;
constexpr int kPaceMs = 90;  // from a batch of cells to the next
constexpr int kFrameMs = 120;
constexpr int kMostFrames = 500;
constexpr int kStudyPrompts = 120;
const QSize kWindow(1280, 800);

/// Waits with a running event loop; ends the program where that takes too long.
void await(const char* what, const std::function<bool()>& condition) {
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > kPatience) {
            std::fprintf(stderr, "guide_pictures: waited in vain for %s\n", what);
            std::exit(1);
        }
        QTest::qWait(20);
    }
    QTest::qWait(kPaintMs);
}

/// The real engine, which hands over its cells at a pace that can be watched.
class PacedEngine : public headscope::Engine {
 public:
    explicit PacedEngine(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}

    const headscope::ModelInfo& info() const override { return m_engine->info(); }
    std::shared_ptr<const headscope::Tokenizer> tokenizer() const override {
        return m_engine->tokenizer();
    }
    headscope::Run sweep(const headscope::SweepRequest& request, const headscope::SweepSink& sink,
                         std::stop_token stop) override {
        headscope::SweepSink paced = sink;
        paced.cells = [&](const headscope::Intervention& intervention,
                          std::span<const headscope::Cell> cells) {
            if (sink.cells) sink.cells(intervention, cells);
            QThread::msleep(kPaceMs);
        };
        return m_engine->sweep(request, paced, stop);
    }
    headscope::Prediction predict(const headscope::SetRequest& request) override {
        return m_engine->predict(request);
    }
    headscope::AblatedRun ablate(const headscope::SetRequest& request) override {
        return m_engine->ablate(request);
    }
    headscope::Continuation write(const headscope::ContinuationRequest& request,
                                  const headscope::ContinuationSink& sink,
                                  std::stop_token stop) override {
        return m_engine->write(request, sink, std::move(stop));
    }
    headscope::AttentionPattern attention(const std::vector<headscope::TokenId>& prompt,
                                          headscope::HeadId head) override {
        return m_engine->attention(prompt, head);
    }

 private:
    std::unique_ptr<Engine> m_engine;
};

EngineSource pacedEngines() {
    EngineSource engines = localEngines();
    engines.load = [load = engines.load](const std::filesystem::path& folder,
                                         headscope::EngineLimits limits, std::stop_token stop) {
        return std::make_unique<PacedEngine>(load(folder, limits, std::move(stop)));
    };
    return engines;
}

WindowOptions exampleOptions(const EngineSource& engines) {
    WindowOptions options;
    options.engines = engines;
    options.prompt = QStringLiteral("Berlin is the capital of");
    options.target = QStringLiteral(" Germany");
    options.control = QStringLiteral(" France");
    return options;
}

/// A sweep, a look at the whole, and a click on the head that matters most, as numbered pictures.
void makeMoving(const QString& folder) {
    WindowOptions options = exampleOptions(pacedEngines());
    options.runAtStart = false;
    MainWindow window(std::move(options));
    window.feature<SessionFeature>()->controller().askToSave = [](QWidget*, const QString&) {
        return SessionController::Answer::Discard;
    };
    window.resize(kWindow);
    window.show();
    const RunState& state = window.document().state();
    await("the model", [&] { return state.model().has_value(); });
    int number = 0;
    const auto take = [&] {
        const QString name = QStringLiteral("%1.png").arg(++number, 3, 10, QLatin1Char('0'));
        window.grab().save(QDir(folder).filePath(name));
    };
    take();
    window.document().run();
    while (!state.run() || !state.run()->complete) {
        QTest::qWait(kFrameMs);
        take();
        if (number > kMostFrames) std::exit(1);
    }
    await("the noise floor", [&] { return state.run()->noiseFloor.has_value(); });
    take();
    const headscope::HeadId head =
        headscope::findingOf(*state.run(), headscope::Zero{})->target.largest->head;
    window.document().state().selection().setSelected(head);
    QTest::qWait(2 * kPaintMs);
    take();
    window.close();
}

/// The window, brought to one state after the other.
class Tour {
 public:
    explicit Tour(const QString& folder) : m_folder(folder) {
        m_window = std::make_unique<MainWindow>(exampleOptions(localEngines()));
        m_window->feature<SessionFeature>()->controller().askToSave = [](QWidget*, const QString&) {
            return SessionController::Answer::Discard;
        };
        m_window->resize(kWindow);
        m_window->show();
        awaitRun();
        await("the noise floor",
              [this] { return m_window->document().state().run()->noiseFloor.has_value(); });
    }
    ~Tour() { m_window->close(); }

    void walk() {
        firstSteps();
        maps();
        sets();
        writing();
        parts();
        history();
        trust();
        dialogs();
        patching();
        studies();
        lessons();
    }

 private:
    void awaitRun() {
        await("the run", [this] {
            return m_window->document().state().run() &&
                   m_window->document().state().run()->complete &&
                   !m_window->document().controller().isRunning();
        });
    }
    void picture(const QString& name, QWidget* of = nullptr) {
        const QString file = QDir(m_folder).filePath(name + QLatin1String(".png"));
        if (!(of ? of : m_window.get())->grab().save(file)) {
            std::fprintf(stderr, "guide_pictures: cannot write %s\n", qPrintable(file));
            std::exit(1);
        }
    }
    void trigger(const QString& keys) {
        for (auto* action : m_window->findChildren<QAction*>())
            if (action->shortcut() == QKeySequence(keys)) action->trigger();
        QTest::qWait(kPaintMs);
    }
    QDockWidget* bringUp(const char* dock) {
        auto* found = m_window->findChild<QDockWidget*>(QString::fromLatin1(dock));
        m_window->docks().bringUp(found);
        QTest::qWait(kPaintMs);
        return found;
    }
    /// The head whose ablation lowers the target most, and the one that raises it most.
    [[nodiscard]] std::pair<headscope::HeadId, headscope::HeadId> extremes() const {
        const auto& run = *m_window->document().state().run();
        std::pair<headscope::HeadId, headscope::HeadId> heads{{0, 0}, {0, 0}};
        float low = 1;
        float high = -1;
        for (int layer = 0; layer < run.model.config.layers; ++layer)
            for (int head = 0; head < run.model.config.heads; ++head) {
                const float value =
                    run.cell(headscope::Zero{}, {layer, head})->pTarget - run.clean.target.p;
                if (value < low) heads.first = {layer, head};
                if (value > high) heads.second = {layer, head};
                low = std::min(low, value);
                high = std::max(high, value);
            }
        return heads;
    }

    void firstSteps() {
        bringUp("inspectorDock");
        m_window->document().state().selection().setSelected(extremes().first);
        QTest::qWait(2 * kPaintMs);
        picture(QStringLiteral("window"));
    }
    void maps() {
        m_window->feature<MapsFeature>()->panel().addMap();
        m_window->feature<MapsFeature>()->panel().addMap();
        bringUp("zeroMeanDock");
        picture(QStringLiteral("maps"));
        m_window->feature<MapsFeature>()->panel().removeMap(3);
        m_window->feature<MapsFeature>()->panel().removeMap(2);
    }
    void sets() {
        bringUp("setDock");
        m_window->document().state().selection().setSelected(extremes().first);
        trigger(QStringLiteral("Ctrl+T"));
        m_window->document().state().selection().setSelected(extremes().second);
        trigger(QStringLiteral("Ctrl+T"));
        picture(QStringLiteral("set"));
        m_window->feature<SetsFeature>()->panel().pages()->choose(1);
        m_window->findChild<QPushButton*>(QStringLiteral("growSeveral"))->click();
        auto* stop = m_window->findChild<QPushButton*>(QStringLiteral("growStop"));
        await("the growth", [stop] { return !stop->isEnabled(); });
        picture(QStringLiteral("growth"));
    }
    /// With the set of before.
    void writing() {
        bringUp("writeDock");
        trigger(QStringLiteral("Ctrl+Alt+G"));
        QTest::qWait(5 * kPaintMs);
        picture(QStringLiteral("write"));
    }
    /// With a head that hardly matters for the answer.
    void parts() {
        m_window->document().state().selection().setSelected(headscope::HeadId{3, 5});
        bringUp("attributionDock");
        picture(QStringLiteral("attribution"));
        bringUp("ripplesDock");
        m_window->findChild<QPushButton*>(QStringLiteral("rippleAllPairs"))->click();
        QTest::qWait(2 * kPaintMs);
        picture(QStringLiteral("ripples"));
        bringUp("pairsDock");
        m_window->findChild<QPushButton*>(QStringLiteral("pairsStart"))->click();
        auto* stop = m_window->findChild<QPushButton*>(QStringLiteral("pairsStop"));
        await("the pairs", [stop] { return !stop->isEnabled(); });
        picture(QStringLiteral("pairs"));
    }
    void history() {
        bringUp("inspectorDock");
        m_window->feature<HistoryFeature>()->panel().parentWidget()->show();
        m_window->feature<PromptFeature>()->panel().setInputs(
            {QStringLiteral("Rome is the capital of"), QStringLiteral(" Italy"),
             QStringLiteral(" France"), headscope::Positions::all()});
        m_window->document().run();
        awaitRun();
        m_window->feature<HistoryFeature>()->compare(1, 2);
        QTest::qWait(kPaintMs);
        picture(QStringLiteral("history"));
        picture(QStringLiteral("comparison"),
                m_window->feature<HistoryFeature>()->comparison().window());
        m_window->feature<HistoryFeature>()->comparison().window()->close();
        m_window->feature<HistoryFeature>()->panel().parentWidget()->hide();
    }
    void trust() {
        bringUp("trustDock");
        auto* verify = m_window->findChild<QPushButton*>(QStringLiteral("verifyButton"));
        const QString asked = verify->text();
        verify->click();
        await("the verification", [verify, asked] { return verify->text() == asked; });
        picture(QStringLiteral("trust"));
    }
    void dialogs() {
        m_window->feature<ModelsFeature>()->actions().choose();
        QTest::qWait(3 * kPaintMs);
        auto* chooser = m_window->findChild<ModelChooser*>();
        picture(QStringLiteral("models"), chooser);
        chooser->close();
        trigger(QStringLiteral("Ctrl+E"));
        auto* figure = m_window->findChild<FigureDialog*>();
        picture(QStringLiteral("figure"), figure);
        figure->close();
        trigger(QStringLiteral("Ctrl+Alt+,"));
        auto* performance = m_window->findChild<PerformanceDialog*>();
        picture(QStringLiteral("performance"), performance);
        performance->close();
    }

    /// The names in two orders: what carries the difference, by position, layer and token.
    void patching() {
        m_window->document().steps().clearHeads();
        RunInputs inputs{
            QStringLiteral("When Mary and John went to the store, John gave a drink to"),
            QStringLiteral(" Mary"), QStringLiteral(" John"), headscope::Positions::all()};
        inputs.donor = QStringLiteral("When Mary and John went to the store, Mary gave a drink to");
        inputs.interventions = {headscope::app::patching()};
        m_window->feature<PromptFeature>()->panel().setInputs(inputs);
        auto& view = m_window->document().state().view();
        const MapsView before = m_window->document().state().maps();
        view.setMaps({{{headscope::Metric::LogitDifference, headscope::Subject::Target, {}},
                       {headscope::Metric::Recovered, headscope::Subject::Target, {}}},
                      true});
        m_window->document().run();
        awaitRun();
        const auto& run = *m_window->document().state().run();
        const auto found = headscope::findingOf(run, run.parts.front().intervention);
        m_window->document().state().selection().setSelected(found->target.largest->head);
        bringUp("inspectorDock");
        picture(QStringLiteral("patching"));
        bringUp("positionsDock");
        computed("positionsStart", "positionsStop", "the maps by position");
        picture(QStringLiteral("positions"));
        bringUp("layersDock");
        computed("layersStart", "layersStop", "the patches of layers");
        picture(QStringLiteral("layers"));
        for (const char* dock : {"positionsDock", "layersDock"})
            m_window->findChild<QDockWidget*>(QString::fromLatin1(dock))->hide();
        view.setMaps(before);
        m_window->feature<PromptFeature>()->panel().setInputs(
            {QStringLiteral("Berlin is the capital of"), QStringLiteral(" Germany"),
             QStringLiteral(" France"), headscope::Positions::all()});
        m_window->document().run();
        awaitRun();
    }
    void computed(const char* start, const char* stop, const char* what) {
        m_window->findChild<QPushButton*>(QString::fromLatin1(start))->click();
        auto* running = m_window->findChild<QPushButton*>(QString::fromLatin1(stop));
        await(what, [running] { return !running->isEnabled(); });
    }
    void studies() {
        auto* feature = m_window->feature<StudyFeature>();
        StudyWindow& window = feature->window();
        window.show();
        feature->desk().generate({"ioi", "bundled", kStudyPrompts, 1});
        feature->desk().start();
        await("the study", [feature] {
            return feature->desk().summary() && !feature->desk().isRunning() &&
                   !feature->desk().isSummarizing();
        });
        picture(QStringLiteral("study"), &window);
        window.close();
    }

    /// The lesson on all heads, where it asks; and the same as a teacher changes it.
    void lessons() {
        const QString path =
            QString::fromStdString((headscope::bundledLessons() / "03-all-heads").string());
        auto& play = m_window->feature<LessonsFeature>()->controller();
        m_window->document().messages().dismissAll();
        m_window->document().steps().clearHeads();
        bringUp("inspectorDock");
        m_window->feature<LessonsFeature>()->openPath(path);
        await("the lesson's numbers", [&play] { return play.values() != nullptr; });
        play.open(1);
        // What is covered looks as if it were still to come.
        await("the lesson's run",
              [this] { return !m_window->document().controller().isRunning(); });
        QTest::qWait(2 * kPaintMs);
        picture(QStringLiteral("lesson"));
        play.leave(false);
        auto* maker = m_window->feature<LessonMakerFeature>();
        maker->askToSave = [](QWidget*, const QString&) {
            return LessonMakerFeature::Answer::Discard;
        };
        maker->copyBundled(path);
        maker->store().setAt(1);
        await("the facts", [maker] { return maker->window().values() != nullptr; });
        QTest::qWait(3 * kPaintMs);
        picture(QStringLiteral("making_lessons"), &maker->window());
    }

    QString m_folder;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace

int main(int argc, char** argv) {
    const bool moving = argc == 3 && std::strcmp(argv[1], "--moving") == 0;
    if (argc != 2 && !moving) {
        std::fputs("guide_pictures [--moving] FOLDER\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[argc - 1]);
    QTemporaryDir settings;
    qputenv("HEADSCOPE_CONFIG", settings.filePath(QStringLiteral("guide.ini")).toUtf8());
    qputenv("HF_HOME", settings.path().toUtf8());  // nobody's own models show
    QApplication application(argc, argv);
    headscope::app::installTexts();
    QApplication::setStyle(new ControlStyle);
    applyTheme(ThemeChoice::Light);
    QDir().mkpath(folder);
    if (moving)
        makeMoving(folder);
    else
        Tour(folder).walk();
    return 0;
}
