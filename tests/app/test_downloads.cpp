// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads through the window against a hub of the tests' own, and that nothing else in a whole
// window's life asks the network for anything. Real engines, real files.
#include "document/settings.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/models/download_dialog.h"
#include "features/models/download_strip.h"
#include "features/models/model_actions.h"
#include "features/models/model_chooser.h"
#include "features/models/models_feature.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/session/session_feature.h"
#include "hub_fixture.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "shell/main_window.h"
#include "ui/panel_docks.h"

#include <headscope/engine.h>
#include <headscope/runtime.h>

#include <QAction>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeView>

#include <fstream>

namespace headscope::app::test {

namespace fs = std::filesystem;
using hub::test::HttpRequest;
using hub::test::HttpResponse;
using hub::test::kWait;

namespace {

bool isMapped(const fs::path& file) {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        if (line.ends_with(file.string())) return true;
    return false;
}

}  // namespace

class TestDownloads : public QObject {
    Q_OBJECT

 private:
    /// A window on a small model of its own, an empty cache, and a hub that has another model.
    struct Fixture {
        Fixture() {
            writeRandomCheckpoint(remote.scratch / "first", livelySpec());
            auto other = livelySpec(2);
            other.config.layers = 2;
            other.config.heads = 4;
            writeRandomCheckpoint(remote.scratch / "second", other);
            qputenv("HF_ENDPOINT", remote.hub.endpoint());
            qputenv("HF_HUB_CACHE", remote.settings.cache.c_str());
            make();
        }
        void make() {
            WindowOptions options;
            options.engines = {[this](const fs::path& folder, auto, auto) {
                                   ++loads;
                                   return loadEngine(folder);
                               },
                               [] { return runtime(); }};
            options.model = first();
            options.prompt = QStringLiteral("Berlin");
            options.target = QStringLiteral("a");
            options.control = QStringLiteral("b");
            options.downloads = remote.services;
            options.downloads.network = [this] {
                ++networks;
                return std::make_unique<hub::test::CountingNetwork>(remote.count);
            };
            window = std::make_unique<MainWindow>(std::move(options));
            QObject::connect(&window->document().controller(), &RunController::ended, window.get(),
                             [this] { ++ends; });
            window->feature<SessionFeature>()->controller().askToSave =
                [](QWidget*, const QString&) { return SessionController::Answer::Discard; };
            window->show();
        }
        [[nodiscard]] fs::path first() const { return remote.scratch / "first"; }
        [[nodiscard]] fs::path second() const { return remote.scratch / "second"; }
        /// Requests that were made, and accesses to the network that were made for them.
        [[nodiscard]] int touched() const { return remote.count.load() + networks.load(); }
        bool awaitRuns(int runs) {
            return QTest::qWaitFor([&] { return ends == runs; }, kWait) &&
                   window->document().state().outcome() == RunState::Outcome::Finished;
        }
        template <class T>
        [[nodiscard]] T* find(const char* name) const {
            return window->findChild<T*>(QString::fromLatin1(name));
        }
        void click(const char* name) const {
            QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
        }
        void trigger(const char* text) const {
            for (auto* action : window->findChildren<QAction*>())
                if (action->text() == QString::fromUtf8(text)) return action->trigger();
            QFAIL(text);
        }
        [[nodiscard]] QString told() const { return find<QLabel>("downloadWhat")->text(); }
        void picture(const char* name) const {
            const QString folder = qEnvironmentVariable("HEADSCOPE_TEST_PICTURES");
            if (folder.isEmpty()) return;
            QTest::qWait(50);
            window->grab().save(folder + QLatin1Char('/') + QString::fromLatin1(name));
        }

        hub::test::Fixture remote;
        std::atomic<int> networks{0};
        std::atomic<int> loads{0};
        int ends = 0;
        std::unique_ptr<MainWindow> window;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() {
        const QString config = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) +
                                                 QLatin1String(".ini"));
        qputenv("HEADSCOPE_CONFIG", config.toUtf8());
        // The first start's offer of lessons stands where remarks on runs do.
        Settings().setChoices(QStringLiteral("lesson_offer"), {{QStringLiteral("offered"), true}});
        for (const char* name : {"HF_HOME", "HUGGINGFACE_HUB_CACHE", "HF_HUB_OFFLINE", "HF_TOKEN"})
            qunsetenv(name);
    }

