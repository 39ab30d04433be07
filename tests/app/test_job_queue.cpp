// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of what the engine is to do, on the worker's thread and without a window.
#include "fake_engine.h"
#include "held_work.h"
#include "jobs/run_controller.h"
#include "registered_test.h"

#include <headscope/error.h>

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <map>
#include <memory>
#include <vector>

namespace headscope::app::test {

class TestJobQueue : public QObject {
    Q_OBJECT

 private:
    using Kind = JobEnd::Kind;

    struct Fixture {
        explicit Fixture(bool opened = true)
            : script(std::make_shared<FakeScript>()),
              controller(std::make_unique<RunController>(fakeEngines(script))) {
            QObject::connect(controller.get(), &RunController::ended, controller.get(),
                             [this](RunId, const RunEnd&) { log << QStringLiteral("run"); });
            if (opened) open(folder.path());
        }
        void open(const std::filesystem::path& path) {
            QSignalSpy loaded(controller.get(), &RunController::modelLoaded);
            controller->openModel(path);
            QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kPatience);
        }
        /// A job whose end is written down under its name.
        JobQueue::Id add(Job::Kind kind, const QString& name, const JobWork& work = {}) {
            return controller->jobs().add(
                {kind, "key", work ? work : nothing(), [this, name](const JobEnd& end) {
                     log << name;
                     ends[name].push_back(end);
                 }});
        }
        [[nodiscard]] static JobWork nothing() {
            return [](Engine&, const JobContext&) {};
        }
        [[nodiscard]] RunTicket ticket() const {
            const Tokenizer& tokenizer = *controller->tokenizer();
            RunTicket ticket;
            ticket.request.prompt = {*tokenizer.find(" Germany")};
            ticket.request.target = *tokenizer.find(" Germany");
            ticket.request.control = *tokenizer.find(" France");
            return ticket;
        }
        /// The job's only end.
        void wasEnded(const QString& name, Kind kind) {
            QTRY_COMPARE_WITH_TIMEOUT(ends[name].size(), std::size_t(1), kPatience);
            QCOMPARE(ends[name].front().kind, kind);
        }
        /// Until the worker has done all that it was given before, and its news are here.
        void drain() {
            bool done = false;
            controller->jobs().add(
                {Job::Kind::Query, "drain", nothing(), [&done](const JobEnd&) { done = true; }});
            QTRY_VERIFY_WITH_TIMEOUT(done, kPatience);
        }

        TokenizerFolder folder;
        TokenizerFolder other;
        Hold hold;
        Hold second;
        std::shared_ptr<FakeScript> script;
        QStringList log;  ///< what has ended
        std::map<QString, std::vector<JobEnd>> ends;
        std::unique_ptr<RunController> controller;
    };

 private Q_SLOTS:
    void whatIsToldComesBeforeTheEnd();
    void aNewerQueryOfAKeyDropsTheOlder();
    void queriesAreAnsweredBetweenTheBatchesOfOthers();
    void aRunTakesThePlaceOfTheBackground();
    void theBackgroundWaitsForTheRun();
    void stoppingIsAskedAndDroppingIsNot();
    void whatThrowsFails();
    void withoutAModelAJobFails();
    void anotherModelEndsEveryJob();
    void shutdownEndsEveryJob();
};

void TestJobQueue::whatIsToldComesBeforeTheEnd() {
    Fixture f;
    QThread* thread = nullptr;
    f.add(Job::Kind::Query, QStringLiteral("end"), [&](Engine&, const JobContext& context) {
        for (int i = 0; i < 3; ++i)
            context.post([&, i] {
                thread = QThread::currentThread();
                f.log << QString::number(i);
            });
    });
    QVERIFY(!f.controller->jobs().isEmpty());
    f.wasEnded(QStringLiteral("end"), Kind::Finished);
    QCOMPARE(f.log.join(QLatin1Char(' ')), QStringLiteral("0 1 2 end"));
    QCOMPARE(thread, QThread::currentThread());
    QVERIFY(f.controller->jobs().isEmpty());
    f.drain();
    QCOMPARE(f.ends[QStringLiteral("end")].size(), std::size_t(1));
}

