// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/head_effect_text.h"
#include "document/metric_text.h"
#include "features/inspector/heads_panel.h"
#include "features/inspector/inspector_panel.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/maps/zero_mean_panel.h"
#include "plot/attention_plot.h"
#include "plot/drift_plot.h"
#include "plot/heatmap_plot.h"
#include "plot/histogram_plot.h"
#include "plot/scatter_plot.h"
#include "plot/top_pair.h"
#include "registered_test.h"
#include "ui/panel_docks.h"
#include "watched.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>
#include <set>

namespace headscope::app::test {

namespace {

constexpr float kRounding = 2e-6F;  // of float32 probabilities and logits

double number(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data(HeadsModel::SortRole).toDouble();
}

}  // namespace

/// The explorer driven as a person would, on the fake engine.
class TestExplorer : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        /// What the map shows, against a formula.
        template <class Expected>
        void compare(std::size_t index, Expected expected) const {
            const auto& values = map(index)->data().values;
            QCOMPARE(values.values().size(), std::size_t(144));
            for (std::size_t i = 0; i < values.values().size(); ++i) {
                QVERIFY(values.values()[i].has_value());
                const auto wanted = static_cast<float>(expected(values.id(i)));
                QVERIFY2(
                    std::abs(*values.values()[i] - wanted) < kRounding,
                    qPrintable(
                        QStringLiteral("%1 instead of %2").arg(*values.values()[i]).arg(wanted)));
            }
        }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void everyQuantityIsShownWithoutARun();
    void mapsComeAndGoAndShareAScaleIfWanted();
    void whatIsShownIsRemembered();
    void oneSelectionEverywhere();
    void clicksDuringARunAreAnsweredAtOnce();
    void theTableSortsFiltersAndIsAProperModel();
    void pendingHeadsAreSortedLast();
    void theInspectorShowsBeforeAndAfter();
    void attentionFollowsTheHeadAndTheQuery();
    void sentencesArePlain();
    void zeroAgainstMean();
    void hiddenPanelsDoNotWork();
    void theKeyboardReachesEveryArea();
    void panelsCanBeHiddenAndPutBack();
};

void TestExplorer::everyQuantityIsShownWithoutARun() {
    Fixture f;
    f.runToEnd();
    const auto zero = Zero{};
    const auto mean = ScalarMean{};
    QuantityPicker* picker = f.window->feature<MapsFeature>()->panel().picker(0);
    const auto choose = [&](Metric metric) {
        Fixture::pick(picker->metricBox(), static_cast<int>(metric));
    };
    const auto subject = [&](Subject value) {
        Fixture::pick(picker->subjectBox(), static_cast<int>(value));
    };
    const auto contrast = [&](const Lens& value) {
        const auto all = lensesOf(zeroAndMean());
        const auto place = std::find(all.begin(), all.end(), value) - all.begin();
        Fixture::pick(picker->contrastBox(), static_cast<int>(place));
    };
    f.compare(0, [&](HeadId head) { return fakeTargetEffect(head, zero); });
    contrast({ScalarMean{}, {}});
    f.compare(0, [&](HeadId head) { return fakeTargetEffect(head, mean); });
    contrast(zeroMinusMean());
    f.compare(0, [&](HeadId head) {
        return fakeTargetEffect(head, zero) - fakeTargetEffect(head, mean);
    });
    contrast(Lens{});
    subject(Subject::Specificity);
    f.compare(0, [&](HeadId head) {
        return fakeTargetEffect(head, zero) - fakeControlEffect(head, zero);
    });
    // The fake engine's logits move by four times the effect, and its logSumExp not at all.
    choose(Metric::LogProbability);
    f.compare(0, [&](HeadId head) {
        return 4 * (fakeTargetEffect(head, zero) - fakeControlEffect(head, zero));
    });
    subject(Subject::Control);
    choose(Metric::Logit);
    f.compare(0, [&](HeadId head) { return 4 * fakeControlEffect(head, zero); });
    choose(Metric::LogitDifference);
    QVERIFY(!picker->subjectBox()->isEnabled());
    f.compare(0, [&](HeadId head) {
        return 4 * (fakeTargetEffect(head, zero) - fakeControlEffect(head, zero));
    });
    choose(Metric::Kl);
    QCOMPARE(f.map(0)->data().kind, ScaleKind::Sequential);
    f.compare(0, [&](HeadId head) { return std::abs(fakeTargetEffect(head, zero)); });
    choose(Metric::TopChanged);
    QCOMPARE(f.map(0)->data().kind, ScaleKind::TwoValued);
    f.compare(0, [&](HeadId head) { return fakeFlips(head, zero) ? 1 : 0; });
    choose(Metric::Rank);
    f.compare(0, [&](HeadId head) { return fakeFlips(head, zero) ? 1 : 0; });
    f.press("mean");
    f.compare(0, [&](HeadId head) { return fakeFlips(head, mean) ? 1 : 0; });
    QVERIFY(f.map(0)->subtitle().contains(QLatin1String("set to its mean")));
    QCOMPARE(f.script->sweeps.load(), 1);
}

