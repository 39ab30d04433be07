// SPDX-License-Identifier: GPL-3.0-or-later
#include "contrast.h"
#include "document/metric_text.h"
#include "document/noise.h"
#include "features/export/export_folder.h"
#include "features/export/figure_choice.h"
#include "features/export/run_data.h"
#include "features/export/shown_figures.h"
#include "figure/comparison_figures.h"
#include "figure/figure_canvas.h"
#include "figure/figure_files.h"
#include "figure/figure_text.h"
#include "figure/run_figures.h"
#include "registered_test.h"
#include "sample_report.h"
#include "ui/diverging_scale.h"
#include "ui/ink.h"
#include "ui/shown_text.h"
#include "ui/theme.h"
#include "ui/ticks.h"
#include "vector_files.h"

#include <headscope/effects.h>
#include <headscope/error.h>
#include <headscope/rounding.h>

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QPainter>
#include <QPicture>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <map>
#include <set>

namespace headscope::app::test {

namespace {

constexpr double kHalfPoint = 0.5 * 25.4 / 72;  // mm: PDF pages are whole points
constexpr float kRounding = 1e-6F;              // of adding and taking away a float32 probability

Figure figureOf(const SweepReport& report, FigureContent content,
                const Intervention& intervention = Zero{}) {
    return makeFigure(figureSource(report, intervention, scaleLimit(report.result)), content);
}

FigureSize width(double mm, double dpi = 150) {
    return {mm, std::nullopt, dpi};
}

FigureOptions withCaption() {
    FigureOptions options;
    options.caption = true;
    return options;
}

QSizeF mediaBoxMm(const QByteArray& pdf) {
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)\\]"));
    const auto match = box.match(QString::fromLatin1(pdf));
    return QSizeF(match.captured(1).toDouble(), match.captured(2).toDouble()) * 25.4 / 72;
}

/// What a tool of poppler prints about the bytes; null where the tool is not there.
QString poppler(const char* tool, const QByteArray& pdf, const QStringList& options) {
    if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty()) return {};
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("figure.pdf"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(pdf);
    file.close();
    QProcess process;
    QStringList arguments = options;
    arguments += path;
    if (QLatin1String(tool) == QLatin1String("pdftotext")) arguments += QStringLiteral("-");
    process.start(QLatin1String(tool), arguments);
    process.waitForFinished(60000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Writes beyond `bytes` fail for as long as this lives.
class SmallDisk {
 public:
    explicit SmallDisk(std::size_t bytes) {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

 private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

}  // namespace

class TestExport : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void vectorsHoldNoBitmapAndEveryCell_data();
    void vectorsHoldNoBitmapAndEveryCell();
    void pendingCellsAreHatchedInVectors();
    void pdfHasThePageTextAndFacts();
    void svgHasTheSizeTextAndFacts();
    void pngHasPixelsResolutionAndFacts();
    void hostileTextIsWrittenAsText();
    void everyCharacterIsWrittenInEveryFormat_data();
    void everyCharacterIsWrittenInEveryFormat();
    void whatATextSaysStaysWhereItStands();
    void captionsShowWhatCannotBeSeen();
    void directionsDoNotReachBeyondTheirText();
    void captionsHaveALength();
    void cellsHaveTheirValuesAndColours();
    void mapsOnOneScaleShareTheBar();
    void valuesAreReadableOrLeftOut();
    void nothingLeavesTheSheet_data();
    void nothingLeavesTheSheet();
    void wordsThatTheColourBarHasNoRoomForAreSaid();
    void heightIsAsAskedAndAnImpossibleOneIsSaid();
    void figuresAreLightWhateverTheTheme();
    void impossibleSizesAreRefused();
    void captionsNameTheRun();
    void everyQuantityIsAFigure_data();
    void everyQuantityIsAFigure();
    void aComparisonIsAFigureOfThreeMaps();
    void noiseIsMarkedAndSaid();
    void tableReadsBack();
    void aTableRunsNothing();
    void ticksAreRound();
    void everythingIsInTheFolder();
    void aFolderInUseIsRefused();
    void aFullDiskNamesTheFileAndKeepsTheRest();
    void choicesAreRememberedAndNonsenseIsNot();
    void namesOfFilesAreHarmless();
};

void TestExport::vectorsHoldNoBitmapAndEveryCell_data() {
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("heads");
    QTest::newRow("12 x 12") << 12 << 12;
    QTest::newRow("48 x 25") << 48 << 25;
    QTest::newRow("2 x 4") << 2 << 4;
}

void TestExport::vectorsHoldNoBitmapAndEveryCell() {
    QFETCH(int, layers);
    QFETCH(int, heads);
    const SweepReport report = sampleReport(layers, heads);
    const Figure figure = figureOf(report, FigureContent::Composition);
    FigureOptions options;
    options.title = true;
    options.values = true;
    const auto cells = std::size_t{2} * report.result.clean.headMean.values().size();
    const QByteArray svg = figureBytes(figure, options, width(170), FigureFormat::Svg);
    const Svg parsed = parseSvg(svg);
    for (const char* forbidden : {"image", "pattern", "linearGradient", "radialGradient", "use"}) {
        QVERIFY2(!parsed.elements.count(QLatin1String(forbidden)), forbidden);
    }
    QCOMPARE(largestGroup(parsed.rects), cells);
    QVERIFY(parsed.elements.at(QStringLiteral("text")) > 20);

    const QByteArray pdf = figureBytes(figure, options, width(170), FigureFormat::Pdf);
    QVERIFY(!pdf.contains("/Subtype /Image") && !pdf.contains("/Subtype/Image"));
    QVERIFY(!pdf.contains("/PatternType"));
    QCOMPARE(largestGroup(pdfRects(pdf)), cells);
    QCOMPARE(pdf.count("/Type /Page\n"), qsizetype(1));
}

void TestExport::pendingCellsAreHatchedInVectors() {
    const SweepReport report = stoppedReport(6, 6, 2);
    const Figure figure = figureOf(report, FigureContent::Maps);
    const QByteArray svg = figureBytes(figure, {}, width(120), FigureFormat::Svg);
    const Svg parsed = parseSvg(svg);
    QVERIFY(!parsed.elements.count(QStringLiteral("image")));
    QVERIFY(!parsed.elements.count(QStringLiteral("pattern")));
    QCOMPARE(largestGroup(parsed.rects), std::size_t(72));
    QVERIFY(parsed.text.contains(QLatin1String("not computed")));
    const int hatched = parsed.elements.at(QStringLiteral("polyline"));
    const Svg whole = parseSvg(figureBytes(figureOf(sampleReport(6, 6), FigureContent::Maps), {},
                                           width(120), FigureFormat::Svg));
    // At least two lines in each of the 48 cells that are missing.
    QVERIFY(hatched >= whole.elements.at(QStringLiteral("polyline")) + 2 * 48);
    const QByteArray pdf = figureBytes(figure, {}, width(120), FigureFormat::Pdf);
    QVERIFY(!pdf.contains("/Subtype /Image") && !pdf.contains("/PatternType"));
}

void TestExport::pdfHasThePageTextAndFacts() {
    const SweepReport report = sampleReport(12, 12);
    const Figure figure = figureOf(report, FigureContent::Composition);
    const QByteArray pdf = figureBytes(figure, withCaption(), {170, 190.5, 300}, FigureFormat::Pdf);
    const QSizeF page = mediaBoxMm(pdf);
    QVERIFY2(std::abs(page.width() - 170) <= kHalfPoint, qPrintable(QString::number(page.width())));
    QVERIFY(std::abs(page.height() - 190.5) <= kHalfPoint);
    for (const char* fact :
         {"<headscope:Model>sample-model (12 layers", "<headscope:Prompt>Berlin is the capital of<",
          "<headscope:Intervention>zero<", "<headscope:Positions>all positions<",
          "<xmp:CreatorTool>Headscope ", "<dc:title>"}) {
        QVERIFY2(pdf.contains(fact), fact);
    }
    const QString text = poppler("pdftotext", pdf, {});
    if (text.isNull()) QSKIP("poppler-utils is not installed");
    for (const char* word : {"Germany", "France", "layer", "head", "P ablated", "top-1 changes",
                             "fitted line", "slope", "all positions", "sample-model"}) {
        QVERIFY2(text.contains(QLatin1String(word)), word);
    }
    const QString info = poppler("pdfinfo", pdf, {});
    QVERIFY(info.contains(figure.title));
    QVERIFY(info.contains(QRegularExpression(QStringLiteral("Creator: +Headscope"))));
    const QStringList fonts =
        poppler("pdffonts", pdf, {}).split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(2);
    QVERIFY(!fonts.isEmpty());
    for (const QString& font : fonts) {
        // Columns "emb sub uni": embedded, and with the characters' codes.
        QVERIFY2(font.contains(QRegularExpression(QStringLiteral("yes +(yes|no) +yes"))),
                 qPrintable(font));
    }
    QCOMPARE(
        poppler("pdfimages", pdf, {QStringLiteral("-list")}).trimmed().count(QLatin1Char('\n')),
        1);  // the heading and its rule
}

void TestExport::svgHasTheSizeTextAndFacts() {
    const Figure figure = figureOf(sampleReport(12, 12), FigureContent::Composition);
    const Svg svg = parseSvg(figureBytes(figure, {}, {85, 120.25, 300}, FigureFormat::Svg));
    QCOMPARE(svg.width, QStringLiteral("85mm"));
    QCOMPARE(svg.height, QStringLiteral("120.25mm"));
    QCOMPARE(svg.title, figure.title);
    for (const char* fact : {"Model: sample-model", "Prompt: Berlin is the capital of",
                             "Intervention: zero", "Positions: all positions"}) {
        QVERIFY2(svg.description.contains(QLatin1String(fact)), fact);
    }
    for (const char* word : {"layer", "head", "head mean", "11"})
        QVERIFY2(svg.text.split(QLatin1Char('\n')).contains(QLatin1String(word)), word);
    QVERIFY(svg.text.contains(QStringLiteral("␣Germany")));
    QCOMPARE(svg.elements.at(QStringLiteral("circle")),
             144 + 1 + 2 * 2 + 1);  // heads, the legend's, two flips in two maps, their legend's
}

void TestExport::pngHasPixelsResolutionAndFacts() {
    const Figure figure = figureOf(sampleReport(12, 12), FigureContent::Maps);
    QByteArray png = figureBytes(figure, {}, {170, 100, 300}, FigureFormat::Png);
    QBuffer buffer(&png);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QImage image = reader.read();
    QCOMPARE(image.size(), QSize(2008, 1181));  // 170 x 100 mm at 300 dpi
    QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), 300);
    QCOMPARE(qRound(image.dotsPerMeterY() * 0.0254), 300);
    QCOMPARE(image.text(QStringLiteral("Title")), figure.title);
    QCOMPARE(image.text(QStringLiteral("Prompt")), QStringLiteral("Berlin is the capital of"));
    QVERIFY(image.text(QStringLiteral("Target")).contains(QStringLiteral("␣Germany")));
    QVERIFY(image.text(QStringLiteral("Software")).startsWith(QLatin1String("Headscope ")));
    QVERIFY(image.text(QStringLiteral("Description")).contains(QLatin1String("sample-model")));
    QVERIFY(png.contains("pHYs"));
    const QImage twice = figureImage(figure, {}, {170, 100, 600});
    QCOMPARE(twice.width(), 4016);  // of 4015.7
}

