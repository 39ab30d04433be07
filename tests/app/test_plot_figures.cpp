// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/metric_text.h"
#include "features/export/shown_figures.h"
#include "figure/figure_files.h"
#include "figure/run_figures.h"
#include "registered_test.h"
#include "sample_report.h"
#include "ui/diverging_scale.h"
#include "vector_files.h"

#include <QColor>
#include <QImage>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace headscope::app::test {

namespace {

const FigureSize kSheet{170, std::nullopt, 150};

FigureSource richSource() {
    FigureSource source = figureSource(sampleReport(12, 12), Zero{}, 0.5);
    source.attention = samplePattern(5);
    source.growth = sampleGrowth(6);
    return source;
}

Figure figureOf(FigureContent content) {
    return makeFigure(richSource(), content);
}

std::vector<QRectF> ofWidth(const std::vector<QRectF>& rects, double width) {
    std::vector<QRectF> found;
    std::ranges::copy_if(rects, std::back_inserter(found), [width](const QRectF& rect) {
        return std::abs(rect.width() - width) < 0.01 * width;
    });
    return found;
}

}  // namespace

/// The plots beside the maps, as figures.
class TestPlotFigures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void vectorsHoldNoBitmap_data();
    void vectorsHoldNoBitmap();
    void barsAreAsHighAsTheirCounts();
    void everyHeadIsCountedOncePerReplacement();
    void anAttentionPatternHasItsCells();
    void aLongPatternIsNotOffered();
    void aGrownSetIsNamedStepByStep();
    void zeroAgainstMeanIsOfTheQuantityShown();
    void captionsSayWhatIsDrawn();
    void partsThatARunLacksAreLeftOut();
};

void TestPlotFigures::vectorsHoldNoBitmap_data() {
    QTest::addColumn<int>("content");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, FigureContent content,
                        std::initializer_list<const char*> words) {
        QStringList texts;
        for (const char* word : words)
            texts += QString::fromUtf8(word);
        QTest::newRow(name) << static_cast<int>(content) << texts;
    };
    row("histogram", FigureContent::Histogram,
        {"each head set to zero", "each head set to its mean", "heads"});
    row("attention", FigureContent::Attention,
        {"Attention of layer 1, head 2", "attention weight", "looked at", "Berlin"});
    row("growth", FigureContent::Growth,
        {"target ␣Germany", "control ␣France", "2 heads", "head added"});
}

void TestPlotFigures::vectorsHoldNoBitmap() {
    QFETCH(int, content);
    QFETCH(QStringList, words);
    const Figure figure = figureOf(static_cast<FigureContent>(content));
    const Svg svg = parseSvg(figureBytes(figure, {}, kSheet, FigureFormat::Svg));
    for (const char* forbidden : {"image", "pattern", "linearGradient", "radialGradient", "use"})
        QVERIFY2(!svg.elements.count(QLatin1String(forbidden)), forbidden);
    for (const QString& word : words)
        QVERIFY2(svg.text.contains(word), qPrintable(word + QLatin1String(" in ") + svg.text));
    const QByteArray pdf = figureBytes(figure, {}, kSheet, FigureFormat::Pdf);
    QVERIFY(!pdf.contains("/Subtype /Image") && !pdf.contains("/PatternType"));
}

void TestPlotFigures::barsAreAsHighAsTheirCounts() {
    Figure figure;
    FigureHistogram histogram;
    histogram.first = -0.2;
    histogram.width = 0.1;
    histogram.counts = {{{1, 3, 0, 2}, {2, 1, 0, 4}}};
    histogram.names = {QStringLiteral("a"), QStringLiteral("b")};
    figure.histogram = histogram;
    const Svg svg = parseSvg(figureBytes(figure, {}, kSheet, FigureFormat::Svg));
    // Two pieces where the sets differ in a bin, one where they do not; none in the third.
    double width = 0;
    for (const QRectF& rect : svg.rects) {
        if (rect.width() < 0.5 * svg.rects.front().width()) width = std::max(width, rect.width());
    }
    const auto bars = ofWidth(svg.rects, width);
    QCOMPARE(bars.size(), std::size_t(6));
    std::map<int, double> heights;
    for (const QRectF& bar : bars)
        heights[qRound(bar.left())] += bar.height();
    QCOMPARE(heights.size(), std::size_t(3));
    std::vector<double> in;
    for (const auto& [left, height] : heights)
        in.push_back(height);
    const double unit = in[0] / 2;
    QVERIFY(std::abs(in[1] / unit - 3) < 0.01);
    QVERIFY(std::abs(in[2] / unit - 4) < 0.01);
}