void TestExplorer::mapsComeAndGoAndShareAScaleIfWanted() {
    Fixture f;
    f.runToEnd();
    MapsPanel& maps = f.window->feature<MapsFeature>()->panel();
    QCOMPARE(maps.count(), std::size_t(2));
    QCOMPARE(f.map(0)->data().limit, f.map(1)->data().limit);
    QVERIFY(f.map(0)->isColorBarVisible());  // between them: they share it
    QVERIFY(!f.map(1)->isColorBarVisible());

    QTest::mouseClick(f.find<QCheckBox>("sameScale"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!f.window->document().state().maps().sameScale);
    QVERIFY(f.map(1)->data().limit < f.map(0)->data().limit);  // 0.15 at most, instead of 0.41
    QVERIFY(f.map(1)->isColorBarVisible());

    f.press("addMap");
    f.press("addMap");
    QCOMPARE(maps.count(), MapsView::kMost);
    QVERIFY(!f.find<QPushButton>("addMap")->isEnabled());
    settle();
    for (std::size_t i = 0; i < maps.count(); ++i) {
        QVERIFY(f.map(i)->isVisible());
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!f.map(i)->geometry().intersects(f.map(j)->geometry()));
        QVERIFY(f.map(i)->parentWidget()->rect().contains(f.map(i)->geometry()));
    }
    // Two maps of one token are told from each other by their titles.
    MapsView view = f.window->document().state().maps();
    const MapsView before = view;
    view.maps[1] = view.maps[0];
    view.maps[1].metric = Metric::LogProbability;
    f.window->document().state().view().setMaps(view);
    settle();
    QCOMPARE(f.map(0)->title(), QStringLiteral("Target ␣Germany: Probability"));
    QCOMPARE(f.map(1)->title(), QStringLiteral("Target ␣Germany: Log-probability"));
    f.window->document().state().view().setMaps(before);
    settle();
    const Quantity third = f.window->document().state().maps().maps[2];
    f.press("removeMap1");
    QCOMPARE(maps.count(), std::size_t(3));
    QCOMPARE(f.window->document().state().maps().maps[1], third);
    f.compare(0, [](HeadId head) { return fakeControlEffect(head, Zero{}); });
}

void TestExplorer::whatIsShownIsRemembered() {
    {
        Fixture f;
        f.awaitModel();
        Fixture::pick(f.window->feature<MapsFeature>()->panel().picker(1)->metricBox(),
                      static_cast<int>(Metric::Kl));
        f.press("addMap");
        QTest::mouseClick(f.find<QCheckBox>("sameScale"), Qt::LeftButton, {}, QPoint(8, 8));
        f.window->close();
    }
    Fixture f;
    const MapsView& view = f.window->document().state().maps();
    QCOMPARE(view.maps.size(), std::size_t(3));
    QCOMPARE(view.maps[1].metric, Metric::Kl);
    QVERIFY(!view.sameScale);
    QCOMPARE(f.window->feature<MapsFeature>()->panel().picker(1)->quantity().metric, Metric::Kl);
}