void TestExport::hostileTextIsWrittenAsText() {
    SweepReport report = sampleReport(3, 3);
    report.promptText = "a </desc><script>x</script> & \"q\"\n\x01 \xC3\xA9 %title% %1";
    report.result.clean.target.tokens.front().text = " <&>";
    const Figure figure = figureOf(report, FigureContent::Maps);
    const Svg svg = parseSvg(figureBytes(figure, {}, width(120), FigureFormat::Svg));
    QVERIFY(!svg.elements.count(QStringLiteral("script")));
    QVERIFY(svg.text.contains(QStringLiteral("Target ␣<&>")));
    QVERIFY(svg.description.contains(QStringLiteral("</desc><script>x</script> & \"q\"")));
    QVERIFY(svg.description.contains(QStringLiteral("%title% %1")));
    const QByteArray pdf = figureBytes(figure, {}, width(120), FigureFormat::Pdf);
    const qsizetype begin = pdf.indexOf("<rdf:RDF");
    QXmlStreamReader xmp(pdf.mid(begin, pdf.indexOf("</rdf:RDF>") + 10 - begin));
    while (!xmp.atEnd())
        xmp.readNext();
    QVERIFY2(!xmp.hasError(), qPrintable(xmp.errorString()));
}

void TestExport::everyCharacterIsWrittenInEveryFormat_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");  // in the metadata; empty: as it is
    QTest::newRow("U+FFFE") << QStringLiteral("a\uFFFEb") << QStringLiteral("a\\uFFFEb");
    QTest::newRow("U+FFFF") << QStringLiteral("a\uFFFFb") << QStringLiteral("a\\uFFFFb");
    QTest::newRow("NUL") << (QStringLiteral("a") + QChar(0) + QStringLiteral("b"))
                         << QStringLiteral("a\\x00b");
    QTest::newRow("escape") << QStringLiteral("a\x1B[2Jb") << QStringLiteral("a\\x1B[2Jb");
    QTest::newRow("C1 control") << (QStringLiteral("a") + QChar(0x9B) + QStringLiteral("b"))
                                << QStringLiteral("a\\x9Bb");
    QTest::newRow("high surrogate") << (QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b"))
                                    << QStringLiteral("a\\uD83Db");
    QTest::newRow("low surrogate") << (QStringLiteral("a") + QChar(0xDE42) + QStringLiteral("b"))
                                   << QStringLiteral("a\\uDE42b");
    QTest::newRow("emoji") << QStringLiteral("a🙂b") << QString();
    QTest::newRow("noncharacter") << QString::fromUcs4(U"a\U0001FFFEb") << QString();
    QTest::newRow("breaks") << QStringLiteral("a\r\nb\tc") << QString();
    QTest::newRow("separator") << QStringLiteral("a\u2028b") << QString();
    QTest::newRow("markup") << QStringLiteral("]]>&amp;<!-- \"'") << QString();
    QTest::newRow("placeholders") << QStringLiteral("%title% %description% %1 %2") << QString();
}

