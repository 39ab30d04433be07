// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/run_text.h"
#include "document/settings.h"
#include "document/state_folder.h"
#include "features/export/figure_dialog.h"
#include "features/history/compare_view.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/maps/zero_mean_panel.h"
#include "features/messages/remark_strip.h"
#include "features/prompt/prompt_panel.h"
#include "features/session/session_feature.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "plot/heatmap_plot.h"
#include "plot/run_maps.h"
#include "registered_test.h"
#include "ui/choice_bar.h"
#include "ui/panel_docks.h"
#include "watched.h"
#include "window_fixture.h"

#include <headscope/effects.h>
#include <headscope/files.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <map>

namespace headscope::app::test {

namespace {

constexpr float kRounding = 1e-6F;  // of adding and taking away a float32 probability

std::string bytesOf(const QString& file) {
    return readTextFile(file.toStdString());
}

/// A run as an engine would give it, without one.
SessionRun madeUpRun(const std::string& prompt, int cells = 4) {
    SessionRun run;
    run.prompt = prompt;
    SweepReport report;
    report.model = {"made-up", 2, cells / 2, 8, 10, ""};
    report.promptText = prompt;
    auto& result = report.result;
    result.clean.prompt = {{1, prompt}};
    result.clean.target = {{{2, " yes"}}, 0.5F, 1, 1};
    result.clean.control = {{{3, " no"}}, 0.2F, 0, 2};
    result.clean.top = {headscope::test::scoreOf(result.clean.target)};
    result.clean.headMean = {2, cells / 2};
    result.parts.push_back({Zero{}, {}, 0, {}, {}, {}});
    for (int i = 0; i < cells; ++i) {
        Cell cell;
        cell.head = result.clean.headMean.id(static_cast<std::size_t>(i));
        cell.pTarget = 0.5F - 0.01F * static_cast<float>(i);
        result.parts[0].cells.push_back(cell);
    }
    run.report = std::move(report);
    run.request.prompt = {1};
    run.request.interventions = {Zero{}};
    return run;
}

Session madeUpSession() {
    Session session;
    session.programVersion = "0";
    SessionRun run = madeUpRun("left behind");
    run.id = 1;
    session.runs.push_back(std::make_shared<const KeptRun>(run));
    return session;
}

}  // namespace

/// History, comparison, session files and recovery, driven as a person would.
class TestSession : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        explicit Fixture(const QString& session = {}, bool withModel = true)
            : WindowFixture([&](WindowOptions& options) {
                  if (!withModel) options.model = "/no/such/model";
                  options.file = session;
              }) {
            window->feature<SessionFeature>()->controller().askToSave = [this](QWidget*,
                                                                               const QString&) {
                ++asked;
                return answer;
            };
            window->feature<SessionFeature>()->controller().chooseSaveFile =
                [this](QWidget*, const QString&) { return file; };
            window->feature<SessionFeature>()->controller().chooseOpenFile = [this](QWidget*) {
                return file;
            };
            if (withModel) awaitModel();
        }
        void run(float shift = 0) {
            script->shift = shift;
            runToEnd();
        }
        /// Opens it and waits until it is on screen, or has failed.
        void open(const QString& path) const {
            window->feature<SessionFeature>()->controller().openPath(path);
            awaitOpened();
        }
        void awaitOpened() const {
            QTRY_VERIFY_WITH_TIMEOUT(!window->feature<SessionFeature>()->controller().isOpening(),
                                     kPatience);
            settle();
        }
        QListView* list() const { return window->feature<HistoryFeature>()->panel().list(); }
        void showHistory() const {
            window->feature<HistoryFeature>()->panel().parentWidget()->show();
            settle();
        }
        void clickRun(int row, Qt::KeyboardModifiers modifiers = {}) const {
            const auto rect = list()->visualRect(list()->model()->index(row, 0));
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers, rect.center());
            settle();
        }
        History& history() const { return window->document().history(); }
        QString notice() const {
            QStringList texts;
            for (const auto* strip : window->findChildren<RemarkStrip*>())
                if (!strip->text().isEmpty()) texts.push_back(strip->text());
            return texts.join(QLatin1Char('\n'));
        }
        void choose(const char* button) const {
            for (const auto* strip : window->findChildren<RemarkStrip*>())
                for (auto* shown : strip->findChildren<QPushButton*>())
                    if (shown->isVisible() && shown->text() == QString::fromLatin1(button)) {
                        QTest::mouseClick(shown, Qt::LeftButton);
                        return;
                    }
            QFAIL(button);
        }

        int asked = 0;
        SessionController::Answer answer = SessionController::Answer::Cancel;
        QString file;
    };

    static void compareTarget(const Fixture& f, float shift) {
        QCOMPARE(f.drawn[0].size(), std::size_t(144));
        for (const auto& [head, cell] : f.drawn[0]) {
            QVERIFY(cell.value.has_value());
            const float expected = fakeTargetEffect(head, Zero{}, shift);
            QVERIFY(std::abs(*cell.value - expected) < kRounding);
        }
    }

    static bool drop(QWidget* on, const QString& path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint at = on->rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(on, &enter);
        if (!enter.isAccepted()) return false;
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(on, &event);
        return event.isAccepted();
    }

    static QStringList recoveryFiles() {
        return QDir(stateFolder() + QLatin1String("/recovery"))
            .entryList({QStringLiteral("*.headscope")}, QDir::Files);
    }

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void aKeptRunComesBackWithoutComputing();
    void aStoppedRunIsKeptWithWhatIsFinished();
    void runsAreRenamedAnnotatedAndDeletedWithUndo();
    void theListIsAProperModel();
    void theHistoryIsBounded();
    void whatWasLookedAtIsKeptWithItsRun();
    void anotherNoteCopiesNoNumbers();
    void twoRunsAreComparedOnOneScale();
    void theNoiseFloorIsKeptWithTheRun();
    void runsOfOtherShapesSayWhyNot();
    void differencesAreSaidInWords();
    void anErrorStaysWhenARunComesBack();
    void aLockedScaleStays();
    void aSessionReopensTheSameWithoutTheModel();
    void everyFieldOfTheViewComesBack();
    void aFileIsReadBesideTheWindow();
    void whatIsAddedWhileAFileIsReadIsNotLost();
    void aFileThatUnfoldsWithoutEndIsRefused();
    void anErrorOfTheFirstFileStaysWhenTheModelIsThere();
    void aRerunThatWouldDifferIsAnnounced();
    void aReopenedRunOfTheOpenModelIsAskedAbout();
    void closingAsksOnlyWhereSomethingWouldBeLost();
    void whatTheProgramBeganIsNoChange();
    void whatTheProgramBeganIsNotRecovered();
    void whatCannotBeSavedIsSaidAndNothingIsLost();
    void brokenFilesLeaveTheWindowAsItIs();
    void recentFilesAreListed();
    void choosersBeginWhereTheLastSessionIs();
    void sessionsAndModelsCanBeDropped();
    void aCrashIsRecoveredIfWanted();
    void whatIsToldToEndCanBeRecovered();
    void whatARunHadWhenToldToEndIsKept();
    void locksOfDeadWindowsAreRemoved();
    void aKilledProgramLeavesItsFile();
    void twoWindowsLeaveEachOthersFilesAlone();
    void theLastUnsavedSessionCanBeReopened();
};

