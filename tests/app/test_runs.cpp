// SPDX-License-Identifier: GPL-3.0-or-later
// Which run is on screen, and under which words each is kept, while runs are computed, others are
// shown, and other things are typed and opened.
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/inspector/head_attention.h"
#include "features/maps/background_strip.h"
#include "features/maps/maps_panel.h"
#include "features/models/model_actions.h"
#include "features/prompt/prompt_panel.h"
#include "features/session/session_feature.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "sample_report.h"
#include "ui/panel_docks.h"
#include "window_fixture.h"

#include <headscope/files.h>
#include <headscope/session.h>

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

namespace headscope::app::test {

namespace {

constexpr float kRounding = 1e-6F;    // of adding and taking away a float32 probability
constexpr int kAllRows = 1 << 30;     // of FakeScript::rowsAllowed
constexpr float kOtherShift = -0.1F;  // of the run that is not the first

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<TokenId> idsOfText(const TokenizerFolder& folder, const std::string& text) {
    std::vector<TokenId> ids;
    for (const Token& token : Tokenizer::load(folder.path()).encode(text))
        ids.push_back(token.id);
    return ids;
}

/// A run as a session file holds it.
SessionRun runOf(const SweepReport& report, std::uint64_t id) {
    SessionRun run;
    run.id = id;
    run.finished = "2026-05-01T12:00:00Z";
    run.prompt = report.promptText;
    run.target = report.result.clean.target.tokens.front().text;
    run.control = report.result.clean.control.tokens.front().text;
    run.report = report;
    run.request.prompt = idsOf(report.result.clean.prompt);
    run.request.target = report.result.clean.target.set();
    run.request.control = report.result.clean.control.set();
    return run;
}

}  // namespace

class TestRuns : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture() {
            window->choosers.saveFile = [this](QWidget*, const QString&, const QString&) {
                return file;
            };
            window->feature<SessionFeature>()->controller().chooseSaveFile =
                [this](QWidget*, const QString&) { return file; };
            awaitModel();
        }
        /// A run that waits when so many rows of layers are computed.
        void startHeld(int rows) {
            script->rowsAllowed = rows;
            press("run");
            QTRY_VERIFY_WITH_TIMEOUT(window->document().state().progress().done == 24 * rows,
                                     kPatience);
        }
        void release() const { script->rowsAllowed = kAllRows; }
        /// One run of the example, and another of " Italy" that waits in the middle.
        void runAndHoldAnother(int rows = 3) {
            runToEnd();
            awaitFloor(1);
            type(find<QLineEdit>("target"), QStringLiteral(" Italy"));
            script->shift = kOtherShift;
            startHeld(rows);
        }
        void awaitFloor(KeptId id) const {
            QTRY_VERIFY_WITH_TIMEOUT(
                history().find(id)->run().report->result.noiseFloor.has_value(), kPatience);
        }
        [[nodiscard]] History& history() const { return window->document().history(); }
        [[nodiscard]] RunState& state() const { return window->document().state(); }
        [[nodiscard]] QListView* list() const {
            return window->feature<HistoryFeature>()->panel().list();
        }
        void clickRun(int row) const {
            window->feature<HistoryFeature>()->panel().parentWidget()->show();
            // Not settle(): a run may be held in the middle.
            const QModelIndex index = list()->model()->index(row, 0);
            const auto place = [&] { return list()->visualRect(index).center(); };
            QTRY_VERIFY_WITH_TIMEOUT(list()->viewport()->rect().contains(place()), kPatience);
            const auto id = index.data(HistoryModel::IdRole).toULongLong();
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place());
            QTRY_COMPARE_WITH_TIMEOUT(state().shownId(), KeptId(id), kPatience);
            // The next events lay out what this has shown, such as the strip of a run that goes on.
            QCoreApplication::processEvents();
            QCoreApplication::processEvents();
        }
        /// The one that the history marks as on screen; 0: none.
        [[nodiscard]] KeptId marked() const {
            KeptId found = 0;
            const auto* model = list()->model();
            for (int row = 0; row < model->rowCount(); ++row) {
                const auto index = model->index(row, 0);
                if (index.data(HistoryModel::CurrentRole).toBool())
                    found = index.data(HistoryModel::IdRole).toULongLong();
            }
            return found;
        }
        [[nodiscard]] float shown(HeadId head) const {
            return state().cell(head)->pTarget - state().run()->clean.target.p;
        }
        [[nodiscard]] QString text(const char* label) const {
            const auto* found = find<QLabel>(label);
            return found->isVisible() ? found->text() : QString();
        }
        /// Everything that is said anywhere in the window.
        [[nodiscard]] QString said() const {
            QStringList texts;
            for (const auto* label : window->findChildren<QLabel*>())
                if (label->isVisible()) texts.push_back(label->text());
            return texts.join(QLatin1Char('\n'));
        }

        QString file;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void aRunIsKeptUnderTheWordsItWasStartedWith();
    void showingAnotherLetsTheRunGoOn();
    void whatIsKnownOfARunStaysWithIt();
    void thereIsAWayBackToTheRunningRun();
    void undoGoesBackToTheRunThatWasOnScreen();
    void aRunInTheBackgroundCanBeStopped();
    void noStripIsThereBeforeThereIsARun();
    void aRunThatFailsInTheBackgroundLeavesTheScreenAlone();
    void anotherRunIsShownBeforeTheCleanRunIsThere();
    void aRunThatGivesWayKeepsWhatWasFinished();
    void anotherModelKeepsWhatWasFinished();
    void anotherSessionTakesTheRunAlong();
    void closingKeepsWhatWasFinished();
    void whatIsWrittenMeanwhileGoesToItsRun();
    void whatWasLookedAtBelongsToItsRun();
    void aReopenedRunIsExportedAsItWasKept();
};

