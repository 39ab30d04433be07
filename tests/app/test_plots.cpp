// SPDX-License-Identifier: GPL-3.0-or-later
#include "contrast.h"
#include "drawn_text.h"
#include "patience.h"
#include "plot/attention_plot.h"
#include "plot/draw_cells.h"
#include "plot/drift_plot.h"
#include "plot/growth_plot.h"
#include "plot/heatmap_plot.h"
#include "plot/qcp.h"
#include "plot/scatter_plot.h"
#include "registered_test.h"
#include "ui/diverging_scale.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <headscope/statistics.h>

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <cmath>
#include <map>
#include <set>

namespace headscope::app::test {

namespace {

HeatmapData sample(int layers, int heads) {
    HeatmapData data;
    data.values = {layers, heads};
    data.limit = 0.5;
    for (std::size_t i = 0; i < data.values.values().size(); ++i) {
        if (i % 7 != 3) data.values.values()[i] = 0.5F * std::sin(static_cast<float>(i));
    }
    return data;
}

QPixmap grabbed(QWidget& widget) {
    // Twice: the first lets the queued replot through.
    QCoreApplication::processEvents();
    return widget.grab();
}

}  // namespace

class TestPlots : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { applyTheme(ThemeChoice::Light); }

    void everyCellIsDrawnWithItsValueAndColour_data();
    void everyCellIsDrawnWithItsValueAndColour();
    void pixelsAtCellCentresAreThePalettes();
    void aDimmedCellIsDimmedToItsEdges();
    void hatchingIsSeenOnEveryColour();
    void pendingIsNotZero();
    void aMapIsPaintedForTheSizeItGets();
    void textsOfSmallMapsAreWholeAndApart_data();
    void textsOfSmallMapsAreWholeAndApart();
    void aTitleThatIsCutIsTheTip();
    void namesBelowACurveFollowTheSize();
    void mouseAndArrowKeysReachEveryCell();
    void aMapThatIsShownFollowsTheTheme();
    void theMapWithTheKeyboardIsFramed();
    void driftPlotHasAPointAHead();
    void anEmptyDriftPlotHasItsLayersAndNoNumbers();
    void legendsAreReadInNarrowPlots();
    void plotsHaveRoomForTheirLegend();
    void attentionIsDrawnAndItsLabelsThinOut_data();
    void attentionIsDrawnAndItsLabelsThinOut();
};

void TestPlots::everyCellIsDrawnWithItsValueAndColour_data() {
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("heads");
    QTest::newRow("12 x 12") << 12 << 12;
    QTest::newRow("1 x 1") << 1 << 1;
    QTest::newRow("4 x 2") << 4 << 2;
    QTest::newRow("48 x 25") << 48 << 25;
}

void TestPlots::everyCellIsDrawnWithItsValueAndColour() {
    QFETCH(int, layers);
    QFETCH(int, heads);
    HeatmapPlot plot;
    plot.resize(520, 520);
    plot.show();
    std::map<HeadId, DrawnCell> drawn;
    connect(&plot, &HeatmapPlot::cellDrawn, this,
            [&drawn](const DrawnCell& cell) { drawn[cell.head] = cell; });
    const HeatmapData data = sample(layers, heads);
    plot.setData(data);
    QTRY_COMPARE_WITH_TIMEOUT(drawn.size(), data.values.values().size(), kPatience);
    grabbed(plot);
    for (const auto& [head, cell] : drawn) {
        QCOMPARE(head, cell.head);
        QCOMPARE(cell.value, data.values(cell.head));
        QVERIFY(cell.rect.width() >= 1 && cell.rect.height() >= 1);
        QVERIFY(cell.rect.contains(plot.cellCentre(cell.head)));
        if (cell.value) {
            QCOMPARE(cell.color, DivergingScale::onLight().color(*cell.value, data.limit));
        }
        for (const auto& [otherHead, other] : drawn) {
            QVERIFY(otherHead == head || !other.rect.intersects(cell.rect));
        }
    }
}

