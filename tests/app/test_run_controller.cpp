// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_engine.h"
#include "jobs/run_controller.h"
#include "registered_test.h"

#include <QSignalSpy>
#include <QTest>

namespace headscope::app::test {

/// The controller and its thread, with every signal recorded.
class TestRunController : public QObject {
    Q_OBJECT

 private:
    /// One controller on a fake engine, its model loaded.
    struct Fixture {
        explicit Fixture(bool checked = false,
                         const std::shared_ptr<FakeScript>& fake = std::make_shared<FakeScript>())
            : script(fake),
              controller(std::make_unique<RunController>(checked ? checkedEngines(fake)
                                                                 : fakeEngines(fake))) {
            QObject::connect(controller.get(), &RunController::ended, controller.get(),
                             [this](RunId id, const RunEnd& end) { ends.emplace_back(id, end); });
            QObject::connect(controller.get(), &RunController::cellsReady, controller.get(),
                             [this](Intervention, const std::vector<Cell>& cells) {
                                 received.insert(received.end(), cells.begin(), cells.end());
                             });
        }
        void open() {
            QSignalSpy loaded(controller.get(), &RunController::modelLoaded);
            controller->openModel(folder.path());
            QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kPatience);
        }
        [[nodiscard]] SweepRequest request() const {
            const Tokenizer& tokenizer = *controller->tokenizer();
            SweepRequest request;
            for (const Token& token : tokenizer.encode("Berlin is the capital of")) {
                request.prompt.push_back(token.id);
            }
            request.target = *tokenizer.find(" Germany");
            request.control = *tokenizer.find(" France");
            return request;
        }
        [[nodiscard]] RunTicket ticket(const char* prompt = "Berlin is the capital of") const {
            ModelInfo model;
            model.name = "as it was called at the start";
            model.reading.notes = {"how it was read"};
            return {{QString::fromLatin1(prompt), QStringLiteral(" Germany"),
                     QStringLiteral(" France"), Positions::all()},
                    request(),
                    model};
        }
        void waitForEnds(std::size_t count) {
            QTRY_COMPARE_WITH_TIMEOUT(ends.size(), count, kPatience);
        }

        TokenizerFolder folder;
        std::shared_ptr<FakeScript> script;
        std::vector<std::pair<RunId, RunEnd>> ends;
        std::vector<Cell> received;
        std::unique_ptr<RunController> controller;
    };

 private Q_SLOTS:
    void aRunStreamsEveryCellAndFinishesOnce();
    void stopIsSeenWithinOneBatch();
    void aNewRunReplacesTheOldOneAndItsLateCellsAreDropped();
    void whatARunIsOfComesBackWithIt();
    void whatARunThatGivesWayHadIsNotLost();
    void anErrorEndsTheRunWithItsWords();
    void anythingThrownEndsTheRun();
    void closingInTheMiddleEndsTheRunOnceAndDestroysTheEngineOnItsThread();
    void aFailedModelLeavesTheOldOneInUse();
    void anotherModelReplacesTheFirstAndFreesIt();
    void theOldModelIsGoneBeforeTheNewOneIsRead();
    void aFolderThatCannotBeAModelCostsNothing();
    void ofSeveralModelsTheLastStays();
    void whereNeitherModelCanBeReadThatIsSaid();
    void withoutAModelARunFails();
};

void TestRunController::aRunStreamsEveryCellAndFinishesOnce() {
    Fixture f;
    f.open();
    QSignalSpy clean(f.controller.get(), &RunController::cleanReady);
    const RunId id = f.controller->start(f.ticket());
    QVERIFY(f.controller->isRunning());
    f.waitForEnds(1);
    QVERIFY(!f.controller->isRunning());
    QCOMPARE(f.ends[0].first, id);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Finished);
    QCOMPARE(clean.count(), 1);
    QCOMPARE(f.received.size(), std::size_t(2 * 12 * 12));
    QTest::qWait(50);
    QCOMPARE(f.ends.size(), std::size_t(1));
}