void TestPlotFigures::everyHeadIsCountedOncePerReplacement() {
    const auto histogram = figureOf(FigureContent::Histogram).histogram;
    QVERIFY(histogram);
    for (std::size_t set = 0; set < 2; ++set) {
        const auto& counts = histogram->counts[set];
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0), 144);
        // From the formula of the effects, not from the bins.
        const Intervention intervention = zeroAndMean()[set == 0 ? 0 : 1];
        int below = 0;
        int expected = 0;
        for (std::size_t bin = 0; bin < counts.size(); ++bin) {
            const double right = histogram->first + static_cast<double>(bin + 1) * histogram->width;
            if (right <= 1e-9) below += counts[bin];
        }
        for (int i = 0; i < 144; ++i)
            expected += sampleEffect({i / 12, i % 12}, intervention, true) < 0 ? 1 : 0;
        QCOMPARE(below, expected);
    }
}

void TestPlotFigures::anAttentionPatternHasItsCells() {
    FigureOptions options;
    options.values = true;
    options.colorBar = false;
    const Figure figure = figureOf(FigureContent::Attention);
    const Svg svg = parseSvg(figureBytes(figure, options, kSheet, FigureFormat::Svg));
    QCOMPARE(largestGroup(svg.rects), std::size_t(15));
    // Row by row, the weights of the formula; the tokens at both axes.
    const AttentionPattern pattern = samplePattern(5);
    const QStringList lines = svg.text.split(QLatin1Char('\n'));
    for (int query = 0; query < 5; ++query) {
        for (int key = 0; key <= query; ++key)
            QVERIFY(lines.contains(QString::number(pattern(query, key), 'f', 2)));
    }
    for (const char* token : {"Berlin", "␣is", "␣the", "␣capital", "␣of"})
        QCOMPARE(lines.count(QString::fromUtf8(token)), 2);
    // The colour of a weight is the one on screen, in the light theme.
    const QImage image = figureImage(figure, {}, kSheet);
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    }
    for (int query = 0; query < 5; ++query) {
        for (int key = 0; key <= query; ++key) {
            const QColor color =
                DivergingScale::onLight().color(std::sqrt(double{pattern(query, key)}), 1);
            QVERIFY(colors.contains(color.rgb()));
        }
    }
}

void TestPlotFigures::aLongPatternIsNotOffered() {
    FigureSource source = richSource();
    auto& prompt = source.report.result.clean.prompt;
    prompt.assign(kMostAttentionTokens, {1, " word"});
    source.attention = samplePattern(kMostAttentionTokens);
    QVERIFY(hasContent(source, FigureContent::Attention));
    const Figure figure = makeFigure(source, FigureContent::Attention);
    const Svg svg = parseSvg(figureBytes(figure, {}, kSheet, FigureFormat::Svg));
    QVERIFY(svg.elements.at(QStringLiteral("rect")) >=
            kMostAttentionTokens * (kMostAttentionTokens + 1) / 2);
    prompt.emplace_back();
    source.attention = samplePattern(kMostAttentionTokens + 1);
    QVERIFY(!hasContent(source, FigureContent::Attention));
    // Nor one that is of another prompt.
    source.attention = samplePattern(4);
    QVERIFY(!hasContent(source, FigureContent::Attention));
}