void TestPlots::pixelsAtCellCentresAreThePalettes() {
    HeatmapPlot plot;
    plot.resize(520, 480);
    plot.show();
    const HeatmapData data = sample(12, 12);
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(choice);
        plot.setData(data);
        const QPixmap pixmap = grabbed(plot);
        const QImage image = pixmap.toImage();
        const auto& scale =
            choice == ThemeChoice::Dark ? DivergingScale::onDark() : DivergingScale::onLight();
        for (std::size_t i = 0; i < data.values.values().size(); ++i) {
            const auto& value = data.values.values()[i];
            if (!value) continue;
            const QPointF centre = plot.cellCentre(data.values.id(i)) * pixmap.devicePixelRatio();
            QCOMPARE(image.pixelColor(centre.toPoint()), scale.color(*value, data.limit));
        }
    }
}

void TestPlots::aDimmedCellIsDimmedToItsEdges() {
    HeatmapPlot plot;
    plot.resize(520, 480);
    plot.show();
    std::map<HeadId, QRect> cells;
    connect(&plot, &HeatmapPlot::cellDrawn, this,
            [&cells](const DrawnCell& cell) { cells[cell.head] = cell.rect.toRect(); });
    HeatmapData data = sample(3, 3);
    for (auto& value : data.values.values())
        value = 0.3F;
    plot.setFocusPolicy(Qt::NoFocus);  // its frame is upon the edge
    plot.clearFocus();
    plot.setData(data);
    plot.setFaded(true);
    const QImage image = grabbed(plot).toImage();
    QCOMPARE(cells.size(), std::size_t(9));
    for (const auto& [head, cell] : cells) {
        const QRgb middle = image.pixel(cell.center() + QPoint(8, 8));
        QVERIFY(middle != DivergingScale::onLight().color(0.3, data.limit).rgb());
        for (const QPoint corner : {cell.topLeft(), cell.bottomRight()})
            QCOMPARE(image.pixel(corner), middle);
    }
}

void TestPlots::hatchingIsSeenOnEveryColour() {
    for (const DivergingScale* scale : {&DivergingScale::onLight(), &DivergingScale::onDark()})
        for (int i = -20; i <= 20; ++i) {
            const QColor fill = scale->color(0.05F * static_cast<float>(i), 1);
            QVERIFY2(contrast(uncertainInk(fill), fill) >= 1.95, qPrintable(fill.name()));
        }
}

void TestPlots::pendingIsNotZero() {
    HeatmapPlot plot;
    plot.resize(400, 400);
    plot.show();
    HeatmapData data;
    data.values = {2, 2};
    data.values({0, 0}) = 0.0F;
    std::map<HeadId, DrawnCell> drawn;
    connect(&plot, &HeatmapPlot::cellDrawn, this,
            [&drawn](const DrawnCell& cell) { drawn[cell.head] = cell; });
    plot.setData(data);
    QTRY_COMPARE_WITH_TIMEOUT(drawn.size(), std::size_t(4), kPatience);
    const DrawnCell finished = drawn[{0, 0}];
    const DrawnCell pending = drawn[{1, 1}];
    QVERIFY(finished.value.has_value());
    QVERIFY(!pending.value.has_value());
    QVERIFY(pending.color != finished.color);
    // Hatched: more than one colour inside the pending cell, exactly one inside the finished one.
    const QImage image = grabbed(plot).toImage();
    const auto colours = [&](HeadId head) {
        std::set<QRgb> seen;
        const QRect inner = drawn[head].rect.toRect().adjusted(12, 12, -12, -12);
        for (int x = inner.left(); x < inner.right(); ++x) {
            for (int y = inner.top(); y < inner.bottom(); ++y)
                seen.insert(image.pixel(x, y));
        }
        return seen.size();
    };
    QCOMPARE(colours({0, 0}), std::size_t(1));
    QVERIFY(colours({1, 1}) > 1);
}