void TestSession::aKeptRunComesBackWithoutComputing() {
    Fixture f;
    f.showHistory();
    f.run();
    f.run(-0.02F);
    compareTarget(f, -0.02F);
    QCOMPARE(f.list()->model()->rowCount(), 2);
    f.find<QLineEdit>("target")->setText(QStringLiteral(" Italy"));
    f.clickRun(1);
    compareTarget(f, 0);
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Germany"));
    QCOMPARE(f.window->document().state().shownId(), History::Id(1));
    QTest::keyClick(f.list(), Qt::Key_Up);
    compareTarget(f, 0);  // moving about shows nothing yet
    QTest::keyClick(f.list(), Qt::Key_Return);
    settle();
    compareTarget(f, -0.02F);
    QCOMPARE(f.script->sweeps.load(), 2);
}

void TestSession::aStoppedRunIsKeptWithWhatIsFinished() {
    Fixture f;
    f.run();
    f.script->rowMs = 40;
    QTest::mouseClick(f.find<QPushButton>("run"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done >= 48, kPatience);
    f.window->document().stop();
    QTRY_COMPARE_WITH_TIMEOUT(f.history().runs().size(), std::size_t(2), kPatience);
    const auto& stopped = f.history().runs()[1]->run().report->result;
    QVERIFY(stopped.stopped);
    QVERIFY(stopped.parts[0].cells.size() >= 24 && stopped.parts[0].cells.size() < 144);
    f.window->document().showRun(1);
    settle();
    compareTarget(f, 0);
}

void TestSession::runsAreRenamedAnnotatedAndDeletedWithUndo() {
    Fixture f;
    f.showHistory();
    f.run();
    f.run(-0.02F);
    f.clickRun(0);
    QTest::keyClick(f.list(), Qt::Key_F2);
    auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    if (!editor) editor = f.list()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("shifted"));
    QTest::keyClick(editor, Qt::Key_Return);
    const auto model = f.list()->model();
    QTRY_COMPARE_WITH_TIMEOUT(model->index(0, 0).data().toString(), QStringLiteral("shifted"),
                              kPatience);

    auto* note = f.find<QPlainTextEdit>("runNote");
    QTest::keyClicks(note, QStringLiteral("lower everywhere"));
    QCOMPARE(f.history().find(2)->run().note, std::string("lower everywhere"));
    f.trigger("&Undo note on a run");  // all the typing is one step
    QCOMPARE(f.history().find(2)->run().note, std::string());
    QCOMPARE(note->toPlainText(), QString());
    f.trigger("&Redo note on a run");
    QCOMPARE(note->toPlainText(), QStringLiteral("lower everywhere"));

    f.list()->selectAll();
    f.list()->setFocus();
    QTest::keyClick(f.list(), Qt::Key_Delete);
    QCOMPARE(model->rowCount(), 0);
    f.trigger("&Undo delete 2 runs");
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("shifted"));
    QCOMPARE(model->index(1, 0).data().toString(),
             QStringLiteral("Berlin is the capital of → ␣Germany"));
    f.trigger("&Undo note on a run");
    f.trigger("&Undo rename a run");
    QCOMPARE(f.history().find(2)->run().name, std::string());

    QTest::mouseClick(f.find<QPushButton>("noteOfSession"), Qt::LeftButton);
    QTest::keyClicks(note, QStringLiteral("class of Tuesday"));
    QCOMPARE(f.history().notes(), QStringLiteral("class of Tuesday"));
}

void TestSession::anErrorStaysWhenARunComesBack() {
    const QString file = m_folder.filePath(QStringLiteral("after-an-error.headscope"));
    Fixture f;
    f.run();
    f.run(-0.013F);
    f.file = file;
    f.trigger("&Save Session");
    f.window->document().openModel("/no/such/model");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().messages().error().has_value(), kPatience);
    const QString what = f.window->document().messages().error()->what;
    f.showHistory();
    f.clickRun(1);
    QVERIFY(f.window->document().messages().error().has_value());
    f.open(file);
    QVERIFY(f.window->document().messages().error().has_value());
    QCOMPARE(f.window->document().messages().error()->what, what);
    f.run();  // and goes once something new is asked for
    QVERIFY(!f.window->document().messages().error());
}

void TestSession::theListIsAProperModel() {
    History history;
    const RunState state;
    HistoryModel model(history, state);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const char* prompt : {"one", "two", "three", "four"})
        history.add(madeUpRun(prompt));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("four → ␣yes"));
    history.remove({2, 3});
    history.rename(4, QStringLiteral("  last  "));
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("last"));
    history.undoStack()->undo();
    history.undoStack()->undo();
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1).data(HistoryModel::IdRole).toULongLong(), 3ULL);
    QVERIFY(!model.setData(model.index(0), model.index(0).data(), Qt::EditRole));
    QVERIFY(model.setData(model.index(0), QStringLiteral("named"), Qt::EditRole));
    // Where heads were replaced, unless it is everywhere.
    QVERIFY(
        !model.index(0).data(HistoryModel::DetailRole).toString().contains(QLatin1String("token")));
    SessionRun placed = madeUpRun("five");
    placed.request.positions = Positions::last();
    history.add(placed);
    QVERIFY(model.index(0)
                .data(HistoryModel::DetailRole)
                .toString()
                .contains(QStringLiteral(" · last token · ")));
    // What the donor has in the place of tokens: else runs that differ in it look alike.
    SessionRun patched = placed;
    RunPart part;
    part.intervention = FromPrompt{};
    part.donor = DonorRun{};
    part.donor->prompt = patched.report->result.clean.prompt;
    QVERIFY(!part.donor->prompt.empty());
    part.donor->prompt.back() = {77, "seven"};
    patched.report.edit().result.parts = {part};
    history.add(patched);
    QVERIFY2(model.index(0)
                 .data(HistoryModel::DetailRole)
                 .toString()
                 .contains(QStringLiteral(" → seven · ")),
             qPrintable(model.index(0).data(HistoryModel::DetailRole).toString()));
    placed.request.positions = Positions::at({0});
    history.add(placed);
    QVERIFY(model.index(0)
                .data(HistoryModel::DetailRole)
                .toString()
                .contains(QStringLiteral(" · token 1 · ")));
    QVERIFY(
        model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("token 1 (five)")));
    history.reset({}, {});
    QCOMPARE(model.rowCount(), 0);

    const QImage thumbnail = thumbnailOf(madeUpRun("x", 6), false);
    QCOMPARE(thumbnail.size(), QSize(3, 2));
    QVERIFY(thumbnail.pixel(0, 0) != thumbnail.pixel(2, 1));
}

