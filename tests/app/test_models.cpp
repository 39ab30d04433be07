// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a model, as a person does it.
#include "document/settings.h"
#include "fake_engine.h"
#include "features/models/download_dialog.h"
#include "features/models/model_actions.h"
#include "features/models/model_chooser.h"
#include "features/models/models_feature.h"
#include "registered_test.h"
#include "shell/main_window.h"
#include "ui/widgets.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <atomic>
#include <thread>

namespace headscope::app::test {

namespace {

ModelEntry entry(const char* name, const char* problem = "") {
    ModelEntry model;
    model.folder = std::string("/models/") + name;
    model.name = name;
    model.layers = 12;
    model.heads = 12;
    model.parameters = 124'439'808;
    model.bytes = 548'105'171;
    model.dataType = "F32";
    model.problem = problem;
    if (!model.usable()) model.hint = "Download it again.";
    return model;
}

}  // namespace

class TestModels : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// A window on a fake engine, an empty cache, and a network that counts who asks for it.
    struct Fixture {
        Fixture() {
            WindowOptions options;
            options.engines = checkedEngines(script);
            options.model = folder.path();
            options.runAtStart = true;
            options.devices = [] {
                return std::vector<Device>{{}, {Device::Kind::Cuda, 0}, {Device::Kind::Cuda, 1}};
            };
            options.downloads.network = [this] {
                ++networks;
                return std::make_unique<QNetworkAccessManager>();
            };
            window = std::make_unique<MainWindow>(std::move(options));
            window->show();
        }
        TokenizerFolder folder;
        std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
        std::atomic<int> networks{0};
        std::unique_ptr<MainWindow> window;
    };

 private Q_SLOTS:
    void init() {
        const QString config = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) +
                                                 QLatin1String(".ini"));
        qputenv("HEADSCOPE_CONFIG", config.toUtf8());
        qputenv("HF_HOME", m_folder.filePath(QStringLiteral("hf")).toUtf8());
        for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HUB_OFFLINE"})
            qunsetenv(name);
        applyTheme(qEnvironmentVariableIsSet("HEADSCOPE_TEST_DARK") ? ThemeChoice::Dark
                                                                    : ThemeChoice::Light);
    }

    void theModelIsAModel();
    void theScanIsOffTheGuiThreadAndTheLastCounts();
    void theChooserSaysWhyAModelCannotBeUsed();
    void theHomeFolderIsATilde();
    void aDeviceIsOfferedOnlyWhereThereIsAChoice();
    void anotherDeviceOpensTheModelAnewAndIsShown();
    void shortMemoryOfACardIsSaid();
    void nothingTouchesTheNetworkUntilADownloadIsAskedFor();
};