    void aWholeLifeTouchesNoNetwork();
    void aModelIsDownloadedStoppedResumedAndOpened();
    void anUnfinishedDownloadIsOfferedByTheNextWindow();
    void aFailedDownloadSaysWhyAndCanBeTriedAgain();
    void anotherModelKeepsTheInputsAndTheHistory();
};

void TestDownloads::aWholeLifeTouchesNoNetwork() {
    Fixture f;
    QVERIFY(f.awaitRuns(1));
    auto& state = f.window->document().state();
    // Clicks on a map, a set, another prompt, the other intervention.
    auto* map = f.window->feature<MapsFeature>()->panel().map(0);
    QTest::mouseClick(map, Qt::LeftButton, {}, map->rect().center());
    state.selection().setSelected(HeadId{1, 1});
    state.selection().setAblationSet({{{1, 1}, {2, 0}}, {}});
    f.trigger("&Mean Ablation");
    QTest::qWait(50);
    f.find<QLineEdit>("target")->setText(QStringLiteral("c"));
    f.window->document().run();
    QVERIFY(f.awaitRuns(2));
    // Every panel.
    for (auto* dock : f.window->findChildren<QDockWidget*>())
        f.window->docks().bringUp(dock);
    f.click("verifyButton");
    QTRY_COMPARE_WITH_TIMEOUT(f.find<QPushButton>("verifyButton")->text(), QStringLiteral("Verify"),
                              kWait);
    // Exports, and a session there and back.
    const QString csv = m_folder.filePath(QStringLiteral("run.csv"));
    const QString python = m_folder.filePath(QStringLiteral("run.py"));
    f.window->choosers.saveFile = [&](QWidget*, const QString&, const QString& suggested) {
        return suggested.endsWith(QLatin1String(".py")) ? python : csv;
    };
    f.trigger("Save as P&ython…");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(python), kWait);
    const QString session = m_folder.filePath(QStringLiteral("one.headscope"));
    f.window->feature<SessionFeature>()->controller().chooseSaveFile =
        [&](QWidget*, const QString&) { return session; };
    f.window->feature<SessionFeature>()->controller().chooseOpenFile = [&](QWidget*) {
        return session;
    };
    f.trigger("&Save Session");
    QVERIFY(QFileInfo::exists(session));
    f.window->feature<SessionFeature>()->controller().openPath(session);
    // Another model, by the chooser; and every dialog that could lead to the network.
    f.window->feature<ModelsFeature>()->actions().choose();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window->feature<ModelsFeature>()->actions().finder().isLooking(),
                             kWait);
    f.window->findChild<ModelChooser*>()->close();
    f.window->document().openModel(f.second());
    QTRY_VERIFY_WITH_TIMEOUT(f.loads == 2 && state.model() && state.model()->folder == f.second(),
                             kWait);
    f.window->document().run();
    QVERIFY(f.awaitRuns(3));
    f.window->feature<ModelsFeature>()->actions().download();
    auto* dialog = f.window->findChild<DownloadDialog*>();
    QVERIFY(dialog->isVisible());
    dialog->findChild<QLineEdit*>(QStringLiteral("downloadName"))->setText(QStringLiteral("gpt2"));
    QCOMPARE(f.touched(), 0);
    QCOMPARE(f.remote.hub.requests.size(), 0);

    // The first press of a button that says so.
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("lookUp")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!f.window->feature<ModelsFeature>()->actions().downloads().isBusy(),
                             kWait);
    QCOMPARE(f.networks.load(), 1);
    const int asked = f.remote.count.load();
    QVERIFY(asked > 0);
    QCOMPARE(f.remote.hub.requestsFor("/resolve/"), 0);
    dialog->close();
    f.window->document().run();
    QVERIFY(f.awaitRuns(4));
    f.window->close();
    f.window.reset();
    QCOMPARE(f.networks.load(), 1);
    QCOMPARE(f.remote.count.load(), asked);
    QCOMPARE(static_cast<int>(f.remote.hub.requests.size()), asked);
}

