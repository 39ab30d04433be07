// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_field.h"
#include "features/prompt/token_strip.h"
#include "plot/drift_plot.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/diverging_scale.h"
#include "ui/panel_docks.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

#include <mutex>

namespace headscope::app::test {

namespace {
constexpr float kRounding = 1e-6F;  // of adding and taking away a float32 probability
}  // namespace

/// The window driven as a person would: keys, clicks, and looking at what is drawn.
class TestWindow : public QObject {
    Q_OBJECT

 private:
    /// A window on a fake engine, not yet running unless asked.
    struct Fixture : WindowFixture {
        explicit Fixture(bool runAtStart = false,
                         const std::shared_ptr<FakeScript>& fake = std::make_shared<FakeScript>())
            : WindowFixture([=](WindowOptions& options) { options.runAtStart = runAtStart; },
                            fake) {}
    };

    /// Every cell on screen against the formula of the fake engine.
    /// The scale's colour; that of 0 where the value is noise, once that has been measured.
    static bool isColorOf(const DrawnCell& cell, double limit) {
        constexpr double kNoise = 1.0 / (1 << 23);
        const bool noise = std::abs(static_cast<double>(*cell.value)) < kNoise;
        return cell.color == DivergingScale::onLight().color(*cell.value, limit) ||
               (noise && cell.color == DivergingScale::onLight().color(0, limit));
    }