void TestModels::theModelIsAModel() {
    ModelsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({entry("gpt2"), entry("bert", "it is a bert")});
    const auto text = [&](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(text(0, ModelsModel::Name), QStringLiteral("gpt2"));
    QCOMPARE(text(0, ModelsModel::Shape), QStringLiteral("12 × 12"));
    QCOMPARE(text(0, ModelsModel::Parameters), QStringLiteral("124.4 M"));
    QCOMPARE(text(0, ModelsModel::Size), QStringLiteral("548.1 MB"));
    QCOMPARE(text(0, ModelsModel::Where), QStringLiteral("/models/gpt2"));
    // Sizes end at the right: what follows must not begin there.
    QCOMPARE(model.index(0, ModelsModel::DataType).data(Qt::TextAlignmentRole).toInt(),
             static_cast<int>(Qt::AlignCenter));
    QVERIFY(text(1, ModelsModel::Where).contains(QLatin1String("it is a bert")));
    QVERIFY(model.index(1, 0).data(Qt::ForegroundRole).isValid());
    QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
    QCOMPARE(model.rowOf("/models/bert"), 1);
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::theScanIsOffTheGuiThreadAndTheLastCounts() {
    const auto gui = std::this_thread::get_id();
    std::atomic<bool> onGui{false};
    ModelFinder finder([&](const std::vector<std::filesystem::path>& recent) {
        onGui = onGui || std::this_thread::get_id() == gui;
        return std::vector<ModelEntry>{entry(recent[0].c_str())};
    });
    QSignalSpy found(&finder, &ModelFinder::found);
    finder.refresh({"first"});
    finder.refresh({"second"});
    QVERIFY(finder.isLooking());
    QTRY_VERIFY_WITH_TIMEOUT(!finder.isLooking(), kPatience);
    QCOMPARE(found.count(), 1);
    QCOMPARE(finder.models()[0].name, std::string("second"));
    QVERIFY(!onGui);
}

void TestModels::theChooserSaysWhyAModelCannotBeUsed() {
    ModelFinder finder([](const auto&) {
        auto broken = entry("gpt2-medium", "the download is not complete: 1 file was broken off");
        broken.brokenOff = true;
        broken.wanted = "v2";
        return std::vector<ModelEntry>{entry("headscope-mini"), entry("gpt2"), broken};
    });
    ModelChooser chooser(finder);
    QSignalSpy opened(&chooser, &ModelChooser::openRequested);
    QSignalSpy wanted(&chooser, &ModelChooser::downloadWanted);
    finder.refresh({});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.isLooking(), kPatience);
    chooser.show("/models/headscope-mini");
    auto* filter = chooser.findChild<QLineEdit*>(QStringLiteral("modelFilter"));
    auto* open = chooser.findChild<QPushButton*>(QStringLiteral("modelOpen"));
    auto* resume = chooser.findChild<QPushButton*>(QStringLiteral("modelResume"));
    QVERIFY(open->isEnabled());
    QVERIFY(resume->isHidden());
    QTest::keyClicks(filter, QStringLiteral("medium"));
    QVERIFY(!open->isEnabled());
    QVERIFY(chooser.findChild<QLabel*>(QStringLiteral("modelWhat"))
                ->text()
                .contains(QLatin1String("not complete")));
    const QString picture = qEnvironmentVariable("HEADSCOPE_TEST_PICTURES");
    if (!picture.isEmpty()) {
        filter->clear();
        QTest::qWait(50);
        chooser.grab().save(picture + QLatin1String("/chooser.png"));
        QTest::keyClicks(filter, QStringLiteral("medium"));
    }
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(opened.count(), 0);
    QTest::mouseClick(resume, Qt::LeftButton);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("gpt2-medium@v2"));
    for (const char* label : {"modelWhat", "modelHint"})  // the names in them are not ours
        QCOMPARE(chooser.findChild<QLabel*>(QString::fromLatin1(label))->textFormat(),
                 Qt::PlainText);
    filter->setText(QStringLiteral("gpt2"));
    chooser.show("/models/gpt2");
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<std::filesystem::path>(), std::filesystem::path("/models/gpt2"));
}

void TestModels::theHomeFolderIsATilde() {
    const QByteArray before = qgetenv("HOME");
    const auto restore = qScopeGuard([&before] { qputenv("HOME", before); });
    const std::string home = m_folder.path().toStdString();
    qputenv("HOME", home.c_str());
    ModelFinder finder([&](const auto&) {
        auto mine = entry("mine");
        mine.source = ModelSource::Recent;
        mine.folder = home + "/models/mine";
        auto beside = mine;  // of someone whose name begins like that
        beside.folder = home + "2/models/mine";
        auto cached = entry("cached");
        cached.source = ModelSource::HubCache;
        cached.folder = home + "/.cache/hub/cached";
        return std::vector<ModelEntry>{entry("gpt2"), beside, mine, cached};
    });
    ModelChooser chooser(finder);
    QSignalSpy opened(&chooser, &ModelChooser::openRequested);
    finder.refresh({});
    QTRY_VERIFY_WITH_TIMEOUT(!finder.isLooking(), kPatience);
    chooser.show({});
    auto* filter = chooser.findChild<QLineEdit*>(QStringLiteral("modelFilter"));
    QTest::keyClicks(filter, QStringLiteral("~/models"));
    const auto* list = chooser.findChild<QTreeView*>(QStringLiteral("modelList"));
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, ModelsModel::Where).data().toString(),
             QStringLiteral("~/models/mine"));
    QCOMPARE(chooser.findChild<QLabel*>(QStringLiteral("modelHint"))->text(),
             QStringLiteral("~/models/mine"));
    filter->setText(QStringLiteral("~/.cache"));
    QCOMPARE(list->model()->rowCount(), 1);
    // And as a program would write it.
    filter->setText(QString::fromStdString(home + "/models"));
    QCOMPARE(list->model()->rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<std::filesystem::path>(),
             std::filesystem::path(home + "/models/mine"));
}