void TestSession::theHistoryIsBounded() {
    const std::size_t one = memoryOf(madeUpRun("a"));
    History history(nullptr, 3 * one + one / 2);
    QSignalSpy dropped(&history, &History::dropped);
    for (int i = 0; i < 3; ++i)
        history.add(madeUpRun("a"));
    history.rename(1, QStringLiteral("keep me"));
    QCOMPARE(dropped.size(), 0);
    history.add(madeUpRun("a"));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(history.runs().size(), std::size_t(3));
    QVERIFY(history.find(1) && !history.find(2) && history.find(3) && history.find(4));
    history.undoStack()->undo();
    QCOMPARE(history.find(1)->run().name, std::string());
}

void TestSession::whatWasLookedAtIsKeptWithItsRun() {
    History history;
    history.add(madeUpRun("a"));
    const AttentionPattern pattern{{1, 0}, 1, {1}};
    history.keepPattern(1, {1}, pattern);
    history.keepPattern(1, {1}, pattern);
    history.keepPattern(2, {1}, pattern);           // of no run
    history.keepPattern(1, {9}, {{0, 0}, 1, {1}});  // of another prompt
    QCOMPARE(*history.find(1)->run().patterns, std::vector{pattern});
    SetEffect set{{{0, 0}, {1, 1}}, Zero{}, {}};
    history.keepSetEffect(1, {1}, set);
    set.effect.pTarget = 0.5F;
    history.keepSetEffect(1, {1}, set);
    QCOMPARE(*history.find(1)->run().sets, std::vector{set});
    QVERIFY(history.undoStack()->isClean());
}

void TestSession::anotherNoteCopiesNoNumbers() {
    History history;
    history.add(madeUpRun("a"));
    const AttentionPattern pattern{{1, 0}, 1, {1}};
    history.keepPattern(1, {1}, pattern);
    const auto cells = [&] { return history.find(1)->run().report->result.parts[0].cells.data(); };
    const auto weights = [&] { return history.find(1)->run().patterns->front().weights.data(); };
    const auto* const cellsBefore = cells();
    const auto* const weightsBefore = weights();
    const History::Run before = history.find(1);
    history.annotate(1, QStringLiteral("a note"));
    history.rename(1, QStringLiteral("a name"));
    QCOMPARE(history.find(1)->run().note, std::string("a note"));
    QVERIFY(cells() == cellsBefore && weights() == weightsBefore);
    history.undoStack()->undo();
    history.undoStack()->undo();
    QCOMPARE(history.find(1)->run(), before->run());
    QVERIFY(cells() == cellsBefore && weights() == weightsBefore);
    // Another number changes none of a run that somebody holds.
    history.setNoiseFloor(1, {});
    QVERIFY(history.find(1)->run().report->result.noiseFloor);
    QVERIFY(!before->run().report->result.noiseFloor);
    QVERIFY(weights() == weightsBefore);
}

void TestSession::twoRunsAreComparedOnOneScale() {
    Fixture f;
    f.showHistory();
    f.run();
    f.run(-0.02F);
    f.clickRun(0);
    QVERIFY(!f.find<QPushButton>("compare")->isEnabled());
    f.clickRun(1, Qt::ControlModifier);
    compareTarget(f, -0.02F);  // choosing a second one shows nothing
    CompareView& view = f.window->feature<HistoryFeature>()->comparison();
    std::map<QString, std::map<HeadId, DrawnCell>> drawn;
    for (const auto which : {CompareView::First, CompareView::Second, CompareView::Difference}) {
        auto* map = view.map(which);
        connect(map, &HeatmapPlot::cellDrawn, this, [&drawn, map](const DrawnCell& cell) {
            drawn[map->objectName()][cell.head] = cell;
        });
    }
    QTest::mouseClick(f.find<QPushButton>("compare"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(drawn[QStringLiteral("compareDifference")].size(), std::size_t(144),
                              kPatience);
    QVERIFY(view.isVisible());
    for (int i = 0; i < 144; ++i) {
        const HeadId head{i / 12, i % 12};
        const float first = fakeTargetEffect(head, Zero{}, 0);
        const float second = fakeTargetEffect(head, Zero{}, -0.02F);
        QVERIFY(std::abs(*drawn[QStringLiteral("compareFirst")][head].value - first) < kRounding);
        QVERIFY(std::abs(*drawn[QStringLiteral("compareSecond")][head].value - second) < kRounding);
        QVERIFY(std::abs(*drawn[QStringLiteral("compareDifference")][head].value + 0.02F) <
                kRounding);
    }
    // -0.43 is the largest value of all three.
    QCOMPARE(view.comparison().limit, 0.5);
    QVERIFY(std::abs(view.comparison().largest - 0.02) < kRounding);
    QVERIFY(std::abs(*view.comparison().pearsonR - 1) < 1e-6);
    QVERIFY(view.findChild<QLabel*>(QStringLiteral("compareNumbers"))
                ->text()
                .contains(QLatin1String("0.0200")));
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("compareDifferences"))->text(),
             QStringLiteral("Both runs asked the same of the same model."));
    QCOMPARE(view.window()->windowTitle(),
             QStringLiteral("Two runs of Berlin is the capital of → ␣Germany — Compare Runs"));
    QCOMPARE(view.heading()->text(),
             QStringLiteral("Effect on P(␣Germany), each head set to zero"));
    QCOMPARE(view.map(CompareView::Second)->subtitle(), QStringLiteral("second: clean P 0.6200"));
    QTest::mouseClick(view.findChild<QPushButton*>(QStringLiteral("compareControl")),
                      Qt::LeftButton);
    QCOMPARE(view.comparison().largest, 0.0);  // the shift is the target's alone
    QCOMPARE(view.heading()->text(), QStringLiteral("Effect on P(␣France), each head set to zero"));
    QCOMPARE(view.map(CompareView::First)->subtitle(), QStringLiteral("first: clean P 0.0700"));

    // As a figure: the dialog over the comparison offers its three maps and nothing of one run.
    QTest::mouseClick(view.findChild<QPushButton*>(QStringLiteral("compareFigure")),
                      Qt::LeftButton);
    auto* dialog = f.window->findChild<FigureDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->figure().maps.size(), std::size_t(3));
    QCOMPARE(dialog->findChild<QComboBox*>(QStringLiteral("figureContent"))->count(), 4);
    QCOMPARE(dialog->figure().maps[0].data.values, view.map(CompareView::First)->data().values);
    dialog->close();
}