// The text is put everywhere a text of the user's or the model's can come to stand, drawn or not.
void TestExport::everyCharacterIsWrittenInEveryFormat() {
    QFETCH(QString, text);
    QFETCH(QString, shown);
    if (shown.isEmpty()) shown = text;
    Figure figure = figureOf(sampleReport(2, 2), FigureContent::Composition);
    figure.attention =
        FigureAttention{text, text, {text, text, text, text, text}, samplePattern(5)};
    figure.growth =
        FigureGrowth{text, text, {text, text}, {{{0.1, 0.2}, {0.3, 0.4}}}, {text, text}};
    figure.scatter = FigureScatter{text, text, text, text, {{0.1, 0.2}, {0.3, 0.1}}};
    figure.title = text;
    figure.caption = text;
    for (FigureMap& map : figure.maps) {
        map.title = text;
        map.subtitle = text;
        map.scaleLabel = text;
    }
    for (auto& fact : figure.facts)
        fact.second = text;
    FigureOptions options = withCaption();
    options.title = true;
    const QByteArray svg = figureBytes(figure, options, width(170), FigureFormat::Svg);
    QXmlStreamReader xml(svg);
    while (!xml.atEnd())
        xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    const Svg parsed = parseSvg(svg);
    QCOMPARE(parsed.title, shown);
    QVERIFY2(parsed.description.contains(shown), qPrintable(parsed.description));
    QVERIFY(parsed.elements.at(QStringLiteral("text")) > 20);
    // Another parser, which holds to XML more strictly.
    if (!QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty()) {
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"), QStringLiteral("import sys, xml.dom.minidom as m; "
                                                  "m.parseString(sys.stdin.buffer.read())")});
        python.write(svg);
        python.closeWriteChannel();
        QVERIFY(python.waitForFinished(60000));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    }
    const QByteArray pdf = figureBytes(figure, options, width(170), FigureFormat::Pdf);
    const qsizetype begin = pdf.indexOf("<rdf:RDF");
    QXmlStreamReader xmp(pdf.mid(begin, pdf.indexOf("</rdf:RDF>") + 10 - begin));
    QString prompt;
    while (!xmp.atEnd()) {
        if (xmp.readNext() == QXmlStreamReader::StartElement &&
            xmp.name() == QLatin1String("Prompt"))
            prompt = xmp.readElementText();
    }
    QVERIFY2(!xmp.hasError(), qPrintable(xmp.errorString()));
    QCOMPARE(prompt, shown);
    QImage image;
    QVERIFY(image.loadFromData(figureBytes(figure, options, width(170, 60), FigureFormat::Png)));
    QCOMPARE(image.text(QStringLiteral("Prompt")), shown);
    QCOMPARE(image.text(QStringLiteral("Model")), shown);
}