void TestExplorer::oneSelectionEverywhere() {
    Fixture f;
    f.runToEnd();
    auto* heads = f.panel<HeadsPanel>();
    auto* zeroMean = f.panel<ZeroMeanPanel>();
    const auto tableHead = [&]() -> std::optional<HeadId> {
        const QModelIndex row = heads->order()->mapToSource(heads->table()->currentIndex());
        return row.isValid() ? std::optional(heads->model()->headAt(row.row())) : std::nullopt;
    };
    const auto all = [&](HeadId head) {
        QCOMPARE(f.window->document().state().selected(), std::optional(head));
        QCOMPARE(f.map(0)->selected(), std::optional(head));
        QCOMPARE(f.map(1)->selected(), std::optional(head));
        f.bringUp("headsDock");
        QCOMPARE(tableHead(), std::optional(head));
        f.bringUp("zeroMeanDock");
        QCOMPARE(zeroMean->scatter()->selected(), std::optional(head));
        f.bringUp("inspectorDock");
        QCOMPARE(f.find<QLabel>("inspectorHeading")->text(),
                 QStringLiteral("Layer %1, head %2").arg(head.layer).arg(head.head));
    };
    f.click(1, {9, 6});
    all({9, 6});
    QCOMPARE(f.map(1)->accessibleDescription(), QStringLiteral("Layer 9, head 6: +0.150"));
    QTest::keyClick(f.map(1), Qt::Key_Left);
    all({9, 5});
    // Enter asks for more of it.
    f.bringUp("headsDock");
    QTest::keyClick(f.map(1), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(f.panel<InspectorPanel>()->isSeen(), kPatience);

    f.bringUp("headsDock");
    heads->table()->setFocus();
    const QModelIndex row =
        heads->order()->mapFromSource(heads->model()->index(heads->model()->rowOf({7, 2}), 3));
    heads->table()->scrollTo(row);
    QTest::mouseClick(heads->table()->viewport(), Qt::LeftButton, {},
                      heads->table()->visualRect(row).center());
    all({7, 2});

    f.bringUp("zeroMeanDock");
    const auto point = zeroMean->scatter()->pointOf({10, 9});
    QVERIFY(point);
    QTest::mouseClick(zeroMean->scatter()->findChildren<QWidget*>().constFirst(), Qt::LeftButton,
                      {}, point->toPoint());
    all({10, 9});

    f.bringUp("driftDock");
    DriftPlot& drift = f.window->feature<MapsFeature>()->drift();
    QTest::mouseClick(drift.findChildren<QWidget*>().constFirst(), Qt::LeftButton, {},
                      drift.pointOf({11, 0}).toPoint());
    all({11, 0});
    f.bringUp("driftDock");
    QTest::keyClick(&drift, Qt::Key_Left);
    all({10, 11});
    QTest::keyClick(&drift, Qt::Key_End);
    QCOMPARE(drift.selected(), std::optional(HeadId{11, 11}));
}

void TestExplorer::clicksDuringARunAreAnsweredAtOnce() {
    Fixture f;
    f.script->rowMs = 60;
    f.awaitModel();
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().cell(HeadId{9, 6}) != nullptr, kPatience);
    f.click(0, {9, 6});
    QVERIFY(f.ends.empty());
    QVERIFY(f.find<QLabel>("headSentence")->text().contains(QLatin1String("to 21 %")));
    // The pattern comes between two batches, not after the run.
    QTRY_COMPARE_WITH_TIMEOUT(f.panel<InspectorPanel>()->attention()->plot()->pattern().tokens, 5,
                              kPatience);
    QVERIFY(f.ends.empty());
    f.click(0, {0, 0});
    QVERIFY(f.find<QLabel>("inspectorEmpty")->text().contains(QLatin1String("still to come")));
    QTRY_COMPARE_WITH_TIMEOUT(f.ends.size(), std::size_t(1), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find<QLabel>("headSentence")->text().contains(QLatin1String("layer 0 head 0")),
        kPatience);
}