void TestSession::theNoiseFloorIsKeptWithTheRun() {
    Fixture f;
    f.run();
    const auto id = f.window->document().state().shownId();
    QTRY_VERIFY_WITH_TIMEOUT(
        f.window->document().history().find(id)->run().report->result.noiseFloor.has_value(),
        kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().run()->noiseFloor.has_value(), kPatience);
    const NoiseFloor floor = *f.window->document().state().run()->noiseFloor;
    QCOMPARE(floor.cells, 6);
    f.run(-0.02F);
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().run()->noiseFloor.has_value(), kPatience);
    f.window->document().showRun(id);
    QCOMPARE(f.window->document().state().run()->noiseFloor, std::optional(floor));

    // A large one, as of a worse machine: the cells are marked, the legend counts them, the
    // inspector and the screen reader's text say so.
    f.window->document().state().setNoiseFloor({0.05, 1, 1, 1, 6});
    const auto& shown = f.window->feature<MapsFeature>()->panel().map(0)->data();
    int noisy = 0;
    for (const auto& value : shown.values.values())
        noisy += std::abs(*value) < 0.05F ? 1 : 0;
    QVERIFY(noisy > 10 && noisy < 144);
    auto* legend = f.find<QLabel>("noiseLegend");
    QVERIFY(legend->isVisibleTo(f.window.get()));
    const HeadId head = strongest(*f.window->document().state().run(),
                                  {Metric::Probability, Subject::Target, {Zero{}, {}}}, 144)
                            .back();
    f.window->show();
    auto* inspector = f.find<QDockWidget>("inspectorDock");
    inspector->show();
    inspector->raise();
    f.window->document().state().selection().setSelected(head);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find<QLabel>("headSentence")->text().contains(QLatin1String("numerical noise")),
        kPatience);
    QVERIFY(f.window->feature<MapsFeature>()->panel().map(0)->accessibleDescription().contains(
        QLatin1String("below the noise floor")));
    QVERIFY(legend->text().contains(QString::number(
        noisy + noisyCells(f.window->feature<MapsFeature>()->panel().map(1)->data()))));
}

void TestSession::runsOfOtherShapesSayWhyNot() {
    CompareView view;
    History history;
    history.add(madeUpRun("a", 4));
    history.add(madeUpRun("b", 6));
    view.setRuns(history.find(1), history.find(2));
    const auto* numbers = view.findChild<QLabel*>(QStringLiteral("compareNumbers"));
    QVERIFY(numbers->text().contains(QStringLiteral("2 × 2")));
    QVERIFY(numbers->text().contains(QStringLiteral("2 × 3")));
    view.setRuns(history.find(1), history.find(1));
    QVERIFY(view.comparison().whyNot.isEmpty());
    // What only one of them has is not offered, and cannot be compared.
    view.setIntervention(ScalarMean{});
    QVERIFY(view.comparison().whyNot.isEmpty());
    const auto& result = history.find(1)->run().report->result;
    QVERIFY(compareRuns(result, result, ScalarMean{}, Subject::Target)
                .whyNot.contains(QLatin1String("mean ablation")));
    view.setLockedLimit(0.7);
    QCOMPARE(view.comparison().limit, 0.7);
}

void TestSession::differencesAreSaidInWords() {
    SessionRun a = madeUpRun("one");
    SessionRun b = madeUpRun("two");
    QCOMPARE(differencesInWords(a, a), QStringList());
    b.request.positions = Positions::last();
    b.report.edit().model.name = "other";
    b.report.edit().result.clean.target.tokens.front() = {7, " perhaps"};
    const QString words = differencesInWords(a, b).join(QLatin1Char(' '));
    for (const char* part : {"“one”", "“two”", "␣yes", "␣perhaps", "all positions",
                             "the last position", "made-up", "other"})
        QVERIFY2(words.contains(QString::fromUtf8(part)), part);
    QVERIFY(!words.contains(QLatin1String("control")));
    // People count tokens from 1, and read which they are.
    b.request.positions = Positions::at({0});
    QVERIFY(
        differencesInWords(a, b).join(QLatin1Char(' ')).contains(QLatin1String("token 1 (two)")));
    QCOMPARE(positionsText(Positions::at({0, 3, 8}), {}, 2),
             QStringLiteral("tokens 1, 4 and 1 more"));
    const std::vector<TokenRef> twice{{1, "z"}, {2, " a"}, {1, "z"}};
    QCOMPARE(tokenName(twice, 2), QStringLiteral("z (3)"));
    QCOMPARE(tokenName(twice, 1), QStringLiteral("␣a"));
    QCOMPARE(tokenName(twice, 3), QString());
    SweepReport::Model loaded = a.report->model;
    a.report.edit().programVersion = "1";
    QCOMPARE(rerunWarning(a, loaded, QStringLiteral("1")), QString());
    QVERIFY(rerunWarning(a, loaded, QStringLiteral("2")).contains(QLatin1String("Headscope 1")));
    a.report.edit().model.sha256 = "aaaa";
    QCOMPARE(rerunWarning(a, loaded, QStringLiteral("1")), QString());
    loaded.sha256 = "bbbb";
    QVERIFY(rerunWarning(a, loaded, QStringLiteral("1")).contains(QLatin1String("other weights")));
    loaded.layers = 5;
    QVERIFY(rerunWarning(a, loaded, QStringLiteral("1")).contains(QLatin1String("another model")));
}

void TestSession::aLockedScaleStays() {
    Fixture f;
    f.run();
    const double own = f.window->document().state().limit();
    f.trigger("&Lock Scale");
    f.run(-0.3F);  // which needs a larger one
    QCOMPARE(f.window->document().state().limit(), own);
    f.trigger("&Lock Scale");
    QVERIFY(f.window->document().state().limit() > own);
}