// What looks like a place to be filled is a text like any other.
void TestExport::whatATextSaysStaysWhereItStands() {
    SweepReport report = sampleReport(2, 2);
    report.promptText = "write %title% %description% %1 %2 here";
    report.model.name = "%1 of %title%";
    report.result.clean.target.tokens.front().text = " %2";
    report.result.clean.control.tokens.front().text = " %3";
    report.result.clean.prompt = {{1, "%1"}, {2, "%2"}};
    for (RunPart& part : report.result.parts)
        part.positions = Positions::at({0, 1});
    FigureOptions options = withCaption();
    options.title = true;
    const Figure figure = figureOf(report, FigureContent::Maps);
    for (const char* part :
         {"Prompt: “write %title% %description% %1 %2 here”", "Model: %1 of %title% (2 layers",
          "(tokens: %1 | %2)", "Target ␣%2: clean P 0.6200, rank 1.",
          "Control ␣%3: clean P 0.0700, rank 3.", "tokens 1 (%1), 2 (%2)"})
        QVERIFY2(figure.caption.contains(QString::fromUtf8(part)), qPrintable(figure.caption));
    const Svg svg = parseSvg(figureBytes(figure, options, width(170), FigureFormat::Svg));
    const QString drawn = QString(svg.text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    for (const char* part : {"%title%", "%description%", "Target ␣%2"})
        QVERIFY2(drawn.contains(QString::fromUtf8(part)), qPrintable(drawn));
    QCOMPARE(svg.title, figure.title);
    QCOMPARE(drawn.count(QLatin1String("What each head of")), 1);
}

void TestExport::captionsShowWhatCannotBeSeen() {
    SweepReport report = sampleReport(2, 2);
    report.promptText = "a\u00A0b\u200Bc\u202Ed";
    report.result.clean.target.tokens.front().text = "\u00AD";
    report.result.clean.prompt = {{1, "\uFEFF"}};
    const QString caption = figureOf(report, FigureContent::Maps).caption;
    for (const char* part :
         {R"(“a\u00A0b\u200Bc\u202Ed”)", R"(Target \u00AD:)", R"(tokens: \uFEFF)"})
        QVERIFY2(caption.contains(QString::fromUtf8(part)), qPrintable(caption));
    // Whatever a caption is made of, a drawing has no directions that reach beyond it.
    QCOMPARE(drawable(QStringLiteral("a\u202Eb\u200Fc")), QStringLiteral("a\\u202Eb\\u200Fc"));
    QCOMPARE(drawable(QStringLiteral("a\u2069b")), QStringLiteral("ab"));
    QCOMPARE(drawable(QStringLiteral("\u2068a")), QStringLiteral("\u2068a\u2069"));
}

// Where each word of the drawing stands, by pdftotext: what follows a text that is written from
// right to left, or that would turn what follows it, stands to the right of it.
void TestExport::directionsDoNotReachBeyondTheirText() {
    SweepReport report = sampleReport(2, 2);
    report.promptText = "abc \u202e def \u05e9\u05dc\u05d5\u05dd 12";
    report.result.clean.target.tokens.front().text = " \u05e9\u05dc";
    report.result.clean.control.tokens.front().text = " \u202e";
    const Figure figure = figureOf(report, FigureContent::Maps);
    QVERIFY(!drawable(figure.caption).contains(QChar(0x202E)));
    for (const QString& line : wrapped(drawable(figure.caption), FigureFonts(8).small, 4000)) {
        QCOMPARE(line.count(QChar(0x2068)), line.count(QChar(0x2069)));
    }
    // A line that begins within the isolated text has it opened again.
    QString hebrew;
    for (int i = 0; i < 40; ++i)
        hebrew += QStringLiteral("שלום %1 ").arg(i);
    const QStringList lines = wrapped(drawable(isolated(hebrew) + QStringLiteral(", then 7")),
                                      FigureFonts(8).small, 4000);
    QVERIFY(lines.size() > 2);
    for (const QString& line : lines)
        QVERIFY(line.startsWith(QChar(0x2068)) && line.count(QChar(0x2069)) == 1);

    const QByteArray pdf = figureBytes(figure, withCaption(), width(170), FigureFormat::Pdf);
    const QString boxes = poppler("pdftotext", pdf, {QStringLiteral("-bbox")});
    if (boxes.isEmpty()) QSKIP("poppler-utils is not installed");
    static const QRegularExpression word(
        QStringLiteral("xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\"[^>]*>([^<]*)</word>"));
    std::vector<std::pair<QString, QPointF>> places;
    // Those of the caption.
    const QString words = boxes.mid(
        boxes.lastIndexOf(QLatin1String("<word"), boxes.indexOf(QLatin1String("Model:"))));
    for (auto it = word.globalMatch(words); it.hasNext();) {
        const auto match = it.next();
        places.emplace_back(match.captured(3),
                            QPointF(match.captured(1).toDouble(), match.captured(2).toDouble()));
    }
    const auto placeOf = [&](const char* part) {
        return std::find_if(places.begin(), places.end(), [part](const auto& place) {
            return place.first.contains(QString::fromUtf8(part));
        });
    };
    const auto follows = [&](const char* first, const char* second) {
        const auto a = placeOf(first);
        const auto b = placeOf(second);
        if (a == places.end() || b == places.end()) return false;
        const bool sameLine = std::abs(a->second.y() - b->second.y()) < 1;
        return sameLine ? a->second.x() < b->second.x() : a->second.y() < b->second.y();
    };
    QVERIFY2(follows("Target", "0.6200"), qPrintable(words));
    QVERIFY2(follows("Control", "0.0700"), qPrintable(words));
    QVERIFY2(follows("0.6200", "0.0700"), qPrintable(words));
    QVERIFY2(follows("Prompt:", "abc"), qPrintable(words));
    QVERIFY2(follows("abc", "u202E"), qPrintable(words));
    QVERIFY2(follows("u202E", "def"), qPrintable(words));
    QVERIFY2(follows("def", "(tokens:"), qPrintable(words));
}

void TestExport::captionsHaveALength() {
    SweepReport report = sampleReport(4, 4);
    const auto figureWith = [](const SweepReport& run, FigureContent content) {
        FigureSource source = figureSource(run, Zero{}, 0.5);
        source.growth = sampleGrowth(3);
        source.growth.origin.positions = Positions::at({0, 1, 2});
        source.attention = samplePattern(static_cast<int>(run.result.clean.prompt.size()));
        return makeFigure(source, content);
    };
    const SweepReport usual = report;
    // A prompt of one token, or of few that are as long.
    const std::string longest(100'000, 'x');
    report.promptText = longest;
    report.result.clean.prompt = {{1, longest}, {2, longest}, {3, longest}};
    report.result.clean.target.tokens.front().text = longest;
    report.model.name = longest;
    for (RunPart& part : report.result.parts)
        part.positions = Positions::at({0, 1, 2});
    FigureOptions options = withCaption();
    options.title = true;
    for (const FigureContent content :
         {FigureContent::Maps, FigureContent::OneMap, FigureContent::Drift,
          FigureContent::ZeroVsMean, FigureContent::Growth, FigureContent::Attention}) {
        const Figure figure = figureWith(report, content);
        QVERIFY2(figure.caption.size() < 3000, qPrintable(QString::number(figure.caption.size())));
        QVERIFY2(figure.caption.contains(QLatin1String("[99680 characters left out]")),
                 qPrintable(figure.caption));
        // So many millimetres more than of a short prompt, and no metres.
        for (const auto& [mm, most] : {std::pair{170.0, 60.0}, {85.0, 140.0}}) {
            const double more = naturalHeight(figure, options, mm) -
                                naturalHeight(figureWith(usual, content), options, mm);
            QVERIFY2(more < most, qPrintable(QString::number(more)));
        }
    }
    const Figure figure = figureOf(report, FigureContent::Maps);
    const auto fact = [&figure](const char* name) {
        for (const auto& [key, text] : figure.facts)
            if (key == QLatin1String(name)) return text;
        return QString();
    };
    QCOMPARE(fact("Prompt").toStdString(), longest);
    QVERIFY(fact("Tokens").size() < 1000);
    const Svg svg = parseSvg(figureBytes(figure, options, width(170), FigureFormat::Svg));
    QVERIFY(svg.description.contains(QString::fromStdString(longest)));
    // Beyond the bound the metadata says what it lacks, too.
    report.promptText = std::string(1'000'000, 'y');
    const Figure huge = figureOf(report, FigureContent::Maps);
    const auto prompt = std::find_if(huge.facts.begin(), huge.facts.end(), [](const auto& one) {
        return one.first == QLatin1String("Prompt");
    });
    QVERIFY(prompt->second.contains(QLatin1String("[800000 characters left out]")));
    // So many positions are named, and the rest counted.
    SweepReport positions = sampleReport(4, 4);
    positions.result.clean.prompt.clear();
    std::vector<int> all;
    for (int i = 0; i < 1000; ++i) {
        positions.result.clean.prompt.push_back({i, " word"});
        all.push_back(i);
    }
    for (RunPart& part : positions.result.parts)
        part.positions = Positions::at(all);
    const QString caption = figureOf(positions, FigureContent::Maps).caption;
    QVERIFY2(caption.contains(QStringLiteral("12 (␣word) and 988 more")) && caption.size() < 1500,
             qPrintable(caption));
}

void TestExport::cellsHaveTheirValuesAndColours() {
    const SweepReport report = sampleReport(12, 12);
    const double limit = scaleLimit(report.result);
    for (const Intervention& intervention : zeroAndMean()) {
        const Figure figure = figureOf(report, FigureContent::Maps, intervention);
        QImage image(1700, 1200, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.scale(0.1, 0.1);
        const FigureResult result = drawFigure(painter, figure, {}, {170, 120});
        QCOMPARE(result.cells.size(), std::size_t(288));
        for (std::size_t i = 0; i < result.cells.size(); ++i) {
            const DrawnCell& cell = result.cells[i];
            const float expected = sampleEffect(cell.head, intervention, i < 144);
            QVERIFY(cell.value && std::abs(*cell.value - expected) < kRounding);
            const QColor color = DivergingScale::onLight().color(*cell.value, limit);
            QCOMPARE(cell.color, color);
            QCOMPARE(image.pixelColor((cell.rect.center() * 10).toPoint()), color);
        }
    }
}

void TestExport::mapsOnOneScaleShareTheBar() {
    Figure figure = figureOf(sampleReport(12, 12), FigureContent::Maps);
    const auto bars = [](const Figure& drawn) {
        const Svg svg = parseSvg(figureBytes(drawn, {}, width(170), FigureFormat::Svg));
        return svg.text.count(QStringLiteral("P ablated − P clean"));
    };
    FigureOptions without;
    without.colorBar = false;
    QCOMPARE(bars(figure), 1);
    figure.maps[1].data.limit *= 2;
    QCOMPARE(bars(figure), 2);
    const Svg none = parseSvg(figureBytes(figure, without, width(170), FigureFormat::Svg));
    QVERIFY(!none.text.contains(QLatin1String("P ablated")));
}

void TestExport::valuesAreReadableOrLeftOut() {
    double least = 100;
    for (int i = -100; i <= 100; ++i) {
        const QColor back = DivergingScale::onLight().color(i / 100.0, 1);
        least = std::min(least, contrast(inkOn(back), back));
    }
    QVERIFY2(least > 4.2, qPrintable(QString::number(least)));

    const SweepReport report = sampleReport(12, 12);
    const Figure figure = figureOf(report, FigureContent::Maps);
    FigureOptions options;
    options.values = true;
    const auto notesAt = [&](double mm) {
        QImage image(10, 10, QImage::Format_RGB32);
        QPainter painter(&image);
        return drawFigure(painter, figure, options, {mm, mm}).notes;
    };
    QVERIFY(notesAt(170).isEmpty());
    QVERIFY(notesAt(85).join(u' ').contains(QLatin1String("too small for their values")));
    const auto textAt = [&](double mm) {
        return parseSvg(figureBytes(figure, options, width(mm), FigureFormat::Svg))
            .text.split(QLatin1Char('\n'));
    };
    const QString lowest = QString::number(sampleEffect({10, 9}, Zero{}, true), 'f', 2)
                               .replace(QLatin1Char('-'), QChar(0x2212));
    QVERIFY2(textAt(170).contains(lowest), qPrintable(lowest));
    QVERIFY(!textAt(85).contains(lowest));
}

void TestExport::nothingLeavesTheSheet_data() {
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("heads");
    QTest::addColumn<double>("mm");
    QTest::addColumn<double>("points");
    for (const auto& [layers, heads] : {std::pair{12, 12}, {48, 25}, {2, 4}, {24, 3}, {1, 1}}) {
        for (const double mm : {85.0, 170.0, 338.0}) {
            const double points = mm > 300 ? 13 : 8;
            QTest::addRow("%d x %d at %d mm", layers, heads, static_cast<int>(mm))
                << layers << heads << mm << points;
        }
    }
}

void TestExport::nothingLeavesTheSheet() {
    QFETCH(int, layers);
    QFETCH(int, heads);
    QFETCH(double, mm);
    QFETCH(double, points);
    SweepReport report = sampleReport(layers, heads);
    report.promptText = "When Mary and John went to the store, John gave a drink to";
    for (int i = 0; i < 6; ++i)
        report.promptText += report.promptText.substr(0, 200);
    report.result.clean.target.tokens.front().text = " counterrevolutionaries";
    FigureOptions options = withCaption();
    options.title = true;
    options.values = true;
    options.textPoints = points;
    for (const FigureContent content :
         {FigureContent::Maps, FigureContent::OneMap, FigureContent::Drift,
          FigureContent::ZeroVsMean, FigureContent::Histogram, FigureContent::Attention,
          FigureContent::Growth, FigureContent::Composition}) {
        FigureSource source = figureSource(report, ScalarMean{}, scaleLimit(report.result));
        source.attention = samplePattern(5);
        source.growth = sampleGrowth(12);
        if (!hasContent(source, content)) continue;
        const Figure figure = makeFigure(source, content);
        const QSizeF sheet(mm, naturalHeight(figure, options, mm));
        // A sheet on a desk of another colour: what runs over its edge would be seen there.
        constexpr int kDesk = 20;
        constexpr double kDots = 3;  // pixels a millimetre
        QImage image((sheet * kDots).toSize() + QSize(2 * kDesk, 2 * kDesk), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.translate(kDesk, kDesk);
        painter.scale(kDots / 100, kDots / 100);
        const QStringList notes = drawFigure(painter, figure, options, sheet).notes;
        for (const QString& note : notes)
            QVERIFY2(note.contains(QLatin1String("too small for their values")) ||
                         note.contains(QLatin1String("too short for the words")),
                     qPrintable(note));
        painter.end();
        // Nor may anything come nearer to it than a millimetre and a half.
        const QRect inside =
            QRectF(QPointF(kDesk, kDesk), sheet * kDots).adjusted(4.5, 4.5, -4.5, -4.5).toRect();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (inside.contains(x, y) || image.pixel(x, y) == 0xffffffff) continue;
                QFAIL(qPrintable(QStringLiteral("content %1 has ink at %2, %3 of %4 x %5")
                                     .arg(static_cast<int>(content))
                                     .arg(x)
                                     .arg(y)
                                     .arg(image.width())
                                     .arg(image.height())));
            }
        }
    }
}

void TestExport::wordsThatTheColourBarHasNoRoomForAreSaid() {
    const Figure figure = figureOf(sampleReport(12, 12), FigureContent::Maps);
    const auto notesAt = [&](double points) {
        FigureOptions options;
        options.textPoints = points;
        QImage image(10, 10, QImage::Format_RGB32);
        QPainter painter(&image);
        const double height = naturalHeight(figure, options, 170);
        return drawFigure(painter, figure, options, {170, height})
            .notes.filter(QStringLiteral("too short for the words"))
            .size();
    };
    QCOMPARE(notesAt(8), 0);
    QCOMPARE(notesAt(20), 1);
}

void TestExport::heightIsAsAskedAndAnImpossibleOneIsSaid() {
    const Figure figure = figureOf(sampleReport(12, 12), FigureContent::Composition);
    const double natural = naturalHeight(figure, withCaption(), 170);
    const auto notesAt = [&](double height) {
        QImage image(10, 10, QImage::Format_RGB32);
        QPainter painter(&image);
        return drawFigure(painter, figure, withCaption(), {170, height})
            .notes.filter(QStringLiteral("does not fit"))
            .size();
    };
    QCOMPARE(notesAt(natural), 0);
    QCOMPARE(notesAt(0.7 * natural), 0);
    QCOMPARE(notesAt(1.5 * natural), 0);
    QCOMPARE(notesAt(20), 1);
    FigureOptions bare;
    bare.caption = false;
    QVERIFY(naturalHeight(figure, bare, 170) < natural);
}

void TestExport::figuresAreLightWhateverTheTheme() {
    const Figure figure = figureOf(stoppedReport(12, 12, 4), FigureContent::Composition);
    applyTheme(ThemeChoice::Dark);
    const QImage dark = figureImage(figure, {}, width(100));
    applyTheme(ThemeChoice::Light);
    QCOMPARE(figureImage(figure, {}, width(100)), dark);
    QCOMPARE(dark.pixelColor(1, 1), QColor(Qt::white));
}

void TestExport::impossibleSizesAreRefused() {
    const Figure figure = figureOf(sampleReport(4, 4), FigureContent::Maps);
    const auto refused = [&](const FigureSize& size, FigureFormat format) {
        try {
            (void)figureBytes(figure, {}, size, format);
        } catch (const Error& error) {
            return error.kind() == Error::Kind::Input && !error.hint().empty();
        }
        return false;
    };
    QVERIFY(refused({0, std::nullopt, 300}, FigureFormat::Pdf));
    QVERIFY(refused({170, 5000.0, 300}, FigureFormat::Svg));
    QVERIFY(refused({std::nan(""), 100.0, 300}, FigureFormat::Pdf));
    QVERIFY(refused({1000, 1000.0, 2400}, FigureFormat::Png));  // nine gigapixels
    QVERIFY(!refused({1000, 1000.0, 2400}, FigureFormat::Pdf));
}

void TestExport::captionsNameTheRun() {
    SweepReport report = sampleReport(12, 12);
    for (RunPart& part : report.result.parts)
        part.positions = Positions::at({0, 3});
    for (const FigureContent content :
         {FigureContent::Maps, FigureContent::OneMap, FigureContent::ZeroVsMean,
          FigureContent::Histogram, FigureContent::Composition}) {
        const QString caption = figureOf(report, content, ScalarMean{}).caption;
        for (const char* part :
             {"sample-model (12 layers × 12 heads)", "“Berlin is the capital of”",
              "Berlin | ␣is | ␣the | ␣capital | ␣of", "␣Germany", "␣France", "0.6200",
              "the mean of the head's values over the clean run",
              "tokens 1 (Berlin), 4 (␣capital)"}) {
            QVERIFY2(caption.contains(QString::fromUtf8(part)), qPrintable(caption));
        }
        static const QRegularExpression unfilled(QStringLiteral("%\\d"));
        QVERIFY2(!caption.contains(unfilled), qPrintable(caption));
    }
    report.promptText = std::string(5000, 'x');
    QVERIFY(figureOf(report, FigureContent::Maps).caption.size() < 1500);
    const auto facts = figureOf(report, FigureContent::Maps).facts;
    const auto prompt = std::find_if(facts.begin(), facts.end(), [](const auto& fact) {
        return fact.first == QLatin1String("Prompt");
    });
    QCOMPARE(prompt->second.size(), 5000);  // whole in the metadata
}

namespace {

/// A report as the window shows it.
void showIn(RunState& state, const SweepReport& report) {
    state.restore({QString::fromStdString(report.promptText), {}, {}, {}}, report.result, 1,
                  modelInfo(report.model));
}

}  // namespace

void TestExport::everyQuantityIsAFigure_data() {
    QTest::addColumn<QString>("name");
    for (const Metric metric : kMetrics) {
        for (const Subject subject : kSubjects) {
            for (const Lens& lens : lensesOf(zeroAndMean())) {
                const Quantity quantity{metric, subject, lens};
                if (sensible(quantity) != quantity) continue;
                const QString name = QString::fromStdString(headscope::name(quantity));
                QTest::newRow(qPrintable(name)) << name;
            }
        }
    }
}

void TestExport::everyQuantityIsAFigure() {
    QFETCH(QString, name);
    const Quantity quantity = *quantityFromName(name.toStdString());
    const SweepReport report = sampleReport(7, 5);
    RunState state;
    showIn(state, report);
    MapsView view;
    view.maps = {quantity};
    const FigureSource source =
        shownSource(report, {view, ScalarMean{}, std::nullopt, state.compared()});
    const Figure figure = makeFigure(source, FigureContent::Maps);
    FigureOptions options;
    options.values = true;
    const QByteArray bytes = figureBytes(figure, options, width(120), FigureFormat::Svg);
    const Svg svg = parseSvg(bytes);
    QVERIFY(!svg.elements.count(QStringLiteral("image")));
    QCOMPARE(largestGroup(svg.rects), std::size_t(35));
    const Quantity shown = resolved(quantity, ScalarMean{});
    QVERIFY2(svg.text.contains(axisText(shown)), qPrintable(svg.text));
    QVERIFY(svg.text.contains(titleText(shown, report.result.clean)));
    const QByteArray pdf = figureBytes(figure, options, width(120), FigureFormat::Pdf);
    QVERIFY(!pdf.contains("/Subtype /Image") && !pdf.contains("/PatternType"));
    QCOMPARE(largestGroup(pdfRects(pdf)), std::size_t(35));

    // The colour bar ends where the scale does, and the cells hold the quantity.
    QPicture picture;
    QPainter painter(&picture);
    const auto cells = drawFigure(painter, figure, options, {120, 100}).cells;
    QCOMPARE(cells.size(), std::size_t(35));
    const double limit = source.maps.front().data.limit;
    for (const DrawnCell& cell : cells) {
        const auto value = valueOf(*state.run(), shown, cell.head);
        QCOMPARE(cell.value, std::optional(static_cast<float>(*value)));
        QVERIFY(std::abs(*cell.value) <= limit);
        if (scaleKind(shown) != ScaleKind::Diverging) QVERIFY(*cell.value >= 0);
    }
    if (scaleKind(shown) == ScaleKind::Diverging) QVERIFY(svg.text.contains(signedTick(-limit)));
    if (scaleKind(shown) == ScaleKind::Sequential)
        QVERIFY(svg.text.contains(QString::number(limit, 'g', 4)));
    if (scaleKind(shown) == ScaleKind::TwoValued) QVERIFY(svg.text.contains(tr("changes")));
    // What was done to the heads, and nothing else.
    const bool mean = shown.lens == Lens{ScalarMean{}, {}};
    const bool zero = shown.lens == Lens{Zero{}, {}};
    QCOMPARE(figure.caption.contains(QLatin1String("by the mean of the head's values")) ||
                 figure.caption.contains(QLatin1String("or by the mean")),
             !zero);
    QCOMPARE(figure.caption.contains(QLatin1String("by zero")), !mean);
    // No place is left for what an argument was to fill.
    QVERIFY(!figure.caption.contains(QRegularExpression(QStringLiteral("%[0-9n]"))));
    const bool isDifference = quantity.lens.isDifference();
    QCOMPARE(figure.caption.contains(QLatin1String(" most: from ")), !isDifference);
}

void TestExport::aComparisonIsAFigureOfThreeMaps() {
    SessionRun first;
    first.name = "before";
    first.report = sampleReport(4, 6);
    SessionRun second = first;
    second.name = "after";
    second.report.edit().promptText = "Paris is the capital of";
    for (Cell& cell : second.report.edit().result.parts[1].cells)
        cell.pControl += 0.001F * static_cast<float>(cell.head.head);
    const auto comparison =
        compareRuns(first.report->result, second.report->result, ScalarMean{}, Subject::Control);
    const FigureSource source =
        comparisonSource(first, second, comparison, ScalarMean{}, Subject::Control);
    QVERIFY(hasContent(source, FigureContent::Maps) && hasContent(source, FigureContent::OneMap));
    QVERIFY(!hasContent(source, FigureContent::Drift));
    QVERIFY(!hasContent(source, FigureContent::ZeroVsMean));
    const Figure figure = makeFigure(source, FigureContent::Maps);
    const Svg svg = parseSvg(figureBytes(figure, {}, width(170), FigureFormat::Svg));
    QCOMPARE(largestGroup(svg.rects), std::size_t(3 * 24));
    for (const char* text : {"before", "after", "Second − first", "P ablated − P clean"})
        QVERIFY2(svg.text.contains(QString::fromUtf8(text)), text);
    for (const char* text : {"Berlin", "Paris", "by the mean of the head's values"})
        QVERIFY2(figure.caption.contains(QString::fromUtf8(text)), text);
    QVERIFY(svg.description.contains(QLatin1String("SecondPrompt: Paris")));
    QPicture picture;
    QPainter painter(&picture);
    const auto cells = drawFigure(painter, figure, {}, {170, 100}).cells;
    QCOMPARE(cells.size(), std::size_t(72));
    for (std::size_t i = 0; i < 24; ++i) {
        const float difference = 0.001F * static_cast<float>(cells[i].head.head);
        QVERIFY(std::abs(*cells[48 + i].value - difference) < kRounding);
    }
}

void TestExport::noiseIsMarkedAndSaid() {
    SweepReport report = sampleReport(6, 6);
    auto& part = report.result.parts[0];
    const float clean = report.result.clean.target.p;
    part.cells[7].pTarget = clean + 3e-7F;
    part.cells[9].pTarget = clean;
    part.cells[11].pTarget = clean - 9e-7F;
    const auto caption = [&] { return figureOf(report, FigureContent::Maps).caption; };
    QVERIFY(!caption().contains(QLatin1String("noise")));
    report.result.noiseFloor = NoiseFloor{5e-7, 1e-6, 1e-6, 1e-6, 6};
    QVERIFY2(caption().contains(QLatin1String("numerical noise (5.00e-07 in P; 6 ablations")),
             qPrintable(caption()));
    const Figure figure = figureOf(report, FigureContent::Maps);
    QPicture picture;
    QPainter painter(&picture);
    const auto cells = drawFigure(painter, figure, {}, {170, 100}).cells;
    // Not grey, which was darker than small effects: the colour of 0, and a mark.
    std::set<int> marked;
    for (int i = 0; i < 36; ++i) {
        const DrawnCell& cell = cells[static_cast<std::size_t>(i)];
        if (!cell.noise) continue;
        marked.insert(i);
        QCOMPARE(cell.color, DivergingScale::onLight().color(0, 1));
    }
    std::set<int> small{7, 9};
    for (int i = 0; i < 36; ++i) {
        const bool other = i != 7 && i != 9 && i != 11;
        if (other && std::abs(sampleEffect({i / 6, i % 6}, Zero{}, true)) < 5e-7F) small.insert(i);
    }
    QCOMPARE(marked, small);
    QVERIFY(marked.size() < 9);
    const Svg svg = parseSvg(figureBytes(figure, {}, width(170), FigureFormat::Svg));
    QVERIFY(svg.text.contains(QLatin1String("below the noise floor")));
    QVERIFY(svg.description.contains(QLatin1String("NoiseFloor: 5.00e-07 (P)")));
    // Twice the noise where two numbers are taken from each other, none where numbers are whole.
    const NoiseFloor& floor = *report.result.noiseFloor;
    QCOMPARE(floorOf(floor, {Metric::Probability, Subject::Specificity, zeroMinusMean()}),
             4 * floor.p);
    QCOMPARE(floorOf(floor, {Metric::LogitDifference, Subject::Target, Lens{Zero{}, {}}}),
             2 * floor.logit);
    QCOMPARE(floorOf(floor, {Metric::Rank, Subject::Target, zeroMinusMean()}), 0.0);
    QCOMPARE(floorOf(floor, {Metric::TopChanged, Subject::Target, Lens{Zero{}, {}}}), 0.0);
}

void TestExport::tableReadsBack() {
    const SweepReport report = stoppedReport(4, 3, 2);
    const auto maps = effectMaps(report.result, ScalarMean{}, 1);
    const QStringList lines = toTsv(maps[1].data).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0], QStringLiteral("layer\thead 0\thead 1\thead 2"));
    for (int layer = 0; layer < 4; ++layer) {
        const QStringList fields = lines[layer + 1].split(QLatin1Char('\t'));
        QCOMPARE(fields.size(), 4);
        QCOMPARE(fields[0], QString::number(layer));
        for (int head = 0; head < 3; ++head) {
            const QString& field = fields[head + 1];
            if (layer < 2) {
                QVERIFY(field.isEmpty());
            } else {
                const float expected = sampleEffect({layer, head}, ScalarMean{}, false);
                QVERIFY(std::abs(field.toFloat() - expected) < kRounding);
                QCOMPARE(field.toFloat(), *maps[1].data.values({layer, head}));
            }
        }
    }
}

