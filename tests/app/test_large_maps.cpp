// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/figure_dialog.h"
#include "features/history/compare_view.h"
#include "features/history/history_feature.h"
#include "features/maps/maps_panel.h"
#include "plot/cell_view.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/text_size.h"
#include "ui/ticks.h"
#include "window_fixture.h"

#include <QAction>
#include <QApplication>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

namespace headscope::app::test {

namespace {
constexpr int kLayers = 48;  // of GPT-2 XL, as its 25 heads
constexpr int kHeads = 25;
constexpr double kPixel = 1;  // what a picture may be off
}  // namespace

/// Maps with more heads than a picture shows well: zoom, pan, and what stays in sight.
class TestLargeMaps : public QObject {
    Q_OBJECT

 private:
    static std::shared_ptr<FakeScript> largeModel() {
        auto script = std::make_shared<FakeScript>();
        script->layers = kLayers;
        script->heads = kHeads;
        return script;
    }

    struct Fixture : WindowFixture {
        Fixture() : WindowFixture({}, largeModel()) { runToEnd(); }
        [[nodiscard]] QWidget* canvas(std::size_t index) const {
            return map(index)->findChildren<QWidget*>().constFirst();
        }
        void wheel(std::size_t index, QPointF at, int notches) const {
            QWheelEvent event(at, canvas(index)->mapToGlobal(at), {}, {0, 120 * notches},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(canvas(index), &event);
        }
        void mouse(QEvent::Type type, Qt::MouseButton button, QPointF at,
                   Qt::KeyboardModifiers modifiers = {}) const {
            const bool moves = type == QEvent::MouseMove;
            QMouseEvent event(type, at, canvas(0)->mapToGlobal(at), moves ? Qt::NoButton : button,
                              type == QEvent::MouseButtonRelease ? Qt::NoButton : button,
                              modifiers);
            QApplication::sendEvent(canvas(0), &event);
        }
        [[nodiscard]] const QRectF& seen(std::size_t index) const {
            return map(index)->view().seen();
        }
        /// Is the whole cell between the labels?
        [[nodiscard]] bool inSight(HeadId head) const {
            return seen(0).contains(QRectF(head.head - 0.49, head.layer - 0.49, 0.98, 0.98));
        }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void aViewIsAlwaysInside();
    void labelsThinOut();
    void theWheelZoomsAroundThePointer();
    void allMapsShowTheSamePart();
    void middleButtonAndAltMoveTheMap();
    void draggingStillSelects();
    void keysZoom();
    void theChosenHeadStaysInSight();
    void aPictureIsOfTheWholeMap();
    void anotherModelIsShownWhole();
    void comparedMapsZoomTogether();
};

void TestLargeMaps::aViewIsAlwaysInside() {
    CellView view(kLayers, kHeads);
    QVERIFY(view.isWhole());
    view.pan({3, 3});
    QVERIFY(view.isWhole());
    view.zoom(0.5, {0, 0});
    QCOMPARE(view.seen(), QRectF(-0.25, -0.25, 12.5, 24));
    view.pan({100, -100});
    QCOMPARE(view.seen(), QRectF(12, -0.5, 12.5, 24));
    view.reveal({47, 0});
    QCOMPARE(view.seen(), QRectF(-0.5, 23.5, 12.5, 24));
    const CellView before = view;
    view.reveal({40, 5});  // in sight already
    view.reveal({99, 99});
    QCOMPARE(view, before);
    for (int i = 0; i < 40; ++i)
        view.zoom(0.8, {3, 30});
    QCOMPARE(view.seen().size(), QSizeF(CellView::kLeast, CellView::kLeast));
    for (int i = 0; i < 40; ++i)
        view.zoom(1.25, {3, 30});
    QVERIFY(view.isWhole());
    for (const QRectF& odd : {QRectF(), QRectF(0, 0, -1, 5), QRectF(qQNaN(), 0, 5, 5),
                              QRectF(0, 0, qInf(), 5), QRectF(-500, 7, 5000, 5000)}) {
        view.setSeen(odd);
        QVERIFY(view.isWhole());
    }
    CellView small(2, 3);  // fewer cells than are always seen
    small.zoom(0.1, {1, 1});
    QVERIFY(small.isWhole());
    CellView none;
    none.zoom(0.5, {0, 0});
    none.pan({1, 1});
    QVERIFY(none.isWhole());
}

void TestLargeMaps::labelsThinOut() {
    Fixture f;
    QCOMPARE(f.drawn[0].size(), std::size_t(kLayers * kHeads));
    const QFontMetrics small(scaledFont(f.map(0)->font(), 0.88));
    const double height = f.map(0)->cellCentre({1, 0}).y() - f.map(0)->cellCentre({0, 0}).y();
    const int step = labelStep(height, small.height());
    QVERIFY(step > 1);
    QVERIFY(step * height >= small.height());
    // Closer, every layer has its number again.
    for (int i = 0; i < 8; ++i)
        f.wheel(0, f.map(0)->cellCentre({24, 12}), 1);
    const double closer = f.map(0)->cellCentre({25, 0}).y() - f.map(0)->cellCentre({24, 0}).y();
    QCOMPARE(labelStep(closer, small.height()), 1);
}

void TestLargeMaps::theWheelZoomsAroundThePointer() {
    Fixture f;
    const HeadId under{30, 7};
    const QPointF at = f.map(0)->cellCentre(under);
    for (int i = 0; i < 3; ++i) {
        f.wheel(0, at, 1);
        const QPointF moved = f.map(0)->cellCentre(under) - at;
        QVERIFY2(moved.manhattanLength() <= kPixel, qPrintable(QString::number(moved.y())));
    }
    QVERIFY(f.seen(0).width() < 0.6 * kHeads);
    QVERIFY(f.seen(0).height() < 0.6 * kLayers);
    // A click finds the head that is there now.
    f.click(0, {31, 8});
    QCOMPARE(f.window->document().state().selected(), std::optional(HeadId{31, 8}));
    f.wheel(0, at, -3);
    QVERIFY(f.map(0)->view().isWhole());
    f.wheel(0, at, -1);
    QVERIFY(f.map(0)->view().isWhole());
}

void TestLargeMaps::allMapsShowTheSamePart() {
    Fixture f;
    auto* whole = f.find<QPushButton>("wholeMap");
    QVERIFY(!whole->isVisible());
    f.wheel(1, f.map(1)->cellCentre({10, 20}), 4);
    QCOMPARE(f.seen(0), f.seen(1));
    QVERIFY(!f.map(0)->view().isWhole());
    QVERIFY(whole->isVisible());
    f.press("addMap");
    QCOMPARE(f.seen(2), f.seen(1));
    f.press("mean");  // another picture of the same part
    QCOMPARE(f.seen(0), f.seen(2));
    QVERIFY(!f.map(0)->view().isWhole());
    f.press("wholeMap");
    for (const std::size_t i : {0, 1, 2})
        QVERIFY(f.map(i)->view().isWhole());
    QVERIFY(!whole->isVisible());
    // And a double click beside the cells.
    f.wheel(0, f.map(0)->cellCentre({10, 20}), 4);
    QTest::mouseDClick(f.canvas(0), Qt::LeftButton, {}, QPoint(f.map(0)->width() / 2, 4));
    QVERIFY(f.map(1)->view().isWhole());
}

void TestLargeMaps::middleButtonAndAltMoveTheMap() {
    Fixture f;
    f.wheel(0, f.map(0)->cellCentre({24, 12}), 4);
    const HeadId held{24, 12};
    const QPointF from = f.map(0)->cellCentre(held);
    const QPointF to = from + QPointF(24, -30);
    const QRectF before = f.seen(0);
    f.mouse(QEvent::MouseButtonPress, Qt::MiddleButton, from);
    f.mouse(QEvent::MouseMove, Qt::MiddleButton, (from + to) / 2);
    f.mouse(QEvent::MouseMove, Qt::MiddleButton, to);
    f.mouse(QEvent::MouseButtonRelease, Qt::MiddleButton, to);
    QVERIFY((f.map(0)->cellCentre(held) - to).manhattanLength() <= 2 * kPixel);
    QCOMPARE(f.seen(0).size(), before.size());
    QCOMPARE(f.seen(1), f.seen(0));
    // The mouse is free again.
    const QRectF moved = f.seen(0);
    f.mouse(QEvent::MouseMove, Qt::NoButton, from);
    QCOMPARE(f.seen(0), moved);

    const QPointF now = f.map(0)->cellCentre(held);
    f.mouse(QEvent::MouseButtonPress, Qt::LeftButton, now, Qt::AltModifier);
    f.mouse(QEvent::MouseMove, Qt::LeftButton, from, Qt::AltModifier);
    f.mouse(QEvent::MouseButtonRelease, Qt::LeftButton, from, Qt::AltModifier);
    QVERIFY((f.map(0)->cellCentre(held) - from).manhattanLength() <= 2 * kPixel);
    QVERIFY(f.window->document().state().ablationSet().heads.empty());
    QVERIFY(!f.window->document().state().selected().has_value());
}

void TestLargeMaps::draggingStillSelects() {
    Fixture f;
    f.wheel(0, f.map(0)->cellCentre({24, 12}), 4);
    const QRectF before = f.seen(0);
    f.drag(0, {22, 10}, {24, 12});
    QCOMPARE(f.window->document().state().ablationSet().heads, block({22, 10}, {24, 12}));
    QCOMPARE(f.seen(0), before);
}

void TestLargeMaps::keysZoom() {
    Fixture f;
    f.click(0, {40, 20});
    QTest::keyClick(f.map(0), Qt::Key_Plus);
    QTest::keyClick(f.map(0), Qt::Key_Plus);
    QVERIFY(f.seen(0).width() < 0.7 * kHeads);
    QVERIFY(f.inSight({40, 20}));
    QCOMPARE(f.seen(1), f.seen(0));
    const QRectF near = f.seen(0);
    QTest::keyClick(f.map(1), Qt::Key_Minus);
    QVERIFY(f.seen(0).width() > near.width());
    QTest::keyClick(f.map(0), Qt::Key_0);
    QVERIFY(f.map(0)->view().isWhole());
    // And from the menu.
    f.trigger("Zoom &In");
    QVERIFY(!f.map(0)->view().isWhole());
    f.trigger("&Whole Map");
    QVERIFY(f.map(0)->view().isWhole());
    QVERIFY(!f.action("&Whole Map")->isEnabled());
}

void TestLargeMaps::theChosenHeadStaysInSight() {
    Fixture f;
    f.click(0, {24, 12});
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(f.map(0), Qt::Key_Plus);
    const QSizeF size = f.seen(0).size();
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(f.map(0), Qt::Key_Down);
        QVERIFY(f.inSight({25 + i, 12}));
    }
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(f.map(0), Qt::Key_Right);
        QVERIFY(f.inSight({44, 13 + i}));
    }
    QCOMPARE(f.seen(0).size(), size);
    QCOMPARE(f.seen(1), f.seen(0));
    // Chosen elsewhere, it is looked for, too.
    f.window->document().state().selection().setSelected(HeadId{0, 0});
    QVERIFY(f.inSight({0, 0}));
    QCOMPARE(f.seen(0).size(), size);
}

void TestLargeMaps::aPictureIsOfTheWholeMap() {
    Fixture f;
    f.wheel(0, f.map(0)->cellCentre({24, 12}), 4);
    QVERIFY(!f.map(0)->view().isWhole());
    f.trigger("Save &Figure…");
    const auto* dialog = f.panel<FigureDialog>();
    QVERIFY(dialog);
    const Figure figure = dialog->figure();
    const auto& values = figure.maps.front().data.values;
    QCOMPARE(values.values(), f.map(0)->data().values.values());
    QCOMPARE(values.layers(), kLayers);
    QVERIFY(!f.map(0)->view().isWhole());
}

void TestLargeMaps::anotherModelIsShownWhole() {
    Fixture f;
    f.wheel(0, f.map(0)->cellCentre({40, 20}), 6);
    f.script->layers = 12;
    f.script->heads = 12;
    QSignalSpy loaded(&f.window->document().controller(), &RunController::modelLoaded);
    f.window->document().openModel(f.folder.path());
    QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, kPatience);
    f.runToEnd();
    QVERIFY(f.map(0)->view().isWhole());
    QCOMPARE(f.map(0)->view().seen(), QRectF(-0.5, -0.5, 12, 12));
    QVERIFY(!f.find<QPushButton>("wholeMap")->isVisible());
}

void TestLargeMaps::comparedMapsZoomTogether() {
    Fixture f;
    f.script->shift = -0.02F;
    f.runToEnd();
    f.window->feature<HistoryFeature>()->compare(1, 2);
    settle();
    CompareView& view = f.window->feature<HistoryFeature>()->comparison();
    auto* first = view.map(CompareView::First);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Plus);
    QVERIFY(!first->view().isWhole());
    for (const auto which : {CompareView::Second, CompareView::Difference})
        QCOMPARE(view.map(which)->view(), first->view());
    QVERIFY(f.map(0)->view().isWhole());  // those of the window are another picture
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestLargeMaps);
#include "test_large_maps.moc"