void TestPlots::aMapIsPaintedForTheSizeItGets() {
    QWidget window;
    window.resize(600, 500);
    HeatmapPlot plot(&window);
    plot.setTitled(false);
    plot.setGeometry(0, 0, 480, 400);
    plot.setData(sample(12, 12));
    window.show();
    QVERIFY(!grabbed(window).isNull());
    // Nothing comes after the size, as where several maps are arranged.
    plot.setGeometry(0, 0, 230, 160);
    const QImage painted = plot.grab().toImage();
    plot.findChild<QCustomPlot*>()->replot();
    QCOMPARE(plot.grab().toImage(), painted);
}

void TestPlots::textsOfSmallMapsAreWholeAndApart_data() {
    QTest::addColumn<ScaleKind>("kind");
    QTest::addColumn<bool>("compact");
    for (const bool compact : {false, true}) {
        const char* how = compact ? "compact" : "full";
        QTest::addRow("diverging, %s", how) << ScaleKind::Diverging << compact;
        QTest::addRow("from 0, %s", how) << ScaleKind::Sequential << compact;
        QTest::addRow("two values, %s", how) << ScaleKind::TwoValued << compact;
    }
}

// What stands beside the cells of a map whose cells take so much, at the size of the widget that
// its arrangement gives it.
void TestPlots::textsOfSmallMapsAreWholeAndApart() {
    QFETCH(ScaleKind, kind);
    QFETCH(bool, compact);
    QWidget window;
    window.resize(1200, 900);
    HeatmapPlot plot(&window);
    plot.setTitled(false);
    plot.setCompact(compact);
    HeatmapData data = sample(12, 12);
    data.kind = kind;
    data.barText = QStringLiteral("P");
    data.lowText = QStringLiteral("improbably");
    data.highText = QStringLiteral("extraordinarily");
    plot.setData(data);
    window.show();
    const QFontMetrics small(scaledFont(plot.font(), 0.88));
    // A pixel for rounding, and a fifth of a line that no digit reaches.
    const auto letters = [](const DrawnText& text) {
        const int line = text.place.height() / 5;
        return text.place.adjusted(1, line, -1, -line);
    };
    for (const int width : {24, 45, 93, 200, 400}) {
        for (const int height : {24, 42, 103, 300}) {
            plot.setGeometry({{}, plot.chrome(true, compact) + QSize(width, height)});
            QVERIFY(!grabbed(window).isNull());
            const auto texts = drawnTexts(window);
            int words = 0;
            for (std::size_t i = 0; i < texts.size(); ++i) {
                const bool isWord = texts[i].text == data.lowText || texts[i].text == data.highText;
                words += isWord ? 1 : 0;
                QVERIFY2(!isWord ||
                             (texts[i].place.height() >= small.height() - 1 &&
                              texts[i].place.width() >= small.horizontalAdvance(texts[i].text) - 1),
                         qPrintable(texts[i].text));
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY2(!letters(texts[i]).intersects(letters(texts[j])),
                             qPrintable(QStringLiteral("%1 x %2: “%3” touches “%4”")
                                            .arg(width)
                                            .arg(height)
                                            .arg(texts[i].text, texts[j].text)));
            }
            // In a large map there is room for both.
            QVERIFY(words == 2 || width < 400);
        }
    }
}

void TestPlots::aTitleThatIsCutIsTheTip() {
    QWidget window;
    window.resize(400, 400);
    HeatmapPlot plot(&window);
    const QString title =
        QStringLiteral("A title that is longer than the map is wide, whatever the font may be");
    plot.setTitle(title, QStringLiteral("short"));
    plot.setGeometry(0, 0, 240, 260);
    plot.setData(sample(4, 4));
    window.show();
    QVERIFY(!grabbed(window).isNull());
    const QPoint at(12, 8);
    QWidget* under = plot.childAt(at);
    QVERIFY(under);
    QHelpEvent help(QEvent::ToolTip, under->mapFrom(&plot, at), plot.mapToGlobal(at));
    QApplication::sendEvent(under, &help);
    QCOMPARE(QToolTip::text(), title);
    QToolTip::hideText();
}