void TestExport::aTableRunsNothing() {
    for (const char* text : {"=1+1", " -2", "+1", "@SUM(1)", "'quoted"})
        QVERIFY2(tableCell(QString::fromLatin1(text)).startsWith(QLatin1Char('\'')), text);
    QCOMPARE(tableCell(QStringLiteral("Target a\t=1\nb: P")), QStringLiteral("Target a =1 b: P"));
    // Numbers stay numbers.
    HeatmapData map;
    map.values = {1, 2};
    map.values.values() = {-0.12F, 1e-7F};
    QCOMPARE(toTsv(map), QStringLiteral("layer\thead 0\thead 1\n0\t-0.12\t1e-07\n"));
}

void TestExport::ticksAreRound() {
    const auto rounded = [](double low, double high, int most) {
        QStringList texts;
        for (const double tick : roundTicks(low, high, most))
            texts += signedTick(tick);
        return texts.join(QLatin1Char(' '));
    };
    QCOMPARE(rounded(-0.02, 0.065, 5), QStringLiteral("−0.02 0 +0.02 +0.04 +0.06"));
    QCOMPARE(rounded(0, 10, 11), QStringLiteral("0 +1 +2 +3 +4 +5 +6 +7 +8 +9 +10"));
    QCOMPARE(rounded(-3, 400, 5), QStringLiteral("0 +100 +200 +300 +400"));
    QCOMPARE(roundUp(0.41), 0.5);
    QCOMPARE(labelStep(3, 5), 2);
    QCOMPARE(labelStep(3, 2), 1);
    QCOMPARE(labelStep(0.05, 15), 500);  // a thousand tokens in fifty pixels
    QVERIFY(labelStep(0, 5) > 100'000 && labelStep(-1, 5) > 100'000);  // the first alone
}