void TestRunController::stopIsSeenWithinOneBatch() {
    Fixture f;
    f.script->rowMs = 40;
    f.script->rowsAllowed = 3;
    f.open();
    f.controller->start(f.ticket());
    QTRY_VERIFY_WITH_TIMEOUT(f.script->rowsDone >= 2, kPatience);
    const int before = f.script->rowsDone;
    f.controller->stop();
    f.waitForEnds(1);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Stopped);
    QVERIFY(f.script->rowsDone <= before + 1);
    QVERIFY(f.ends[0].second.result.has_value());
}

void TestRunController::aNewRunReplacesTheOldOneAndItsLateCellsAreDropped() {
    Fixture f;
    f.script->rowMs = 10;
    f.script->rowsAllowed = 4;
    f.script->deaf = true;  // the old engine goes on sending although it was stopped
    f.script->shift = 0.125F;
    f.open();
    const RunId first = f.controller->start(f.ticket());
    QTRY_VERIFY_WITH_TIMEOUT(f.received.size() >= 24, kPatience);
    const RunId second = f.controller->start(f.ticket());
    QVERIFY(second != first);
    QCOMPARE(f.ends.size(), std::size_t(1));  // at once, without waiting for the engine
    QCOMPARE(f.ends[0].first, first);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Stopped);
    f.received.clear();
    f.script->rowsAllowed = 1 << 30;
    // The second sweep has begun: from here on its cells are told apart by the shift.
    QTRY_COMPARE_WITH_TIMEOUT(f.script->sweeps.load(), 2, kPatience);
    f.waitForEnds(2);
    QCOMPARE(f.ends[1].first, second);
    QCOMPARE(f.ends[1].second.kind, RunEnd::Kind::Finished);
    QCOMPARE(f.received.size(), std::size_t(2 * 12 * 12));  // the second run's, and no other
}

void TestRunController::whatARunIsOfComesBackWithIt() {
    Fixture f;
    f.open();
    std::vector<TicketPtr> started;
    QObject::connect(f.controller.get(), &RunController::started, f.controller.get(),
                     [&](RunId, const TicketPtr& ticket) { started.push_back(ticket); });
    f.controller->start(f.ticket("Berlin is the capital of"));
    f.controller->start(f.ticket("Berlin is a city in"));
    f.waitForEnds(2);
    QCOMPARE(started.size(), std::size_t(2));
    for (std::size_t i = 0; i < 2; ++i) {
        const RunEnd& end = f.ends[i].second;
        QVERIFY(end.ticket == started[i]);
        QCOMPARE(end.ticket->inputs.prompt, i == 0 ? QStringLiteral("Berlin is the capital of")
                                                   : QStringLiteral("Berlin is a city in"));
        QCOMPARE(end.ticket->model.name, std::string("as it was called at the start"));
        QVERIFY(end.seconds > 0);
    }
    QVERIFY(!f.ends[0].second.result);  // nothing had come of it
}

void TestRunController::whatARunThatGivesWayHadIsNotLost() {
    const auto check = [](const RunEnd& end) {
        QCOMPARE(end.kind, RunEnd::Kind::Stopped);
        QVERIFY(end.result && end.result->stopped && !end.result->zeroVsMean);
        QCOMPARE(end.result->notes, std::vector<Message>{"how it was read"});
        QCOMPARE(end.result->parts.size(), std::size_t(2));
        for (const RunPart& part : end.result->parts) {
            QCOMPARE(part.cells.size(), std::size_t(3 * 12));
            std::vector<HeadId> flips;
            for (int i = 0; i < 36; ++i) {
                const Cell& cell = part.cells[static_cast<std::size_t>(i)];
                QCOMPARE(cell.head, (HeadId{9 + i / 12, i % 12}));  // in order
                QVERIFY(std::abs(cell.pTarget - kCleanTarget -
                                 fakeTargetEffect(cell.head, part.intervention)) < 1e-6F);
                if (fakeFlips(cell.head, part.intervention)) flips.push_back(cell.head);
            }
            QCOMPARE(part.robustness.total, 36);
            QCOMPARE(part.robustness.kept, 36 - static_cast<int>(flips.size()));
            QCOMPARE(part.robustness.flips.size(), flips.size());
            QCOMPARE(part.robustness.flips.front().head, flips.front());
        }
    };
    const auto atThreeRows = [](Fixture& f) {
        f.script->rowsAllowed = 3;
        f.open();
        f.controller->start(f.ticket());
        QTRY_COMPARE_WITH_TIMEOUT(f.received.size(), std::size_t(2 * 3 * 12), kPatience);
    };
    {
        Fixture f;
        atThreeRows(f);
        f.controller->start(f.ticket());
        check(f.ends.at(0).second);
    }
    {
        Fixture f;
        atThreeRows(f);
        f.controller->openModel(f.folder.path());
        f.waitForEnds(1);
        check(f.ends.at(0).second);
    }
    Fixture f;
    atThreeRows(f);
    f.controller->shutdown();
    check(f.ends.at(0).second);
}