void TestPlots::namesBelowACurveFollowTheSize() {
    QWidget window;
    window.resize(700, 400);
    GrowthPlot plot(&window);
    plot.setGeometry(0, 0, 620, 220);
    QStringList names;
    QVector<double> values;
    for (int i = 0; i < 30; ++i) {
        names += QStringLiteral("0.%1").arg(i);
        values += 0.03 * i;
    }
    plot.setData(names, values, values, QStringLiteral("a"), QStringLiteral("b"));
    window.show();
    QVERIFY(!grabbed(window).isNull());
    plot.setGeometry(0, 0, 230, 160);
    const QImage painted = grabbed(plot).toImage();
    plot.findChild<QCustomPlot*>()->replot();
    QCOMPARE(plot.grab().toImage(), painted);
}

void TestPlots::mouseAndArrowKeysReachEveryCell() {
    HeatmapPlot plot;
    plot.resize(400, 400);
    plot.show();
    plot.setData(sample(3, 4));
    grabbed(plot);
    std::optional<HeadId> chosen;
    connect(&plot, &HeatmapPlot::cellChosen, this, [&](std::optional<HeadId> head) {
        chosen = head;
        plot.setSelected(head);
    });
    std::optional<HeadId> hovered;
    connect(&plot, &HeatmapPlot::cellHovered, this, [&](std::optional<HeadId> head, QPoint) {
        hovered = head;
        plot.setHovered(head);
    });
    QWidget* canvas = plot.findChildren<QWidget*>().constFirst();
    for (int layer = 0; layer < 3; ++layer) {
        for (int head = 0; head < 4; ++head) {
            const QPoint centre = plot.cellCentre({layer, head}).toPoint();
            QTest::mouseMove(canvas, centre);
            QTRY_COMPARE_WITH_TIMEOUT(hovered, std::optional(HeadId{layer, head}), kPatience);
            QTest::mouseClick(canvas, Qt::LeftButton, {}, centre);
            QCOMPARE(chosen, std::optional(HeadId{layer, head}));
        }
    }
    QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(2, 2));
    QCOMPARE(chosen, std::nullopt);

    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(chosen, std::optional(HeadId{0, 0}));
    QTest::keyClick(&plot, Qt::Key_Right);
    QTest::keyClick(&plot, Qt::Key_Down);
    QCOMPARE(chosen, std::optional(HeadId{1, 1}));
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(&plot, Qt::Key_Down);
    QTest::keyClick(&plot, Qt::Key_End);
    QCOMPARE(chosen, std::optional(HeadId{2, 3}));
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(&plot, Qt::Key_Up);
    QTest::keyClick(&plot, Qt::Key_Home);
    QCOMPARE(chosen, std::optional(HeadId{0, 0}));
}

void TestPlots::aMapThatIsShownFollowsTheTheme() {
    HeatmapPlot plot;
    plot.resize(400, 380);
    plot.show();
    plot.setData(sample(12, 12));
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        applyTheme(choice);
        const QImage image = grabbed(plot).toImage();
        QCOMPARE(image.pixelColor(1, 1), Theme::of(plot.palette()).card);
        QCOMPARE(image.pixelColor(plot.cellCentre({0, 0}).toPoint()),
                 DivergingScale::of(Theme::of(plot.palette())).color(0, 0.5));
    }
}

void TestPlots::theMapWithTheKeyboardIsFramed() {
    HeatmapPlot plot;
    plot.resize(400, 400);
    plot.setData(sample(12, 12));
    plot.show();
    plot.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&plot));
    const auto framed = [&plot](const QImage& image) {
        const QPointF first = plot.cellCentre({0, 5});
        const int edge = qRound(first.y() - (plot.cellCentre({1, 5}) - first).y() / 2);
        int inked = 0;
        for (int y = edge - 2; y <= edge + 2; ++y)
            inked += image.pixelColor(qRound(first.x()), y) == Theme::day().accent;
        return inked == 2;
    };
    plot.clearFocus();
    QVERIFY(!framed(grabbed(plot).toImage()));
    plot.setFocus();
    QVERIFY(framed(grabbed(plot).toImage()));
    plot.clearFocus();
    QVERIFY(!framed(grabbed(plot).toImage()));
}

