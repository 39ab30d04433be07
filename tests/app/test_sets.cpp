// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/metric_text.h"
#include "document/settings.h"
#include "features/maps/maps_panel.h"
#include "features/sets/set_panel.h"
#include "features/sets/set_study.h"
#include "features/sets/sets_feature.h"
#include "plot/growth_plot.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/files.h>
#include <headscope/head_sets.h>
#include <headscope/tolerances.h>

#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

constexpr float kRounding = 1e-6F;  // of sums of float32 effects

/// For a message that tells two sets apart.
QString names(const HeadList& heads) {
    QStringList each;
    for (const HeadId head : heads)
        each.push_back(headName(head));
    return each.join(QLatin1Char(' '));
}

HeadList layerOf(int layer) {
    return block({layer, 0}, {layer, 11});
}

/// P of the target with these heads ablated, in the fake engine's own words: single effects add up,
/// and the whole of several is smaller.
float fakeTogether(const HeadList& heads, const Intervention& intervention) {
    float sum = 0;
    for (const HeadId head : heads)
        sum += fakeTargetEffect(head, intervention);
    return std::clamp(kCleanTarget + (heads.size() > 1 ? kFakeInteraction : 1) * sum, 0.0F, 1.0F);
}

/// Is each step that of greedy growth, by trying every head that is left? Of heads that are as good
/// within rounding any will do.
bool isGreedy(HeadList set, const HeadList& added, const Intervention& intervention) {
    for (const HeadId chosen : added) {
        const auto with = [&](HeadId head) {
            return fakeTogether(united(set, {head}), intervention);
        };
        const float reached = with(chosen);
        if (reached >= fakeTogether(set, intervention)) return false;
        for (const HeadId head : block({0, 0}, {11, 11}))
            if (!holds(set, head) && with(head) < reached - kRounding) return false;
        set = united(set, {chosen});
    }
    return true;
}

/// Does no head that is left lower the target?
bool isLowest(const HeadList& set, const Intervention& intervention) {
    for (const HeadId head : block({0, 0}, {11, 11})) {
        const float with = fakeTogether(united(set, {head}), intervention);
        if (!holds(set, head) && with < fakeTogether(set, intervention) - kRounding) return false;
    }
    return true;
}

}  // namespace

/// Ablation sets, built, looked at, grown and named as a person does it.
class TestSets : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture() {
            runToEnd();
            bringUp("setDock");
        }
        [[nodiscard]] const HeadList& set() const {
            return window->document().state().ablationSet().heads;
        }
        [[nodiscard]] int steps() const {
            return window->document().history().undoStack()->index();
        }
        void page(const char* name) const {
            press(name);
            settle();
        }
        [[nodiscard]] QPushButton* chip(HeadId head) const {
            for (auto* button :
                 window->feature<SetsFeature>()->panel().findChildren<QPushButton*>())
                if (button->isVisible() &&
                    button->text().startsWith(headName(head) + QLatin1Char(' ')))
                    return button;
            return nullptr;
        }
        [[nodiscard]] SetStudy* study() const { return window->findChild<SetStudy*>(); }
        void awaitStudy() const {
            QTRY_COMPARE_WITH_TIMEOUT(study()->status(), SetStudy::Status::Ready, kPatience);
        }
        [[nodiscard]] QPushButton* button(const char* name) const {
            return find<QPushButton>(name);
        }
        void awaitGrowth() const {
            QTRY_VERIFY_WITH_TIMEOUT(button("growOne")->isEnabled(), kPatience);
        }
        [[nodiscard]] HeadList grown() const {
            HeadList heads;
            for (const GrowthStep& step : window->document().state().ablationSet().path.steps)
                heads.push_back(step.head);
            return heads;
        }
        [[nodiscard]] QListWidget* named() const { return find<QListWidget>("namedSets"); }
        [[nodiscard]] QStringList listed() const {
            QStringList texts;
            for (int i = 0; i < named()->count(); ++i)
                texts.push_back(named()->item(i)->text());
            return texts;
        }
        void saveAs(const char* name) const {
            type(find<QLineEdit>("setName"), QString::fromUtf8(name));
            press("saveSet");
        }
    };

    [[nodiscard]] QString ownFile() const {
        return m_config.filePath(QString::fromLatin1(QTest::currentTestFunction()) +
                                 QLatin1String(".sets.json"));
    }

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void ctrlClickAndSpaceTakeOneHead();
    void shiftExtendsByClickAndByKeys();
    void draggingTakesAllThatIsPassedOver();
    void labelsTakeALayerOrAColumn();
    void everyWayIsAStepThatCanBeUndone();
    void chipsListTheSetAndTakeOut();
    void togetherStandsBesideTheSumOfSingleEffects();
    void aSetIsComputedOnceAndNotWhereNobodyLooks();
    void growthIsThatOfTryingEverything_data();
    void growthIsThatOfTryingEverything();
    void growthEndsWhereItSaysNothing();
    void stoppingInTheMiddleKeepsWhatWasFound();
    void theKeyboardGoesFromAddToStopAndBack();
    void aFailureInTheMiddleIsSaidAndKeepsWhatWasFound();
    void changingTheSetByHandEndsGrowth();
    void theMapGivenTheSetStandsBesideThePlainOne();
    void whereTheSetLeavesNoRoomTheMapsAreOfLnP();
    void setsAreNamedRenamedAndDeletedWithUndo();
    void namedSetsAreThereAfterARestart();
    void anUnreadableFileIsSaidAtTheStartAndLeftAlone();
};

