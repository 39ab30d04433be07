// SPDX-License-Identifier: GPL-3.0-or-later
// What matters once a figure is printed: signs without colours, letters, fonts, sizes, characters.
#include "document/metric_text.h"
#include "features/export/figure_choice.h"
#include "features/export/figure_presets.h"
#include "figure/comparison_figures.h"
#include "figure/figure_canvas.h"
#include "figure/figure_files.h"
#include "figure/latex_text.h"
#include "figure/missing_characters.h"
#include "figure/run_figures.h"
#include "registered_test.h"
#include "sample_report.h"
#include "ui/diverging_scale.h"
#include "ui/ticks.h"
#include "vector_files.h"

#include <headscope/error.h>

#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

#include <cmath>
#include <map>
#include <set>

namespace headscope::app::test {

namespace {

Figure printed(FigureContent content, const SweepReport& report = sampleReport(6, 6)) {
    return makeFigure(figureSource(report, Zero{}, scaleLimit(report.result)), content);
}

Svg drawnSvg(const Figure& figure, const FigureOptions& options, double mm = 170) {
    return parseSvg(figureBytes(figure, options, {mm, std::nullopt, 300}, FigureFormat::Svg));
}

QStringList drawnLines(const Figure& figure, const FigureOptions& options) {
    return drawnSvg(figure, options).text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

/// Three maps of layers and tokens; the token `differing` is another one in the donor.
Figure layerFigure(int tokens, int differing) {
    FigureMap map;
    map.title = QStringLiteral("Residual stream");
    map.data.values = {12, tokens + 1};
    for (auto& value : map.data.values.values())
        value = 0.5F;
    for (int token = 0; token < tokens; ++token)
        map.columns << QStringLiteral("t%1").arg(token, 2, 10, QLatin1Char('0'));
    map.columns[differing] = QStringLiteral("was>is");
    map.columns << QStringLiteral("all");
    map.columnText = QStringLiteral("token");
    map.columnsToName = {differing};
    map.lastApart = true;
    Figure figure;
    figure.maps = {map, map, map};
    figure.columns = 3;
    return figure;
}

/// A figure in grey, with the rectangles of its cells in pixels.
struct GreyPrint {
    QImage image;
    std::vector<DrawnCell> cells;
};

GreyPrint greyPrint(const Figure& figure, const FigureOptions& options) {
    constexpr double kDots = 12;  // pixels a millimetre
    QImage image(QSizeF(170 * kDots, 100 * kDots).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(kDots / 100, kDots / 100);
    FigureResult result = drawFigure(painter, figure, options, {170, 100});
    painter.end();
    for (DrawnCell& cell : result.cells)
        cell.rect = {cell.rect.topLeft() * kDots, cell.rect.size() * kDots};
    return {image.convertToFormat(QImage::Format_Grayscale8), result.cells};
}

int greyAt(const QImage& image, QPointF at) {
    return qGray(image.pixel(at.toPoint()));
}

/// LaTeX as far as captions need it, read by what its commands mean. Empty where TeX would stop, or
/// make another character of two.
QString typeset(const QString& latex) {
    static const std::map<QString, QString> kCommands{
        {QStringLiteral("textbackslash"), QStringLiteral("\\")},
        {QStringLiteral("textasciitilde"), QStringLiteral("~")},
        {QStringLiteral("textasciicircum"), QStringLiteral("^")},
        {QStringLiteral("textasciigrave"), QStringLiteral("`")},
        {QStringLiteral("textless"), QStringLiteral("<")},
        {QStringLiteral("textgreater"), QStringLiteral(">")},
        {QStringLiteral("textbar"), QStringLiteral("|")},
        {QStringLiteral("textvisiblespace"), QStringLiteral("␣")},
        {QStringLiteral("textquotedblleft"), QStringLiteral("“")},
        {QStringLiteral("textquotedblright"), QStringLiteral("”")},
        {QStringLiteral("ldots"), QStringLiteral("…")}};
    static const QRegularExpression command(QStringLiteral("^\\\\([a-z]+)\\{\\}"));
    static const QRegularExpression maths(
        QStringLiteral("^\\\\ensuremath\\{(-|\\\\times|\\\\pm|\\\\cdot)\\}"));
    static const QRegularExpression symbol(QStringLiteral("^\\\\([{}$&#%_])"));
    static const QRegularExpression ligature(QStringLiteral("^(--|''|,,|\\?`|!`|<<|>>)"));
    QString result;
    for (qsizetype at = 0; at < latex.size();) {
        const QString rest = latex.mid(at, 40);
        if (rest.contains(ligature)) return {};
        QRegularExpressionMatch match = maths.match(rest);
        if (match.hasMatch()) {
            const QString sign = match.captured(1);
            result += sign == QLatin1String("-")         ? QStringLiteral("−")
                      : sign == QLatin1String("\\times") ? QStringLiteral("×")
                      : sign == QLatin1String("\\pm")    ? QStringLiteral("±")
                                                         : QStringLiteral("·");
        } else if (rest.startsWith(QLatin1String("\\char34{}"))) {
            result += QLatin1Char('"');
            at += 9;
            continue;
        } else if ((match = command.match(rest)).hasMatch()) {
            if (!kCommands.count(match.captured(1))) return {};
            result += kCommands.at(match.captured(1));
        } else if ((match = symbol.match(rest)).hasMatch()) {
            result += match.captured(1);
        } else if (rest.startsWith(QLatin1String("{}"))) {
            at += 2;
            continue;
        } else {
            if (QStringLiteral("\\{}$&#%_^~\"`|<>").contains(rest[0])) return {};
            result += rest[0];
            ++at;
            continue;
        }
        at += match.capturedLength();
    }
    return result;
}

}  // namespace

class TestPrint : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aCaptionIsDrawnWhereItIsAskedFor();
    void everyCharacterOfACaptionSurvivesLatex();
    void marksCarryTheSignWithoutColours();
    void hatchingCarriesTheSignWithoutColours();
    void signsAreLinesInVectors();
    void valuesCarryTheirSignThemselves();
    void coloursEndAtTheLargestEffect();
    void panelsHaveLettersWhereThereAreSeveral();
    void whatPanelsShareIsSaidOnce();
    void everyTokenIsNamedAndWhatDiffersAlways();
    void theFontIsTheOneChosen();
    void presetsSetWidthTextAndFormat();
    void aSlideIsReadFromAfar();
    void pngFilesCarryTheirResolution();
    void charactersWithoutAFontAreNamed();
    void onlyWhatIsDrawnIsAskedOfTheFonts();
    void svgHasOutlinesOfWhatItsFontLacks();
    void withoutAFontThereIsNoFigure();
    void choicesOfBeforeAreStillRead();
};

void TestPrint::aCaptionIsDrawnWhereItIsAskedFor() {
    const Figure figure = printed(FigureContent::Maps);
    FigureOptions options;
    QVERIFY(!drawnSvg(figure, options).text.contains(QLatin1String("Model: sample-model")));
    QVERIFY(drawnSvg(figure, options).description.contains(QLatin1String("Model: sample-model")));
    options.caption = true;
    QVERIFY(drawnSvg(figure, options).text.contains(QLatin1String("Model: sample-model")));
}

void TestPrint::everyCharacterOfACaptionSurvivesLatex() {
    for (char16_t first = 0x20; first < 0x7F; ++first) {
        for (char16_t second = 0x20; second < 0x7F; ++second) {
            const QString pair = QString(QChar(first)) + QChar(second);
            QVERIFY2(typeset(latexText(pair)) == pair, qPrintable(pair));
        }
    }
    SweepReport report = sampleReport(4, 4);
    report.promptText = R"(50% of $x_1^2$ & "more" \textbf{#1} ~ a--b `c' é)";
    const QString caption = printed(FigureContent::Maps, report).caption;
    QVERIFY(caption.contains(QLatin1String("\\textbf{#1}")));
    QCOMPARE(typeset(latexText(caption)), caption);
    // An empty line would end the paragraph, and \caption with it.
    QCOMPARE(latexText(QStringLiteral("a\n\nb")), QStringLiteral("a  b"));
    QCOMPARE(latexText(QStringLiteral("\u2068שלום\u2069 中")), QStringLiteral("שלום 中"));
}

// Where a bar goes through the cell's middle, and where none does, in grey.
void TestPrint::marksCarryTheSignWithoutColours() {
    FigureOptions options;
    options.signs = CellSigns::Marks;
    const GreyPrint print = greyPrint(printed(FigureContent::Maps), options);
    QCOMPARE(print.cells.size(), std::size_t(72));
    int negative = 0;
    for (std::size_t i = 0; i < print.cells.size(); ++i) {
        const DrawnCell& cell = print.cells[i];
        const float effect = sampleEffect(cell.head, Zero{}, i < 36);
        if (effect == 0) continue;
        const double side = std::min(cell.rect.width(), cell.rect.height());
        const int fill = qGray(cell.color.rgb());
        const auto marked = [&](QPointF from) {
            return std::abs(greyAt(print.image, cell.rect.center() + from * side) - fill) > 40;
        };
        QVERIFY(marked({0, 0}));
        QVERIFY(marked({0.1, 0}) && marked({-0.1, 0}));
        QCOMPARE(marked({0, 0.1}), effect > 0);
        QCOMPARE(marked({0, -0.1}), effect > 0);
        QVERIFY(!marked({0.3, 0.3}));
        negative += effect < 0 ? 1 : 0;
    }
    QVERIFY(negative > 10 && negative < 62);
}

void TestPrint::hatchingCarriesTheSignWithoutColours() {
    FigureOptions options;
    options.signs = CellSigns::Hatching;
    const GreyPrint print = greyPrint(printed(FigureContent::Maps), options);
    for (std::size_t i = 0; i < print.cells.size(); ++i) {
        const DrawnCell& cell = print.cells[i];
        const float effect = sampleEffect(cell.head, Zero{}, i < 36);
        const int fill = qGray(cell.color.rgb());
        // Across the cell's middle, where no dot of a top-1 change is.
        int lines = 0;
        bool before = false;
        for (double x = cell.rect.left() + 3; x < cell.rect.right() - 3; ++x) {
            const bool now = std::abs(greyAt(print.image, {x, cell.rect.center().y()}) - fill) > 20;
            lines += now && !before ? 1 : 0;
            before = now;
        }
        QVERIFY2(effect < 0 ? lines >= 2 : lines == 0,
                 qPrintable(QStringLiteral("%1: %2 lines").arg(effect).arg(lines)));
    }
    QVERIFY(drawnLines(printed(FigureContent::Maps), options).contains(QStringLiteral("negative")));
}

void TestPrint::signsAreLinesInVectors() {
    const Figure figure = printed(FigureContent::Maps);
    FigureOptions options;
    options.colorBar = false;
    const auto linesIn = [&](CellSigns signs) {
        options.signs = signs;
        const Svg svg = drawnSvg(figure, options);
        for (const char* forbidden : {"image", "pattern", "use"})
            if (svg.elements.count(QLatin1String(forbidden))) return -1;
        const QByteArray pdf =
            figureBytes(figure, options, {170, std::nullopt, 300}, FigureFormat::Pdf);
        if (pdf.contains("/Subtype /Image") || pdf.contains("/PatternType")) return -1;
        const auto lines = svg.elements.find(QStringLiteral("polyline"));
        return lines == svg.elements.end() ? 0 : lines->second;
    };
    int bars = 0;
    int negative = 0;
    for (const bool target : {true, false}) {
        for (int i = 0; i < 36; ++i) {
            const float effect = sampleEffect({i / 6, i % 6}, Zero{}, target);
            bars += effect > 0 ? 2 : effect < 0 ? 1 : 0;
            negative += effect < 0 ? 1 : 0;
        }
    }
    const int none = linesIn(CellSigns::None);
    QCOMPARE(linesIn(CellSigns::Marks) - none, bars);
    QVERIFY(linesIn(CellSigns::Hatching) - none >= 4 * negative);
}

void TestPrint::valuesCarryTheirSignThemselves() {
    const Figure figure = printed(FigureContent::Maps);
    FigureOptions options;
    options.colorBar = false;
    options.values = true;
    const auto lines = [&](CellSigns signs) {
        options.signs = signs;
        const auto elements = drawnSvg(figure, options).elements;
        const auto found = elements.find(QStringLiteral("polyline"));
        return found == elements.end() ? 0 : found->second;
    };
    QCOMPARE(lines(CellSigns::Marks), lines(CellSigns::None));
    // A number on a hatched cell stands on the cell's plain colour.
    QVERIFY(lines(CellSigns::Hatching) > lines(CellSigns::None));
    options.signs = CellSigns::None;
    const auto plain = drawnSvg(figure, options).rects.size();
    options.signs = CellSigns::Hatching;
    int negative = 1;  // the legend's box
    for (const bool target : {true, false}) {
        for (int i = 0; i < 36; ++i)
            negative += sampleEffect({i / 6, i % 6}, Zero{}, target) < 0 ? 1 : 0;
    }
    QCOMPARE(drawnSvg(figure, options).rects.size() - plain, std::size_t(negative));
    // In cells too small for numbers or signs, both are left out, and that is said.
    QPicture picture;
    QPainter painter(&picture);
    const auto notes =
        drawFigure(painter, printed(FigureContent::Maps, sampleReport(48, 48)), options, {60, 60})
            .notes;
    QVERIFY2(notes.join(QLatin1Char(' ')).contains(QLatin1String("too small for their signs")),
             qPrintable(notes.join(QLatin1Char(' '))));
}

void TestPrint::coloursEndAtTheLargestEffect() {
    const SweepReport report = sampleReport(6, 6);
    double largest = 0;
    for (const bool target : {true, false}) {
        for (int i = 0; i < 36; ++i)
            largest =
                std::max<double>(largest, std::abs(sampleEffect({i / 6, i % 6}, Zero{}, target)));
    }
    const Figure figure = makeFigure(figureSource(report, Zero{}, 0.9), FigureContent::Maps);
    FigureOptions options;
    const auto draw = [&](ColorEnd end) {
        options.colorEnd = end;
        QPicture picture;
        QPainter painter(&picture);
        return drawFigure(painter, figure, options, {170, 100}).cells;
    };
    const DivergingScale& scale = DivergingScale::onLight();
    const auto deepest = [&](const std::vector<DrawnCell>& cells) {
        return std::ranges::any_of(cells, [&](const DrawnCell& cell) {
            return cell.color == scale.color(1, 1) || cell.color == scale.color(-1, 1);
        });
    };
    QVERIFY(!deepest(draw(ColorEnd::Scale)));
    QVERIFY(drawnLines(figure, options).contains(QStringLiteral("+0.9")));
    QVERIFY(deepest(draw(ColorEnd::Largest)));
    // Target and control stay on one scale, which ends there.
    const QStringList lines = drawnLines(figure, options);
    const QRegularExpression tick(QStringLiteral("^\\+0\\.\\d+$"));
    double top = 0;
    for (const QString& line : lines) {
        if (tick.match(line).hasMatch()) top = std::max(top, line.mid(1).toDouble());
    }
    // Three digits are written.
    QVERIFY2(std::abs(top - largest) <= 5e-4, qPrintable(QString::number(top)));
    QCOMPARE(lines.count(QStringLiteral("P ablated − P clean")), 1);
}

void TestPrint::panelsHaveLettersWhereThereAreSeveral() {
    FigureOptions options;
    options.letters = true;
    const QStringList lines = drawnLines(printed(FigureContent::Composition), options);
    // Each right before its panel's title.
    const auto after = [&lines](const char* letter) {
        return lines.value(lines.indexOf(QLatin1String(letter)) + 1);
    };
    QVERIFY2(after("a").startsWith(QLatin1String("Target")), qPrintable(lines.join(u'|')));
    QVERIFY(after("b").startsWith(QLatin1String("Control")));
    QVERIFY(after("c").startsWith(QLatin1String("Observed head means")));
    QVERIFY(!lines.contains(QStringLiteral("d")));
    const QByteArray svg =
        figureBytes(printed(FigureContent::Composition), options, {}, FigureFormat::Svg);
    static const QRegularExpression bold(
        QStringLiteral("<text[^>]*font-weight=\"700\"[^>]*>\\s*a\\s*</text>"));
    QVERIFY(QString::fromUtf8(svg).contains(bold));
    QVERIFY(!drawnLines(printed(FigureContent::OneMap), options).contains(QStringLiteral("a")));
    options.letters = false;
    QVERIFY(!drawnLines(printed(FigureContent::Maps), options).contains(QStringLiteral("a")));
}

void TestPrint::whatPanelsShareIsSaidOnce() {
    SweepReport report = sampleReport(6, 6);
    for (RunPart& part : report.result.parts)
        part.positions = Positions::last();
    FigureOptions options;
    options.runLine = true;
    const auto text = [&](const Figure& figure) {
        return drawnLines(figure, options).join(QLatin1Char(' '));
    };
    const QString composed = text(printed(FigureContent::Composition, report));
    for (const char* shared :
         {"sample-model (6 layers", "Berlin is the capital of", "the last position"})
        QVERIFY2(composed.count(QLatin1String(shared)) == 1, qPrintable(composed));
    QVERIFY(!text(printed(FigureContent::Drift, report)).contains(QLatin1String("position")));
    // Of two runs what is the same.
    SessionRun first;
    first.report = report;
    SessionRun second = first;
    second.report.edit().promptText = "Paris is the capital of";
    const auto comparison =
        compareRuns(first.report->result, second.report->result, Zero{}, Subject::Target);
    const Figure both = makeFigure(
        comparisonSource(first, second, comparison, Zero{}, Subject::Target), FigureContent::Maps);
    QVERIFY(both.runLine.contains(QLatin1String("sample-model")));
    QVERIFY(both.runLine.contains(QLatin1String("the last position")));
    QVERIFY(!both.runLine.contains(QLatin1String("capital")));
}

void TestPrint::everyTokenIsNamedAndWhatDiffersAlways() {
    const QStringList lines = drawnLines(layerFigure(14, 9), {});
    for (const char* name : {"t00", "t01", "t08", "t10", "t13", "was>is", "all"})
        QVERIFY2(lines.count(QLatin1String(name)) == 3, name);
    // Where there is no room for all, neighbours make room for it.
    const QStringList many = drawnLines(layerFigure(60, 13), {});
    for (const char* name : {"t00", "was>is", "all"})
        QVERIFY2(many.count(QLatin1String(name)) == 3, name);
    for (const char* name : {"t12", "t14", "t59"})
        QVERIFY2(!many.contains(QLatin1String(name)), name);
    // The column of all tokens stands apart.
    const auto cells = greyPrint(layerFigure(14, 9), {}).cells;
    const auto left = [&](int column) {
        return cells[static_cast<std::size_t>(column)].rect.left();
    };
    const double step = (left(13) - left(0)) / 13;
    for (int column = 1; column < 14; ++column)  // on whole pixels
        QVERIFY(std::abs(left(column) - left(column - 1) - step) < 0.25 * step);
    QVERIFY(left(14) - left(13) > 1.3 * step);
}

void TestPrint::theFontIsTheOneChosen() {
    const Figure figure = printed(FigureContent::Maps);
    FigureOptions options;
    options.fontFamily = QStringLiteral("DejaVu Serif");
    if (!figureFonts().contains(options.fontFamily)) QSKIP("there is no DejaVu Serif");
    const QByteArray svg = figureBytes(figure, options, {}, FigureFormat::Svg);
    QVERIFY(svg.contains("font-family=\"DejaVu Serif, DejaVu Sans, Verdana, sans-serif\""));
    QVERIFY(!svg.contains("font-family=\"DejaVu Sans"));
    const QByteArray pdf = figureBytes(figure, options, {}, FigureFormat::Pdf);
    QVERIFY(pdf.contains("DejaVuSerif") && !pdf.contains("DejaVuSans"));
    QVERIFY(figureImage(figure, options, {}) != figureImage(figure, {}, {}));
    QVERIFY(!isFigureFont(QStringLiteral("No Such"), {QStringLiteral("Some")}));
    QVERIFY(!isFigureFont(QStringLiteral("a\"b"), {QStringLiteral("a\"b")}));
}

void TestPrint::presetsSetWidthTextAndFormat() {
    struct Expected {
        const char* name;
        double widthMm;
        FigureFormat format;
    };
    for (const auto& [name, widthMm, format] : {Expected{"column", 85, FigureFormat::Pdf},
                                                {"columns", 178, FigureFormat::Pdf},
                                                {"page", 170, FigureFormat::Pdf},
                                                {"slide", 25.4 * 1280 / 96, FigureFormat::Png}}) {
        const FigurePreset* preset = figurePreset(QLatin1String(name));
        QVERIFY(preset);
        FigureChoice choice;
        choice.width = 99;
        choice.options.textPoints = 39;
        choice.format = FigureFormat::Svg;
        usePreset(choice, *preset);
        QVERIFY(std::abs(sizeOf(choice).widthMm - widthMm) < 1e-9);
        QCOMPARE(choice.format, format);
        QVERIFY(isAs(choice, *preset));
        // Each single value makes it another one.
        const std::vector<std::function<void(FigureChoice&)>> changes{
            [](FigureChoice& c) { c.width += 1; },
            [](FigureChoice& c) { c.options.textPoints += 1; },
            [](FigureChoice& c) { c.format = FigureFormat::Svg; },
            [](FigureChoice& c) { c.fitHeight = !c.fitHeight; },
            [](FigureChoice& c) { c.inPixels = !c.inPixels; }};
        for (const auto& change : changes) {
            FigureChoice changed = choice;
            change(changed);
            for (const FigurePreset& other : figurePresets())
                QVERIFY2(!isAs(changed, other), other.name);
        }
        choice.options.letters = true;  // no matter of presets
        QVERIFY(isAs(choice, *preset));
    }
    QVERIFY(!figurePreset(QStringLiteral("poster")));
    QVERIFY(isAs({}, *figurePreset(QStringLiteral("page"))));
}

// The size of all text in the file, in points on a slide as wide as slides are.
void TestPrint::aSlideIsReadFromAfar() {
    FigureChoice choice;
    usePreset(choice, *figurePreset(QStringLiteral("slide")));
    choice.options.title = true;
    choice.options.letters = true;
    choice.options.runLine = true;
    const FigureSize size = sizeOf(choice);
    const Figure figure = printed(FigureContent::Maps, sampleReport(12, 12));
    const QString svg =
        QString::fromUtf8(figureBytes(figure, choice.options, size, FigureFormat::Svg));
    static const QRegularExpression fontSize(QStringLiteral("<text[^>]*font-size=\"([\\d.]+)\""));
    std::set<double> points;
    for (auto it = fontSize.globalMatch(svg); it.hasNext();)
        points.insert(it.next().captured(1).toDouble() / 2540 * 72);
    QVERIFY(!points.empty());
    QVERIFY2(*points.begin() >= 20, qPrintable(QString::number(*points.begin())));
    const QImage image = figureImage(figure, choice.options, size);
    QCOMPARE(image.width() * 9, image.height() * 16);
    QPicture picture;
    QPainter painter(&picture);
    const auto notes =
        drawFigure(painter, figure, choice.options, {size.widthMm, *size.heightMm}).notes;
    QVERIFY2(notes.isEmpty(), qPrintable(notes.join(QLatin1Char(' '))));
}

// Section 11.3.4.3 of the PNG specification: pixels a metre, twice, and the unit 1.
void TestPrint::pngFilesCarryTheirResolution() {
    const Figure figure = printed(FigureContent::Maps);
    for (const auto& [dpi, perMetre] : {std::pair{300.0, 11811U}, {600.0, 23622U}}) {
        const QByteArray png = figureBytes(figure, {}, {85, std::nullopt, dpi}, FigureFormat::Png);
        const qsizetype at = png.indexOf("pHYs");
        QVERIFY(at > 0);
        QCOMPARE(qFromBigEndian<quint32>(png.constData() + at - 4), 9U);
        QCOMPARE(qFromBigEndian<quint32>(png.constData() + at + 4), perMetre);
        QCOMPARE(qFromBigEndian<quint32>(png.constData() + at + 8), perMetre);
        QCOMPARE(png[at + 12], '\x01');
        const QImage image = QImage::fromData(png);
        QVERIFY(std::abs(image.width() / dpi * 25.4 - 85) < 25.4 / dpi);
    }
}

void TestPrint::charactersWithoutAFontAreNamed() {
    const HasCharacter latin = [](char32_t c) { return c < 0x250; };
    // Spaces, joiners and selectors are never seen, so nothing is missed.
    const QStringList texts{QStringLiteral("a 中b\u200D\uFE0F\u2003🙂"),
                            QStringLiteral("国中\n")};
    QCOMPARE(missingCharacters(texts, latin),
             (std::vector<char32_t>{U'\u4E2D', U'\U0001F642', U'\u56FD'}));
    QCOMPARE(missingCharacters(texts, [](char32_t) { return true; }), std::vector<char32_t>{});
    const QString said = missingText({U'\u4E2D', U'\U0001F642'});
    QVERIFY2(said.contains(QStringLiteral("U+4E2D 中, U+1F642 🙂")), qPrintable(said));
    QVERIFY(said.contains(QLatin1String("fonts-noto-cjk")));
    QCOMPARE(missingText({}), QString());
    const QString many = missingText(std::vector<char32_t>(300, U'\u4E2D'));
    QVERIFY2(many.size() < 400 && many.contains(QLatin1String("288 more")), qPrintable(many));
    // What no font can have.
    Figure figure = printed(FigureContent::Maps);
    figure.maps[1].title = QString::fromUcs4(U"\U0010FFFD");
    QCOMPARE(missingCharacters(figure, {}), std::vector<char32_t>{U'\U0010FFFD'});
    QCOMPARE(missingCharacters(printed(FigureContent::Composition), {}), std::vector<char32_t>{});
}

void TestPrint::onlyWhatIsDrawnIsAskedOfTheFonts() {
    Figure figure = printed(FigureContent::Maps);
    figure.caption = QStringLiteral("①");
    figure.title = QStringLiteral("②");
    figure.runLine = QStringLiteral("③");
    figure.maps[0].subtitle = QStringLiteral("④");
    figure.attention = FigureAttention{{}, {}, {QStringLiteral("⑤")}, samplePattern(1)};
    const auto asked = [&](const FigureOptions& options) {
        const QString all = drawnTexts(figure, options).join(QChar());
        QString found;
        for (const QChar c : QStringLiteral("①②③④⑤"))
            if (all.contains(c)) found += c;
        return found;
    };
    FigureOptions options;
    QCOMPARE(asked(options), QStringLiteral("④⑤"));
    options.caption = true;
    options.title = true;
    options.runLine = true;
    QCOMPARE(asked(options), QStringLiteral("①②③④⑤"));
}

// Whether or not the machine has a font for it: as a text it would be the reader's font that
// counts.
void TestPrint::svgHasOutlinesOfWhatItsFontLacks() {
    Figure figure = printed(FigureContent::Maps);
    const Svg before = drawnSvg(figure, {});
    figure.maps[0].title = QStringLiteral("中国 of");
    const Svg after = drawnSvg(figure, {});
    QVERIFY(before.text.contains(QStringLiteral("␣Germany")));  // the usual font has it
    QVERIFY(!after.text.contains(QStringLiteral("中")));
    QVERIFY(after.text.contains(QStringLiteral("␣France")));
    const auto paths = [](const Svg& svg) {
        const auto found = svg.elements.find(QStringLiteral("path"));
        return found == svg.elements.end() ? 0 : found->second;
    };
    QVERIFY(paths(after) > paths(before));
    // PDF embeds fonts, so its text stays text.
    const QByteArray pdf = figureBytes(figure, {}, {}, FigureFormat::Pdf);
    QVERIFY(!pdf.contains("/Subtype /Image"));
}

void TestPrint::withoutAFontThereIsNoFigure() {
    const auto refused = [](const QStringList& families, const HasCharacter& has) {
        try {
            requireFonts(families, has);
        } catch (const Error& error) {
            return error.kind() == Error::Kind::Failure &&
                   error.hint().find("fonts-dejavu-core") != std::string::npos;
        }
        return false;
    };
    const HasCharacter all = [](char32_t) { return true; };
    const HasCharacter none = [](char32_t) { return false; };
    QVERIFY(refused({}, all));
    QVERIFY(refused({QStringLiteral("Sans Serif")}, none));
    QVERIFY(!refused({QStringLiteral("Sans Serif")}, all));
    requireFonts();  // the tests' machine has one
}

// As versions without these options wrote them.
void TestPrint::choicesOfBeforeAreStillRead() {
    const QVariantMap before{{QStringLiteral("format"), QStringLiteral("svg")},
                             {QStringLiteral("caption"), QStringLiteral("true")},
                             {QStringLiteral("textPoints"), QStringLiteral("9")},
                             {QStringLiteral("width"), QStringLiteral("120")},
                             {QStringLiteral("fitHeight"), QStringLiteral("true")}};
    FigureChoice expected;
    expected.format = FigureFormat::Svg;
    expected.options.caption = true;
    expected.options.textPoints = 9;
    expected.width = 120;
    QCOMPARE(choiceFrom(before), expected);
    FigureChoice choice;
    choice.options.signs = CellSigns::Hatching;
    choice.options.colorEnd = ColorEnd::Largest;
    choice.options.letters = true;
    choice.options.runLine = true;
    choice.options.fontFamily = QStringLiteral("DejaVu Serif");
    QVariantMap texts;
    const QVariantMap variants = toVariants(choice);
    for (auto it = variants.cbegin(); it != variants.cend(); ++it)
        texts.insert(it.key(), it.value().toString());
    QCOMPARE(choiceFrom(texts), choice);
    QCOMPARE(choiceFrom({{QStringLiteral("signs"), QStringLiteral("dots")},
                         {QStringLiteral("colorEnd"), 3}}),
             FigureChoice());
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestPrint);
#include "test_print.moc"