    static void compareMaps(Fixture& f, const Intervention& intervention) {
        QCOMPARE(f.drawn[0].size(), std::size_t(144));
        QCOMPARE(f.drawn[1].size(), std::size_t(144));
        const double limit = f.window->document().state().limit();
        for (const auto& [head, cell] : f.drawn[0]) {
            QVERIFY(cell.value.has_value());
            const float expected = fakeTargetEffect(head, intervention, f.script->shift);
            QVERIFY(std::abs(*cell.value - expected) < kRounding);
            QVERIFY(isColorOf(cell, limit));
        }
        for (const auto& [head, cell] : f.drawn[1]) {
            QVERIFY(cell.value.has_value());
            QVERIFY(std::abs(*cell.value - fakeControlEffect(head, intervention)) < kRounding);
            QVERIFY(isColorOf(cell, limit));
        }
    }

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void opensAtOnceAndSaysThatTheModelIsLoading();
    void runsByItselfWhenTheModelIsLoaded();
    void typingShowsTokensAtOnce();
    void enterRunsAndEveryCellIsDrawn();
    void zeroAndMeanSwitchWithoutARun();
    void pendingCellsAreDrawnAsPendingWhileRowsArrive();
    void escapeStopsAndKeepsWhatIsFinished();
    void runsAgainAfterAStop();
    void closingInTheMiddleIsClean();
    void aTargetOfSeveralTokensIsSplitAndASuggestionTaken();
    void badInputsSaySoAndKeepTheResult_data();
    void badInputsSaySoAndKeepTheResult();
    void anErrorInARunLeavesTheLastGoodResult();
    void aModelThatFailsLeavesTheOldOneAndTheResult();
    void flipsAreCountedListedAndClickable();
    void driftIsThereBeforeTheCells();
    void hoverTellsNumbersAndMarksBothMaps();
    void theEventLoopIsNeverBlocked();
    void repaintsAreAtMostTwentyFiveASecond();
    void inputsAreRemembered();
    void aModelOfAnotherShapeFits();
};

void TestWindow::opensAtOnceAndSaysThatTheModelIsLoading() {
    auto script = std::make_shared<FakeScript>();
    std::unique_lock held(script->loading);
    Fixture f(false, script);
    QCoreApplication::processEvents();
    QCOMPARE(script->alive.load(), 0);  // a window that waits for the model comes after it
    QVERIFY(f.window->isVisible());
    QVERIFY(f.find<QToolButton>("modelStatus")->text().startsWith(QLatin1String("Loading ")));
    QVERIFY(!f.find<QPushButton>("run")->isEnabled());
    held.unlock();
    f.awaitModel();
    QVERIFY(f.find<QToolButton>("modelStatus")
                ->text()
                .contains(QStringLiteral("12 layers × 12 heads")));
    QVERIFY(f.find<QPushButton>("run")->isEnabled());
}

void TestWindow::runsByItselfWhenTheModelIsLoaded() {
    Fixture f(true);
    f.awaitEnds(1);
    QCOMPARE(f.ends[0], RunEnd::Kind::Finished);
    QCOMPARE(f.window->document().state().run()->inputs.prompt,
             QStringLiteral("Berlin is the capital of"));
    compareMaps(f, Zero{});
}

void TestWindow::typingShowsTokensAtOnce() {
    Fixture f;
    f.awaitModel();
    auto* prompt = f.find<QPlainTextEdit>("prompt");
    prompt->selectAll();
    QTest::keyClicks(prompt, QStringLiteral("Berlin is a city"));
    const auto* strip = f.window->feature<PromptFeature>()->panel().findChild<TokenStrip*>();
    QStringList shown;
    for (const auto* candidate :
         f.window->feature<PromptFeature>()->panel().findChildren<TokenStrip*>()) {
        if (candidate->tokens().size() == 4) shown = candidate->tokens();
    }
    QVERIFY(strip);
    QCOMPARE(shown, (QStringList{QStringLiteral("Berlin"), QStringLiteral("␣is"),
                                 QStringLiteral("␣a"), QStringLiteral("␣city")}));
}

void TestWindow::enterRunsAndEveryCellIsDrawn() {
    Fixture f;
    f.awaitModel();
    QTest::keyClick(f.find<QLineEdit>("target"), Qt::Key_Return);
    f.awaitEnds(1);
    compareMaps(f, Zero{});
    auto* prompt = f.find<QPlainTextEdit>("prompt");
    QTest::keyClick(prompt, Qt::Key_Return);
    f.awaitEnds(2);
    QCOMPARE(prompt->toPlainText(), QStringLiteral("Berlin is the capital of"));
    QCOMPARE(f.script->sweeps.load(), 2);
}

void TestWindow::zeroAndMeanSwitchWithoutARun() {
    Fixture f;
    f.awaitModel();
    f.runToEnd();
    compareMaps(f, Zero{});
    f.press("mean");
    settle();
    compareMaps(f, ScalarMean{});
    f.press("zero");
    settle();
    compareMaps(f, Zero{});
    QCOMPARE(f.script->sweeps.load(), 1);
}

void TestWindow::pendingCellsAreDrawnAsPendingWhileRowsArrive() {
    Fixture f;
    f.script->rowMs = 20;
    f.script->rowsAllowed = 3;
    f.awaitModel();
    f.press("run");
    const auto pending = [&f] {
        int count = 0;
        for (const auto& [head, cell] : f.drawn[0])
            count += cell.value ? 0 : 1;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(pending(), 144 - 3 * 12, kPatience);
    f.script->rowsAllowed = f.script->layers;
    double last = 0;
    while (f.ends.empty()) {
        QVERIFY2(f.window->document().state().limit() >= last, "the scale only grows");
        last = f.window->document().state().limit();
        for (const auto& [head, cell] : f.drawn[0]) {
            // Rows come from the last layer to the first: nothing is finished above a pending row.
            if (!cell.value && head.layer < 11) {
                QCOMPARE(cell.color, Theme::day().pending);
            }
        }
        QTest::qWait(15);
    }
    f.awaitEnds(1);
    QCOMPARE(pending(), 0);
}

void TestWindow::escapeStopsAndKeepsWhatIsFinished() {
    Fixture f;
    f.script->rowMs = 50;
    f.awaitModel();
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done >= 48, kPatience);
    f.window->activateWindow();
    QTest::keyClick(f.window.get(), Qt::Key_Escape);
    f.awaitEnds(1);
    QCOMPARE(f.ends[0], RunEnd::Kind::Stopped);
    const auto& run = *f.window->document().state().run();
    const std::size_t there = run.part(Zero{})->cells.size();
    QVERIFY(there >= 24 && there < 144);
    QVERIFY(f.find<QLabel>("status")->text().startsWith(QLatin1String("Stopped after")));
    for (const auto& [head, cell] : f.drawn[0]) {
        QCOMPARE(cell.value.has_value(), run.cell(Zero{}, head) != nullptr);
    }
}

void TestWindow::runsAgainAfterAStop() {
    Fixture f;
    f.script->rowMs = 30;
    f.awaitModel();
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done >= 24, kPatience);
    f.press("stop");
    f.awaitEnds(1);
    f.script->rowMs = 0;
    f.script->shift = -0.01F;
    f.runToEnd();
    QCOMPARE(f.ends, (std::vector{RunEnd::Kind::Stopped, RunEnd::Kind::Finished}));
    compareMaps(f, Zero{});