void TestPlots::driftPlotHasAPointAHead() {
    HeadGrid<float> means(4, 3);
    for (std::size_t i = 0; i < means.values().size(); ++i) {
        const HeadId id = means.id(i);
        means.values()[i] =
            0.1F * static_cast<float>(id.layer) + 0.01F * static_cast<float>(id.head);
    }
    DriftPlot plot;
    plot.resize(480, 240);
    plot.show();
    plot.setData(means, drift(means));
    grabbed(plot);
    QCOMPARE(plot.pointCount(), 12);
    QVERIFY2(plot.lineText().contains(QLatin1String("slope 0.100 per layer, 95 % interval [")),
             qPrintable(plot.lineText()));
    for (int layer = 1; layer < 4; ++layer) {
        for (int head = 0; head < 3; ++head) {
            QVERIFY(plot.pointOf({layer, head}).y() < plot.pointOf({layer - 1, head}).y());
            QVERIFY(plot.pointOf({layer, head}).x() > plot.pointOf({layer - 1, 2}).x());
        }
    }
    QSignalSpy chosen(&plot, &DriftPlot::headChosen);
    QWidget* canvas = plot.findChildren<QWidget*>().constFirst();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, plot.pointOf({2, 1}).toPoint());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<std::optional<HeadId>>(), std::optional(HeadId{2, 1}));
}

void TestPlots::anEmptyDriftPlotHasItsLayersAndNoNumbers() {
    HeadGrid<float> means(4, 3);
    means({3, 2}) = 0.4F;
    DriftPlot plot;
    plot.resize(480, 240);
    plot.show();
    const auto numbers = [&plot] {
        QStringList found;
        for (const DrawnText& text : drawnTexts(plot))
            if (!text.text.isEmpty() && (text.text.front().isDigit() || text.text.startsWith(u'+')))
                found << text.text;
        return found;
    };
    plot.setData(means, drift(means));
    grabbed(plot);
    const QString values = numbers().join(QLatin1Char(' '));
    QVERIFY2(values.contains(u'3') && values.contains(u'+'), qPrintable(values));
    const auto spoken = [&plot] {
        return QAccessible::queryAccessibleInterface(&plot)->text(QAccessible::Value);
    };
    plot.setSelected(HeadId{3, 2});
    QVERIFY(spoken().contains(QStringLiteral("+0.4")));
    plot.setEmpty(12);
    QCOMPARE(spoken(), QString());
    grabbed(plot);
    QCOMPARE(plot.pointCount(), 0);
    QStringList layers;
    for (int layer = 0; layer < 12; ++layer)
        layers << QString::number(layer);
    QCOMPARE(numbers(), layers);
}

void TestPlots::legendsAreReadInNarrowPlots() {
    applyFontPercent(kFontPercents.most);
    const auto restore = qScopeGuard([] { applyFontPercent(kFontPercents.usual); });
    QWidget window;  // a plot by itself would not get as small as in a panel
    window.resize(900, 300);
    GrowthPlot plot(&window);
    plot.setData({QStringLiteral("none"), QStringLiteral("9.6")}, {0.6, 0.3}, {0.1, 0.2},
                 QStringLiteral("␣Germany"), QStringLiteral("␣Switzerland"));
    window.show();
    const int line = QFontMetrics(scaledFont(plot.font(), 0.85)).height();
    const auto inkAbove = [&](QSize size) {
        plot.resize(size);
        const QImage image = grabbed(plot).toImage();
        int ink = 0;
        for (int y = 0; y < plot.axesRect().top() - line / 2; ++y)
            for (int x = 0; x < image.width(); ++x)
                ink += image.pixelColor(x, y) != Theme::day().card;
        return ink;
    };
    // Where there is little room, as much is written as where there is plenty.
    const int wide = inkAbove({900, 300});
    QVERIFY(wide > 0);
    QCOMPARE(inkAbove(plot.minimumSizeHint()), wide);
    QVERIFY(plot.axesRect().height() > line);
    // Three entries in two columns leave a gap.
    DriftPlot drift(&window);
    drift.show();
    for (int width = 600; width >= 100; width -= 50) {
        drift.resize(width, 200);
        QVERIFY(!grabbed(drift).isNull());
    }
}