void TestSession::aSessionReopensTheSameWithoutTheModel() {
    const QString file = m_folder.filePath(QStringLiteral("one.headscope"));
    std::map<HeadId, DrawnCell> target;
    std::map<HeadId, DrawnCell> control;
    QImage pixels[2];
    {
        Fixture f;
        f.run();
        f.run(-0.013F);
        f.window->document().showRun(1);
        f.window->document().state().view().show(ScalarMean{});
        f.window->document().state().selection().setSelected(HeadId{9, 6});
        f.trigger("&Lock Scale");
        f.history().annotate(1, QStringLiteral("the usual one"));
        f.history().keepPattern(1, f.history().find(1)->run().request.prompt,
                                {{9, 6}, 5, std::vector<float>(25, 0.0F)});
        QVERIFY(f.window->isWindowModified());
        f.file = file;
        f.trigger("&Save Session");
        QVERIFY(!f.window->isWindowModified());
        QVERIFY(f.window->windowTitle().startsWith(QLatin1String("one")));
        QVERIFY(recoveryFiles().isEmpty());
        settle();
        target = f.drawn[0];
        control = f.drawn[1];
        pixels[0] = f.window->feature<MapsFeature>()->panel().map(0)->grab().toImage();
        pixels[1] = f.window->feature<MapsFeature>()->panel().map(1)->grab().toImage();
        QVERIFY(f.window->close());
        QCOMPARE(f.asked, 0);
    }
    Fixture f(file, false);
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().messages().error().has_value(),
                             kPatience);  // no such model
    f.awaitOpened();
    f.window->document().messages().dismissError();
    settle();
    QVERIFY(!f.window->document().state().model());
    QCOMPARE(f.script->sweeps.load(), 0);
    for (const auto& [was, is] :
         {std::pair{&target, &f.drawn[0]}, std::pair{&control, &f.drawn[1]}}) {
        QCOMPARE(is->size(), std::size_t(144));
        for (const auto& [head, cell] : *was) {
            QCOMPARE(is->at(head).value, cell.value);  // to the bit
            QCOMPARE(is->at(head).color, cell.color);
        }
    }
    QCOMPARE(f.window->feature<MapsFeature>()->panel().map(0)->grab().toImage(), pixels[0]);
    QCOMPARE(f.window->feature<MapsFeature>()->panel().map(1)->grab().toImage(), pixels[1]);
    QCOMPARE(f.window->document().state().selected(), std::optional(HeadId{9, 6}));
    QCOMPARE(f.history().find(1)->run().note, std::string("the usual one"));
    QCOMPARE(f.history().find(1)->run().patterns->size(), std::size_t(1));
    QVERIFY(!f.window->isWindowModified());

    f.file = m_folder.filePath(QStringLiteral("two.headscope"));
    f.trigger("Save Session &As…");
    QCOMPARE(bytesOf(f.file), bytesOf(file));
}

// With none of them as it is by default: a field that is not kept or not shown again would be seen.
void TestSession::everyFieldOfTheViewComesBack() {
    const QString file = m_folder.filePath(QStringLiteral("view.headscope"));
    const auto picture = [](const Fixture& f) {
        f.find<QWidget>("prompt")->setFocus();  // a map that has the keyboard is framed
        settle();
        return f.window->feature<MapsFeature>()->panel().grab().toImage();
    };
    QImage before;
    AblationSet set;
    QStringList panels;
    QRectF seen;
    {
        Fixture f;
        f.run(-0.013F);
        f.run();
        f.window->document().showRun(1);
        f.press("mean");
        f.press("addMap");
        f.pick(f.window->feature<MapsFeature>()->panel().picker(1)->metricBox(),
               static_cast<int>(Metric::Kl));
        f.press("sameScale");
        f.bringUp("zeroMeanDock");
        f.pick(f.panel<ZeroMeanPanel>()->picker()->subjectBox(),
               static_cast<int>(Subject::Control));
        f.trigger("&Lock Scale");
        f.bringUp("setDock");
        f.click(0, {10, 9}, Qt::ControlModifier);
        f.press("setGrowPage");
        f.press("growOne");
        QTRY_COMPARE_WITH_TIMEOUT(f.window->document().state().ablationSet().heads.size(),
                                  std::size_t(2), kPatience);
        f.click(0, {9, 6});
        QTest::keyClick(f.map(0), Qt::Key_Plus);
        QTest::keyClick(f.map(0), Qt::Key_Plus);
        seen = f.window->feature<MapsFeature>()->panel().seen();
        set = f.window->document().state().ablationSet();
        panels = f.window->docks().inFront();
        QVERIFY(!seen.isEmpty() && !set.path.steps.empty());
        QVERIFY(panels.contains(QLatin1String("setDock")));
        before = picture(f);
        f.file = file;
        f.trigger("&Save Session");
    }
    // Nothing of it from the settings.
    qputenv("HEADSCOPE_CONFIG", m_folder.filePath(QStringLiteral("elsewhere.ini")).toUtf8());
    Settings().setChoices(QStringLiteral("lesson_offer"), {{QStringLiteral("offered"), true}});
    Fixture f(file, false);
    f.awaitOpened();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().messages().error().has_value(),
                             kPatience);  // no such model
    f.window->document().messages().dismissError();
    const RunState& state = f.window->document().state();
    QCOMPARE(f.window->document().state().shownId(), History::Id(1));
    QCOMPARE(state.intervention(), ScalarMean{});
    QCOMPARE(state.maps().maps.size(), std::size_t(3));
    QCOMPARE(state.maps().maps[1].metric, Metric::Kl);
    QVERIFY(!state.maps().sameScale);
    QCOMPARE(state.compared().subject, Subject::Control);
    QVERIFY(state.lockedLimit().has_value());
    QCOMPARE(state.selected(), std::optional(HeadId{9, 6}));
    QVERIFY(state.ablationSet() == set);
    QCOMPARE(f.window->feature<MapsFeature>()->panel().seen(), seen);
    QCOMPARE(f.window->docks().inFront(), panels);
    QCOMPARE(f.window->feature<SetsFeature>()->panel().pages()->chosen(), 1);
    QCOMPARE(picture(f), before);
    f.file = m_folder.filePath(QStringLiteral("again.headscope"));
    f.trigger("Save Session &As…");
    QCOMPARE(bytesOf(f.file), bytesOf(file));
}

void TestSession::aFileIsReadBesideTheWindow() {
    Fixture f;
    const QString file = m_folder.filePath(QStringLiteral("beside.headscope"));
    const QString other = m_folder.filePath(QStringLiteral("other.headscope"));
    Session session = madeUpSession();
    writeFileAtomically(file.toStdString(), toFile(session));
    session.notes = "the other one";
    writeFileAtomically(other.toStdString(), toFile(session));
    f.window->feature<SessionFeature>()->controller().openPath(file);
    // Not within the call: the window goes on meanwhile.
    QVERIFY(f.window->feature<SessionFeature>()->controller().isOpening());
    QVERIFY(f.history().runs().empty());
    QVERIFY(f.window->statusBar()->currentMessage().contains(QLatin1String("beside.headscope")));
    f.window->feature<SessionFeature>()->controller().openPath(other);  // the last one counts
    f.awaitOpened();
    QCOMPARE(f.history().notes(), QStringLiteral("the other one"));
    QCOMPARE(f.window->feature<SessionFeature>()->controller().session().path(), other);
    QVERIFY(f.window->statusBar()->currentMessage().isEmpty());
    f.window->feature<SessionFeature>()->controller().openPath(file);
    f.window.reset();  // in the middle
}

