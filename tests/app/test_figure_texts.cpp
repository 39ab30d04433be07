// SPDX-License-Identifier: GPL-3.0-or-later
// No text of a figure is cut or lies over another: every quantity, preset and language.
#include "document/metric_text.h"
#include "drawn_text.h"
#include "features/export/figure_presets.h"
#include "features/export/shown_figures.h"
#include "figure/run_figures.h"
#include "registered_test.h"
#include "sample_report.h"
#include "ui/texts.h"

#include <headscope/quantity.h>

#include <QPainter>
#include <QTest>

#include <algorithm>

namespace headscope::app::test {

namespace {

constexpr int kDotsPerMm = 10;
constexpr int kDeskMm = 150;  // around the sheet: what leaves it is seen there
constexpr int kBlank = 4;     // dots of a text's box that letters leave free
constexpr double kMarginMm = 1.5;

/// Every pair of maps of one metric, and of it beside what is recovered, which has another scale.
std::vector<std::vector<Quantity>> mapsToDraw() {
    std::vector<std::vector<Quantity>> maps{MapsView::ofDonor()};
    for (const Metric metric : kMetrics) {
        for (const Subject subject : kSubjects) {
            const Quantity quantity{metric, subject, Lens{}};
            if (sensible(quantity) != quantity) continue;
            maps.push_back({quantity, {Metric::Recovered, Subject::Target, Lens{}}});
            maps.push_back({quantity, sensible({metric, Subject::Control, Lens{}})});
        }
    }
    return maps;
}

FigureSource sourceOf(const SweepReport& report, const std::vector<Quantity>& quantities) {
    MapsView view;
    view.maps = quantities;
    return shownSource(report, {view, report.result.parts.front().intervention, std::nullopt,
                                usualComparison(report.result)});
}

struct DrawnFigure {
    std::vector<DrawnText> texts;
    QStringList notes;
    QRect sheet;  ///< in dots, its margin left out
};

DrawnFigure drawn(const Figure& figure, const FigureChoice& choice) {
    const FigureSize size = sizeOf(choice);
    const double height =
        size.heightMm.value_or(naturalHeight(figure, choice.options, size.widthMm));
    const QSizeF mm(size.widthMm, height);
    DrawnFigure result;
    const QSize desk = ((mm + QSizeF(2 * kDeskMm, 2 * kDeskMm)) * kDotsPerMm).toSize();
    result.texts = drawnTexts(desk, [&](QPainter& painter) {
        painter.translate(kDeskMm * kDotsPerMm, kDeskMm * kDotsPerMm);
        painter.scale(kDotsPerMm / 100.0, kDotsPerMm / 100.0);
        result.notes = drawFigure(painter, figure, choice.options, mm).notes;
    });
    const QPointF corner(kDeskMm + kMarginMm, kDeskMm + kMarginMm);
    const QSizeF inside = mm - QSizeF(2 * kMarginMm, 2 * kMarginMm);
    result.sheet = QRectF(corner * kDotsPerMm, inside * kDotsPerMm).toAlignedRect();
    return result;
}

/// What is wrong with the texts; empty if nothing is.
QString faultOf(const DrawnFigure& figure) {
    for (std::size_t i = 0; i < figure.texts.size(); ++i) {
        const DrawnText& text = figure.texts[i];
        if (text.text.contains(QChar(0x2026))) return text.text + QStringLiteral(" is cut");
        if (!figure.sheet.contains(text.place)) return text.text + QStringLiteral(" leaves it");
        const QRect letters = text.place.adjusted(kBlank, kBlank, -kBlank, -kBlank);
        for (std::size_t j = 0; j < i; ++j) {
            const QRect other = figure.texts[j].place.adjusted(kBlank, kBlank, -kBlank, -kBlank);
            if (letters.intersects(other))
                return QStringLiteral("%1 lies over %2").arg(text.text, figure.texts[j].text);
        }
    }
    return {};
}

bool isFull(const DrawnFigure& figure) {
    return std::ranges::any_of(figure.notes, [](const QString& note) {
        return note.contains(QCoreApplication::translate(
            "Figure", "The content does not fit: make the figure higher, or leave something out."));
    });
}

}  // namespace

class TestFigureTexts : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void cleanup() { chooseLanguage(QStringLiteral("en")); }

    void everyTextIsWhole_data();
    void everyTextIsWhole();
    void theLabelsOfBarsAreThere();
};

void TestFigureTexts::everyTextIsWhole_data() {
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("layers");
    for (const FigurePreset& preset : figurePresets()) {
        for (const QString& language : languages()) {
            for (const int layers : {4, 12, 24}) {
                QTest::addRow("%s in %s, %d layers", preset.name, qPrintable(language), layers)
                    << QString::fromLatin1(preset.name) << language << layers;
            }
        }
    }
}

void TestFigureTexts::everyTextIsWhole() {
    QFETCH(QString, preset);
    QFETCH(QString, language);
    QFETCH(int, layers);
    chooseLanguage(language);
    const SweepReport report = patchedReport(layers, 12);
    FigureChoice choice;
    usePreset(choice, *figurePreset(preset));
    for (const auto& quantities : mapsToDraw()) {
        const FigureSource source = sourceOf(report, quantities);
        for (const FigureContent content :
             {FigureContent::Maps, FigureContent::OneMap, FigureContent::Composition}) {
            FigureParts parts;
            parts.plots = {FigureContent::Drift};
            const DrawnFigure figure = drawn(makeFigure(source, content, 0, parts), choice);
            QVERIFY(figure.texts.size() > 10);
            // A slide has one height, and no room for a composition: then that is said.
            const bool isSaid =
                !choice.fitHeight && content == FigureContent::Composition && isFull(figure);
            const QString fault = isSaid ? QString() : faultOf(figure);
            QVERIFY2(fault.isEmpty(),
                     qPrintable(QStringLiteral("%1, content %2: %3")
                                    .arg(QString::fromStdString(name(quantities.front())))
                                    .arg(static_cast<int>(content))
                                    .arg(fault)));
            QVERIFY(content == FigureContent::Composition || !isFull(figure));
        }
    }
}

void TestFigureTexts::theLabelsOfBarsAreThere() {
    const SweepReport report = patchedReport(12, 12);
    FigureChoice choice;
    usePreset(choice, *figurePreset(QStringLiteral("column")));
    choice.options.letters = true;
    choice.options.signs = CellSigns::Hatching;
    const Figure figure =
        makeFigure(sourceOf(report, MapsView::ofDonor()), FigureContent::Maps, 0, {});
    const DrawnFigure result = drawn(figure, choice);
    const QString fault = faultOf(result);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    QStringList texts;
    for (const DrawnText& text : result.texts)
        texts << text.text;
    const QString all = texts.join(QLatin1Char(' '));
    for (const char* text : {"Logit difference ␣Germany − ␣France", "change of logit difference",
                             "recovered (0 prompt, 1 donor)", "to donor"})
        QVERIFY2(all.contains(QString::fromUtf8(text)), text);
    // The maps stand below each other, so that their cells are as wide as those of a single one.
    const auto single = drawn(
        makeFigure(sourceOf(report, MapsView::ofDonor()), FigureContent::OneMap, 0, {}), choice);
    QVERIFY(result.sheet.height() > 1.5 * single.sheet.height());
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestFigureTexts);
#include "test_figure_texts.moc"
