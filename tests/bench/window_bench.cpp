// SPDX-License-Identifier: GPL-3.0-or-later
// headscope-window-bench: how soon the program shows its window and the bundled model's map, and
// whether the window stays quick while a model of GPT-2 small's shape is swept. No test: nothing
// fails on time.
#include "checkpoint_maker.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "jobs/engine_source.h"
#include "plot/heatmap_plot.h"
#include "scratch_folder.h"
#include "shell/main_window.h"
#include "timing.h"
#include "ui/texts.h"
#include "workload.h"

#include <headscope/launch.h>

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

using namespace headscope;
using namespace headscope::app;
using bench::median;
using bench::now;
using Json = nlohmann::ordered_json;

constexpr int kHeartbeatMs = 1;
constexpr int kSettleMs = 600;
constexpr int kStarts = 5;

/// Says when a widget is painted.
class PaintWatch : public QObject {
 public:
    explicit PaintWatch(std::function<void()> painted) : m_painted(std::move(painted)) {}
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::Paint) m_painted();
        return false;
    }

 private:
    std::function<void()> m_painted;
};

/// The window as the program opens it, with the bundled model; prints the seconds from `begun`, the
/// moment before the process was made, to its first painting and to the finished map's.
int start(double begun) {
    double painted = 0;
    PaintWatch watch([&painted, begun] {
        if (painted == 0) painted = now() - begun;
    });
    WindowOptions options;
    options.engines = localEngines();
    options.prompt = QStringLiteral("Berlin is the capital of");
    options.target = QStringLiteral(" Germany");
    options.control = QStringLiteral(" France");
    MainWindow window(std::move(options));
    window.installEventFilter(&watch);
    QObject::connect(&window, &MainWindow::settled, &window, [&] {
        // The cells are painted in a turn of the event loop that follows.
        auto* map = window.feature<MapsFeature>()->panel().map(0);
        auto* last = new PaintWatch([&window, &painted, begun] {
            std::printf("%.4f %.4f\n", painted, now() - begun);
            std::fflush(stdout);
            QTimer::singleShot(0, &window, [&window] {
                window.close();
                QApplication::quit();
            });
        });
        last->setParent(&window);
        for (auto* child : map->findChildren<QWidget*>())
            child->installEventFilter(last);
    });
    window.show();
    return QApplication::exec();
}

/// Medians over several starts.
Json starts() {
    std::vector<double> painted;
    std::vector<double> finished;
    for (int i = 0; i < kStarts; ++i) {
        QProcess child;
        child.start(QApplication::applicationFilePath(),
                    {QStringLiteral("--start"), QString::number(now(), 'f', 6)});
        if (!child.waitForFinished(60000)) continue;
        const auto words = child.readAllStandardOutput().simplified().split(' ');
        if (words.size() != 2) continue;
        painted.push_back(words[0].toDouble());
        finished.push_back(words[1].toDouble());
    }
    if (painted.empty()) return Json::object();
    return {
        {"program start to window painted, s", {{"goal", "<= 0.8"}, {"value", median(painted)}}},
        {"program start to the bundled model's finished map, s",
         {{"goal", "<= 1.5"}, {"value", median(finished)}}}};
}

struct Gaps {
    double last = 0;
    std::vector<double> all;
    void mark() {
        const double at = now();
        if (last > 0) all.push_back(1e3 * (at - last));
        last = at;
    }
    [[nodiscard]] double longest() const {
        return all.empty() ? 0 : *std::ranges::max_element(all);
    }
    [[nodiscard]] double percentile(double part) const {
        if (all.empty()) return 0;
        auto sorted = all;
        std::sort(sorted.begin(), sorted.end());
        return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
    }
};

