// SPDX-License-Identifier: GPL-3.0-or-later
// The trust panel, with the real engine and as a person uses it.
#include "features/trust/verifier.h"
#include "jobs/engine_source.h"
#include "jobs/run_controller.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/resources.h>

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <memory>
#include <vector>

namespace headscope::app::test {

class TestTrust : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture(EngineSource engines, const std::filesystem::path& model)
            : WindowFixture([&](WindowOptions& options) {
                  options.engines = std::move(engines);
                  options.model = model;
              }) {
            patience = kLongPatience;
            bringUp("trustDock");
        }
        [[nodiscard]] QPushButton* verify() const {
            return window->findChild<QPushButton*>(QStringLiteral("verifyButton"));
        }
        [[nodiscard]] QTreeWidget* checks() const {
            return window->findChild<QTreeWidget*>(QStringLiteral("checks"));
        }
        [[nodiscard]] QString status() const {
            return window->findChild<QLabel*>(QStringLiteral("verifyStatus"))->text();
        }
        void click() { QTest::mouseClick(verify(), Qt::LeftButton); }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void initTestCase() {
        qputenv("HEADSCOPE_CONFIG", (m_config.path() + QLatin1String("/headscope.ini")).toUtf8());
    }
    void verifiesAndCopies();
    void waitsForARunAndGivesWayToOne();
    void givesWayInTheBackgroundToo();
    void showsWhatFails();
    void savesTheRunAsPython();
    void saysHowTheModelWasRead();
};

void TestTrust::saysHowTheModelWasRead() {
    auto script = std::make_shared<FakeScript>();
    script->reading.notes = {"The tensors' names begin with \"module.\"."};
    script->reading.unused = {"lm_head.bias"};
    WindowFixture f({}, script);
    f.awaitModel();
    const QString notice = f.find<QLabel>("notice")->text();
    QVERIFY2(notice.startsWith(QStringLiteral("The tensors' names begin")), qPrintable(notice));
    QVERIFY2(notice.contains(QStringLiteral("not used: \"lm_head.bias\"")), qPrintable(notice));
    f.bringUp("trustDock");
    auto* detail = f.find<QLabel>("trustDetail");
    QTRY_VERIFY_WITH_TIMEOUT(detail->isVisible(), kPatience);
    QCOMPARE(detail->text(), notice);
    // Another model, with nothing to say: what was said of this one goes.
    script->reading = {};
    f.window->document().openModel(f.folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(f.find<QLabel>("notice")->text(), QString(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!detail->isVisible(), kPatience);
}

void TestTrust::verifiesAndCopies() {
    Fixture f(localEngines(), bundledModel());
    f.awaitModel();
    QCOMPARE(f.checks()->topLevelItemCount(), 0);
    f.click();
    QCOMPARE(f.verify()->text(), QStringLiteral("Stop"));
    QTRY_COMPARE_WITH_TIMEOUT(f.verify()->text(), QStringLiteral("Verify"), kLongPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.status().contains(QStringLiteral("0 failed")), kPatience);
    QVERIFY(f.checks()->topLevelItemCount() > 20);
    for (int i = 0; i < f.checks()->topLevelItemCount(); ++i)
        QVERIFY(!f.checks()->topLevelItem(i)->toolTip(0).isEmpty());
    QTest::mouseClick(f.window->findChild<QPushButton*>(QStringLiteral("copyChecks")),
                      Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("0 failed")));
    QVERIFY(copied.contains(QStringLiteral("Ablating nothing changes nothing")));
}

void TestTrust::waitsForARunAndGivesWayToOne() {
    Fixture f(localEngines(), bundledModel());
    f.awaitModel();
    f.window->document().run();
    f.click();
    QVERIFY(f.status().startsWith(QStringLiteral("Waits for the run")));
    QTRY_VERIFY_WITH_TIMEOUT(f.checks()->topLevelItemCount() > 5, kLongPatience);
    f.window->document().run();
    QVERIFY(f.status().startsWith(QStringLiteral("Waits for the run")));
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().outcome() == RunState::Outcome::Finished,
                             kLongPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.checks()->topLevelItemCount() > 2, kLongPatience);
    f.click();
    QTRY_COMPARE_WITH_TIMEOUT(f.verify()->text(), QStringLiteral("Verify"), kLongPatience);
    const int seen = f.checks()->topLevelItemCount();
    QTest::qWait(100);
    QCOMPARE(f.checks()->topLevelItemCount(), seen);  // what was found stays, nothing comes after
    f.click();
    f.window->close();  // in the middle
}

void TestTrust::givesWayInTheBackgroundToo() {
    const TokenizerFolder folder;
    RunController controller(fakeEngines(std::make_shared<FakeScript>()));
    QSignalSpy loaded(&controller, &RunController::modelLoaded);
    controller.openModel(folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kPatience);
    Verifier verifier(controller);
    std::vector<Verifier::Phase> phases;
    QObject::connect(&verifier, &Verifier::changed, &verifier, [&] {
        if (phases.empty() || phases.back() != verifier.phase()) phases.push_back(verifier.phase());
    });
    verifier.start();
    QCOMPARE(verifier.phase(), Verifier::Phase::Running);
    // As a step of growth does.
    controller.jobs().add(
        {Job::Kind::Background, {}, [](Engine&, const JobContext&) {}, [](const JobEnd&) {}});
    QCOMPARE(verifier.phase(), Verifier::Phase::Waiting);
    QTRY_COMPARE_WITH_TIMEOUT(verifier.phase(), Verifier::Phase::Idle, kLongPatience);
    using Phase = Verifier::Phase;
    QCOMPARE(phases, (std::vector{Phase::Running, Phase::Waiting, Phase::Running, Phase::Idle}));
    QVERIFY(verifier.result().checks.size() > 5);
}

void TestTrust::showsWhatFails() {
    // The fake model is no model: nothing can be held to a plain forward pass.
    const TokenizerFolder folder;
    auto script = std::make_shared<FakeScript>();
    Fixture f(fakeEngines(script), folder.path());
    f.awaitModel();
    f.click();
    QTRY_COMPARE_WITH_TIMEOUT(f.verify()->text(), QStringLiteral("Verify"), kLongPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!f.status().contains(QStringLiteral(" 0 failed")), kPatience);
    const auto failed = f.checks()->findItems(QStringLiteral("✗ failed"), Qt::MatchExactly, 1);
    QVERIFY(failed.size() >= 5);
    QVERIFY(failed.front()->font(0).bold());
    QVERIFY(!script->wrongThread);
}

void TestTrust::savesTheRunAsPython() {
    Fixture f(localEngines(), bundledModel());
    f.awaitModel();
    f.window->document().run();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().outcome() == RunState::Outcome::Finished,
                             kLongPatience);
    const QString path = m_config.path() + QLatin1String("/run.py");
    f.window->choosers.saveFile = [path](QWidget*, const QString&, const QString&) { return path; };
    QAction* action = nullptr;
    for (auto* one : f.window->findChildren<QAction*>())
        if (one->text() == QStringLiteral("Save as P&ython…")) action = one;
    QVERIFY(action);
    action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLongPatience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray script = file.readAll();
    const auto begin = script.indexOf("r\"\"\"") + 4;
    const auto json = script.mid(begin, script.indexOf("\"\"\"", begin) - begin);
    const auto report = sweepFromJson(json.toStdString());
    QCOMPARE(report.result.parts.size(), std::size_t(2));
    QVERIFY(!report.model.sha256.empty());
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestTrust);
#include "test_trust.moc"