/// As high as it must be a plot has room for its legend, however many lines that has, and for its
/// data; no name of an axis goes beyond it.
void TestPlots::plotsHaveRoomForTheirLegend() {
    applyFontPercent(kFontPercents.most);
    const auto restore = qScopeGuard([] { applyFontPercent(kFontPercents.usual); });
    QWidget window;
    window.resize(900, 900);
    DriftPlot drift(&window);
    ScatterPlot scatter(&window);
    scatter.setData({{{{0, 0}, {0.1, 0.2}}},
                     QStringLiteral("zero: P ablated − P clean, with some more words to it"),
                     QStringLiteral("scalar mean"),
                     QStringLiteral("zero = scalar mean")});
    window.show();
    const int line = QFontMetrics(scaledFont(drift.font(), 0.85)).height();
    const auto inkAbove = [line](PlotWidget& plot, QSize size) {
        plot.resize(size);
        const QImage image = grabbed(plot).toImage();
        int ink = 0;
        for (int y = 0; y < plot.axesRect().top() - line / 2; ++y)
            for (int x = 0; x < image.width(); ++x)
                ink += image.pixelColor(x, y) != Theme::day().card;
        return ink;
    };
    for (PlotWidget* plot : {static_cast<PlotWidget*>(&drift), static_cast<PlotWidget*>(&scatter)})
        for (const int width : {800, 450, 330}) {
            const int ink = inkAbove(*plot, {width, 700});
            QVERIFY(ink > 0);
            const QSize least(width, plot->minimumSizeHint().height());
            QVERIFY(least.height() < 500);
            QCOMPARE(inkAbove(*plot, least), ink);
            QVERIFY(plot->axesRect().height() >= 2 * line);
            // The name below is not cut off at the edges.
            const QImage image = grabbed(*plot).toImage();
            for (int y = image.height() - line; y < image.height(); ++y) {
                QCOMPARE(image.pixelColor(0, y), Theme::day().card);
                QCOMPARE(image.pixelColor(image.width() - 1, y), Theme::day().card);
            }
        }
}

void TestPlots::attentionIsDrawnAndItsLabelsThinOut_data() {
    QTest::addColumn<int>("tokens");
    for (const int tokens : {1, 5, 200, 600})
        QTest::addRow("%d tokens", tokens) << tokens;
}

void TestPlots::attentionIsDrawnAndItsLabelsThinOut() {
    QFETCH(int, tokens);
    AttentionPattern pattern{{0, 0}, tokens, {}};
    QStringList texts;
    for (int query = 0; query < tokens; ++query) {
        texts.push_back(QString::number(query));
        for (int key = 0; key < tokens; ++key)
            pattern.weights.push_back(key > query ? 0.0F : 1.0F / static_cast<float>(query + 1));
    }
    AttentionPlot plot;
    plot.resize(300, 300);
    plot.setPattern(pattern, texts);
    plot.setQuery(tokens / 2);
    const QImage image = plot.grab().toImage();
    QVERIFY(QRectF(plot.rect()).contains(plot.cellRect(tokens - 1, tokens - 1)));
    // Labels never touch.
    const QFontMetrics small(scaledFont(plot.font(), 0.85));
    QVERIFY(plot.labelStep() * plot.cellRect(0, 0).height() >= small.height());
    QVERIFY(tokens > 5 || plot.labelStep() == 1);
    if (tokens > 5) return;
    const auto at = [&](int query, int key) {
        return image.pixelColor(plot.cellRect(query, key).center().toPoint());
    };
    // The first query sees itself alone: the strongest colour; what it may not see is blank.
    QCOMPARE(at(0, 0), DivergingScale::onLight().color(1, 1));
    if (tokens > 1) {
        QCOMPARE(at(0, tokens - 1), Theme::day().pending);
        QCOMPARE(at(3, 0), DivergingScale::onLight().color(0.5, 1));  // a quarter, by its root
    }
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestPlots);
#include "test_plots.moc"
