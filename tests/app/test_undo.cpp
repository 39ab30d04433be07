// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/settings.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/maps/zero_mean_panel.h"
#include "features/prompt/prediction_list.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_strip.h"
#include "features/session/session_feature.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/text_size.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <functional>

namespace headscope::app::test {

namespace {

/// All that the user can change and see, as values to compare.
struct Seen {
    Intervention intervention;
    MapsView maps;
    Quantity compared;
    std::optional<double> lock;
    AblationSet set;
    RunInputs inputs;
    History::Id run = 0;
    QStringList runs;  ///< names and notes, oldest first
    QString notes;
    int fontPercent = 0;
    ThemeChoice theme{};
    bool operator==(const Seen&) const = default;
};

}  // namespace

/// Whatever the user changes is undone and done again with Ctrl+Z and Ctrl+Shift+Z.
class TestUndo : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture() {
            window->feature<HistoryFeature>()->panel().parentWidget()->show();
            runToEnd();
        }
        [[nodiscard]] Seen see() const {
            const RunState& state = window->document().state();
            Seen seen{state.intervention(),
                      state.maps(),
                      state.compared(),
                      state.lockedLimit(),
                      state.ablationSet(),
                      window->feature<PromptFeature>()->panel().inputs(),
                      window->document().state().shownId(),
                      {},
                      window->document().history().notes(),
                      fontPercent(),
                      Settings().theme()};
            for (const auto& run : window->document().history().runs())
                seen.runs.push_back(
                    QString::fromStdString(run->run().name + "|" + run->run().note));
            return seen;
        }
        [[nodiscard]] QListView* list() const {
            return window->feature<HistoryFeature>()->panel().list();
        }
        void clickRun(int row, Qt::KeyboardModifiers modifiers = {}) const {
            QTest::mouseClick(list()->viewport(), Qt::LeftButton, modifiers,
                              list()->visualRect(list()->model()->index(row, 0)).center());
            settle();
        }
        /// The value that a map of the window shows for a head.
        [[nodiscard]] float shown(HeadId head) const { return *map(0)->data().values(head); }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }
    void cleanup() {
        applyFontPercent(100);
        applyTheme(ThemeChoice::Light);
    }

    void everythingIsUndoneAndDoneAgain();
    void showingARunGivesBackWhatWasTyped();
    void whatWasTypedSinceStays();
    void undoLeavesARunInProgressAlone();
    void aRunOnScreenIsNotShownAgainAsAStep();
    void theMenuStaysAMenuWhateverTheNames();
};

void TestUndo::everythingIsUndoneAndDoneAgain() {
    Fixture f;
    f.runToEnd();  // a second run to look at
    f.bringUp("zeroMeanDock");
    TokenStrip* strip = f.window->feature<PromptFeature>()->panel().tokens();
    auto* predictions = f.find<PredictionList>("predictions");
    QTRY_VERIFY_WITH_TIMEOUT(predictions->isVisible() && !predictions->isStale(), kPatience);
    const auto prediction = [&](int row, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(predictions->viewport(), Qt::LeftButton, modifiers,
                          predictions->visualRect(predictions->model()->index(row, 0)).center());
    };
    const auto typeNote = [&](const char* note) {
        QTest::keyClicks(f.find<QPlainTextEdit>("runNote"), QString::fromUtf8(note));
    };
    const std::vector<std::pair<const char*, std::function<void()>>> changes{
        {"mean", [&] { f.press("mean"); }},
        {"add a map", [&] { f.press("addMap"); }},
        {"what a map shows",
         [&] {
             f.pick(f.window->feature<MapsFeature>()->panel().picker(0)->metricBox(),
                    static_cast<int>(Metric::Kl));
         }},
        {"own scales",
         [&] {
             QTest::mouseClick(f.find<QCheckBox>("sameScale"), Qt::LeftButton, {}, QPoint(8, 8));
         }},
        {"take a map away", [&] { f.press("removeMap2"); }},
        {"compared by",
         [&] {
             f.pick(f.panel<ZeroMeanPanel>()->picker()->subjectBox(),
                    static_cast<int>(Subject::Control));
         }},
        {"lock", [&] { f.key(Qt::Key_L, Qt::ControlModifier); }},
        {"set",
         [&] {
             f.click(0, {9, 6}, Qt::ControlModifier);
         }},
        {"target", [&] { prediction(3, {}); }},
        {"control", [&] { prediction(4, Qt::ShiftModifier); }},
        {"position",
         [&] { QTest::mouseClick(strip, Qt::LeftButton, {}, strip->chipRect(2).center()); }},
        {"another position",
         [&] { QTest::mouseClick(strip, Qt::LeftButton, {}, strip->chipRect(4).center()); }},
        {"last position", [&] { f.press("positionsLast"); }},
        {"an older run", [&] { f.clickRun(1); }},
        {"its note", [&] { typeNote("seen"); }},
        {"its name",
         [&] {
             f.list()->setFocus();
             QTest::keyClick(f.list(), Qt::Key_F2);
             auto* editor = f.list()->viewport()->findChild<QLineEdit*>();
             QVERIFY(editor);
             f.type(editor, QStringLiteral("first"));
             QTest::keyClick(editor, Qt::Key_Return);
             settle();
         }},
        {"the session's notes",
         [&] {
             f.press("noteOfSession");
             typeNote("Tuesday");
         }},
        {"delete a run",
         [&] {
             f.clickRun(0, Qt::ControlModifier);
             f.clickRun(1, Qt::ControlModifier);
             f.list()->setFocus();
             QTest::keyClick(f.list(), Qt::Key_Delete);
         }},
        {"larger text", [&] { f.key(Qt::Key_Plus, Qt::ControlModifier); }},
        {"dark", [&] { f.key(Qt::Key_F11, Qt::ControlModifier); }},
        {"unlock", [&] { f.key(Qt::Key_L, Qt::ControlModifier); }},
    };
    std::vector<Seen> seen{f.see()};
    for (const auto& [name, change] : changes) {
        change();
        QTRY_VERIFY2_WITH_TIMEOUT(f.see() != seen.back(), name, kPatience);
        QVERIFY2(
            f.window->document().history().undoStack()->index() == static_cast<int>(seen.size()),
            name);
        seen.push_back(f.see());
    }
    f.map(0)->setFocus();  // a text field would undo its own typing
    for (std::size_t i = seen.size() - 1; i-- > 0;) {
        f.undo();
        QVERIFY2(f.see() == seen[i], changes[i].first);
    }
    f.undo();  // one more does nothing
    QVERIFY(f.see() == seen.front());
    for (std::size_t i = 1; i < seen.size(); ++i) {
        f.redo();
        QVERIFY2(f.see() == seen[i], changes[i - 1].first);
    }
    QCOMPARE(f.script->sweeps.load(), 2);
}