// As at a start whose first run is refused: nothing has told the strip anything yet.
void TestRuns::noStripIsThereBeforeThereIsARun() {
    const RunState state;
    const History history;
    QWidget above;
    QVBoxLayout layout(&above);
    BackgroundStrip strip(state, history);
    layout.addWidget(&strip);
    above.show();
    QVERIFY(!strip.isVisible());
}

void TestRuns::aRunIsKeptUnderTheWordsItWasStartedWith() {
    Fixture f;
    f.startHeld(2);
    f.type(f.find<QPlainTextEdit>("prompt"), QStringLiteral("Berlin is a city in Europe"));
    auto* target = f.find<QLineEdit>("target");
    f.type(target, QStringLiteral("no token of this model"));
    QTest::keyClick(target, Qt::Key_Return);
    QVERIFY(f.window->document().messages().error().has_value());
    QVERIFY(f.window->document().controller().isRunning());
    f.release();
    f.awaitEnds(1);
    QCOMPARE(f.ends.front(), RunEnd::Kind::Finished);
    const SessionRun kept = f.history().find(1)->run();
    QCOMPARE(kept.prompt, std::string("Berlin is the capital of"));
    QCOMPARE(kept.target, std::string(" Germany"));
    QCOMPARE(kept.control, std::string(" France"));
    QCOMPARE(kept.report->promptText, std::string("Berlin is the capital of"));
    QCOMPARE(kept.request.prompt, idsOfText(f.folder, "Berlin is the capital of"));
    QCOMPARE(kept.request.target.ids(), idsOfText(f.folder, " Germany"));
    QCOMPARE(f.state().run()->inputs.prompt, QStringLiteral("Berlin is the capital of"));
    QCOMPARE(f.state().run()->inputs.target, QStringLiteral(" Germany"));
    // What was typed meanwhile stays typed.
    QCOMPARE(target->text(), QStringLiteral("no token of this model"));

    f.file = m_folder.filePath(QStringLiteral("words.headscope"));
    f.trigger("&Save Session");
    Fixture reopened;
    reopened.window->feature<SessionFeature>()->controller().openPath(f.file);
    QTRY_VERIFY_WITH_TIMEOUT(reopened.history().find(1) != nullptr, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!reopened.window->feature<SessionFeature>()->controller().isOpening(),
                             kPatience);
    QCOMPARE(reopened.find<QPlainTextEdit>("prompt")->toPlainText(),
             QStringLiteral("Berlin is the capital of"));
    for (const auto& [action, ending] :
         {std::pair{"Save CS&V…", ".csv"}, {"Save &JSON…", ".json"}, {"Save as P&ython…", ".py"}}) {
        reopened.file = m_folder.filePath(QStringLiteral("words") + QLatin1String(ending));
        reopened.trigger(action);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(reopened.file), kPatience);
        const QByteArray written = readAll(reopened.file);
        QVERIFY2(written.contains("Berlin is the capital of"), ending);
        QVERIFY2(!written.contains("city in Europe") && !written.contains("no token"), ending);
    }
}