    // And in the middle of a run, without stopping it first: the old one's cells do not get in.
    f.script->rowMs = 20;
    f.script->deaf = true;
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done >= 24, kPatience);
    f.press("run");
    f.awaitEnds(4);
    QCOMPARE(f.ends[2], RunEnd::Kind::Stopped);
    QCOMPARE(f.ends[3], RunEnd::Kind::Finished);
    compareMaps(f, Zero{});
}

void TestWindow::closingInTheMiddleIsClean() {
    Fixture f;
    f.script->rowMs = 50;
    f.awaitModel();
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.script->rowsDone >= 2, kPatience);
    QVERIFY(f.window->close());
    QVERIFY2(f.script->rowsDone < f.script->layers, "closing waits for one batch, not for the run");
    QCOMPARE(f.ends, std::vector{RunEnd::Kind::Stopped});
    f.window.reset();
    QCOMPARE(f.ends.size(), std::size_t(1));
    QCOMPARE(f.script->alive.load(), 0);
    QVERIFY(!f.script->wrongThread);
}

void TestWindow::aTargetOfSeveralTokensIsSplitAndASuggestionTaken() {
    Fixture f;
    f.awaitModel();
    f.runToEnd();
    auto* edit = f.find<QLineEdit>("target");
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("Germany"));
    TokenField* field = f.window->feature<PromptFeature>()->panel().target();
    QCOMPARE(field->shownTokens().size(), 7);           // G e r m a n y, in this small vocabulary
    QCOMPARE(edit->text(), QStringLiteral("Germany"));  // not cut

    QTest::keyClick(edit, Qt::Key_Return);  // running it anyway says why not
    QVERIFY(f.window->document().messages().error().has_value());
    QVERIFY(f.window->document().messages().error()->what.contains(QLatin1String("target")));
    QCOMPARE(f.script->sweeps.load(), 1);

    const auto offer = [&f]() -> QPushButton* {
        const auto& panel = f.window->feature<PromptFeature>()->panel();
        for (auto* button : panel.findChildren<QPushButton*>()) {
            if (button->text().contains(QStringLiteral("␣Germany")) && button->isVisible())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(offer(), kPatience);
    QTest::mouseClick(offer(), Qt::LeftButton);
    QCOMPARE(edit->text(), QStringLiteral(" Germany"));
    QCOMPARE(field->shownTokens(), QStringList{QStringLiteral("␣Germany")});
    f.runToEnd();
    QCOMPARE(f.ends.back(), RunEnd::Kind::Finished);
    QVERIFY(!f.window->document().messages().error().has_value());
}

void TestWindow::badInputsSaySoAndKeepTheResult_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("control");
    QTest::addColumn<QString>("word");
    const QString good = QStringLiteral("Berlin is the capital of");
    const QString germany = QStringLiteral(" Germany");
    const QString france = QStringLiteral(" France");
    QTest::newRow("empty prompt") << QString() << germany << france << QStringLiteral("empty");
    QTest::newRow("long prompt") << QStringLiteral(" the").repeated(65) << germany << france
                                 << QStringLiteral("65 tokens");
    QTest::newRow("no target") << good << QString() << france << QStringLiteral("target");
    QTest::newRow("split control")
        << good << germany << QStringLiteral("France") << QStringLiteral("control");
    QTest::newRow("same tokens") << good << germany << germany << QStringLiteral("same token");
}