void TestRunController::anErrorEndsTheRunWithItsWords() {
    Fixture f;
    f.script->throwAtRow = 3;
    f.open();
    f.controller->start(f.ticket());
    f.waitForEnds(1);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Failed);
    QVERIFY(f.ends[0].second.error->what.contains(QLatin1String("layer 3")));
    QCOMPARE(f.ends[0].second.error->hint, QStringLiteral("Use another checkpoint."));
    f.script->throwAtRow = -1;
    f.controller->start(f.ticket());
    f.waitForEnds(2);
    QCOMPARE(f.ends[1].second.kind, RunEnd::Kind::Finished);
}

void TestRunController::anythingThrownEndsTheRun() {
    Fixture f;
    f.script->throwForeign = true;
    f.open();
    f.controller->start(f.ticket());
    f.waitForEnds(1);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Failed);
    QVERIFY(!f.ends[0].second.error->what.isEmpty());
}

void TestRunController::closingInTheMiddleEndsTheRunOnceAndDestroysTheEngineOnItsThread() {
    Fixture f;
    f.script->rowMs = 30;
    f.script->rowsAllowed = 2;
    f.open();
    f.controller->start(f.ticket());
    QTRY_VERIFY_WITH_TIMEOUT(f.script->rowsDone >= 1, kPatience);
    f.controller.reset();
    QCOMPARE(f.ends.size(), std::size_t(1));
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Stopped);
    QVERIFY(f.script->stopSeen);
    QCOMPARE(f.script->alive.load(), 0);
    QVERIFY(!f.script->wrongThread);
}

void TestRunController::aFailedModelLeavesTheOldOneInUse() {
    Fixture f;
    f.open();
    QSignalSpy failed(f.controller.get(), &RunController::modelFailed);
    f.controller->openModel("/no/such/folder");
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QVERIFY(failed[0][0].value<UserError>().what.contains(QLatin1String("/no/such/folder")));
    QVERIFY(f.controller->tokenizer());
    f.controller->start(f.ticket());
    f.waitForEnds(1);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Finished);
}

void TestRunController::anotherModelReplacesTheFirstAndFreesIt() {
    Fixture f;
    f.open();
    const auto first = f.controller->tokenizer();
    QSignalSpy closing(f.controller.get(), &RunController::modelClosing);
    f.open();
    QCOMPARE(closing.count(), 1);
    QVERIFY(f.controller->tokenizer() && f.controller->tokenizer() != first);
    QTRY_COMPARE_WITH_TIMEOUT(f.script->alive.load(), 1, kPatience);
    QCOMPARE(first.use_count(), 1);  // whoever keeps it may, and nobody else does
    QVERIFY(first->find(" Germany"));
    QVERIFY(!f.script->wrongThread);
}