void TestExplorer::theTableSortsFiltersAndIsAProperModel() {
    Fixture f;
    auto* panel = f.panel<HeadsPanel>();
    const QAbstractItemModelTester model(panel->model(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester order(panel->order(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    f.bringUp("headsDock");
    f.runToEnd();
    QCOMPARE(panel->order()->rowCount(), 144);
    for (int column = 0; column < panel->model()->columnCount(); ++column) {
        const auto align = panel->model()->index(5, column).data(Qt::TextAlignmentRole).toInt();
        QCOMPARE((align & Qt::AlignRight) != 0, column != HeadsModel::kTopColumn);
        for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            panel->table()->sortByColumn(column, direction);
            if (column == HeadsModel::kTopColumn) continue;
            for (int row = 1; row < 144; ++row) {
                const double before = number(*panel->order(), row - 1, column);
                const double now = number(*panel->order(), row, column);
                QVERIFY(direction == Qt::AscendingOrder ? before <= now : before >= now);
            }
        }
    }
    // By the effect on the target: the strongest loss first.
    panel->table()->sortByColumn(HeadsModel::kTargetColumn, Qt::AscendingOrder);
    QCOMPARE(panel->order()->index(0, HeadsModel::kHeadColumn).data().toString(),
             QStringLiteral("9.6"));
    QCOMPARE(panel->order()->index(0, HeadsModel::kTargetColumn).data().toString(),
             QStringLiteral("−0.410"));

    const auto left = [&](const char* words) {
        panel->filter()->clear();
        QTest::keyClicks(panel->filter(), QString::fromUtf8(words));
        return panel->order()->rowCount();
    };
    QCOMPARE(left("9.6"), 1);
    QCOMPARE(left("layer 1"), 12);  // and none of layer 10 or 11
    QCOMPARE(left("layer 1 head 2"), 1);
    QCOMPARE(left("1"), 12);
    QCOMPARE(left("h3"), 12);
    QCOMPARE(left("head 3 the"), 0);
    QCOMPARE(left("layer 7 the"), 1);
    QCOMPARE(left("L1H11"), 1);
    QCOMPARE(left("the"), 2);  // the heads whose ablation makes it the most likely token
    QCOMPARE(left("nothing"), 0);
    panel->filter()->clear();
    QCOMPARE(panel->order()->rowCount(), 144);
}

void TestExplorer::pendingHeadsAreSortedLast() {
    Fixture f;
    f.script->rowMs = 40;
    f.bringUp("headsDock");
    f.awaitModel();
    auto* panel = f.panel<HeadsPanel>();
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done >= 48, kPatience);
    f.press("stop");
    QTRY_COMPARE_WITH_TIMEOUT(f.ends.size(), std::size_t(1), kPatience);
    settle();
    for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        panel->table()->sortByColumn(HeadsModel::kTargetColumn, direction);
        bool pending = false;
        int there = 0;
        for (int row = 0; row < panel->order()->rowCount(); ++row) {
            const QModelIndex index = panel->order()->index(row, HeadsModel::kTargetColumn);
            const bool has = index.data(HeadsModel::SortRole).isValid();
            QVERIFY(!(pending && has));
            pending = pending || !has;
            there += has ? 1 : 0;
            if (!has) QCOMPARE(index.data().toString(), QStringLiteral("…"));
        }
        QVERIFY(pending && there >= 24);
    }
}

void TestExplorer::theInspectorShowsBeforeAndAfter() {
    Fixture f;
    f.awaitModel();
    f.window->docks().bringUp(f.find<QDockWidget>("inspectorDock"));
    QVERIFY(f.find<QLabel>("inspectorEmpty")->text().contains(QLatin1String("After a run")));
    f.runToEnd();
    auto* empty = f.find<QLabel>("inspectorEmpty");
    QVERIFY(empty->text().contains(QLatin1String("Click a cell")));
    // The strongest heads are offered, the strongest first.
    const qsizetype first = empty->text().indexOf(QLatin1String("href='9.6'"));
    QVERIFY(first > 0 && empty->text().indexOf(QLatin1String("href='7.2'")) > first);
    Q_EMIT empty->linkActivated(QStringLiteral("7.2"));
    QCOMPARE(f.window->document().state().selected(), std::optional(HeadId{7, 2}));
    f.click(0, {9, 6});
    QCOMPARE(f.find<QLabel>("headSentence")->text(),
             QStringLiteral("Ablating layer 9 head 6 lowers ␣Germany from 62 % to 21 %; ␣the "
                            "takes its place."));
    auto* tops = f.panel<InspectorPanel>()->tops();
    QCOMPARE(tops->clean().size(), std::size_t(5));
    QCOMPARE(tops->clean().front().token.text, std::string(" Germany"));
    QCOMPARE(tops->ablated().front().token.text, std::string(" the"));
    QVERIFY(tops->accessibleName().contains(QStringLiteral("ablated: ␣the")));
    const QString numbers = f.find<QLabel>("headNumbers")->text();
    // ln 0.62 = -0.478; the logit falls by 4 * 0.41.
    for (const char* part : {"0.6200", "0.2100", "−0.4100", "8.10 → 6.46", "−0.478 → −2.12",
                             "1 → 2", "0.410 nats", "observed mean"}) {
        QVERIFY2(numbers.contains(QString::fromUtf8(part)), part);
    }
    f.press("mean");
    QCOMPARE(f.find<QLabel>("headSentence")->text(),
             QStringLiteral("Replacing layer 9 head 6 by its mean lowers ␣Germany from 62 % to "
                            "37 %; ␣the takes its place."));
}

void TestExplorer::attentionFollowsTheHeadAndTheQuery() {
    Fixture f;
    f.runToEnd();
    f.click(0, {9, 6});
    auto* view = f.panel<InspectorPanel>()->attention();
    QTRY_COMPARE_WITH_TIMEOUT(view->plot()->pattern().head, (HeadId{9, 6}), kPatience);
    // Head 6: keys weigh 1, 2, 3, 1, 2 of 9 for the last query.
    const auto weights = view->strip()->weights();
    QCOMPARE(view->strip()->query(), 4);
    QCOMPARE(weights.size(), std::size_t(5));
    const float expected[] = {1 / 9.0F, 2 / 9.0F, 3 / 9.0F, 1 / 9.0F, 2 / 9.0F};
    for (std::size_t i = 0; i < weights.size(); ++i)
        QVERIFY(std::abs(weights[i] - expected[i]) < kRounding);

    QTest::mouseClick(view->plot(), Qt::LeftButton, {},
                      view->plot()->cellRect(2, 1).center().toPoint());
    QCOMPARE(view->strip()->query(), 2);
    QVERIFY(std::abs(view->strip()->weights()[2] - 0.5F) < kRounding);
    QCOMPARE(view->strip()->weights()[3], 0.0F);
    QTest::mouseClick(view->strip(), Qt::LeftButton, {}, view->strip()->chipRect(1).center());
    QCOMPARE(view->strip()->query(), 1);
    QTest::keyClick(view->plot(), Qt::Key_Down);
    QCOMPARE(view->strip()->query(), 2);
    QTest::keyClick(view->strip(), Qt::Key_Right);
    QCOMPARE(view->strip()->query(), 3);
    QVERIFY(f.find<QLabel>("attentionText")->text().contains(QStringLiteral("␣capital")));

    // Another head: the query stays, the weights are the new head's.
    QTest::keyClick(f.map(0), Qt::Key_Right);
    QTRY_COMPARE_WITH_TIMEOUT(view->plot()->pattern().head, (HeadId{9, 7}), kPatience);
    QCOMPARE(view->strip()->query(), 3);
    QVERIFY(std::abs(view->strip()->weights()[0] - 2 / 8.0F) < kRounding);
    QVERIFY(!f.script->wrongThread);
}

void TestExplorer::sentencesArePlain() {
    CleanRun clean;
    clean.target = {{{1, " Germany"}}, 0.62F, 0, 1};
    clean.control = {{{2, " France"}}, 0.07F, 0, 3};
    clean.top = {headscope::test::scoreOf(clean.target)};
    Cell cell;
    cell.head = {3, 4};
    cell.argmax = clean.target.tokens.front();
    const auto says = [&](float before, float after, const Intervention& intervention = Zero{}) {
        clean.target.p = before;
        cell.pTarget = after;
        return headSentence(clean, cell, intervention);
    };
    QCOMPARE(says(0.62F, 0.75F), QStringLiteral("Ablating layer 3 head 4 raises ␣Germany from "
                                                "62 % to 75 %; it stays the most likely token."));
    QCOMPARE(says(0.62F, 0.62F), QStringLiteral("Ablating layer 3 head 4 leaves ␣Germany at "
                                                "62.0 %; it stays the most likely token."));
    // As many digits as it takes to see the change.
    QVERIFY(says(0.6211F, 0.6229F).contains(QStringLiteral("from 62.1 % to 62.3 %")));
    clean.top = {{{7, " the"}, 0.3F, 0, 1}};
    cell.argmax = {7, " the"};
    QCOMPARE(says(0.0002F, 0.0005F, ScalarMean{}),
             QStringLiteral("Replacing layer 3 head 4 by its mean raises ␣Germany from 0.020 % to "
                            "0.050 %; ␣the stays the most likely token."));
    cell.argmax = {8, " a"};
    QVERIFY(says(0.02F, 0.01F)
                .endsWith(QStringLiteral("␣a takes the place of ␣the as the most likely token.")));
}

void TestExplorer::zeroAgainstMean() {
    Fixture f;
    f.runToEnd();
    f.bringUp("zeroMeanDock");
    auto* panel = f.panel<ZeroMeanPanel>();
    const auto points = panel->scatter()->data().points;
    QCOMPARE(points.size(), std::size_t(144));
    double sums[5] = {};
    for (const HeadPoint& point : points) {
        const double x = point.at.x();
        const double y = point.at.y();
        QVERIFY(std::abs(x - fakeTargetEffect(point.head, Zero{})) < kRounding);
        QVERIFY(std::abs(y - fakeTargetEffect(point.head, ScalarMean{})) < kRounding);
        sums[0] += x / 144;
        sums[1] += y / 144;
        sums[2] += x * x / 144;
        sums[3] += y * y / 144;
        sums[4] += x * y / 144;
    }
    const double r = (sums[4] - sums[0] * sums[1]) /
                     std::sqrt((sums[2] - sums[0] * sums[0]) * (sums[3] - sums[1] * sums[1]));
    QVERIFY(f.find<QLabel>("zeroMeanText")
                ->text()
                .contains(QStringLiteral("r = +") + QString::number(r, 'f', 3)));
    QVERIFY(f.find<QLabel>("zeroMeanText")
                ->text()
                .contains(QStringLiteral("layer 9 head 6, zero −0.410, scalar mean −0.246")));
    HistogramPlot* histogram = panel->histogram();
    for (const auto& set : histogram->data().heads) {
        std::size_t heads = 0;
        for (const auto& bin : set)
            heads += bin.size();
        QCOMPARE(heads, std::size_t(144));
    }
    // -0.41 is alone in its bin; under mean nothing is that strong.
    QCOMPARE(histogram->data().heads[0].front(), (HeadList{{9, 6}}));
    QVERIFY(histogram->data().heads[1].front().empty());
    QWidget* canvas = histogram->findChildren<QWidget*>().constFirst();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, histogram->footOf(0).toPoint() + QPoint(3, -20));
    QCOMPARE(f.window->document().state().selected(), std::optional(HeadId{9, 6}));
    QCOMPARE(histogram->markerCount(), 2);
    // A bin of many: one head after the other.
    std::size_t full = 0;
    while (histogram->data().heads[0][full].size() < 3)
        ++full;
    std::set<HeadId> chosen;
    for (int i = 0; i < 3; ++i) {
        QTest::mouseClick(canvas, Qt::LeftButton, {},
                          histogram->footOf(full).toPoint() + QPoint(2, -20));
        chosen.insert(*f.window->document().state().selected());
    }
    QCOMPARE(chosen.size(), std::size_t(3));

    Fixture::pick(panel->picker()->subjectBox(), static_cast<int>(Subject::Control));
    for (const HeadPoint& point : panel->scatter()->data().points)
        QVERIFY(std::abs(point.at.y() - fakeControlEffect(point.head, ScalarMean{})) < kRounding);
    // The arrow keys walk along the axis of zero.
    f.window->document().state().selection().setSelected(std::nullopt);
    QTest::keyClick(panel->scatter(), Qt::Key_Right);
    const auto first = f.window->document().state().selected();
    QTest::keyClick(panel->scatter(), Qt::Key_Right);
    const auto second = f.window->document().state().selected();
    QVERIFY(first && second && first != second);
    QVERIFY(fakeControlEffect(*first, Zero{}) <= fakeControlEffect(*second, Zero{}));
}

