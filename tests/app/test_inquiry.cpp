// SPDX-License-Identifier: GPL-3.0-or-later
// One question to the engine and its answer, on the worker's thread and without a window.
#include "fake_engine.h"
#include "held_work.h"
#include "jobs/inquiry.h"
#include "jobs/run_controller.h"
#include "registered_test.h"

#include <headscope/error.h>

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace headscope::app::test {

class TestInquiry : public QObject {
    Q_OBJECT

 private:
    using Status = InquiryBase::Status;
    using Doubled = Inquiry<int, int>;

    /// Asks for twice the key, and writes down what changed() found.
    struct Fixture {
        Fixture() : controller(std::make_unique<RunController>(fakeEngines(script))) {
            QSignalSpy loaded(controller.get(), &RunController::modelLoaded);
            controller->openModel(folder.path());
            QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kPatience);
            inquiry = std::make_unique<Doubled>(controller->jobs(), "doubled");
            QObject::connect(inquiry.get(), &InquiryBase::changed, controller.get(), [this] {
                seen.push_back(inquiry->status());
                if (inquiry->status() != Status::Ready) return;
                answers.push_back(*inquiry->answer());
                answersAreOfTheirKeys = answersAreOfTheirKeys && inquiry->key() &&
                                        *inquiry->answer() == 2 * *inquiry->key() &&
                                        inquiry->answered() == inquiry->key();
            });
        }
        void ask(int key) {
            inquiry->ask(key, [this, key](Engine&, const JobContext&) {
                ++worked;
                return 2 * key;
            });
        }
        /// The worker is held until hold.open.
        void askHeld(int key) {
            inquiry->ask(key, [this, key](Engine&, const JobContext&) {
                hold.wait();
                return 2 * key;
            });
            QTRY_COMPARE_WITH_TIMEOUT(hold.reached.load(), 1, kPatience);
        }
        void becomes(Status status) {
            QTRY_COMPARE_WITH_TIMEOUT(inquiry->status(), status, kPatience);
        }
        /// Until the worker has done all that it was given before, and its news are here.
        void drain() {
            Doubled last(controller->jobs(), "drain");
            last.ask(0, [](Engine&, const JobContext&) { return 0; });
            QTRY_COMPARE_WITH_TIMEOUT(last.status(), Status::Ready, kPatience);
        }

        TokenizerFolder folder;
        TokenizerFolder other;
        Hold hold;
        std::atomic<int> worked{0};
        std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
        std::vector<Status> seen;
        std::vector<int> answers;
        bool answersAreOfTheirKeys = true;
        std::unique_ptr<RunController> controller;
        std::unique_ptr<Doubled> inquiry;
    };

 private Q_SLOTS:
    void asksOnceForAKey();
    void onlyTheNewestKeyIsAnswered();
    void theLastAnswerIsKeptForItsKey();
    void aFailureHasItsWords();
    void whatIsKnownIsNotAsked();
    void thePauseAsksForTheLastKeyAlone();
    void anotherModelDropsQuestionAndAnswer();
    void aJobThatGivesWayLeavesNothing();
    void stoppingGivesWhatThereIs();
    void shutdownInTheMiddleEndsIt();
    void goingInTheMiddleIsSafe();
};

void TestInquiry::asksOnceForAKey() {
    Fixture f;
    QCOMPARE(f.inquiry->status(), Status::None);
    QVERIFY(!f.inquiry->answer());
    f.ask(3);
    f.ask(3);
    f.becomes(Status::Ready);
    f.ask(3);
    f.drain();
    QCOMPARE(f.worked.load(), 1);
    QCOMPARE(*f.inquiry->answer(), 6);
    QCOMPARE(f.seen, (std::vector{Status::Waiting, Status::Ready}));
}

void TestInquiry::onlyTheNewestKeyIsAnswered() {
    Fixture f;
    f.askHeld(1);
    f.ask(2);
    f.ask(4);
    f.hold.open = true;
    f.becomes(Status::Ready);
    f.drain();
    QCOMPARE(f.answers, std::vector{8});
    QVERIFY(f.answersAreOfTheirKeys);
    QCOMPARE(f.worked.load(), 1);  // the second was dropped before its turn
}

void TestInquiry::theLastAnswerIsKeptForItsKey() {
    Fixture f;
    f.ask(1);
    f.becomes(Status::Ready);
    f.askHeld(2);
    QCOMPARE(*f.inquiry->answer(), 2);  // of the older key
    QCOMPARE(f.inquiry->answered(), std::optional(1));
    QCOMPARE(f.inquiry->key(), std::optional(2));
    f.ask(1);
    QCOMPARE(f.inquiry->status(), Status::Ready);  // at once: the worker is still held
    f.hold.open = true;
    f.drain();
    QCOMPARE(f.answers, (std::vector{2, 2}));
    f.inquiry->withdraw();
    QCOMPARE(f.inquiry->status(), Status::None);
    f.ask(1);
    QCOMPARE(f.inquiry->status(), Status::Ready);
    f.inquiry->clear();
    QVERIFY(!f.inquiry->answer() && !f.inquiry->key());
    f.ask(1);
    QCOMPARE(f.inquiry->status(), Status::Waiting);
    f.becomes(Status::Ready);
    QCOMPARE(f.worked.load(), 2);
}