void TestWindow::badInputsSaySoAndKeepTheResult() {
    QFETCH(QString, prompt);
    QFETCH(QString, target);
    QFETCH(QString, control);
    QFETCH(QString, word);
    Fixture f;
    f.awaitModel();
    f.runToEnd();
    f.find<QPlainTextEdit>("prompt")->setPlainText(prompt);
    f.find<QLineEdit>("target")->setText(target);
    f.find<QLineEdit>("control")->setText(control);
    f.press("run");
    auto* what = f.find<QLabel>("errorWhat");
    QVERIFY(what->isVisible());
    QVERIFY2(what->text().contains(word, Qt::CaseInsensitive), qPrintable(what->text()));
    QVERIFY(!f.find<QLabel>("errorHint")->text().isEmpty());
    QCOMPARE(f.script->sweeps.load(), 1);
    compareMaps(f, Zero{});
    f.press("dismissError");
    QVERIFY(!what->isVisible());
}

void TestWindow::anErrorInARunLeavesTheLastGoodResult() {
    Fixture f;
    f.awaitModel();
    f.runToEnd();
    const double limit = f.window->document().state().limit();
    f.script->throwAtRow = 5;
    f.runToEnd();
    QCOMPARE(f.ends.back(), RunEnd::Kind::Failed);
    QVERIFY(f.find<QLabel>("errorWhat")->text().contains(QLatin1String("layer 3")));
    QCOMPARE(f.window->document().state().limit(), limit);
    compareMaps(f, Zero{});
    f.script->throwAtRow = -1;
    f.runToEnd();
    QVERIFY(!f.find<QLabel>("errorWhat")->isVisible());
}

void TestWindow::aModelThatFailsLeavesTheOldOneAndTheResult() {
    Fixture f;
    f.awaitModel();
    f.runToEnd();
    f.window->document().openModel("/no/such/folder");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().messages().error().has_value(), kPatience);
    QVERIFY(f.find<QLabel>("errorWhat")->text().contains(QLatin1String("/no/such/folder")));
    QVERIFY(f.find<QToolButton>("modelStatus")->text().startsWith(QLatin1String("fake-model")));
    compareMaps(f, Zero{});
    f.runToEnd();
    QCOMPARE(f.ends.back(), RunEnd::Kind::Finished);
}

void TestWindow::flipsAreCountedListedAndClickable() {
    Fixture f;
    f.awaitModel();
    f.runToEnd();
    QCOMPARE(f.find<QLabel>("keptLine")->text(),
             QStringLiteral("top-1 ␣Germany kept in 142 of 144"));
    f.window->docks().bringUp(f.find<QDockWidget>("resultDock"));
    settle();
    auto* flips = f.find<QListWidget>("flips");
    QCOMPARE(flips->count(), 2);
    QCOMPARE(flips->item(1)->text(), QStringLiteral("layer 9, head 6  →  ␣the"));
    QTest::mouseClick(flips->viewport(), Qt::LeftButton, {},
                      flips->visualItemRect(flips->item(1)).center());
    QCOMPARE(f.window->document().state().selected(), std::optional(HeadId{9, 6}));
    f.press("mean");
    settle();
    QCOMPARE(f.find<QLabel>("keptLine")->text(),
             QStringLiteral("top-1 ␣Germany kept in 143 of 144"));
    QVERIFY(f.find<QLabel>("agreement")->text().contains(QLatin1String("r = ")));
}