void TestRunController::theOldModelIsGoneBeforeTheNewOneIsRead() {
    Fixture f;
    f.open();
    int closings = 0;
    QObject::connect(f.controller.get(), &RunController::modelClosing, f.controller.get(), [&] {
        ++closings;
        QVERIFY(!f.controller->tokenizer());
        QCOMPARE(f.script->alive.load(), 1);  // it goes only when everyone has been told
    });
    f.script->rowsAllowed = 1;
    f.controller->start(f.ticket());
    QTRY_VERIFY_WITH_TIMEOUT(f.script->rowsDone >= 1, kPatience);
    f.open();
    QCOMPARE(closings, 1);
    QCOMPARE(f.script->mostAlive.load(), 1);
    QVERIFY(!f.script->wrongThread);
    QCOMPARE(f.ends.size(), std::size_t(1));
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Stopped);
}

void TestRunController::aFolderThatCannotBeAModelCostsNothing() {
    Fixture f(true);
    f.open();
    const auto tokenizer = f.controller->tokenizer();
    QSignalSpy failed(f.controller.get(), &RunController::modelFailed);
    QSignalSpy closing(f.controller.get(), &RunController::modelClosing);
    f.script->rowMs = 5;
    f.controller->start(f.ticket());
    f.controller->openModel("/no/such/folder");
    QVERIFY(f.controller->isOpening());
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QVERIFY(!f.controller->isOpening());
    QCOMPARE(f.controller->tokenizer(), tokenizer);
    QCOMPARE(closing.count(), 0);
    f.waitForEnds(1);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Finished);  // not even the run was stopped
}

void TestRunController::ofSeveralModelsTheLastStays() {
    Fixture f(true);
    TokenizerFolder second;
    TokenizerFolder third;
    QSignalSpy loaded(f.controller.get(), &RunController::modelLoaded);
    f.script->loadMs = 30;
    f.controller->openModel(f.folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(f.script->checks >= 1, kPatience);
    f.controller->openModel(second.path());
    f.controller->openModel(third.path());
    QTRY_VERIFY_WITH_TIMEOUT(!f.controller->isOpening(), kPatience);
    QCOMPARE(loaded.last()[0].value<LoadedModel>().info.folder, third.path());
    QCOMPARE(f.controller->tokenizer(), loaded.last()[0].value<LoadedModel>().tokenizer);
    QCOMPARE(f.script->alive.load(), 1);
    QCOMPARE(f.script->mostAlive.load(), 1);
}

void TestRunController::whereNeitherModelCanBeReadThatIsSaid() {
    Fixture f(true);
    f.open();
    QSignalSpy failed(f.controller.get(), &RunController::modelFailed);
    QSignalSpy kept(f.controller.get(), &RunController::modelKept);
    TokenizerFolder second;
    // No memory for the new one: the old one comes back.
    f.script->loadsUntilFailure = 0;
    f.controller->openModel(second.path());
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(kept.count(), 1);
    QVERIFY(f.controller->tokenizer());
    QVERIFY(failed[0][0].value<UserError>().what.contains(QLatin1String("memory")));
    QVERIFY(failed[0][0].value<UserError>().hint.endsWith(
        QLatin1String("fake-model is open as before.")));
    QCOMPARE(f.script->mostAlive.load(), 1);
    // And now neither.
    std::filesystem::remove_all(f.folder.path());
    f.script->loadsUntilFailure = 0;
    f.controller->openModel(second.path());
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, kPatience);
    QCOMPARE(kept.count(), 1);
    QVERIFY(!f.controller->tokenizer());
    QVERIFY(failed[1][0].value<UserError>().hint.endsWith(QLatin1String("No model is open now.")));
    QCOMPARE(f.script->alive.load(), 0);
    // The window is still good for another.
    QSignalSpy loaded(f.controller.get(), &RunController::modelLoaded);
    f.controller->openModel(second.path());
    QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kPatience);
}

void TestRunController::withoutAModelARunFails() {
    Fixture f;
    f.controller->start({});
    f.waitForEnds(1);
    QCOMPARE(f.ends[0].second.kind, RunEnd::Kind::Failed);
}

}  // namespace headscope::app::test

HEADSCOPE_GUILESS_TEST(headscope::app::test::TestRunController);
#include "test_run_controller.moc"