void TestModels::aDeviceIsOfferedOnlyWhereThereIsAChoice() {
    ModelFinder finder([](const auto&) { return std::vector<ModelEntry>{entry("gpt2")}; });
    ModelChooser chooser(finder);
    QSignalSpy chosen(&chooser, &ModelChooser::deviceChosen);
    auto* box = chooser.findChild<QComboBox*>(QStringLiteral("modelDevice"));
    const Device second{Device::Kind::Cuda, 1};
    chooser.offerDevices({{}}, {});
    QVERIFY(box->isHidden());
    chooser.offerDevices({{}, {Device::Kind::Cuda, 0}, second}, second);
    QVERIFY(!box->isHidden());
    QCOMPARE(box->currentText(), QStringLiteral("CUDA card 1"));
    QCOMPARE(chosen.count(), 0);
    chooser.show({});
    const QString picture = qEnvironmentVariable("HEADSCOPE_TEST_PICTURES");
    if (!picture.isEmpty()) chooser.grab().save(picture + QLatin1String("/devices.png"));
    QTest::keyClick(box, Qt::Key_Home);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(chosen[0][0].value<Device>().isCpu());
}

void TestModels::anotherDeviceOpensTheModelAnewAndIsShown() {
    Fixture f;
    auto* status = f.window->findChild<MutedLabel*>(QStringLiteral("runtimeStatus"));
    QTRY_COMPARE_WITH_TIMEOUT(status->text(), QStringLiteral("CPU: no products, 1 thread"),
                              kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(f.script->sweeps.load(), 1, kPatience);
    QTest::keyClick(f.window.get(), Qt::Key_M, Qt::ControlModifier);
    auto* box = f.window->findChild<QComboBox*>(QStringLiteral("modelDevice"));
    QVERIFY(box->isVisible());
    QCOMPARE(box->currentText(), QStringLiteral("CPU"));
    f.script->card = 1;  // where the engine will say it is
    QTest::keyClick(box, Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(status->text(),
                              QStringLiteral("CUDA card 1, CPU: no products, 1 thread"), kPatience);
    QCOMPARE(Settings().device(), QStringLiteral("cuda:1"));
    QTRY_COMPARE_WITH_TIMEOUT(f.script->sweeps.load(), 2, kPatience);  // and runs, on it
}

void TestModels::shortMemoryOfACardIsSaid() {
    Fixture f;
    f.script->note = "The memory of cuda:0 was short: at most 7 ablations ran at once.";
    auto* notice = f.window->findChild<QLabel*>(QStringLiteral("notice"));
    QTRY_VERIFY_WITH_TIMEOUT(
        f.window->document().state().run() && f.window->document().state().run()->complete,
        kPatience);
    f.window->document().run();
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QCOMPARE(notice->text(), QString::fromStdString(f.script->note));
}

void TestModels::nothingTouchesTheNetworkUntilADownloadIsAskedFor() {
    Fixture f;
    QSignalSpy settled(f.window.get(), &MainWindow::settled);
    QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, kPatience);
    QTest::keyClick(f.window.get(), Qt::Key_M, Qt::ControlModifier);
    auto* chooser = f.window->findChild<ModelChooser*>();
    QVERIFY(chooser && chooser->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!f.window->feature<ModelsFeature>()->actions().finder().isLooking(),
                             kPatience);
    f.window->feature<ModelsFeature>()->actions().download();
    auto* dialog = f.window->findChild<DownloadDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    const QString picture = qEnvironmentVariable("HEADSCOPE_TEST_PICTURES");
    if (!picture.isEmpty()) {
        dialog->grab().save(picture + QLatin1String("/download.png"));
        f.window->grab().save(picture + QLatin1String("/window.png"));
    }
    QCOMPARE(f.networks.load(), 0);
    // And that the count counts: a hub that nobody serves.
    qputenv("HF_ENDPOINT", "http://127.0.0.1:1");
    f.window->feature<ModelsFeature>()->actions().downloads().lookUp(QStringLiteral("gpt2"));
    QTRY_COMPARE_WITH_TIMEOUT(f.networks.load(), 1, kPatience);
    f.window->feature<ModelsFeature>()->actions().downloads().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window->feature<ModelsFeature>()->actions().downloads().isBusy(),
                             kPatience);
    qunsetenv("HF_ENDPOINT");
    dialog->close();
    chooser->close();
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestModels);
#include "test_models.moc"