void TestJobQueue::aNewerQueryOfAKeyDropsTheOlder() {
    Fixture f;
    int worked = 0;
    f.add(Job::Kind::Query, QStringLiteral("first"), [&](Engine&, const JobContext& context) {
        f.hold.wait();
        context.post([&] { f.log << QStringLiteral("stale"); });
    });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.add(Job::Kind::Query, QStringLiteral("second"),
          [&](Engine&, const JobContext&) { ++worked; });
    f.add(Job::Kind::Query, QStringLiteral("third"));
    // At once: the worker is still held.
    QCOMPARE(f.log.join(QLatin1Char(' ')), QStringLiteral("first second"));
    f.hold.open = true;
    f.wasEnded(QStringLiteral("third"), Kind::Finished);
    f.wasEnded(QStringLiteral("first"), Kind::Stopped);
    f.wasEnded(QStringLiteral("second"), Kind::Stopped);
    QCOMPARE(worked, 0);
    QVERIFY(!f.log.contains(QStringLiteral("stale")));
}

void TestJobQueue::queriesAreAnsweredBetweenTheBatchesOfOthers() {
    Fixture f;
    f.add(Job::Kind::Background, QStringLiteral("long"), [&](Engine&, const JobContext& context) {
        f.hold.wait();
        context.between();
        f.second.wait();
    });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.add(Job::Kind::Query, QStringLiteral("query"));
    f.hold.open = true;
    f.wasEnded(QStringLiteral("query"), Kind::Finished);
    QVERIFY(f.ends[QStringLiteral("long")].empty());
    f.second.open = true;
    f.wasEnded(QStringLiteral("long"), Kind::Finished);
    // And of a run's sweep.
    f.script->rowsAllowed = 1;
    f.controller->start(f.ticket());
    QTRY_COMPARE_WITH_TIMEOUT(f.script->rowsDone.load(), 1, kPatience);
    f.add(Job::Kind::Query, QStringLiteral("in a run"));
    f.script->rowsAllowed = 2;
    f.wasEnded(QStringLiteral("in a run"), Kind::Finished);
    QVERIFY(f.controller->isRunning());
}

void TestJobQueue::aRunTakesThePlaceOfTheBackground() {
    Fixture f;
    QSignalSpy freed(&f.controller->jobs(), &JobQueue::freed);
    f.add(Job::Kind::Background, QStringLiteral("first"),
          [&](Engine&, const JobContext& context) { f.hold.waitForStop(context); });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.add(Job::Kind::Background, QStringLiteral("second"));
    QCOMPARE(f.log, QStringList{QStringLiteral("first")});
    f.controller->start(f.ticket());
    QCOMPARE(f.log.size(), qsizetype(2));
    QCOMPARE(freed.count(), 2);
    f.wasEnded(QStringLiteral("first"), Kind::Stopped);
    f.wasEnded(QStringLiteral("second"), Kind::Stopped);
    QTRY_VERIFY_WITH_TIMEOUT(!f.controller->isRunning(), kPatience);
    QCOMPARE(freed.count(), 3);
}

void TestJobQueue::theBackgroundWaitsForTheRun() {
    Fixture f;
    f.script->rowsAllowed = 1;
    f.controller->start(f.ticket());
    QTRY_COMPARE_WITH_TIMEOUT(f.script->rowsDone.load(), 1, kPatience);
    f.add(Job::Kind::Background, QStringLiteral("behind"));
    f.script->rowsAllowed = 1 << 30;
    f.wasEnded(QStringLiteral("behind"), Kind::Finished);
    QCOMPARE(f.log.join(QLatin1Char(' ')), QStringLiteral("run behind"));
}