/// A sweep of GPT-2 small's shape in the real window: gaps between heartbeats of the event loop,
/// between paintings of the map, and the time that a click needs to be answered meanwhile.
Json frames() {
    const ScratchFolder scratch;
    CheckpointSpec spec;
    spec.config = bench::shapeOf("gpt2");
    spec.scale = 0.02;
    writeRandomCheckpoint(scratch / "model", spec);
    WindowOptions options;
    options.engines = localEngines();
    options.model = scratch / "model";
    options.runAtStart = false;
    MainWindow window(std::move(options));
    window.resize(1280, 800);
    window.show();
    // One token a byte: as long a prompt as makes the sweep last for seconds.
    window.feature<PromptFeature>()->panel().setInputs(
        {QStringLiteral("Headscope asks what a model loses."), QStringLiteral("e"),
         QStringLiteral("a"), Positions::all()});
    while (!window.document().state().model())
        QTest::qWait(10);
    QTest::qWait(kSettleMs);

    Gaps turns;
    Gaps paints;
    std::vector<double> clicks;
    QTimer heartbeat;
    heartbeat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heartbeat, &QTimer::timeout, [&turns] { turns.mark(); });
    PaintWatch watch([&paints] { paints.mark(); });
    auto* map = window.feature<MapsFeature>()->panel().map(0);
    for (auto* child : map->findChildren<QWidget*>())
        child->installEventFilter(&watch);
    QTimer clicker;
    int layer = 11;
    QObject::connect(&clicker, &QTimer::timeout, [&] {
        const HeadId head{layer, 3};
        layer = layer == 8 ? 11 : layer - 1;
        const double begun = now();
        auto* canvas = map->findChild<QWidget*>();
        QTest::mouseClick(canvas, Qt::LeftButton, {},
                          canvas->mapFrom(map, map->cellCentre(head).toPoint()));
        if (window.document().state().selected() == head) clicks.push_back(1e3 * (now() - begun));
    });
    bool settled = false;
    double cells = 0;
    double ended = 0;
    QObject::connect(&window.document().state(), &RunState::gridChanged, &window, [&] {
        if (cells == 0 && window.document().state().progress().done > 0) cells = now();
    });
    QObject::connect(&window, &MainWindow::settled, &window, [&] {
        settled = true;
        ended = now();
    });
    heartbeat.start(kHeartbeatMs);
    clicker.start(250);
    window.document().run();
    while (!settled)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    heartbeat.stop();
    clicker.stop();
    window.close();

    const double seconds = ended - cells;
    return {{"sweep in the window, s", {{"goal", "-"}, {"value", seconds}}},
            {"gap between turns of the event loop, 99th percentile, ms",
             {{"goal", "<= 16"}, {"value", turns.percentile(0.99)}}},
            {"gap between turns of the event loop, longest, ms",
             {{"goal", "<= 50"}, {"value", turns.longest()}}},
            {"paintings of the map a second while rows arrive",
             {{"goal", ">= 10"},
              {"value", seconds > 0 ? static_cast<double>(paints.all.size()) / seconds : 0}}},
            {"gap between paintings of the map, median, ms",
             {{"goal", "-"}, {"value", paints.percentile(0.5)}}},
            {"gap between paintings of the map, longest, ms",
             {{"goal", "-"}, {"value", paints.longest()}}},
            {"click during the run to its answer, longest, ms",
             {{"goal", "-"}, {"value", clicks.empty() ? 0 : *std::ranges::max_element(clicks)}}}};
}

}  // namespace

int main(int argc, char** argv) {
    headscope::relaunchForLibraries(argv);
    const double begun = now();
    QTemporaryDir settings;
    qputenv("HEADSCOPE_CONFIG", settings.filePath(QStringLiteral("bench.ini")).toUtf8());
    QApplication application(argc, argv);
    headscope::app::installTexts();
    QApplication::setStyle(QStringLiteral("Fusion"));
    applyTheme(ThemeChoice::Light);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == QLatin1String("--start"))
        return start(arguments.size() > 2 ? arguments.at(2).toDouble() : begun);

    Json result = starts();
    result.update(frames());
    for (const auto& [key, row] : result.items())
        std::printf("%-62s %8.3f  (goal %s)\n", key.c_str(), row["value"].get<double>(),
                    row["goal"].get<std::string>().c_str());
    if (arguments.value(1) == QLatin1String("--json")) {
        QFile file(arguments.value(2));
        if (!file.open(QIODevice::WriteOnly)) return 1;
        const std::string text = result.dump(1);
        file.write(text.data(), static_cast<qint64>(text.size()));
    }
    return 0;
}