void TestSets::ctrlClickAndSpaceTakeOneHead() {
    Fixture f;
    f.click(0, {9, 6}, Qt::ControlModifier);
    QCOMPARE(names(f.set()), names(HeadList{{9, 6}}));
    QCOMPARE(f.window->document().state().selected(), std::optional(HeadId{9, 6}));
    f.click(1, {7, 2}, Qt::ControlModifier);
    QCOMPARE(names(f.set()), names(HeadList{{7, 2}, {9, 6}}));
    for (const std::size_t map : {0, 1})
        QCOMPARE(f.map(map)->members(), f.set());
    f.click(1, {9, 6}, Qt::ControlModifier);
    QCOMPARE(names(f.set()), names(HeadList{{7, 2}}));
    f.click(0, {3, 3});
    QCOMPARE(names(f.set()), names(HeadList{{7, 2}}));  // a plain click only chooses
    QTest::keyClick(f.map(0), Qt::Key_Space);
    QCOMPARE(names(f.set()), names(HeadList{{3, 3}, {7, 2}}));
    QVERIFY(f.map(0)->accessibleDescription().contains(QLatin1String("in the ablation set")));
    QTest::keyClick(f.map(0), Qt::Key_Right);
    QVERIFY(!f.map(0)->accessibleDescription().contains(QLatin1String("in the ablation set")));
    QTest::keyClick(f.map(0), Qt::Key_Left);
    QTest::keyClick(f.map(0), Qt::Key_Space);
    QCOMPARE(names(f.set()), names(HeadList{{7, 2}}));
    // And from anywhere in the window.
    f.key(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(names(f.set()), names(HeadList{{3, 3}, {7, 2}}));
    f.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names(f.set()), names(HeadList()));
}