void TestPlotFigures::aGrownSetIsNamedStepByStep() {
    const Figure figure = figureOf(FigureContent::Growth);
    const GrowthPath path = sampleGrowth(6);
    QCOMPARE(figure.growth->names.size(), 7);
    QCOMPARE(figure.growth->values[0].size(), std::size_t(7));
    const Svg svg = parseSvg(figureBytes(figure, {}, kSheet, FigureFormat::Svg));
    for (const GrowthStep& step : path.steps)
        QVERIFY2(svg.text.contains(headName(step.head)), qPrintable(svg.text));
    QVERIFY(svg.text.contains(QStringLiteral("0.6200 at first, %1 with 6 heads added")
                                  .arg(path.steps.back().pTarget, 0, 'f', 4)));
    QVERIFY(svg.description.contains(QLatin1String("GrownSet: 2 heads, 0.0")));
}

void TestPlotFigures::zeroAgainstMeanIsOfTheQuantityShown() {
    const SweepReport report = sampleReport(6, 6);
    RunState state;
    state.restore({}, report.result, 1, modelInfo(report.model));
    const auto figures = [&] {
        const FigureView view = figureView(state);
        return shownFigures(shownSource(report, view), view);
    };
    QVERIFY(figures().empty());
    state.view().setCompared({Metric::Probability, Subject::Control, zeroMinusMean()});
    const FigureSource source = shownSource(report, figureView(state));
    const Figure figure = makeFigure(source, FigureContent::ZeroVsMean);
    QCOMPARE(figure.scatter->points.size(), std::size_t(36));
    for (std::size_t i = 0; i < 36; ++i) {
        const HeadId head{static_cast<int>(i) / 6, static_cast<int>(i) % 6};
        const auto& [zero, mean] = figure.scatter->points[i];
        QVERIFY(std::abs(zero - sampleEffect(head, Zero{}, false)) < 1e-6);
        QVERIFY(std::abs(mean - sampleEffect(head, ScalarMean{}, false)) < 1e-6);
    }
    QVERIFY2(figure.scatter->title.contains(QStringLiteral("Control ␣France")),
             qPrintable(figure.scatter->title));
    // A folder with everything has it beside what every run gets.
    QCOMPARE(figures().size(), std::size_t(2));
    QCOMPARE(figures()[0].stem, QStringLiteral("zero-against-mean-shown"));
}

void TestPlotFigures::captionsSayWhatIsDrawn() {
    static const QRegularExpression unfilled(QStringLiteral("%\\d"));
    for (const auto& [content, words] :
         {std::pair{FigureContent::Histogram, "how many heads change by how much"},
          {FigureContent::Attention, "a row's weights add up to 1"},
          {FigureContent::Growth, "the least probability, given those"}}) {
        const QString caption = figureOf(content).caption;
        QVERIFY2(caption.contains(QLatin1String(words)), qPrintable(caption));
        QVERIFY2(caption.contains(QStringLiteral("“Berlin is the capital of”")),
                 qPrintable(caption));
        QVERIFY2(!caption.contains(unfilled), qPrintable(caption));
    }
    QVERIFY(!figureOf(FigureContent::Attention).caption.contains(QLatin1String("Germany")));
}

void TestPlotFigures::partsThatARunLacksAreLeftOut() {
    FigureParts parts;
    parts.plots = {FigureContent::Drift, FigureContent::Histogram, FigureContent::Attention,
                   FigureContent::Growth};
    const Figure whole = makeFigure(richSource(), FigureContent::Composition, 0, parts);
    QVERIFY(whole.drift && whole.histogram && whole.attention && whole.growth && !whole.scatter);
    QCOMPARE(whole.maps.size(), std::size_t(2));
    const FigureSource bare = figureSource(stoppedReport(6, 6, 0), Zero{}, 0.5);
    const Figure less = makeFigure(bare, FigureContent::Composition, 0, parts);
    QVERIFY(less.drift && !less.histogram && !less.attention && !less.growth);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestPlotFigures);
#include "test_plot_figures.moc"