void TestDownloads::aModelIsDownloadedStoppedResumedAndOpened() {
    Fixture f;
    QVERIFY(f.awaitRuns(1));
    auto& downloads = f.window->feature<ModelsFeature>()->actions().downloads();
    auto* strip = f.window->findChild<DownloadStrip*>();
    QVERIFY(strip->isHidden());
    f.trigger("&Download GPT-2…");
    auto* dialog = f.window->findChild<DownloadDialog*>();
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("downloadName"))->text(),
             QStringLiteral("gpt2"));  // what one comes for
    auto* start = dialog->findChild<QPushButton*>(QStringLiteral("startDownload"));
    f.remote.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!hub::test::isWeights(request)) return;
        response.breakAfter = 2000;
        response.silent = true;
    };
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(!strip->isHidden());
    QTRY_VERIFY_WITH_TIMEOUT(
        fs::exists(f.remote.partial()) && fs::file_size(f.remote.partial()) == 2000, kWait);
    QCOMPARE(f.told(), QStringLiteral("Downloading gpt2"));
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find<QLabel>("downloadDetail")->text().contains(QLatin1String(" of ")), kWait);
    QCOMPARE(start->text(), QStringLiteral("&Stop"));
    f.picture("downloading.png");
    // The window is usable meanwhile.
    dialog->close();
    f.window->document().run();
    QVERIFY(f.awaitRuns(2));
    QVERIFY(downloads.isBusy());

    auto* action = strip->findChild<QPushButton*>(QStringLiteral("downloadAction"));
    QCOMPARE(action->text(), QStringLiteral("Stop"));
    QTest::mouseClick(action, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(action->text(), QStringLiteral("Resume"), kWait);
    QCOMPARE(f.told(), QStringLiteral("The download of gpt2 is not finished."));
    QCOMPARE(fs::file_size(f.remote.partial()), std::uintmax_t{2000});
    f.picture("stopped.png");
    // The chooser knows of it, too.
    f.window->feature<ModelsFeature>()->actions().choose();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window->feature<ModelsFeature>()->actions().finder().isLooking(),
                             kWait);
    auto* chooser = f.window->findChild<ModelChooser*>();
    chooser->findChild<QLineEdit*>(QStringLiteral("modelFilter"))->setText(QStringLiteral("gpt2"));
    QVERIFY(chooser->findChild<QPushButton*>(QStringLiteral("modelResume"))->isVisible());
    chooser->close();

    f.remote.hub.spoil = nullptr;
    f.remote.hub.requests.clear();
    QTest::mouseClick(action, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(action->text(), QStringLiteral("Open"), kWait);
    QCOMPARE(f.remote.hub.requests.last().headers.value("range"), QByteArray("bytes=2000-"));
    QCOMPARE(f.told(), QStringLiteral("gpt2 is downloaded."));
    QVERIFY(f.window->document().state().model()->folder ==
            f.first());  // nothing is changed unasked
    f.picture("downloaded.png");
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(f.awaitRuns(3));  // and run, with the inputs that there were
    QCOMPARE(f.window->document().state().model()->name, std::string("gpt2"));
    QCOMPARE(f.window->document().state().run()->inputs.prompt, QStringLiteral("Berlin"));
    QVERIFY(!f.find<QLabel>("notice")->isVisible());  // its own run, about which there is no doubt
    QVERIFY(strip->isHidden());
}

void TestDownloads::anUnfinishedDownloadIsOfferedByTheNextWindow() {
    Fixture f;
    QVERIFY(f.awaitRuns(1));
    f.remote.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!hub::test::isWeights(request)) return;
        response.breakAfter = 2000;
        response.silent = true;
    };
    f.window->feature<ModelsFeature>()->actions().downloads().start(QStringLiteral("gpt2@main"));
    QTRY_VERIFY_WITH_TIMEOUT(
        fs::exists(f.remote.partial()) && fs::file_size(f.remote.partial()) == 2000, kWait);
    f.window->close();  // in the middle
    f.window.reset();
    f.remote.hub.spoil = nullptr;
    f.remote.hub.requests.clear();
    f.networks = 0;
    f.make();
    QVERIFY(f.awaitRuns(2));
    auto* action = f.find<QPushButton>("downloadAction");
    QCOMPARE(action->text(), QStringLiteral("Resume"));
    QVERIFY(f.told().contains(QLatin1String("gpt2@main")));
    QCOMPARE(f.networks.load(), 0);  // offered, not done
    QTest::mouseClick(action, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(action->text(), QStringLiteral("Open"), kWait);
    QCOMPARE(f.remote.hub.requests.last().headers.value("range"), QByteArray("bytes=2000-"));
}