void TestSession::whatIsAddedWhileAFileIsReadIsNotLost() {
    Fixture f;
    const QString file = m_folder.filePath(QStringLiteral("meanwhile.headscope"));
    writeFileAtomically(file.toStdString(), toFile(madeUpSession()));
    f.window->feature<SessionFeature>()->controller().openPath(file);
    f.history().add(madeUpRun("computed meanwhile"));
    f.awaitOpened();
    QCOMPARE(f.asked, 1);  // and the answer is to stay
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    QCOMPARE(f.history().find(1)->run().prompt, std::string("computed meanwhile"));
    QVERIFY(f.window->feature<SessionFeature>()->controller().session().path().isEmpty());
}

void TestSession::aFileThatUnfoldsWithoutEndIsRefused() {
    Fixture f;
    f.run();
    f.answer = SessionController::Answer::Discard;
    // Blanks in gzip members, a thousand times smaller than what they unfold to.
    const QByteArray blanks(1 << 20, ' ');
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-c")});
    if (!gzip.waitForStarted()) QSKIP("there is no gzip here");
    gzip.write(blanks);
    gzip.closeWriteChannel();
    QVERIFY(gzip.waitForFinished());
    const std::string member = gzip.readAllStandardOutput().toStdString();
    std::string bomb;
    for (std::size_t i = 0; i <= (kMostSessionJson >> 20); ++i)
        bomb += member;
    const QString file = m_folder.filePath(QStringLiteral("bomb.headscope"));
    writeFileAtomically(file.toStdString(), bomb);
    QVERIFY(bomb.size() < std::size_t{1} << 20);
    f.open(file);
    QVERIFY(f.window->document().messages().error().has_value());
    const QString what = f.window->document().messages().error()->what;
    QVERIFY2(what.contains(QLatin1String("bomb.headscope")), qPrintable(what));
    QVERIFY2(what.contains(QLatin1String("unfold")), qPrintable(what));
    compareTarget(f, 0);
}

void TestSession::anErrorOfTheFirstFileStaysWhenTheModelIsThere() {
    const QString file = m_folder.filePath(QStringLiteral("first.headscope"));
    writeFileAtomically(file.toStdString(), "no session");
    Fixture f(file);
    f.awaitOpened();
    f.awaitModel();
    QVERIFY(f.find<QLabel>("errorWhat")->isVisible());
    QVERIFY(f.find<QLabel>("errorWhat")->text().contains(QLatin1String("first.headscope")));
}

void TestSession::aRerunThatWouldDifferIsAnnounced() {
    const QString file = m_folder.filePath(QStringLiteral("hash.headscope"));
    {
        Fixture f;
        f.script->sha256 = "1111aaaa2222";
        f.window->document().openModel(f.folder.path());
        QSignalSpy loaded(&f.window->document().controller(), &RunController::modelLoaded);
        QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, kPatience);
        f.run();
        QCOMPARE(f.history().find(1)->run().report->model.sha256, f.script->sha256);
        QVERIFY(f.notice().isEmpty());
        f.file = file;
        f.trigger("&Save Session");
    }
    Fixture f(file);
    f.awaitOpened();
    f.script->sha256 = "9999bbbb2222";
    f.window->document().openModel(f.folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(f.notice().contains(QLatin1String("other weights")), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find<QLabel>("rerunWarning")->text().contains(QLatin1String("1111aaaa")), kPatience);
    f.run();
    QVERIFY(f.find<QLabel>("rerunWarning")->text().isEmpty());
}

void TestSession::aReopenedRunOfTheOpenModelIsAskedAbout() {
    const QString file = m_folder.filePath(QStringLiteral("same.headscope"));
    {
        Fixture f;
        f.run();
        f.click(0, {9, 6}, Qt::ControlModifier);
        QVERIFY(!f.history().find(1)->run().report->model.sha256.empty());
        f.file = file;
        f.trigger("&Save Session");
    }
    // From another folder: the weights say that it is the same model.
    Fixture f(file);
    f.awaitOpened();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().isOfOpenModel(), kPatience);
    f.bringUp("setDock");
    QTRY_VERIFY_WITH_TIMEOUT(f.action("Add Several &Heads")->isEnabled(), kPatience);
    f.trigger("Add Several &Heads");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().ablationSet().heads.size() > 1,
                             kPatience);
    // But not one of other weights.
    Fixture other(file, false);
    other.awaitOpened();
    other.script->sha256 = "9999bbbb2222";
    other.window->document().openModel(other.folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(other.notice().contains(QLatin1String("other weights")), kPatience);
    settle();
    QVERIFY(!other.window->document().state().isOfOpenModel());
}

void TestSession::whatTheProgramBeganIsNoChange() {
    WindowFixture f([](WindowOptions& options) { options.runAtStart = true; });
    int asked = 0;
    auto& sessions = f.window->feature<SessionFeature>()->controller();
    sessions.askToSave = [&asked](QWidget*, const QString&) {
        ++asked;
        return SessionController::Answer::Discard;
    };
    f.awaitModel();
    f.awaitEnds(1);
    settle();
    QCOMPARE(f.window->document().history().runs().size(), std::size_t(1));
    QVERIFY(sessions.session().isModified());
    QVERIFY(!sessions.session().isChanged() && !f.window->isWindowModified());
    sessions.recovery().wait();
    QVERIFY(recoveryFiles().isEmpty());
    f.trigger("&New Session");
    QCOMPARE(asked, 0);
    f.runToEnd();
    QVERIFY(sessions.session().isChanged() && f.window->isWindowModified());
    QTRY_COMPARE_WITH_TIMEOUT(recoveryFiles().size(), 1, kPatience);
    f.trigger("&New Session");
    QCOMPARE(asked, 1);
}

void TestSession::whatTheProgramBeganIsNotRecovered() {
    for (const bool isKilled : {true, false}) {
        WindowFixture f([](WindowOptions& options) { options.runAtStart = true; });
        f.awaitModel();
        f.awaitEnds(1);
        settle();
        auto& sessions = f.window->feature<SessionFeature>()->controller();
        sessions.recovery().wait();
        if (!isKilled) f.window->close();
        f.window.reset();
        QVERIFY(recoveryFiles().isEmpty());
        QVERIFY(!QFile::exists(stateFolder() + QLatin1String("/recovery/last-unsaved.session")));
    }
}