void TestExport::everythingIsInTheFolder() {
    const SweepReport report = sampleReport(4, 4);
    QTemporaryDir parent;
    const QString folder = parent.filePath(QStringLiteral("new/run"));
    const QStringList written =
        exportEverything(report, 0.5, {}, {{}, width(120, 100)}, folder).files;
    QStringList expected;
    for (const char* stem :
         {"maps-zero", "maps-mean", "head-means", "zero-against-mean", "zero-and-mean"}) {
        for (const char* ending : {"pdf", "png", "svg"})
            expected +=
                QString::fromLatin1("%1.%2").arg(QLatin1String(stem), QLatin1String(ending));
    }
    expected << QStringLiteral("captions.txt") << QStringLiteral("run.csv")
             << QStringLiteral("run.json") << QStringLiteral("README.txt");
    QCOMPARE(written, expected);
    QStringList there = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    expected.sort();
    there.sort();
    QCOMPARE(there, expected);
    QCOMPARE(readAll(folder + QLatin1String("/run.json")).toStdString(), toJson(report));
    QCOMPARE(readAll(folder + QLatin1String("/run.csv")).toStdString(), toCsv(report));
    const QString readme = QString::fromUtf8(readAll(folder + QLatin1String("/README.txt")));
    QVERIFY(readme.contains(QLatin1String("Berlin is the capital of")));
    for (const QString& file : expected)
        QVERIFY2(file == QLatin1String("README.txt") || readme.contains(file), qPrintable(file));
    const QString captions = QString::fromUtf8(readAll(folder + QLatin1String("/captions.txt")));
    for (const FigureContent content : {FigureContent::Maps, FigureContent::Drift})
        QVERIFY(captions.contains(figureOf(report, content).caption));
    QVERIFY(captions.startsWith(QLatin1String("maps-zero.pdf, maps-zero.png, maps-zero.svg\n")));
    QVERIFY(parseSvg(readAll(folder + QLatin1String("/maps-mean.svg")))
                .description.contains(QLatin1String("Intervention: the mean")));

    // Of a stopped run what there is, and only the formats asked for.
    const QString part = parent.filePath(QStringLiteral("part"));
    QCOMPARE(exportEverything(stoppedReport(4, 4, 0), 0.5, {{FigureFormat::Svg}, false, true, {}},
                              {}, part)
                 .files,
             (QStringList{QStringLiteral("maps-zero.svg"), QStringLiteral("maps-mean.svg"),
                          QStringLiteral("head-means.svg"), QStringLiteral("captions.txt"),
                          QStringLiteral("run.json"), QStringLiteral("README.txt")}));
}