void TestUndo::showingARunGivesBackWhatWasTyped() {
    Fixture f;
    f.script->shift = -0.02F;
    f.runToEnd();
    auto* prompt = f.find<QPlainTextEdit>("prompt");
    f.type(prompt, QStringLiteral("Berlin is a city in Europe"));
    f.type(f.find<QLineEdit>("target"), QStringLiteral(" Italy"));
    const float second = f.shown({3, 3});
    f.clickRun(1);
    QCOMPARE(prompt->toPlainText(), QStringLiteral("Berlin is the capital of"));
    QCOMPARE(f.window->document().state().shownId(), History::Id(1));
    const float first = f.shown({3, 3});
    QVERIFY(first != second);
    f.map(0)->setFocus();
    f.undo();
    QCOMPARE(prompt->toPlainText(), QStringLiteral("Berlin is a city in Europe"));
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Italy"));
    QCOMPARE(f.window->document().state().shownId(), History::Id(2));
    QCOMPARE(f.shown({3, 3}), second);
    f.redo();
    QCOMPARE(prompt->toPlainText(), QStringLiteral("Berlin is the capital of"));
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Germany"));
    QCOMPARE(f.window->document().state().shownId(), History::Id(1));
    QCOMPARE(f.shown({3, 3}), first);
    // Nothing that would have to be saved.
    QVERIFY(!f.window->feature<SessionFeature>()->controller().session().isWorthAsking());
    QCOMPARE(f.script->sweeps.load(), 2);
}

void TestUndo::whatWasTypedSinceStays() {
    Fixture f;
    f.runToEnd();
    f.type(f.find<QLineEdit>("target"), QStringLiteral(" Italy"));
    f.clickRun(1);
    f.type(f.find<QLineEdit>("control"), QStringLiteral(" world"));
    f.map(0)->setFocus();
    f.undo();
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Italy"));
    QCOMPARE(f.find<QLineEdit>("control")->text(), QStringLiteral(" world"));
}

void TestUndo::undoLeavesARunInProgressAlone() {
    Fixture f;
    f.runToEnd();
    f.clickRun(1);
    f.script->rowMs = 30;
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done >= 24, kPatience);
    f.map(0)->setFocus();
    f.undo();
    QVERIFY(f.window->document().controller().isRunning());
    f.awaitEnds(3);
    QCOMPARE(f.ends.back(), RunEnd::Kind::Finished);
    QCOMPARE(f.window->document().state().shownId(), History::Id(3));
    // A run has come on screen since: doing it again shows the older one, undoing leaves this one.
    f.redo();
    QCOMPARE(f.window->document().state().shownId(), History::Id(1));
}

void TestUndo::aRunOnScreenIsNotShownAgainAsAStep() {
    Fixture f;
    f.clickRun(0);
    f.clickRun(0);
    QCOMPARE(f.window->document().history().undoStack()->count(), 0);
    f.type(f.find<QLineEdit>("target"), QStringLiteral(" Italy"));
    f.clickRun(0);  // what is typed would be lost
    QCOMPARE(f.window->document().history().undoStack()->count(), 1);
    f.map(0)->setFocus();
    f.undo();
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Italy"));
}

void TestUndo::theMenuStaysAMenuWhateverTheNames() {
    Fixture f;
    f.runToEnd();
    f.window->document().history().rename(1, QStringLiteral("A & B\n").repeated(3000));
    f.clickRun(1);
    const QString undo = f.window->document().history().undoStack()->undoText();
    QVERIFY2(undo.startsWith(QStringLiteral("show the run “A && B⏎A")), qPrintable(undo));
    QVERIFY(undo.size() < 100 && !undo.contains(QLatin1Char('\n')));
    f.window->document().sets().save({std::string(5000, 'x'), {{1, 1}}});
    QVERIFY(f.window->document().history().undoStack()->undoText().size() < 100);
    f.map(0)->setFocus();
    f.undo();
    f.undo();
    QCOMPARE(f.window->document().state().shownId(), History::Id(2));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestUndo);
#include "test_undo.moc"