void TestSession::closingAsksOnlyWhereSomethingWouldBeLost() {
    Fixture f;
    f.run();
    QVERIFY(f.window->isWindowModified());
    QVERIFY(f.window->feature<SessionFeature>()->controller().session().isModified());
    QVERIFY(!f.window->feature<SessionFeature>()
                 ->controller()
                 .session()
                 .isWorthAsking());  // it is computed in seconds
    f.history().annotate(1, QStringLiteral("mine"));
    QVERIFY(!f.window->close());
    QCOMPARE(f.asked, 1);
    f.answer = SessionController::Answer::Save;
    f.file = QString();  // and then dismisses the file dialog
    QVERIFY(!f.window->close());
    f.file = m_folder.filePath(QStringLiteral("closed"));
    QVERIFY(f.window->close());
    QCOMPARE(f.asked, 3);
    const QString saved = f.file + QLatin1String(".headscope");
    QCOMPARE(readSession(saved.toStdString()).runs[0]->run().note, std::string("mine"));
    QVERIFY(recoveryFiles().isEmpty());
}

void TestSession::whatCannotBeSavedIsSaidAndNothingIsLost() {
    Fixture f;
    f.run();
    f.file = m_folder.filePath(QStringLiteral("no/such/folder/one.headscope"));
    f.trigger("&Save Session");
    QVERIFY(f.window->document().messages().error().has_value());
    QVERIFY(f.window->document().messages().error()->what.contains(QLatin1String("one.headscope")));
    QVERIFY(f.window->isWindowModified());
    QVERIFY(f.window->feature<SessionFeature>()->controller().session().path().isEmpty());
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    // /dev/full takes no byte: a disk without room.
    f.file = m_folder.filePath(QStringLiteral("full.headscope"));
    QVERIFY(QFile::link(QStringLiteral("/dev/full"), f.file));
    f.window->document().messages().dismissError();
    f.trigger("Save Session &As…");
    QVERIFY(f.window->document().messages().error().has_value());
    QVERIFY(f.window->isWindowModified());
    QTRY_COMPARE_WITH_TIMEOUT(recoveryFiles().size(), 1, kPatience);  // safe all the same
}

void TestSession::brokenFilesLeaveTheWindowAsItIs() {
    Fixture f;
    f.run();
    f.answer = SessionController::Answer::Discard;
    const QString file = m_folder.filePath(QStringLiteral("broken.headscope"));
    const std::string whole = toFile(madeUpSession());
    for (const std::string& bytes :
         {std::string(), std::string("\x1F\x8B nothing"), whole.substr(0, whole.size() / 2),
          std::string(R"({"schema":"headscope.session/99"})")}) {
        writeFileAtomically(file.toStdString(), bytes);
        f.window->document().messages().dismissError();
        f.open(file);
        QVERIFY(f.window->document().messages().error().has_value());
        QVERIFY(f.window->document().messages().error()->what.contains(
            QLatin1String("broken.headscope")));
        QCOMPARE(f.history().runs().size(), std::size_t(1));
        QVERIFY(f.window->feature<SessionFeature>()->controller().session().path().isEmpty());
    }
    QVERIFY(f.window->document().messages().error()->what.contains(QLatin1String("newer version")));
    compareTarget(f, 0);
}

void TestSession::choosersBeginWhereTheLastSessionIs() {
    Fixture f;
    auto& sessions = f.window->feature<SessionFeature>()->controller();
    f.window->document().settings().setRecentSessions({});
    QCOMPARE(sessions.folder(), documentsFolder());
    QDir(m_folder.path()).mkdir(QStringLiteral("mine"));
    f.file = m_folder.filePath(QStringLiteral("mine/one.headscope"));
    f.run();
    f.find<QAction>("session.save_as")->trigger();
    QCOMPARE(QDir(sessions.folder()), QDir(m_folder.filePath(QStringLiteral("mine"))));
    QDir(m_folder.filePath(QStringLiteral("mine"))).removeRecursively();
    QCOMPARE(sessions.folder(), documentsFolder());
}

void TestSession::recentFilesAreListed() {
    const QString first = m_folder.filePath(QStringLiteral("a & b.headscope"));
    const QString second = m_folder.filePath(QStringLiteral("second.headscope"));
    for (const QString& file : {first, second})
        writeFileAtomically(file.toStdString(), toFile(madeUpSession()));
    const auto recent = [](const Fixture& f) {
        QStringList texts;
        for (auto* menu : f.window->findChildren<QMenu*>())
            if (menu->title() == QLatin1String("Open &Recent"))
                for (auto* action : menu->actions())
                    texts.push_back(action->statusTip());
        return texts.mid(0, 2);
    };
    {
        Fixture f;
        f.open(first);
        f.open(second);
        QCOMPARE(recent(f), (QStringList{second, first}));
    }
    Fixture f;
    QCOMPARE(recent(f), (QStringList{second, first}));
    // By its number, as the menu says.
    QVERIFY(f.action("&2  a && b.headscope"));
    f.key(Qt::Key_2, Qt::ControlModifier | Qt::ShiftModifier);
    f.awaitOpened();
    QCOMPARE(f.window->feature<SessionFeature>()->controller().session().path(), first);
    QVERIFY(QFile::remove(second));
    f.trigger("&2  second.headscope");
    f.awaitOpened();
    QVERIFY(f.window->document().messages().error().has_value());
    QCOMPARE(recent(f), (QStringList{first, QString()}));  // and the separator
    f.key(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(recent(f).isEmpty());
    QVERIFY(QFile::exists(first));
}

void TestSession::sessionsAndModelsCanBeDropped() {
    Fixture f;
    const QString file = m_folder.filePath(QStringLiteral("dropped.headscope"));
    writeFileAtomically(file.toStdString(), toFile(madeUpSession()));
    QVERIFY(drop(f.window.get(), file));
    QTRY_COMPARE_WITH_TIMEOUT(f.history().runs().size(), std::size_t(1), kPatience);
    QCOMPARE(f.window->feature<SessionFeature>()->controller().session().path(), file);
    // On the prompt, too, which would take it for text.
    auto* prompt = f.find<QPlainTextEdit>("prompt");
    const QString before = prompt->toPlainText();
    QSignalSpy loaded(&f.window->document().controller(), &RunController::modelLoaded);
    QVERIFY(drop(prompt->viewport(), QString::fromStdString(f.folder.path().string())));
    QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, kPatience);
    QCOMPARE(prompt->toPlainText(), before);
    const QString other = m_folder.filePath(QStringLiteral("notes.txt"));
    writeFileAtomically(other.toStdString(), "text");
    QVERIFY(!drop(f.window.get(), other));
}