void TestSets::shiftExtendsByClickAndByKeys() {
    Fixture f;
    f.click(0, {2, 2});
    QTest::keyClick(f.map(0), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(f.map(0), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(names(f.set()), names(HeadList{{2, 2}, {2, 3}, {3, 2}, {3, 3}}));
    // Back again: the rectangle shrinks.
    QTest::keyClick(f.map(0), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(names(f.set()), names(HeadList{{2, 2}, {2, 3}}));
    f.undo();
    QCOMPARE(names(f.set()), names(HeadList()));  // one gesture, one step
    f.redo();
    QCOMPARE(names(f.set()), names(HeadList{{2, 2}, {2, 3}}));
    f.click(0, {10, 10});
    f.click(0, {11, 11}, Qt::ShiftModifier);
    QCOMPARE(names(f.set()),
             names(HeadList{{2, 2}, {2, 3}, {10, 10}, {10, 11}, {11, 10}, {11, 11}}));
}

void TestSets::draggingTakesAllThatIsPassedOver() {
    Fixture f;
    f.drag(0, {5, 1}, {7, 3});
    QCOMPARE(names(f.set()), names(block({5, 1}, {7, 3})));
    // From a member on: all of them go out, and what is no member stays out.
    f.drag(1, {7, 3}, {8, 0});
    QCOMPARE(names(f.set()), names(ordered(without(block({5, 1}, {7, 3}), block({7, 1}, {7, 3})))));
    f.undo();
    QCOMPARE(names(f.set()), names(block({5, 1}, {7, 3})));
    // A drag that leaves the map goes on along its edge.
    HeatmapPlot* map = f.map(0);
    QWidget* canvas = map->findChildren<QWidget*>().constFirst();
    QTest::mousePress(canvas, Qt::LeftButton, {}, map->cellCentre({0, 10}).toPoint());
    QMouseEvent out(QEvent::MouseMove, QPointF(4000, -500), QPointF(4000, -500), Qt::NoButton,
                    Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(canvas, &out);
    // Escape lets go.
    QTest::keyClick(map, Qt::Key_Escape);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, map->cellCentre({0, 11}).toPoint());
    QCOMPARE(names(f.set()), names(block({5, 1}, {7, 3})));
    QTest::mousePress(canvas, Qt::LeftButton, {}, map->cellCentre({0, 10}).toPoint());
    QApplication::sendEvent(canvas, &out);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(4000, -500));
    QCOMPARE(names(f.set()), names(ordered(united(block({5, 1}, {7, 3}), {{0, 10}, {0, 11}}))));
}

void TestSets::labelsTakeALayerOrAColumn() {
    Fixture f;
    f.clickAt(0, f.map(0)->layerLabel(4));
    QCOMPARE(names(f.set()), names(layerOf(4)));
    f.clickAt(0, f.map(0)->headLabel(7));
    QCOMPARE(names(f.set()), names(ordered(united(layerOf(4), block({0, 7}, {11, 7})))));
    f.clickAt(1, f.map(1)->headLabel(7));
    QCOMPARE(names(f.set()), names(ordered(without(layerOf(4), {{4, 7}}))));
    f.clickAt(1, f.map(1)->layerLabel(4));
    QCOMPARE(names(f.set()),
             names(layerOf(4)));  // what was missing goes in before anything goes out
    f.clickAt(1, f.map(1)->layerLabel(4));
    QCOMPARE(names(f.set()), names(HeadList()));
    f.click(0, {11, 0});
    QTest::keyClick(f.map(0), Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(names(f.set()), names(layerOf(11)));
    QTest::keyClick(f.map(0), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(names(f.set()), names(ordered(united(layerOf(11), block({0, 0}, {11, 0})))));
}

void TestSets::everyWayIsAStepThatCanBeUndone() {
    Fixture f;
    std::vector<HeadList> seen{f.set()};
    const auto saw = [&] { seen.push_back(f.set()); };
    f.click(0, {9, 6}, Qt::ControlModifier);
    saw();
    f.drag(0, {1, 1}, {2, 2});
    saw();
    f.clickAt(0, f.map(0)->layerLabel(0));
    saw();
    f.click(0, {5, 5});
    QTest::keyClick(f.map(0), Qt::Key_Space);
    saw();
    QTest::keyClick(f.map(0), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(f.map(0), Qt::Key_Right, Qt::ShiftModifier);
    saw();
    QTest::mouseClick(f.chip({9, 6}), Qt::LeftButton);
    saw();
    f.press("clearSet");
    saw();
    QCOMPARE(f.steps(), static_cast<int>(seen.size()) - 1);
    for (std::size_t i = seen.size() - 1; i-- > 0;) {
        f.undo();
        QCOMPARE(names(f.set()), names(seen[i]));
    }
    for (std::size_t i = 1; i < seen.size(); ++i) {
        f.redo();
        QCOMPARE(names(f.set()), names(seen[i]));
    }
}

void TestSets::chipsListTheSetAndTakeOut() {
    Fixture f;
    QVERIFY(f.find<QLabel>("setEmpty")->text().contains(QLatin1String("Put heads into the set")));
    f.drag(0, {9, 5}, {9, 8});
    QCOMPARE(f.find<QLabel>("setCount")->text(), QStringLiteral("4 heads are ablated together:"));
    for (int head = 5; head <= 8; ++head)
        QVERIFY(f.chip({9, head}));
    QTest::mouseClick(f.chip({9, 6}), Qt::LeftButton);
    QCOMPARE(names(f.set()), names(HeadList{{9, 5}, {9, 7}, {9, 8}}));
    QVERIFY(!f.chip({9, 6}));
    // Along the chips with the arrows, and out with Delete; the focus stays among them.
    f.chip({9, 5})->setFocus();
    QTest::keyClick(f.chip({9, 5}), Qt::Key_Right);
    QVERIFY(f.chip({9, 7})->hasFocus());
    QTest::keyClick(f.chip({9, 7}), Qt::Key_Delete);
    QCOMPARE(names(f.set()), names(HeadList{{9, 5}, {9, 8}}));
    QVERIFY(f.chip({9, 8})->hasFocus());
    f.press("clearSet");
    QCOMPARE(names(f.set()), names(HeadList()));
    QVERIFY(!f.button("clearSet")->isVisible());
    QCOMPARE(f.find<QLabel>("setCount")->text(), QStringLiteral("No head is in the set."));
}

void TestSets::togetherStandsBesideTheSumOfSingleEffects() {
    Fixture f;
    f.click(0, {9, 6}, Qt::ControlModifier);
    f.click(0, {7, 2}, Qt::ControlModifier);
    f.awaitStudy();
    const auto shows = [&](const Intervention& intervention) {
        const double sum = static_cast<double>(fakeTargetEffect({9, 6}, intervention)) +
                           static_cast<double>(fakeTargetEffect({7, 2}, intervention));
        const double together = static_cast<double>(kFakeInteraction) * sum;
        const QString text = f.find<QLabel>("setNumbers")->text();
        for (const double number : {sum, together, together - sum})
            QVERIFY2(text.contains(signedNumber(number, 4)), qPrintable(signedNumber(number, 4)));
    };
    // 0.9 x (-0.41 - 0.23) = -0.576; beside -0.64.
    shows(Zero{});
    QVERIFY(f.find<QLabel>("setNumbers")->text().contains(QStringLiteral("−0.5760")));
    QVERIFY(f.find<QLabel>("setNumbers")->text().contains(QStringLiteral("+0.0640")));
    f.press("mean");
    settle();
    shows(ScalarMean{});
    QCOMPARE(f.script->sweeps.load(), 1);
    QVERIFY(!f.script->wrongThread);
}

void TestSets::aSetIsComputedOnceAndNotWhereNobodyLooks() {
    Fixture f;
    f.click(0, {9, 6}, Qt::ControlModifier);
    f.awaitStudy();
    f.click(0, {7, 2}, Qt::ControlModifier);
    f.awaitStudy();
    // Back to the first: it is kept with the run, and nothing is asked.
    f.script->questionMs = 3000;
    f.undo();
    QCOMPARE(f.study()->status(), SetStudy::Status::Ready);
    QVERIFY(f.find<QLabel>("setNumbers")->text().contains(QStringLiteral("−0.4100")));
    f.script->questionMs = 0;
    f.bringUp("headsDock");
    f.click(0, {1, 1}, Qt::ControlModifier);
    settle();
    QVERIFY(f.study()->status() != SetStudy::Status::Waiting);
    f.bringUp("setDock");
    f.awaitStudy();
}

void TestSets::growthIsThatOfTryingEverything_data() {
    QTest::addColumn<bool>("mean");
    QTest::addColumn<bool>("begun");
    QTest::newRow("zero, from nothing") << false << false;
    QTest::newRow("mean, from nothing") << true << false;
    QTest::newRow("zero, from two heads") << false << true;
}

void TestSets::growthIsThatOfTryingEverything() {
    QFETCH(bool, mean);
    QFETCH(bool, begun);
    Fixture f;
    if (mean) f.press("mean");
    if (begun) {
        f.click(0, {10, 9}, Qt::ControlModifier);
        f.click(0, {3, 4}, Qt::ControlModifier);
    }
    const HeadList from = f.set();
    const Intervention intervention = zeroAndMean()[mean ? 1 : 0];
    f.page("setGrowPage");
    f.press("growOne");
    f.awaitGrowth();
    QCOMPARE(f.grown().size(), std::size_t(1));
    f.find<QSpinBox>("growSteps")->setValue(2);
    f.press("growSeveral");
    f.awaitGrowth();
    const HeadList grown = f.grown();
    QCOMPARE(grown.size(), std::size_t(3));
    QVERIFY2(isGreedy(from, grown, intervention), qPrintable(names(grown)));
    QCOMPARE(names(f.set()), names(ordered(united(from, grown))));
    // The table: where it began, and a row a step, with P after it.
    auto* table = f.find<QTableWidget>("growTable");
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(f.panel<GrowthPlot>()->pointCount(), 4);
    HeadList set = from;
    for (int row = 1; row < 4; ++row) {
        set.push_back(grown[static_cast<std::size_t>(row) - 1]);
        QCOMPARE(table->item(row, 0)->text(), headName(set.back()));
        const double p = static_cast<double>(fakeTogether(set, intervention));
        QVERIFY(std::abs(table->item(row, 1)->text().toDouble() - p) < 6e-5);
    }
    // Each step is undone by itself.
    for (std::size_t left = 3; left-- > 0;) {
        f.undo();
        QCOMPARE(f.grown(),
                 HeadList(grown.begin(), grown.begin() + static_cast<std::ptrdiff_t>(left)));
    }
    QCOMPARE(names(f.set()), names(from));
}

void TestSets::growthEndsWhereItSaysNothing() {
    Fixture f;
    f.page("setGrowPage");
    f.press("growAll");
    const auto status = [&] { return f.find<QLabel>("growStatus")->text(); };
    QTRY_VERIFY_WITH_TIMEOUT(status().startsWith(QLatin1String("Ended: ")), kPatience);
    const HeadList grown = f.grown();
    QVERIFY2(isGreedy({}, grown, Zero{}), qPrintable(names(grown)));
    QVERIFY(grown.size() > 2 && grown.size() < 144);
    // No step below a hundredth of the clean P but the one that is left, or the target is gone.
    constexpr float kLeast = 0.01F * kCleanTarget;
    HeadList set;
    float before = kCleanTarget;
    for (const HeadId head : grown) {
        set = united(set, {head});
        const float after = fakeTogether(set, Zero{});
        QVERIFY(before - after >= kLeast - kRounding);
        before = after;
    }
    float lowest = before;
    for (const HeadId head : block({0, 0}, {11, 11}))
        if (!holds(set, head)) lowest = std::min(lowest, fakeTogether(united(set, {head}), Zero{}));
    if (status().contains(QLatin1String("less than 1 %")))
        QVERIFY(before - lowest < kLeast);
    else
        QVERIFY(before < 0.01F);
    // One more that is asked for is added all the same, where it lowers anything.
    if (isLowest(f.set(), Zero{})) return;
    f.press("growOne");
    f.awaitGrowth();
    QCOMPARE(f.grown().size(), grown.size() + 1);
}

void TestSets::stoppingInTheMiddleKeepsWhatWasFound() {
    Fixture f;
    f.script->rowMs = 100;
    f.page("setGrowPage");
    f.press("growAll");
    QTRY_VERIFY_WITH_TIMEOUT(f.grown().size() >= 2, kPatience);
    QVERIFY(f.button("growStop")->isEnabled());
    f.press("growStop");
    const HeadList found = f.grown();
    QVERIFY2(isGreedy({}, found, Zero{}), qPrintable(names(found)));
    f.awaitGrowth();
    QVERIFY(f.find<QLabel>("growStatus")->text().startsWith(QLatin1String("Stopped")));
    settle();  // nothing comes after
    QCOMPARE(f.grown(), found);
    // It goes on from there.
    f.script->rowMs = 0;
    f.press("growOne");
    f.awaitGrowth();
    QCOMPARE(f.grown().size(), found.size() + 1);
    QVERIFY(isGreedy({}, f.grown(), Zero{}));
}

void TestSets::theKeyboardGoesFromAddToStopAndBack() {
    Fixture f;
    f.script->rowMs = 100;
    f.page("setGrowPage");
    f.window->activateWindow();
    f.press("growOne");  // the first head of a set needs no sweep
    f.awaitGrowth();
    for (const char* start : {"growOne", "growAll"}) {
        f.button(start)->setFocus();
        QTest::keyClick(f.button(start), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(f.button("growStop")->hasFocus(), kPatience);
        QTest::keyClick(f.button("growStop"), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(f.button("growOne")->hasFocus(), kPatience);
    }
}

void TestSets::aFailureInTheMiddleIsSaidAndKeepsWhatWasFound() {
    Fixture f;
    f.script->rowMs = 100;
    f.page("setGrowPage");
    f.press("growAll");
    QTRY_VERIFY_WITH_TIMEOUT(f.grown().size() >= 2, kPatience);
    f.script->throwAtRow = 5;
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find<QLabel>("growStatus")->text().startsWith(QLatin1String("It failed")), kPatience);
    QVERIFY(f.find<QLabel>("growStatus")->text().contains(QLatin1String("layer 3")));
    const HeadList found = f.grown();
    QVERIFY2(isGreedy({}, found, Zero{}), qPrintable(names(found)));
}

void TestSets::changingTheSetByHandEndsGrowth() {
    Fixture f;
    f.script->rowMs = 100;
    f.page("setGrowPage");
    f.press("growAll");
    QTRY_VERIFY_WITH_TIMEOUT(f.grown().size() >= 2, kPatience);
    const HeadList found = f.set();
    f.click(0, {0, 3}, Qt::ControlModifier);
    QCOMPARE(names(f.set()), names(ordered(united(found, {{0, 3}}))));
    f.awaitGrowth();
    settle();
    QCOMPARE(names(f.set()), names(ordered(united(found, {{0, 3}}))));
    QVERIFY(f.grown().empty());  // it is no path any more
    QCOMPARE(f.find<QTableWidget>("growTable")->rowCount(), 0);
}

void TestSets::theMapGivenTheSetStandsBesideThePlainOne() {
    Fixture f;
    const RunState& state = f.window->document().state();
    const HeadList set{{5, 1}, {9, 6}};
    for (const HeadId head : set)
        f.click(0, head, Qt::ControlModifier);
    f.page("setGivenPage");
    f.trigger("Map Gi&ven the Set");
    QTRY_VERIFY_WITH_TIMEOUT(state.run()->givenPart(Zero{}), kPatience);
    settle();
    QCOMPARE(names(state.run()->givenPart(Zero{})->heads), names(set));
    const Lens given{{}, {}, GivenSet::Yes};
    QCOMPARE(state.maps().maps.size(), std::size_t(3));
    QVERIFY(state.maps().maps[1].lens == given);
    const float gone = fakeTogether(set, Zero{});
    for (const HeadId head : {HeadId{0, 0}, HeadId{5, 1}, HeadId{11, 3}}) {
        const auto shown = f.map(1)->data().values(head);
        QVERIFY(shown.has_value());
        QVERIFY(std::abs(*shown - (fakeTogether(united(set, {head}), Zero{}) - gone)) < kRounding);
    }
    QVERIFY(f.map(1)->data().limit == f.map(0)->data().limit);  // side by side, one scale
    QVERIFY(f.find<QLabel>("mapSubtitle2")->toolTip().contains(QLatin1String("5.1 + 9.6")) ||
            f.find<QLabel>("mapSubtitle2")->text().contains(QLatin1String("5.1 + 9.6")));
    QVERIFY(f.find<QLabel>("givenSentence")->text().contains(QLatin1String("5.1 + 9.6")));
    // It is the run's: kept with it, and offered by the map's lists.
    const auto kept = shownOf(f.window->document().history(), state);
    QVERIFY(kept->run().report->result.givenPart(Zero{}));
    f.undo();
    QCOMPARE(state.maps().maps.size(), std::size_t(2));
    // It is a run's own: another run has none, and a window that starts anew does not ask for it.
    f.redo();
    QCOMPARE(state.maps().maps.size(), std::size_t(3));
    f.window->document().remember();
    for (const Quantity& map : Settings().maps().maps)
        QVERIFY(map.lens.given == GivenSet::No);
    // Another set: the old map says which set it was of until it is computed anew.
    const auto isOfEarlierSet = [&f] {
        return f.map(1)->accessibleName().contains(QLatin1String("of an earlier set"));
    };
    QVERIFY(!isOfEarlierSet());
    f.click(0, {2, 2}, Qt::ControlModifier);
    QVERIFY(isOfEarlierSet());
    QVERIFY(f.find<QLabel>("givenSentence")->text().contains(QLatin1String("5.1 + 9.6")));
    // It tells what the set does, and what becomes the likeliest token.
    for (const char* covered : {"set", "top1", "cells", "predictions"}) {
        f.window->document().state().setCover(Cover::named({covered}));
        QVERIFY2(!state.run()->givenPart(Zero{}), covered);
        QVERIFY2(!f.button("givenStart")->isEnabled(), covered);
        QVERIFY2(!f.find<QLabel>("givenSentence")->text().contains(QLatin1String("5.1 + 9.6")),
                 covered);
    }
    f.window->document().state().setCover({});
    QVERIFY(state.run()->givenPart(Zero{}));
    f.trigger("&Clear the Set");
    QVERIFY(!f.button("givenStart")->isEnabled());
}

void TestSets::whereTheSetLeavesNoRoomTheMapsAreOfLnP() {
    Fixture f;
    const RunState& state = f.window->document().state();
    QVERIFY(state.maps().maps.front().metric == Metric::Probability);
    const HeadList set{{7, 2}, {9, 6}};
    const auto left = static_cast<double>(fakeTogether(set, Zero{}));
    // The findings of one run would still be by P.
    QVERIFY(left < tolerances::kRoomForGrowth && left > tolerances::kRoomForEffects);
    for (const HeadId head : set)
        f.click(0, head, Qt::ControlModifier);
    f.page("setGivenPage");
    f.trigger("Map Gi&ven the Set");
    QTRY_VERIFY_WITH_TIMEOUT(state.run()->givenPart(Zero{}), kPatience);
    settle();
    QCOMPARE(state.maps().maps.size(), std::size_t(3));
    for (const std::size_t map : {0, 1})
        QVERIFY(state.maps().maps[map].metric == Metric::LogProbability);
    QVERIFY(state.maps().maps[1].lens.given == GivenSet::Yes);
    f.undo();
    QVERIFY(state.maps().maps.front().metric == Metric::Probability);
}

void TestSets::setsAreNamedRenamedAndDeletedWithUndo() {
    Fixture f;
    f.page("setNamedPage");
    QVERIFY(!f.button("saveSet")->isEnabled());
    f.drag(0, {9, 5}, {9, 6});
    f.saveAs("induction");
    QCOMPARE(f.listed(), QStringList{QStringLiteral("induction")});
    f.click(0, {0, 0}, Qt::ControlModifier);
    f.press("saveSet");  // without a name: one that is free
    QCOMPARE(f.listed().size(), 2);
    QVERIFY(f.listed().contains(QStringLiteral("Set 1")));

    // F2 and a new name, as in a list of files.
    const auto rowOf = [&](const char* name) {
        return f.listed().indexOf(QString::fromUtf8(name));
    };
    f.named()->setCurrentRow(static_cast<int>(rowOf("Set 1")));
    f.named()->setFocus();
    QTest::keyClick(f.named(), Qt::Key_F2);
    auto* editor = f.named()->viewport()->findChild<QLineEdit*>();
    QVERIFY(editor);
    f.type(editor, QStringLiteral("three heads"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf("three heads") >= 0, kPatience);
    QCOMPARE(rowOf("Set 1"), -1);

    // Enter takes one; the set that was there comes back with undo.
    f.press("clearSet");
    f.named()->setCurrentRow(static_cast<int>(rowOf("induction")));
    QTest::keyClick(f.named(), Qt::Key_Return);
    QCOMPARE(names(f.set()), names(HeadList{{9, 5}, {9, 6}}));
    f.undo();
    QCOMPARE(names(f.set()), names(HeadList()));
    f.named()->setFocus();
    f.named()->setCurrentRow(static_cast<int>(rowOf("induction")));
    QTest::keyClick(f.named(), Qt::Key_Delete);
    QCOMPARE(f.listed(), QStringList{QStringLiteral("three heads")});
    f.undo();
    QCOMPARE(f.listed().size(), 2);
    f.undo();  // the clearing
    f.undo();  // the renaming
    QVERIFY(rowOf("Set 1") >= 0 && rowOf("three heads") < 0);
    f.redo();
    QVERIFY(rowOf("Set 1") < 0 && rowOf("three heads") >= 0);
    // The file of the user's own says the same.
    std::vector<std::string> kept;
    for (const NamedSet& set : readSets(ownFile().toStdString()))
        kept.push_back(set.name);
    std::sort(kept.begin(), kept.end());
    QCOMPARE(kept, (std::vector<std::string>{"induction", "three heads"}));
}

void TestSets::namedSetsAreThereAfterARestart() {
    {
        Fixture f;
        f.page("setNamedPage");
        f.drag(0, {9, 5}, {9, 6});
        f.saveAs("mine");
        f.window->close();
    }
    Fixture f;
    f.page("setNamedPage");
    QCOMPARE(f.listed(), QStringList{QStringLiteral("mine")});
    f.named()->setCurrentRow(0);
    f.press("applySet");
    QCOMPARE(names(f.set()), names(HeadList{{9, 5}, {9, 6}}));
    QVERIFY(f.find<QLabel>("notice")->text().isEmpty());
}

void TestSets::anUnreadableFileIsSaidAtTheStartAndLeftAlone() {
    const std::string broken = "{\"schema\": \"headscope.sets/1\", \"sets\": 7}";
    writeFileAtomically(ownFile().toStdString(), broken);
    Fixture f;  // the model has been opened by now, and a run has ended: it is still said
    QVERIFY(f.find<QLabel>("notice")->isVisible());
    QVERIFY(f.find<QLabel>("notice")->text().contains(QFileInfo(ownFile()).fileName()));
    f.page("setNamedPage");
    QVERIFY(f.find<QLabel>("namedSetsHint")->text().contains(QLatin1String("cannot be read")));
    f.drag(0, {9, 5}, {9, 6});
    f.saveAs("only here");
    QVERIFY(f.find<QLabel>("errorWhat")->isVisible());
    QCOMPARE(f.listed(), QStringList{QStringLiteral("only here")});  // in the session
    QCOMPARE(readTextFile(ownFile().toStdString()), broken);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestSets);
#include "test_sets.moc"