void TestJobQueue::stoppingIsAskedAndDroppingIsNot() {
    Fixture f;
    const JobWork untilStopped = [&](Engine&, const JobContext& context) {
        f.hold.waitForStop(context);
        context.post([&] { f.log << QStringLiteral("what there is"); });
    };
    const auto asked = f.add(Job::Kind::Background, QStringLiteral("asked"), untilStopped);
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.controller->jobs().stop(asked);
    QVERIFY(f.log.isEmpty());
    f.wasEnded(QStringLiteral("asked"), Kind::Finished);
    QCOMPARE(f.log.size(), qsizetype(2));
    const auto dropped = f.add(Job::Kind::Background, QStringLiteral("dropped"), untilStopped);
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 2, kPatience);
    f.controller->jobs().drop(dropped);
    f.wasEnded(QStringLiteral("dropped"), Kind::Stopped);
    f.controller->jobs().drop(dropped);
    f.controller->jobs().stop(dropped);
    f.drain();
    QCOMPARE(f.log.size(), qsizetype(3));
}

void TestJobQueue::whatThrowsFails() {
    Fixture f;
    f.add(Job::Kind::Query, QStringLiteral("error"),
          [](Engine&, const JobContext&) { throw inputError("the prompt is empty", "Type one."); });
    f.wasEnded(QStringLiteral("error"), Kind::Failed);
    QCOMPARE(f.ends[QStringLiteral("error")].front().error->what,
             QStringLiteral("the prompt is empty"));
    f.add(Job::Kind::Background, QStringLiteral("anything"),
          [](Engine&, const JobContext&) { throw 42; });
    f.wasEnded(QStringLiteral("anything"), Kind::Failed);
    f.add(Job::Kind::Query, QStringLiteral("next"));
    f.wasEnded(QStringLiteral("next"), Kind::Finished);
}

void TestJobQueue::withoutAModelAJobFails() {
    Fixture f(false);
    f.add(Job::Kind::Query, QStringLiteral("query"));
    f.wasEnded(QStringLiteral("query"), Kind::Failed);
    QVERIFY(
        f.ends[QStringLiteral("query")].front().error->what.contains(QLatin1String("no model")));
}

void TestJobQueue::anotherModelEndsEveryJob() {
    Fixture f;
    QSignalSpy loaded(f.controller.get(), &RunController::modelLoaded);
    f.add(Job::Kind::Background, QStringLiteral("held"), [&](Engine&, const JobContext& context) {
        f.hold.wait();
        context.between();
    });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.add(Job::Kind::Query, QStringLiteral("waiting"));
    std::filesystem::path asked;
    QObject::connect(f.controller.get(), &RunController::modelClosing, f.controller.get(), [&] {
        f.add(Job::Kind::Query, QStringLiteral("for the next"),
              [&](Engine& engine, const auto&) { asked = engine.info().folder; });
    });
    f.controller->openModel(f.other.path());
    f.wasEnded(QStringLiteral("held"), Kind::Stopped);
    f.wasEnded(QStringLiteral("waiting"), Kind::Stopped);
    QCOMPARE(loaded.count(), 0);
    f.hold.open = true;
    // The old engine is still working when this is added, and must not answer it.
    f.wasEnded(QStringLiteral("for the next"), Kind::Finished);
    QCOMPARE(asked, f.other.path());
    QCOMPARE(loaded.count(), 1);
    QCOMPARE(f.log.size(), qsizetype(3));
    QVERIFY(!f.script->wrongThread);
}

void TestJobQueue::shutdownEndsEveryJob() {
    Fixture f;
    f.add(Job::Kind::Background, QStringLiteral("held"), [&](Engine&, const JobContext& context) {
        f.hold.waitForStop(context);
        context.post([&] { f.log << QStringLiteral("stale"); });
    });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.add(Job::Kind::Query, QStringLiteral("waiting"));
    f.controller->shutdown();
    QCOMPARE(f.log.size(), qsizetype(2));
    f.wasEnded(QStringLiteral("held"), Kind::Stopped);
    f.wasEnded(QStringLiteral("waiting"), Kind::Stopped);
    QCOMPARE(f.add(Job::Kind::Query, QStringLiteral("late")), JobQueue::Id(0));
    QTest::qWait(20);
    QCOMPARE(f.log.size(), qsizetype(2));
}

}  // namespace headscope::app::test

HEADSCOPE_GUILESS_TEST(headscope::app::test::TestJobQueue);
#include "test_job_queue.moc"
