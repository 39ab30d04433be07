// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine is computing is seen on the maps and by the bar, before there is a value.
#include "features/maps/maps_panel.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <QProgressBar>
#include <QTemporaryDir>
#include <QTest>

#include <set>

namespace headscope::app::test {

class TestBatchProgress : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir m_folder;

    struct Fixture : WindowFixture {
        Fixture() : filled(2) {
            for (std::size_t i = 0; i < filled.size(); ++i)
                QObject::connect(
                    map(i), &HeatmapPlot::workDrawn, window.get(),
                    [this, i](HeadId head, const QRectF& rect) { filled[i][head] = rect; });
        }
        void beginHeldAt(int step) {
            script->heldStep = step;
            awaitModel();
            press("run");
        }
        /// Paints the maps again: what is filled now.
        void repaint() {
            for (std::size_t i = 0; i < filled.size(); ++i) {
                filled[i].clear();
                map(i)->setBatchProgress(window->document().state().batchProgress());
            }
        }
        std::vector<std::map<HeadId, QRectF>> filled;
    };

 private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void init() { useOwnSettings(m_folder); }
    void cellsInProgressFillUpFromBelow();
    void aMapThatComesLaterShowsThemToo();
    void theBarCountsWhatIsHalfDone();
    void nothingIsInProgressAfterTheEnd();
    void nothingIsInProgressAfterAStop();
};

void TestBatchProgress::cellsInProgressFillUpFromBelow() {
    Fixture f;
    f.beginHeldAt(3);
    QTRY_COMPARE_WITH_TIMEOUT(f.filled[0].size(), std::size_t(12), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(f.window->document().state().batchProgress().part, 0.75, kPatience);
    f.repaint();
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(f.filled[i].size(), std::size_t(12));
        for (const auto& [head, rect] : f.filled[i]) {
            QCOMPARE(head.layer, 11);  // the fake engine begins with the last layer
            const QRectF cell = f.drawn[i].at(head).rect;
            QVERIFY(!f.drawn[i].at(head).value);
            QCOMPARE(rect.bottom(), cell.bottom());
            QCOMPARE(rect.left(), cell.left());
            QCOMPARE(rect.width(), cell.width());
            QVERIFY(std::abs(rect.height() - 0.75 * cell.height()) <= 0.5);
        }
    }
    f.script->heldStep = 1;  // of the next row: the first one has its values by then
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().batchProgress().heads.front().layer == 10,
                             kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(f.window->document().state().batchProgress().part, 0.25, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT((f.drawn[0][{11, 0}].value.has_value()), kPatience);
    f.repaint();
    QCOMPARE(f.filled[0].size(), std::size_t(12));
    QCOMPARE(f.filled[0].begin()->first.layer, 10);
    f.script->heldStep = -1;
    f.awaitEnds(1);
}

void TestBatchProgress::aMapThatComesLaterShowsThemToo() {
    Fixture f;
    bool told = false;
    connect(&f.window->document().state(), &RunState::progressChanged, this,
            [&] { told = f.window->document().state().batchProgress().part == 0.5; });
    f.beginHeldAt(2);
    // Held there, the run tells no more: the map has to know by itself.
    QTRY_VERIFY_WITH_TIMEOUT(told, kPatience);
    f.press("addMap");
    std::set<HeadId> filled;
    connect(f.map(2), &HeatmapPlot::workDrawn, this, [&](HeadId head) { filled.insert(head); });
    QTRY_COMPARE_WITH_TIMEOUT(filled.size(), std::size_t(12), kPatience);
    QCOMPARE(filled.begin()->layer, 11);
    f.script->heldStep = -1;
    f.awaitEnds(1);
}

void TestBatchProgress::theBarCountsWhatIsHalfDone() {
    Fixture f;
    f.beginHeldAt(2);
    const auto* bar = f.find<QProgressBar>("progress");
    // Layer l is computed from there upwards, so its 24 cells weigh 13 - l: half of the last
    // layer's of 24 * (2 + 3 + ... + 13).
    const double part = 0.5 * 2 / 90;
    QTRY_VERIFY_WITH_TIMEOUT(bar->value() > 0, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(bar->value(), static_cast<int>(part * bar->maximum()), kPatience);
    f.script->heldStep = -1;
    f.awaitEnds(1);
    QCOMPARE(bar->value(), bar->maximum());
}

void TestBatchProgress::nothingIsInProgressAfterTheEnd() {
    Fixture f;
    f.runToEnd();
    QVERIFY(f.window->document().state().batchProgress().heads.empty());
    f.repaint();
    QVERIFY(f.filled[0].empty());
}

void TestBatchProgress::nothingIsInProgressAfterAStop() {
    Fixture f;
    f.beginHeldAt(2);
    QTRY_COMPARE_WITH_TIMEOUT(f.filled[0].size(), std::size_t(12), kPatience);
    f.press("stop");
    f.awaitEnds(1);
    QCOMPARE(f.ends.front(), RunEnd::Kind::Stopped);
    f.filled[0].clear();
    f.map(0)->update();
    f.click(0, {3, 4});  // which paints the marks again
    QCOMPARE(f.window->document().state().selected(), std::optional<HeadId>({3, 4}));
    QVERIFY(f.filled[0].empty());
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestBatchProgress);
#include "test_batch_progress.moc"