void TestExport::aFolderInUseIsRefused() {
    QTemporaryDir folder;
    QFile mine(folder.filePath(QStringLiteral("run.csv")));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    const auto attempt = [&](const QString& path) {
        try {
            exportEverything(sampleReport(2, 2), 0.5, {}, {}, path);
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return QString();
    };
    QVERIFY(attempt(folder.path()).contains(folder.path()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("run.csv")});
    QCOMPARE(readAll(mine.fileName()), QByteArray("mine"));
    QVERIFY(attempt(mine.fileName() + QLatin1String("/below")).contains(mine.fileName()));
}

void TestExport::aFullDiskNamesTheFileAndKeepsTheRest() {
    const SweepReport report = sampleReport(6, 6);
    QTemporaryDir parent;
    const ExportKinds kinds{{FigureFormat::Svg}, true, true, {}};
    const QString whole = parent.filePath(QStringLiteral("whole"));
    const QStringList files = exportEverything(report, 0.5, kinds, {}, whole).files;
    const auto sizeOf = [&](const QString& file) {
        return QFileInfo(QDir(whole).filePath(file)).size();
    };
    // Room for the first file: the first that is larger fails.
    const qint64 room = sizeOf(files[0]);
    const auto tooLarge = std::find_if(files.begin(), files.end(),
                                       [&](const QString& file) { return sizeOf(file) > room; });
    QVERIFY(tooLarge != files.end());
    QString what;
    QString hint;
    const QString folder = parent.filePath(QStringLiteral("full"));
    {
        const SmallDisk disk(static_cast<std::size_t>(room));
        try {
            exportEverything(report, 0.5, kinds, {}, folder);
        } catch (const Error& error) {
            what = QString::fromUtf8(error.what());
            hint = QString::fromStdString(error.hint());
        }
    }
    QVERIFY2(what.contains(folder + QLatin1Char('/') + *tooLarge), qPrintable(what));
    QStringList kept = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    QStringList before(files.begin(), tooLarge);
    kept.sort();
    before.sort();
    QCOMPARE(kept, before);
    const QString stays = kept.size() == 1
                              ? QStringLiteral("The file written before stays")
                              : QStringLiteral("The %1 files written before").arg(kept.size());
    QVERIFY2(hint.contains(stays), qPrintable(hint));
    for (const QString& file : kept) {
        QCOMPARE(readAll(QDir(folder).filePath(file)), readAll(QDir(whole).filePath(file)));
    }
}

void TestExport::choicesAreRememberedAndNonsenseIsNot() {
    FigureChoice choice;
    choice.content = FigureContent::Composition;
    choice.parts = {.withoutMaps = {1},
                    .plots = {FigureContent::ZeroVsMean, FigureContent::Growth}};
    choice.format = FigureFormat::Svg;
    choice.options = {
        .title = true, .values = true, .colorBar = false, .caption = false, .textPoints = 11.5};
    choice.inPixels = true;
    choice.width = 1280;
    choice.height = 720;
    choice.fitHeight = false;
    choice.scale = 3;
    choice.captionFile = true;
    QCOMPARE(choiceFrom(toVariants(choice)), choice);
    // As an INI file gives it back: all text.
    QVariantMap texts;
    const QVariantMap variants = toVariants(choice);
    for (auto it = variants.cbegin(); it != variants.cend(); ++it)
        texts.insert(it.key(), it.value().toString());
    QCOMPARE(choiceFrom(texts), choice);
    QCOMPARE(choiceFrom({}), FigureChoice());
    QCOMPARE(choiceFrom({{QStringLiteral("content"), 99},
                         {QStringLiteral("format"), QStringLiteral("gif")},
                         {QStringLiteral("withoutMaps"), QStringLiteral("-1 x 99999")},
                         {QStringLiteral("plots"), QStringLiteral("2 99 x")},
                         {QStringLiteral("width"), -5},
                         {QStringLiteral("dpi"), QStringLiteral("nan")},
                         {QStringLiteral("textPoints"), 1e9}}),
             FigureChoice());
    const FigureSize size = sizeOf(choice);
    QCOMPARE(qRound(size.widthMm / 25.4 * size.dpi), 1280 * 3);
}

void TestExport::namesOfFilesAreHarmless() {
    SweepReport report = sampleReport(2, 2);
    QCOMPARE(runFileName(report), QStringLiteral("sample-model-Berlin-is-the-capital-of"));
    report.promptText = "../../etc/passwd \n* ? : <x> " + std::string(500, 'y');
    const QString name = runFileName(report);
    QVERIFY2(name.startsWith(QLatin1String("sample-model-etc-passwd-x-y")), qPrintable(name));
    QVERIFY(name.size() <= 60);
    report.promptText = "a\u202e\u200bb\uFFFE \u05e9\u2028\x01 =1 %1";
    QCOMPARE(runFileName(report), QStringLiteral("sample-model-a-b-\u05e9-1-1"));
    report.model.name.clear();
    report.promptText = "...";
    QCOMPARE(runFileName(report), QStringLiteral("run"));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestExport);
#include "test_export.moc"