void TestInquiry::aFailureHasItsWords() {
    Fixture f;
    f.ask(1);
    f.becomes(Status::Ready);
    f.inquiry->ask(2, [](Engine&, const JobContext&) -> int {
        throw inputError("the prompt is empty", "Type one.");
    });
    f.becomes(Status::Failed);
    QCOMPARE(f.inquiry->error().what, QStringLiteral("the prompt is empty"));
    QCOMPARE(f.inquiry->error().hint, QStringLiteral("Type one."));
    QVERIFY(!f.inquiry->answer());
    f.ask(2);  // the same again would fail again
    QCOMPARE(f.inquiry->status(), Status::Failed);
    f.ask(1);
    f.becomes(Status::Ready);
    f.ask(2);
    f.becomes(Status::Ready);
    QCOMPARE(f.worked.load(), 3);
    QVERIFY(f.answersAreOfTheirKeys);
}

void TestInquiry::whatIsKnownIsNotAsked() {
    Fixture f;
    f.askHeld(1);
    f.inquiry->give(2, 4);
    QCOMPARE(f.inquiry->status(), Status::Ready);
    f.ask(2);
    f.hold.open = true;
    f.drain();
    QCOMPARE(f.answers, std::vector{4});
    QCOMPARE(f.worked.load(), 0);
}

void TestInquiry::thePauseAsksForTheLastKeyAlone() {
    Fixture f;
    f.inquiry->setPause(std::chrono::milliseconds(50));
    f.ask(1);
    f.ask(2);
    f.ask(3);
    QCOMPARE(f.inquiry->status(), Status::Waiting);
    QVERIFY(f.controller->jobs().isEmpty());
    f.becomes(Status::Ready);
    QCOMPARE(f.answers, std::vector{6});
    QCOMPARE(f.worked.load(), 1);
    f.ask(4);
    f.inquiry->withdraw();
    QTest::qWait(100);
    QCOMPARE(f.worked.load(), 1);
    QCOMPARE(f.inquiry->status(), Status::None);
}

void TestInquiry::anotherModelDropsQuestionAndAnswer() {
    Fixture f;
    Doubled answered(f.controller->jobs(), "answered");
    answered.ask(5, [](Engine&, const JobContext&) { return 10; });
    QTRY_COMPARE_WITH_TIMEOUT(answered.status(), Status::Ready, kPatience);
    f.askHeld(1);
    QSignalSpy loaded(f.controller.get(), &RunController::modelLoaded);
    f.controller->openModel(f.other.path());
    f.becomes(Status::None);
    QCOMPARE(answered.status(), Status::None);
    QVERIFY(!answered.answer());
    QCOMPARE(loaded.count(), 0);  // it is not waited for
    f.hold.open = true;
    QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, kPatience);
    f.drain();
    QVERIFY(f.answers.empty());
    f.ask(1);
    f.becomes(Status::Ready);
    QCOMPARE(f.answers, std::vector{2});
}

void TestInquiry::aJobThatGivesWayLeavesNothing() {
    Fixture f;
    Doubled first(f.controller->jobs(), Job::Kind::Background);
    Doubled second(f.controller->jobs(), Job::Kind::Background);
    first.ask(1, [&](Engine&, const JobContext& context) {
        f.hold.waitForStop(context);
        return 2;
    });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    second.ask(2, [](Engine&, const JobContext&) { return 4; });
    QCOMPARE(first.status(), Status::None);
    QTRY_COMPARE_WITH_TIMEOUT(second.status(), Status::Ready, kPatience);
    QCOMPARE(first.status(), Status::None);
    QVERIFY(!first.answer());
    first.ask(1, [](Engine&, const JobContext&) { return 2; });  // may be asked again
    QTRY_COMPARE_WITH_TIMEOUT(first.status(), Status::Ready, kPatience);
}

void TestInquiry::stoppingGivesWhatThereIs() {
    Fixture f;
    f.inquiry->ask(1, [&](Engine&, const JobContext& context) {
        f.hold.waitForStop(context);
        return context.stop.stop_requested() ? 2 : 0;
    });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.inquiry->stop();
    QCOMPARE(f.inquiry->status(), Status::Waiting);
    f.becomes(Status::Ready);
    QCOMPARE(*f.inquiry->answer(), 2);
}

void TestInquiry::shutdownInTheMiddleEndsIt() {
    Fixture f;
    f.inquiry->ask(1, [&](Engine&, const JobContext& context) {
        f.hold.waitForStop(context);
        return 2;
    });
    QTRY_COMPARE_WITH_TIMEOUT(f.hold.reached.load(), 1, kPatience);
    f.controller->shutdown();
    QCOMPARE(f.inquiry->status(), Status::None);
    f.ask(2);
    QCOMPARE(f.inquiry->status(), Status::None);  // nobody is there to ask
    f.controller.reset();
    f.ask(3);
    QCOMPARE(f.inquiry->status(), Status::None);
    QVERIFY(f.answers.empty());
}

void TestInquiry::goingInTheMiddleIsSafe() {
    Fixture f;
    f.askHeld(1);
    f.inquiry.reset();
    QVERIFY(f.controller->jobs().isEmpty());
    f.hold.open = true;
    f.drain();
    QCOMPARE(f.seen, std::vector{Status::Waiting});
}

}  // namespace headscope::app::test

HEADSCOPE_GUILESS_TEST(headscope::app::test::TestInquiry);
#include "test_inquiry.moc"