void TestRuns::showingAnotherLetsTheRunGoOn() {
    Fixture f;
    f.runAndHoldAnother();
    const double first = f.history().find(1)->run().seconds;
    QCOMPARE(f.state().shownId(), KeptId(2));
    f.clickRun(0);
    QCOMPARE(f.state().shownId(), KeptId(1));
    QCOMPARE(f.marked(), KeptId(1));
    QVERIFY(f.window->document().controller().isRunning());
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Germany"));
    QVERIFY(std::abs(f.shown({9, 6}) - fakeTargetEffect({9, 6}, Zero{})) < kRounding);
    QVERIFY(f.state().batchProgress().heads.empty());  // not on these maps
    // It is seen to go on.
    QVERIFY2(f.text("backgroundWhat").contains(QStringLiteral("Berlin is the capital of → ␣Italy")),
             qPrintable(f.text("backgroundWhat")));
    f.script->rowsAllowed = 6;
    QTRY_VERIFY_WITH_TIMEOUT(f.text("backgroundDetail").startsWith(QLatin1String("144 of 288")),
                             kPatience);
    QCOMPARE(f.state().progress().done, 288);  // of the run on screen
    QTest::qWait(300);                         // which is a part of the other's duration
    f.release();
    f.awaitEnds(2);
    QCOMPARE(f.ends.back(), RunEnd::Kind::Finished);
    // It is in the history, and the screen is not taken away.
    QCOMPARE(f.history().runs().size(), std::size_t(2));
    const SessionRun other = f.history().find(2)->run();
    QCOMPARE(other.target, std::string(" Italy"));
    QVERIFY(!other.report->result.stopped);
    QCOMPARE(other.report->result.parts[0].cells.size(), std::size_t(144));
    QVERIFY2(other.seconds >= 0.3, qPrintable(QString::number(other.seconds)));
    QCOMPARE(f.history().find(1)->run().seconds, first);
    QCOMPARE(f.state().shownId(), KeptId(1));
    QCOMPARE(f.marked(), KeptId(1));
    QVERIFY(std::abs(f.shown({9, 6}) - fakeTargetEffect({9, 6}, Zero{})) < kRounding);
    QCOMPARE(f.state().seconds(), first);
    QVERIFY2(f.text("backgroundWhat").startsWith(QLatin1String("Finished: ")),
             qPrintable(f.text("backgroundWhat")));

    // A note, a deletion and a saved session are of the run on screen.
    QTest::keyClicks(f.find<QPlainTextEdit>("runNote"), QStringLiteral("seen"));
    QCOMPARE(f.history().find(1)->run().note, std::string("seen"));
    QCOMPARE(f.history().find(2)->run().note, std::string());
    f.file = m_folder.filePath(QStringLiteral("shown.headscope"));
    f.trigger("&Save Session");
    Fixture reopened;
    reopened.window->feature<SessionFeature>()->controller().openPath(f.file);
    QTRY_COMPARE_WITH_TIMEOUT(reopened.history().runs().size(), std::size_t(2), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(reopened.state().shownId(), KeptId(1), kPatience);
    QCOMPARE(reopened.find<QLineEdit>("target")->text(), QStringLiteral(" Germany"));
    f.trigger("&Delete Runs");
    QVERIFY(!f.history().find(1));
    QVERIFY(f.history().find(2));
}

// The fake engine answers with the shift of the moment: cells that were computed under another one
// are far from what the same heads give alone, so the second run's floor is large.
void TestRuns::whatIsKnownOfARunStaysWithIt() {
    Fixture f;
    f.runAndHoldAnother();
    f.clickRun(0);
    const auto first = f.state().run()->noiseFloor;
    QVERIFY(first.has_value());
    QVERIFY(first->p < 0.01);
    f.script->shift = 0.1F;
    f.release();
    f.awaitEnds(2);
    f.awaitFloor(2);
    QVERIFY(f.history().find(2)->run().report->result.noiseFloor->p > 0.1);
    QCOMPARE(f.state().run()->noiseFloor, first);
    QCOMPARE(f.history().find(1)->run().report->result.noiseFloor, first);
}

void TestRuns::thereIsAWayBackToTheRunningRun() {
    Fixture f;
    f.runAndHoldAnother();
    f.clickRun(0);
    QVERIFY(f.action("Show the Run in the &Background")->isEnabled());
    f.press("backgroundShow");
    QCOMPARE(f.state().shownId(), KeptId(2));
    QCOMPARE(f.marked(), KeptId(0));  // it is not of the history yet
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Italy"));
    QCOMPARE(f.state().progress().done, 72);
    QVERIFY(!f.find<QLabel>("backgroundWhat")->isVisible());
    QVERIFY(!f.action("Show the Run in the &Background")->isEnabled());
    f.release();
    f.awaitEnds(2);
    QCOMPARE(f.state().shownId(), KeptId(2));
    QCOMPARE(f.marked(), KeptId(2));
    QVERIFY(f.state().run()->complete);
    QVERIFY(std::abs(f.shown({9, 6}) - fakeTargetEffect({9, 6}, Zero{}, kOtherShift)) < kRounding);
    QVERIFY(!f.find<QLabel>("backgroundWhat")->isVisible());
}

void TestRuns::undoGoesBackToTheRunThatWasOnScreen() {
    Fixture f;
    f.runAndHoldAnother();
    f.clickRun(0);
    f.map(0)->setFocus();
    f.undo();
    QCOMPARE(f.state().shownId(), KeptId(2));  // while it is computed
    QVERIFY(f.window->document().controller().isRunning());
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Italy"));
    f.redo();
    QCOMPARE(f.state().shownId(), KeptId(1));
    f.release();
    f.awaitEnds(2);
    QCOMPARE(f.state().shownId(), KeptId(1));
    f.map(0)->setFocus();
    f.undo();
    QCOMPARE(f.state().shownId(), KeptId(2));  // as it was kept
    QVERIFY(f.state().run()->complete);
    QCOMPARE(f.marked(), KeptId(2));
    f.redo();
    QCOMPARE(f.state().shownId(), KeptId(1));
}

void TestRuns::aRunInTheBackgroundCanBeStopped() {
    Fixture f;
    f.runAndHoldAnother();
    f.clickRun(0);
    f.press("backgroundStop");
    f.awaitEnds(2);
    QCOMPARE(f.ends.back(), RunEnd::Kind::Stopped);
    QVERIFY(f.history().find(2)->run().report->result.stopped);
    QCOMPARE(f.history().find(2)->run().report->result.parts[0].cells.size(), std::size_t(36));
    QCOMPARE(f.state().shownId(), KeptId(1));
    QVERIFY(f.state().run()->complete);
    QVERIFY(f.text("backgroundWhat").startsWith(QLatin1String("Stopped: ")));
    f.press("backgroundShow");
    QCOMPARE(f.state().shownId(), KeptId(2));
    QVERIFY(!f.find<QLabel>("backgroundWhat")->isVisible());
}

void TestRuns::aRunThatFailsInTheBackgroundLeavesTheScreenAlone() {
    Fixture f;
    f.runAndHoldAnother();
    f.clickRun(0);
    f.script->throwAtRow = 4;
    f.release();
    f.awaitEnds(2);
    QCOMPARE(f.ends.back(), RunEnd::Kind::Failed);
    QCOMPARE(f.state().shownId(), KeptId(1));
    QCOMPARE(f.marked(), KeptId(1));
    QVERIFY(f.state().run()->complete);
    QVERIFY(f.window->document().messages().error()->what.contains(QLatin1String("layer 3")));
    QVERIFY(f.window->document().messages().error()->hint.contains(
        QStringLiteral("␣Italy")));  // which run it was
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    f.script->throwAtRow = -1;
    f.press("run");
    f.awaitEnds(3);
    QCOMPARE(f.state().shownId(), KeptId(2));  // no number is left out
}

void TestRuns::anotherRunIsShownBeforeTheCleanRunIsThere() {
    Fixture f;
    f.runToEnd();
    f.runToEnd();
    f.script->rowsAllowed = 1;
    f.press("run");
    f.window->document().showRun(1);  // before the window has heard of the clean run
    QCOMPARE(f.state().shownId(), KeptId(1));
    QTRY_VERIFY_WITH_TIMEOUT(f.text("backgroundDetail").startsWith(QLatin1String("24 of 288")),
                             kPatience);
    QCOMPARE(f.state().shownId(), KeptId(1));
    f.release();
    f.awaitEnds(3);
    QCOMPARE(f.state().shownId(), KeptId(1));
    QCOMPARE(f.history().runs().size(), std::size_t(3));
}

void TestRuns::aRunThatGivesWayKeepsWhatWasFinished() {
    Fixture f;
    f.startHeld(3);
    f.type(f.find<QLineEdit>("target"), QStringLiteral(" Italy"));
    f.press("run");
    f.release();
    f.awaitEnds(2);
    QCOMPARE(f.history().runs().size(), std::size_t(2));
    const SessionRun& stopped = f.history().find(1)->run();
    QCOMPARE(stopped.target, std::string(" Germany"));
    QVERIFY(stopped.report->result.stopped);
    QCOMPARE(stopped.report->result.parts[0].cells.size(), std::size_t(36));
    QCOMPARE(f.history().find(2)->run().target, std::string(" Italy"));
    QCOMPARE(f.state().shownId(), KeptId(2));
    // So does one in the background.
    f.clickRun(0);
    f.startHeld(3);
    f.window->document().showRun(2);
    f.press("run");
    f.release();
    f.awaitEnds(4);
    QCOMPARE(f.history().runs().size(), std::size_t(4));
    QVERIFY(f.history().find(3)->run().report->result.stopped);
    QCOMPARE(f.state().shownId(), KeptId(4));
}

void TestRuns::anotherModelKeepsWhatWasFinished() {
    Fixture f;
    const TokenizerFolder second;
    f.bringUp("setDock");
    f.runToEnd();
    QTRY_VERIFY_WITH_TIMEOUT(!f.history().find(1)->run().report->model.sha256.empty(), kPatience);
    f.type(f.find<QLineEdit>("target"), QStringLiteral(" Italy"));
    f.startHeld(3);
    f.click(0, {11, 3}, Qt::ControlModifier);  // a set, of which the engine is asked
    f.script->layers = 13;
    f.script->sha256 = std::string(64, 'a');
    f.window->document().openModel(second.path());
    QTRY_COMPARE_WITH_TIMEOUT(f.state().model() ? f.state().model()->config.layers : 0, 13,
                              kPatience);
    QCOMPARE(f.history().runs().size(), std::size_t(2));
    const SessionRun kept = f.history().find(2)->run();
    QCOMPARE(kept.target, std::string(" Italy"));
    QVERIFY(kept.report->result.stopped);
    QCOMPARE(kept.report->result.parts[0].cells.size(), std::size_t(36));
    for (const Cell& cell : kept.report->result.parts[0].cells)
        QVERIFY(std::abs(cell.pTarget - kept.report->result.clean.target.p -
                         fakeTargetEffect(cell.head, Zero{})) < kRounding);
    QCOMPARE(kept.report->model.layers, 12);
    QCOMPARE(kept.report->model.sha256, std::string(64, 'f'));
    QCOMPARE(f.state().shownId(), KeptId(2));
    QVERIFY(!f.state().isOfOpenModel());
    f.window->feature<HistoryFeature>()->panel().parentWidget()->show();
    QTRY_VERIFY_WITH_TIMEOUT(f.said().contains(QLatin1String("another model")), kPatience);
    // Once the new model's run is there, nothing of it is said any more.
    f.startHeld(2);
    QCOMPARE(f.state().run()->model.config.layers, 13);
    QVERIFY2(!f.said().contains(QLatin1String("another model")), qPrintable(f.said()));
    QVERIFY2(!f.said().contains(QLatin1String("other numbers")), qPrintable(f.said()));
    f.release();
    f.awaitEnds(3);
    QVERIFY2(!f.said().contains(QLatin1String("another model")), qPrintable(f.said()));
}

void TestRuns::anotherSessionTakesTheRunAlong() {
    Session session;
    for (const std::uint64_t id : {1, 2, 5}) {
        SweepReport report = sampleReport(3, 4);
        session.runs.push_back(std::make_shared<const KeptRun>(runOf(report, id)));
    }
    const QString file = m_folder.filePath(QStringLiteral("other.headscope"));
    writeFileAtomically(file.toStdString(), toFile(session));
    Fixture f;
    f.runAndHoldAnother();
    f.window->feature<SessionFeature>()->controller().openPath(file);
    QTRY_COMPARE_WITH_TIMEOUT(f.history().runs().size(), std::size_t(3), kPatience);
    QCOMPARE(f.state().shownId(), KeptId(5));
    QVERIFY(f.window->document().controller().isRunning());
    QVERIFY(f.text("backgroundWhat").contains(QStringLiteral("␣Italy")));
    f.release();
    f.awaitEnds(2);
    QCOMPARE(f.history().runs().size(), std::size_t(4));
    QCOMPARE(f.history().find(6)->run().target, std::string(" Italy"));
    QCOMPARE(f.state().shownId(), KeptId(5));
    QCOMPARE(f.marked(), KeptId(5));
    QVERIFY(f.window->isWindowModified());
    // A new session begins with nothing, and the run that stays on screen is none of it.
    f.trigger("&New Session");
    QVERIFY(f.history().runs().empty());
    QCOMPARE(f.state().shownId(), KeptId(0));
    f.history().add(runOf(sampleReport(3, 4), 0));
    QCOMPARE(f.marked(), KeptId(0));
}

void TestRuns::closingKeepsWhatWasFinished() {
    {
        Fixture f;
        f.startHeld(3);
        QVERIFY(f.window->close());
    }
    Fixture f;
    f.trigger("Reopen &Last Unsaved Session");
    QTRY_COMPARE_WITH_TIMEOUT(f.history().runs().size(), std::size_t(1), kPatience);
    QVERIFY(f.history().find(1)->run().report->result.stopped);
    QCOMPARE(f.history().find(1)->run().report->result.parts[0].cells.size(), std::size_t(36));
}

void TestRuns::whatIsWrittenMeanwhileGoesToItsRun() {
    Fixture f;
    f.runToEnd();
    f.clickRun(0);
    f.startHeld(3);
    auto* note = f.find<QPlainTextEdit>("runNote");
    note->setFocus();
    QTest::keyClicks(note, QStringLiteral("begun "));
    f.release();
    f.awaitEnds(2);
    QCOMPARE(f.state().shownId(), KeptId(2));
    QTest::keyClicks(note, QStringLiteral("ended"));
    QCOMPARE(f.history().find(1)->run().note, std::string("begun ended"));
    QCOMPARE(f.history().find(2)->run().note, std::string());
}

void TestRuns::whatWasLookedAtBelongsToItsRun() {
    Fixture f;
    f.runToEnd();
    f.bringUp("inspectorDock");
    f.click(0, {4, 5});
    QTRY_COMPARE_WITH_TIMEOUT(f.history().find(1)->run().patterns->size(), std::size_t(1),
                              kPatience);
    f.bringUp("setDock");  // nobody looks at the inspector any more
    f.click(0, {9, 6}, Qt::ControlModifier);
    f.click(0, {10, 9}, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(f.history().find(1)->run().sets->size() >= 2, kPatience);
    f.bringUp("headsDock");  // nor at the set
    // Another prompt; and then another target of the same one.
    f.type(f.find<QPlainTextEdit>("prompt"), QStringLiteral("Berlin is the city in"));
    f.runToEnd();
    QCOMPARE(f.state().shownId(), KeptId(2));
    QCOMPARE(f.history().find(2)->run().patterns->size(), std::size_t(0));
    f.type(f.find<QPlainTextEdit>("prompt"), QStringLiteral("Berlin is the capital of"));
    f.type(f.find<QLineEdit>("target"), QStringLiteral(" Italy"));
    f.runToEnd();
    QCOMPARE(f.history().find(3)->run().sets->size(), std::size_t(0));
    QCOMPARE(f.history().find(3)->run().patterns->size(), std::size_t(0));
}

void TestRuns::aReopenedRunIsExportedAsItWasKept() {
    SweepReport report = sampleReport(5, 7);
    report.programVersion = "0.0.9";
    report.model.sha256 = std::string(32, 'a') + std::string(32, '7');
    report.result.notes = {"Too little memory on the card: the CPU computed the rest."};
    Session session;
    session.runs.push_back(std::make_shared<const KeptRun>(runOf(report, 1)));
    const QString file = m_folder.filePath(QStringLiteral("kept.headscope"));
    writeFileAtomically(file.toStdString(), toFile(session));
    Fixture f;
    f.window->feature<SessionFeature>()->controller().openPath(file);
    QTRY_COMPARE_WITH_TIMEOUT(f.state().shownId(), KeptId(1), kPatience);
    const auto saved = [&](const char* action, const char* name) {
        f.file = m_folder.filePath(QString::fromLatin1(name));
        f.trigger(action);
        return readAll(f.file).toStdString();
    };
    const auto check = [&] {
        QCOMPARE(saved("Save CS&V…", "kept.csv"), toCsv(report));
        QVERIFY(readAll(f.file).contains(report.model.sha256.c_str()));
        QCOMPARE(saved("Save &JSON…", "kept.json"), toJson(report));
        const std::string python = saved("Save as P&ython…", "kept.py");
        QVERIFY(python.find(report.model.sha256) != std::string::npos);
        QVERIFY(python.find("MODEL = \"" + report.model.name + '"') != std::string::npos);
    };
    check();
    f.window->choosers.folder = [this](QWidget*, const QString&) { return m_folder.path(); };
    f.trigger("&Export Everything…");
    const QStringList folders = QDir(m_folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QStringList svgs;
    for (const QString& name : folders)
        svgs += QDir(m_folder.filePath(name)).entryList({QStringLiteral("maps-zero.svg")});
    QCOMPARE(svgs.size(), 1);
    for (const QString& name : folders) {
        const QString svg = m_folder.filePath(name + QLatin1String("/maps-zero.svg"));
        if (QFile::exists(svg)) QVERIFY(readAll(svg).contains(report.model.sha256.c_str()));
    }
    // Also when it has been deleted, and is still on screen.
    f.history().remove({1});
    check();
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestRuns);
#include "test_runs.moc"