void TestDownloads::aFailedDownloadSaysWhyAndCanBeTriedAgain() {
    Fixture f;
    QVERIFY(f.awaitRuns(1));
    f.remote.hub.spoil = [](const HttpRequest&, HttpResponse& response) {
        response = {429, {{"Retry-After", "4000"}}, {}};
    };
    f.window->feature<ModelsFeature>()->actions().downloads().start(QStringLiteral("gpt2"));
    auto* action = f.find<QPushButton>("downloadAction");
    QTRY_COMPARE_WITH_TIMEOUT(action->text(), QStringLiteral("Try Again"), kWait);
    QVERIFY2(f.told().contains(QLatin1String("too many requests")), qPrintable(f.told()));
    QVERIFY(f.find<QLabel>("downloadDetail")->text().startsWith(QLatin1String("Download again")));
    QVERIFY(!f.window->document().messages().error());  // it is no error of the run
    f.picture("failed.png");
    f.remote.hub.spoil = nullptr;
    QTest::mouseClick(action, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(action->text(), QStringLiteral("Open"), kWait);
}

void TestDownloads::anotherModelKeepsTheInputsAndTheHistory() {
    Fixture f;
    QVERIFY(f.awaitRuns(1));
    const auto inputs = f.window->feature<PromptFeature>()->panel().inputs();
    const auto clean = f.window->document().state().run()->clean.target.p;
    f.window->document().openModel(f.second());
    auto& state = f.window->document().state();
    QTRY_VERIFY_WITH_TIMEOUT(state.model() && state.model()->folder == f.second(), kWait);
    QVERIFY(!isMapped(f.first() / "model.safetensors"));
    QVERIFY(!isMapped(f.second() / "model.safetensors"));
    const auto now = f.window->feature<PromptFeature>()->panel().inputs();
    QCOMPARE(now.prompt, inputs.prompt);
    QCOMPARE(now.target, inputs.target);
    QCOMPARE(now.control, inputs.control);
    QVERIFY(state.run() && !state.isOfOpenModel());  // the old run is still shown, as what it is
    QCOMPARE(state.run()->model.folder.string(), f.first().string());
    auto* notice = f.find<QLabel>("notice");
    QVERIFY(notice->isVisible() && notice->text().contains(QLatin1String("another model")));
    f.window->document().run();
    QVERIFY(f.awaitRuns(2));
    QVERIFY2(!notice->isVisible(), qPrintable(notice->text()));  // the run shown is this model's
    QVERIFY(state.isOfOpenModel());
    QVERIFY(state.run()->clean.target.p != clean);
    QCOMPARE(state.run()->clean.headMean.layers(), 2);
    QCOMPARE(state.run()->clean.headMean.heads(), 4);

    auto& history = f.window->document().history();
    QCOMPARE(history.find(1)->run().report->model.name, std::string("first"));
    QCOMPARE(history.find(1)->run().report->model.layers, 4);
    QCOMPARE(history.find(2)->run().report->model.name, std::string("second"));
    QTRY_VERIFY_WITH_TIMEOUT(!history.find(2)->run().report->model.sha256.empty(), kWait);
    f.window->document().showRun(1);
    QCOMPARE(state.run()->clean.target.p, clean);
    QCOMPARE(state.run()->model.name, std::string("first"));
    QCOMPARE(f.loads.load(), 2);  // without the model that made it

    // What is no token stays as it was typed, and says so, with either model.
    f.find<QLineEdit>("target")->setText(QStringLiteral("Ber"));
    f.window->document().run();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().messages().error().has_value(), kWait);
    QCOMPARE(f.window->feature<PromptFeature>()->panel().inputs().target, QStringLiteral("Ber"));
    f.window->document().openModel(f.first());
    QTRY_VERIFY_WITH_TIMEOUT(state.model() && state.model()->folder == f.first(), kWait);
    QCOMPARE(f.window->feature<PromptFeature>()->panel().inputs().target, QStringLiteral("Ber"));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestDownloads);
#include "test_downloads.moc"