void TestSession::aCrashIsRecoveredIfWanted() {
    const QString file = m_folder.filePath(QStringLiteral("crashed.headscope"));
    {
        Fixture f;
        f.run();
        f.file = file;
        f.trigger("&Save Session");
        f.run(-0.02F);
        f.window->feature<SessionFeature>()->controller().recovery().wait();
        QCOMPARE(recoveryFiles().size(), 1);
        f.window.reset();  // without closing
    }
    {
        Fixture f;
        QTRY_VERIFY_WITH_TIMEOUT(f.notice().contains(QLatin1String("can be recovered")), kPatience);
        QCOMPARE(f.history().runs().size(), std::size_t(0));  // it is an offer
        QTest::mouseClick(f.find<QWidget>("dismissNotice"), Qt::LeftButton);
        QCOMPARE(recoveryFiles().size(), 1);
        f.window->close();
    }
    {
        Fixture f;
        f.choose("Recover");
        f.awaitOpened();
        QCOMPARE(f.history().runs().size(), std::size_t(2));
        QCOMPARE(f.window->feature<SessionFeature>()->controller().session().path(), file);
        QVERIFY(f.window->isWindowModified());
        settle();
        compareTarget(f, -0.02F);
        QCOMPARE(recoveryFiles().size(), 1);  // its own, in place of the other
        f.window.reset();                     // once more
    }
    Fixture f;
    f.choose("Discard");
    QVERIFY(recoveryFiles().isEmpty());
    QVERIFY(f.notice().isEmpty());
    QCOMPARE(readSession(file.toStdString()).runs.size(), std::size_t(1));
}

void TestSession::whatIsToldToEndCanBeRecovered() {
    {
        Fixture f;
        f.run();
        f.window->feature<SessionFeature>()->controller().recovery().wait();
        // Not in the recovery file yet.
        f.history().annotate(f.history().runs().front()->run().id, QStringLiteral("seen"));
        f.window->closeUnasked();
        QVERIFY(!f.window->isVisible());
        QCOMPARE(f.asked, 0);
        QCOMPARE(recoveryFiles().size(), 1);
    }
    Fixture f;
    QTRY_VERIFY_WITH_TIMEOUT(f.notice().contains(QLatin1String("can be recovered")), kPatience);
    f.choose("Recover");
    f.awaitOpened();
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    QCOMPARE(f.history().runs().front()->run().note, std::string("seen"));
}

void TestSession::whatARunHadWhenToldToEndIsKept() {
    {
        Fixture f;
        f.script->rowMs = 20;
        f.awaitModel();
        f.press("run");
        QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done > 0, kPatience);
        f.window->closeUnasked();
        QTRY_VERIFY_WITH_TIMEOUT(!f.window->isVisible(), kPatience);
    }
    Fixture f;
    f.trigger("Reopen &Last Unsaved Session");
    f.awaitOpened();
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    QVERIFY(f.history().runs().front()->run().report->result.stopped);
}

void TestSession::locksOfDeadWindowsAreRemoved() {
    const QString folder = stateFolder() + QLatin1String("/recovery");
    QVERIFY(QDir().mkpath(folder));
    // As a window leaves it that was killed before it had a file: no process has this number.
    const QString dead = folder + QLatin1String("/dead.headscope.lock");
    writeFileAtomically(dead.toStdString(),
                        "4194305\nheadscope\n" + QSysInfo::machineHostName().toStdString() + "\n");
    Recovery living(folder);
    living.write(madeUpSession());
    living.wait();
    living.discard();  // its lock stays while it lives
    const auto locks = [&] {
        return QDir(folder).entryList({QStringLiteral("*.lock")}, QDir::Files);
    };
    QCOMPARE(locks().size(), 2);
    Recovery next(folder);
    QVERIFY(!next.findOrphan());
    QCOMPARE(locks(), QStringList{QFileInfo(living.file()).fileName() + QLatin1String(".lock")});
}

void TestSession::aKilledProgramLeavesItsFile() {
    QProcess program;
    const QString folder = stateFolder() + QLatin1String("/recovery");
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("crash"), folder});
    QVERIFY(program.waitForReadyRead(kLongPatience));
    QCOMPARE(recoveryFiles().size(), 1);
    {
        Recovery other(folder);
        QVERIFY(!other.findOrphan());  // while it lives
    }
    program.write("now\n");
    QVERIFY(program.waitForFinished(kLongPatience));
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    Recovery next(folder);
    const auto orphan = next.findOrphan();
    QVERIFY(orphan.has_value());
    QCOMPARE(readSession(orphan->toStdString()).runs[0]->run().prompt, std::string("left behind"));
    next.discardOrphan();
    QVERIFY(recoveryFiles().isEmpty());
}

void TestSession::twoWindowsLeaveEachOthersFilesAlone() {
    Fixture first;
    first.run();
    first.window->feature<SessionFeature>()->controller().recovery().wait();
    Fixture second;
    QVERIFY(second.notice().isEmpty());
    second.run();
    second.window->feature<SessionFeature>()->controller().recovery().wait();
    QCOMPARE(recoveryFiles().size(), 2);
    second.answer = SessionController::Answer::Discard;
    second.window->close();
    QCOMPARE(recoveryFiles().size(), 1);
    // What one left is offered to one window only.
    first.window.reset();
    Recovery a(stateFolder() + QLatin1String("/recovery"));
    Recovery b(stateFolder() + QLatin1String("/recovery"));
    QVERIFY(a.findOrphan().has_value());
    QVERIFY(!b.findOrphan().has_value());
    a.leaveOrphan();
    QVERIFY(b.findOrphan().has_value());
}

void TestSession::theLastUnsavedSessionCanBeReopened() {
    {
        Fixture f;
        f.run();
        QVERIFY(f.window->close());  // not worth a question
        QCOMPARE(f.asked, 0);
    }
    Fixture f;
    QVERIFY(f.notice().isEmpty());
    f.trigger("Reopen &Last Unsaved Session");
    f.awaitOpened();
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    settle();
    compareTarget(f, 0);
}

/// Holds a recovery file until it is told to die, as a program that crashes does.
int crash(const QString& folder) {
    Recovery recovery(folder);
    recovery.write(madeUpSession());
    recovery.wait();
    std::puts("written");
    std::fflush(stdout);
    char line[8];
    (void)std::fgets(line, sizeof line, stdin);
    std::raise(SIGKILL);
    return 0;
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestSession);
static const headscope::app::test::RegisteredHelper kCrash("crash", headscope::app::test::crash);
#include "test_session.moc"