void TestExplorer::hiddenPanelsDoNotWork() {
    Fixture f;
    f.bringUp("inspectorDock");
    f.script->rowMs = 20;
    auto* panel = f.panel<HeadsPanel>();
    QSignalSpy changed(panel->model(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(panel->model(), &QAbstractItemModel::modelReset);
    f.runToEnd();
    QCOMPARE(changed.count() + reset.count(), 0);
    f.bringUp("headsDock");
    QCOMPARE(panel->model()->rowCount(), 144);
}

void TestExplorer::theKeyboardReachesEveryArea() {
    Fixture f;
    f.runToEnd();
    f.window->activateWindow();
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(f.window.get(), Qt::Key_F6);
        const QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus);
        seen.push_back(focus->objectName());
    }
    QVERIFY2(seen.contains(QLatin1String("prompt")), qPrintable(seen.join(QLatin1Char(' '))));
    QVERIFY2(seen.contains(QLatin1String("map1")), qPrintable(seen.join(QLatin1Char(' '))));
    QTest::keyClick(f.window.get(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(f.panel<HeadsPanel>()->isSeen(), kPatience);
    QTest::keyClick(f.window.get(), Qt::Key_3, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(f.panel<ZeroMeanPanel>()->isSeen(), kPatience);
    QVERIFY(!f.panel<HeadsPanel>()->isSeen());
    // Ctrl+Shift+M adds a map, and none where there is no more room.
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(f.window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(f.window->feature<MapsFeature>()->panel().count(), MapsView::kMost);
    QTest::keyClick(f.window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(f.window->feature<MapsFeature>()->panel().count(), std::size_t(3));
}

void TestExplorer::panelsCanBeHiddenAndPutBack() {
    {
        Fixture f;
        f.awaitModel();
        auto* dock = f.find<QDockWidget>("zeroMeanDock");
        dock->toggleViewAction()->trigger();
        QVERIFY(dock->isHidden());
        f.window->close();
    }
    Fixture f;
    auto* dock = f.find<QDockWidget>("zeroMeanDock");
    QVERIFY(dock->isHidden());
    f.window->docks().arrange();
    QVERIFY(!dock->isHidden());
    QVERIFY(f.window->tabifiedDockWidgets(dock).size() >= 2);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestExplorer);
#include "test_explorer.moc"