void TestWindow::driftIsThereBeforeTheCells() {
    Fixture f;
    f.script->rowMs = 300;
    f.awaitModel();
    f.press("run");
    QTRY_COMPARE_WITH_TIMEOUT(f.window->feature<MapsFeature>()->drift().pointCount(), 144,
                              kPatience);
    QCOMPARE(f.script->rowsDone.load(), 0);
    QVERIFY(f.find<QLabel>("driftText")->text().contains(QLatin1String("95 % interval")));
    f.press("stop");
    f.awaitEnds(1);
}

void TestWindow::hoverTellsNumbersAndMarksBothMaps() {
    Fixture f;
    f.awaitModel();
    f.runToEnd();
    HeatmapPlot* map = f.window->feature<MapsFeature>()->panel().map(0);
    QWidget* canvas = map->findChildren<QWidget*>().constFirst();
    QTest::mouseMove(canvas, map->cellCentre({9, 6}).toPoint());
    QTRY_COMPARE_WITH_TIMEOUT(f.window->document().state().hovered(), std::optional(HeadId{9, 6}),
                              kPatience);
    const QString text = QToolTip::text();
    for (const char* part :
         {"Layer 9, head 6", "0.6200", "0.2100", "−0.4100", "+0.1500", "1 → 2", "Top-1 becomes"}) {
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }
}

void TestWindow::theEventLoopIsNeverBlocked() {
    Fixture f;
    f.script->heldStep = 2;  // the engine stands in the middle of a row until it is let go
    f.awaitModel();
    f.press("run");
    QTRY_COMPARE_WITH_TIMEOUT(f.window->document().state().batchProgress().part, 0.5, kPatience);
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(1);
    QTRY_VERIFY_WITH_TIMEOUT(turns > 20, kPatience);
    f.click(0, {3, 4});
    QCOMPARE(f.window->document().state().selected(), std::optional<HeadId>({3, 4}));
    f.type(f.window->feature<PromptFeature>()->panel().prompt(),
           QStringLiteral("Rome is the capital of"));
    QCOMPARE(f.window->feature<PromptFeature>()->panel().inputs().prompt,
             QStringLiteral("Rome is the capital of"));
    QVERIFY(f.ends.empty());
    f.script->heldStep = -1;
    f.awaitEnds(1);
}

void TestWindow::repaintsAreAtMostTwentyFiveASecond() {
    Fixture f;
    f.script->rowMs = 4;  // faster than the screen is painted
    f.awaitModel();
    int frames = 0;
    connect(&f.window->document().state(), &RunState::gridChanged, this, [&frames] { ++frames; });
    QElapsedTimer clock;
    clock.start();
    f.runToEnd();
    const auto most = static_cast<int>(clock.elapsed() / 40) + 3;  // and the first and last
    QVERIFY2(frames <= most, qPrintable(QString::number(frames)));
}

void TestWindow::inputsAreRemembered() {
    {
        Fixture f;
        f.awaitModel();
        f.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("Berlin is a"));
        f.find<QLineEdit>("target")->setText(QStringLiteral(" city"));
        f.press("mean");
        f.window->close();
    }
    Fixture f;
    QCOMPARE(f.find<QPlainTextEdit>("prompt")->toPlainText(), QStringLiteral("Berlin is a"));
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" city"));
    QCOMPARE(f.find<QLineEdit>("control")->text(), QStringLiteral(" France"));
    QCOMPARE(f.window->document().state().intervention(), ScalarMean{});
    f.awaitModel();
    QVERIFY(f.find<QPushButton>("mean")->isChecked());
}

void TestWindow::aModelOfAnotherShapeFits() {
    auto script = std::make_shared<FakeScript>();
    script->layers = 24;
    script->heads = 3;
    Fixture f(false, script);
    f.awaitModel();
    f.runToEnd();
    QCOMPARE(f.drawn[0].size(), std::size_t(72));
    for (const auto& [head, cell] : f.drawn[0]) {
        QVERIFY(cell.value.has_value());
        QVERIFY(cell.rect.width() > 2 && cell.rect.height() > 2);
    }
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestWindow);
#include "test_window.moc"
