// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/growth_text.h"
#include "document/metric_text.h"
#include "document/settings.h"
#include "features/export/figure_dialog.h"
#include "features/export/run_data.h"
#include "features/inspector/head_attention.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/choice_bar.h"
#include "ui/panel_docks.h"
#include "ui/text_size.h"
#include "window_fixture.h"

#include <headscope/report.h>
#include <headscope/version.h>

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

namespace headscope::app::test {

namespace {

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

}  // namespace

/// Taking a run away from the window, as a person does: menu, dialog, keys.
class TestExportWindow : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture()
            : WindowFixture([](WindowOptions& options) {
                  options.prompt = QStringLiteral("Berlin is the capital of");
                  options.target = QStringLiteral(" Germany");
                  options.control = QStringLiteral(" France");
              }) {
            window->choosers.saveFile = [this](QWidget*, const QString&, const QString& suggested) {
                suggestion = suggested;
                return answer;
            };
            window->choosers.folder = [this](QWidget*, const QString&) { return answer; };
        }
        [[nodiscard]] FigureDialog* openDialog() const {
            action("Save &Figure…")->trigger();
            FigureDialog* found = nullptr;
            for (auto* dialog : window->findChildren<FigureDialog*>()) {
                if (dialog->isVisible()) found = dialog;
            }
            return found;
        }
        [[nodiscard]] QString said() const { return window->statusBar()->currentMessage(); }

        QTemporaryDir output;
        QString answer;
        QString suggestion;
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void nothingToTakeBeforeARun();
    void keysAloneWriteAFigure();
    void aCompositionIsMadeOfThePartsTicked();
    void theChosenHeadsAttentionIsAFigure();
    void aGrownSetIsAFigure();
    void manyPartsFitASmallScreen();
    void zeroAgainstMeanIsAsThePanelShowsIt();
    void theEndingChoosesTheFormat();
    void nothingIsOverwrittenUnasked();
    void aFigureThatCannotBeWrittenIsSaidInTheDialog();
    void choicesShowAtOnceAndAreRemembered();
    void aPresetIsShownUntilOneOfItsValuesIsChanged();
    void printOptionsShowAtOnceAndAreRemembered();
    void captionsAreCopiedAsTextAndForLatex();
    void theCaptionIsWrittenBesideTheFigureWhereItIsAskedFor();
    void boxesAreSaidBeforeAFigureIsSaved();
    void everyControlHasANameAndIsReachedByTab();
    void copiesArePicturesAndTables();
    void dataIsTheCommandLines();
    void csvFilesHaveTheMarkForExcelWhereTicked();
    void theModelOfTheRunIsNamed();
    void everythingGoesIntoANewFolderEachTime();
};

void TestExportWindow::nothingToTakeBeforeARun() {
    Fixture f;
    for (const char* text : {"Save &Figure…", "Copy as &Picture", "Copy Target Map as &Table",
                             "Save CS&V…", "Save &JSON…", "&Export Everything…"}) {
        QVERIFY2(f.action(text), text);
        QVERIFY2(!f.action(text)->isEnabled(), text);
        QVERIFY(!f.action(text)->statusTip().isEmpty());
    }
    f.runToEnd();
    QVERIFY(f.action("Save &Figure…")->isEnabled());
    QVERIFY(f.action("&Export Everything…")->isEnabled());
}

void TestExportWindow::keysAloneWriteAFigure() {
    Fixture f;
    f.runToEnd();
    FigureDialog* dialog = f.openDialog();
    QVERIFY(dialog);
    auto* content = dialog->findChild<QComboBox*>(QStringLiteral("figureContent"));
    QCOMPARE(dialog->choice().content, FigureContent::Maps);
    QTest::keyClick(content, Qt::Key_Down);
    QCOMPARE(dialog->choice().content, FigureContent::OneMap);
    QCOMPARE(dialog->figure().maps.size(), std::size_t(1));
    QTest::keyClick(content, Qt::Key_End);
    QCOMPARE(dialog->choice().content, FigureContent::Composition);
    QTest::keyClick(content, Qt::Key_Up);
    QCOMPARE(dialog->choice().content, FigureContent::Histogram);
    QTest::keyClick(content, Qt::Key_Up);
    QCOMPARE(dialog->choice().content, FigureContent::ZeroVsMean);
    auto* format = dialog->findChild<QComboBox*>(QStringLiteral("figureFormat"));
    QTest::keyClicks(format, QStringLiteral("S"));
    QCOMPARE(dialog->choice().format, FigureFormat::Svg);
    f.answer = f.output.filePath(QStringLiteral("plot.svg"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(f.suggestion.endsWith(
        QLatin1String("/fake-model-Berlin-is-the-capital-of-zero-against-mean.svg")));
    QVERIFY(readAll(f.answer).startsWith("<?xml"));
    QVERIFY(readAll(f.answer).contains("effect of zero"));
    QVERIFY(!dialog->isVisible());
    QVERIFY(f.said().contains(f.answer));
}

void TestExportWindow::aCompositionIsMadeOfThePartsTicked() {
    Fixture f;
    f.runToEnd();
    const auto tick = [](FigureDialog* dialog, const char* part) {
        auto* box = dialog->findChild<QCheckBox*>(QLatin1String(part));
        QVERIFY(box->isVisible());
        QTest::keyClick(box, Qt::Key_Space);
    };
    FigureDialog* dialog = f.openDialog();
    auto* content = dialog->findChild<QComboBox*>(QStringLiteral("figureContent"));
    auto* drift = dialog->findChild<QCheckBox*>(QStringLiteral("figurePart-head-means"));
    QVERIFY(!drift->isVisible());
    QTest::keyClick(content, Qt::Key_End);
    QCOMPARE(dialog->choice().content, FigureContent::Composition);
    QCOMPARE(dialog->figure().maps.size(), std::size_t(2));
    QVERIFY(dialog->figure().drift && !dialog->figure().scatter);
    const QString control = dialog->figure().maps[1].title;
    tick(dialog, "figurePart-zero-against-mean");
    tick(dialog, "figurePartMap1");
    Figure figure = dialog->figure();
    QCOMPARE(figure.maps.size(), std::size_t(1));
    QCOMPARE(figure.maps[0].title, control);
    QVERIFY(figure.drift && figure.scatter);
    QVERIFY(figure.caption.contains(QLatin1String("A point is a head")));
    // What is the last part stays.
    tick(dialog, "figurePartMap2");
    tick(dialog, "figurePart-head-means");
    auto* scatter = dialog->findChild<QCheckBox*>(QStringLiteral("figurePart-zero-against-mean"));
    QVERIFY(!scatter->isEnabled());
    QVERIFY(dialog->figure().maps.empty() && !dialog->figure().drift && dialog->figure().scatter);
    tick(dialog, "figurePart-head-means");
    f.answer = f.output.filePath(QStringLiteral("parts.svg"));
    QTest::keyClick(dialog, Qt::Key_Return);
    const QByteArray svg = readAll(f.answer);
    QVERIFY(svg.contains("effect of zero") && svg.contains("fitted line"));
    // Remembered for the next figure.
    dialog = f.openDialog();
    QCOMPARE(dialog->choice().content, FigureContent::Composition);
    figure = dialog->figure();
    QVERIFY(figure.maps.empty() && figure.drift && figure.scatter);
}

void TestExportWindow::theChosenHeadsAttentionIsAFigure() {
    Fixture f;
    f.runToEnd();
    const auto offered = [&](const QString& text) {
        FigureDialog* dialog = f.openDialog();
        auto* content = dialog->findChild<QComboBox*>(QStringLiteral("figureContent"));
        const int index = content->findText(text);
        if (index >= 0) content->setCurrentIndex(index);
        if (index < 0) dialog->reject();
        return index < 0 ? nullptr : dialog;
    };
    const QString text = QStringLiteral("Attention of head 9.6");
    QVERIFY(!offered(text));
    f.window->docks().bringUp(f.window->findChild<QDockWidget*>(QStringLiteral("inspectorDock")));
    f.window->document().state().selection().setSelected(HeadId{9, 6});
    const auto* attention = f.window->findChild<HeadAttention*>();
    QTRY_COMPARE_WITH_TIMEOUT(attention->status(), HeadAttention::Status::Ready, kPatience);
    FigureDialog* dialog = offered(text);
    QVERIFY(dialog);
    QCOMPARE(dialog->figure().attention->pattern, *attention->pattern());
    QVERIFY(dialog->findChild<QCheckBox*>(QStringLiteral("figureValues"))->isEnabled());
    f.answer = f.output.filePath(QStringLiteral("looks.svg"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(f.suggestion.endsWith(QLatin1String("-attention.svg")) ||
            f.suggestion.endsWith(QLatin1String("-attention.pdf")));
    QVERIFY(readAll(f.answer).contains("Attention of layer 9, head 6"));
    // Of a composition it can be a part, which the next run without it does not miss.
    dialog = offered(QStringLiteral("A composition of parts"));
    QTest::keyClick(dialog->findChild<QCheckBox*>(QStringLiteral("figurePart-attention")),
                    Qt::Key_Space);
    QVERIFY(dialog->figure().attention && dialog->figure().drift);
    f.answer = f.output.filePath(QStringLiteral("both.svg"));
    QTest::keyClick(dialog, Qt::Key_Return);
    f.window->document().state().selection().setSelected(std::nullopt);
    dialog = f.openDialog();
    QCOMPARE(dialog->choice().content, FigureContent::Composition);
    QVERIFY(!dialog->findChild<QCheckBox*>(QStringLiteral("figurePart-attention")));
    QVERIFY(!dialog->figure().attention && dialog->figure().drift);
    QVERIFY(dialog->choice().parts.plots.contains(FigureContent::Attention));
}

void TestExportWindow::aGrownSetIsAFigure() {
    Fixture f;
    f.runToEnd();
    f.window->docks().bringUp(f.window->findChild<QDockWidget*>(QStringLiteral("setDock")));
    f.window->feature<SetsFeature>()->panel().pages()->choose(1);
    auto* add = f.window->findChild<QPushButton*>(QStringLiteral("growOne"));
    QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), kPatience);
    add->click();
    QTRY_COMPARE_WITH_TIMEOUT(f.window->document().state().ablationSet().path.steps.size(),
                              std::size_t(1), kPatience);
    FigureDialog* dialog = f.openDialog();
    auto* content = dialog->findChild<QComboBox*>(QStringLiteral("figureContent"));
    content->setCurrentIndex(content->findText(QStringLiteral("Growth of the set")));
    const Figure figure = dialog->figure();
    QCOMPARE(figure.growth->names, growthNames(f.window->document().state().ablationSet().path));
    QVERIFY(figure.growth->values[0][1] < figure.growth->values[0][0]);
    QVERIFY(figure.maps.empty() && !figure.drift);
}

void TestExportWindow::manyPartsFitASmallScreen() {
    Fixture f;
    f.runToEnd();
    while (f.window->document().state().maps().maps.size() < MapsView::kMost)
        f.window->feature<MapsFeature>()->panel().addMap();
    const auto usual = qScopeGuard([] { applyFontPercent(kFontPercents.usual); });
    applyFontPercent(kFontPercents.most);
    FigureDialog* dialog = f.openDialog();
    QTest::keyClick(dialog->findChild<QComboBox*>(QStringLiteral("figureContent")), Qt::Key_End);
    QVERIFY2(dialog->minimumSizeHint().height() < 700,
             qPrintable(QString::number(dialog->minimumSizeHint().height())));
    // What Tab reaches is scrolled to, and is read in full.
    auto* part = dialog->findChild<QCheckBox*>(QStringLiteral("figurePart-zero-and-mean"));
    QVERIFY(part->width() >= part->sizeHint().width());
    dialog->resize(dialog->width(), 700);
    auto* caption = dialog->findChild<QCheckBox*>(QStringLiteral("figureCaption"));
    QTRY_VERIFY_WITH_TIMEOUT(caption->visibleRegion().isEmpty(), kPatience);
    for (int i = 0; i < 60 && dialog->focusWidget() != caption; ++i)
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), caption);
    QTRY_COMPARE_WITH_TIMEOUT(caption->visibleRegion().boundingRect(), caption->rect(), kPatience);
}

void TestExportWindow::zeroAgainstMeanIsAsThePanelShowsIt() {
    Fixture f;
    f.runToEnd();
    f.window->document().state().view().setCompared(
        {Metric::LogitDifference, Subject::Target, zeroMinusMean()});
    FigureDialog* dialog = f.openDialog();
    auto* content = dialog->findChild<QComboBox*>(QStringLiteral("figureContent"));
    content->setCurrentIndex(content->findText(QStringLiteral("Zero against mean: histograms")));
    const QString axis = axisText({Metric::LogitDifference, Subject::Target, {Zero{}, {}}});
    QCOMPARE(dialog->figure().histogram->xLabel, axis);
    content->setCurrentIndex(content->findText(QStringLiteral("Zero against mean: points")));
    QVERIFY(dialog->figure().scatter->xLabel.endsWith(axis));
    QVERIFY(dialog->figure().caption.contains(QLatin1String("logit less the control's")));
}

void TestExportWindow::theEndingChoosesTheFormat() {
    Fixture f;
    f.runToEnd();
    f.answer = f.output.filePath(QStringLiteral("a.PNG"));
    QTest::keyClick(f.openDialog(), Qt::Key_Return);
    QVERIFY(readAll(f.answer).startsWith("\x89PNG"));
    f.answer = f.output.filePath(QStringLiteral("gpt2.large"));  // no ending of a figure
    QTest::keyClick(f.openDialog(), Qt::Key_Return);
    QVERIFY(readAll(f.answer + QLatin1String(".pdf")).startsWith("%PDF"));
}

void TestExportWindow::nothingIsOverwrittenUnasked() {
    Fixture f;
    f.runToEnd();
    const QString mine = f.output.filePath(QStringLiteral("mine.pdf"));
    write(mine, "mine");
    f.answer = f.output.filePath(QStringLiteral("mine"));
    FigureDialog* dialog = f.openDialog();
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(readAll(mine), QByteArray("mine"));
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("figureNotes"))->text().contains(mine));
    f.answer = mine;  // the file dialog has asked
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(readAll(mine).startsWith("%PDF"));

    write(f.output.filePath(QStringLiteral("data.csv")), "mine");
    f.answer = f.output.filePath(QStringLiteral("data"));
    f.action("Save CS&V…")->trigger();
    QVERIFY(f.window->document().messages().error()->what.contains(QLatin1String("data.csv")));
    QCOMPARE(readAll(f.answer + QLatin1String(".csv")), QByteArray("mine"));
}

void TestExportWindow::aFigureThatCannotBeWrittenIsSaidInTheDialog() {
    Fixture f;
    f.runToEnd();
    f.answer = f.output.filePath(QStringLiteral("missing/one.png"));
    FigureDialog* dialog = f.openDialog();
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    const auto* notes = dialog->findChild<QLabel*>(QStringLiteral("figureNotes"));
    QVERIFY2(notes->text().contains(f.answer), qPrintable(notes->text()));
    f.answer.clear();  // cancelled: the dialog stays as it is
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestExportWindow::choicesShowAtOnceAndAreRemembered() {
    Fixture f;
    f.runToEnd();
    {
        FigureDialog* dialog = f.openDialog();
        const auto check = [dialog](const char* name) {
            return dialog->findChild<QCheckBox*>(QLatin1String(name));
        };
        auto* preview = dialog->findChild<QWidget*>(QStringLiteral("figurePreview"));
        const auto look = [preview] { return preview->grab().toImage(); };
        QImage last = look();
        for (const char* name :
             {"figureValues", "figureColorBar", "figureCaption", "figureWithTitle"}) {
            QTest::keyClick(check(name), Qt::Key_Space);
            QVERIFY2(look() != last, name);
            last = look();
        }
        auto* title = dialog->findChild<QLineEdit*>(QStringLiteral("figureTitle"));
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("My title"));
        QVERIFY(look() != last);
        QCOMPARE(dialog->figure().title, QStringLiteral("My title"));
        QTest::keyClicks(dialog->findChild<QComboBox*>(QStringLiteral("figureUnit")),
                         QStringLiteral("p"));
        auto* width = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("figureWidth"));
        QCOMPARE(width->value(), 643.0);  // 170 mm at 96 pixels an inch
        QTest::keyClicks(dialog->findChild<QComboBox*>(QStringLiteral("figureFormat")),
                         QStringLiteral("PN"));
        QVERIFY(dialog->findChild<QWidget*>(QStringLiteral("figureScale"))->isVisible());
        QVERIFY(!dialog->findChild<QWidget*>(QStringLiteral("figureDpi"))->isVisible());
        const QString pixels = dialog->findChild<QLabel*>(QStringLiteral("figurePixels"))->text();
        QVERIFY2(pixels.startsWith(QStringLiteral("1286 × ")), qPrintable(pixels));
        f.answer = f.output.filePath(QStringLiteral("one.png"));
        width->selectAll();
        QTest::keyClicks(width, QStringLiteral("800"));
        QTest::keyClick(width, Qt::Key_Return);  // what is typed counts, then the figure is saved
        QCOMPARE(QImage(f.answer).width(), 1600);
        QCOMPARE(QImage(f.answer).text(QStringLiteral("Title")), QStringLiteral("My title"));
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const FigureDialog* again = f.openDialog();
    QVERIFY(again);
    QCOMPARE(again->choice().width, 800.0);
    QVERIFY(again->choice().options.values && again->choice().options.title);
    QVERIFY(again->choice().options.caption && !again->choice().options.colorBar);
    QCOMPARE(again->choice().format, FigureFormat::Png);
    QVERIFY(f.suggestion.startsWith(QStringLiteral("/")));
}

void TestExportWindow::aPresetIsShownUntilOneOfItsValuesIsChanged() {
    Fixture f;
    f.runToEnd();
    FigureDialog* dialog = f.openDialog();
    auto* preset = dialog->findChild<QComboBox*>(QStringLiteral("figurePreset"));
    auto* points = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("figurePoints"));
    auto* format = dialog->findChild<QComboBox*>(QStringLiteral("figureFormat"));
    const auto pick = [&](const char* text) {
        preset->setCurrentIndex(preset->findText(QLatin1String(text), Qt::MatchStartsWith));
        Q_EMIT preset->activated(preset->currentIndex());
    };
    QVERIFY2(preset->currentText().startsWith(QLatin1String("Page")),
             qPrintable(preset->currentText()));
    pick("Slide");
    QCOMPARE(dialog->choice().format, FigureFormat::Png);
    QCOMPARE(format->currentText(), QStringLiteral("PNG, in pixels"));
    QVERIFY(points->value() >= 20);
    QVERIFY(preset->currentText().startsWith(QLatin1String("Slide")));
    points->setValue(30);
    QCOMPARE(preset->currentText(), QStringLiteral("Custom"));
    pick("One column");
    QCOMPARE(dialog->choice().format, FigureFormat::Pdf);
    QCOMPARE(dialog->choice().width, 85.0);
    QVERIFY(preset->currentText().startsWith(QLatin1String("One column")));
    format->setCurrentIndex(format->findText(QStringLiteral("PNG, in pixels")));
    QCOMPARE(preset->currentText(), QStringLiteral("Custom"));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("figureDpi600")),
                      Qt::LeftButton);
    QCOMPARE(dialog->choice().dpi, 600.0);
    f.answer = f.output.filePath(QStringLiteral("fine.png"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(QImage(f.answer).dotsPerMeterX(), 23622);
    QCOMPARE(QImage(f.answer).width(), 2008);  // 85 mm
}

void TestExportWindow::printOptionsShowAtOnceAndAreRemembered() {
    Fixture f;
    f.runToEnd();
    {
        FigureDialog* dialog = f.openDialog();
        auto* preview = dialog->findChild<QWidget*>(QStringLiteral("figurePreview"));
        QImage last = preview->grab().toImage();
        for (const char* name : {"figureSigns", "figureColorEnd", "figureFont"}) {
            auto* box = dialog->findChild<QComboBox*>(QLatin1String(name));
            if (box->count() < 2) continue;  // a machine with one font
            QTest::keyClick(box, Qt::Key_Down);
            QVERIFY2(preview->grab().toImage() != last, name);
            last = preview->grab().toImage();
        }
        for (const char* name : {"figureLetters", "figureRunLine"}) {
            QTest::keyClick(dialog->findChild<QCheckBox*>(QLatin1String(name)), Qt::Key_Space);
            QVERIFY2(preview->grab().toImage() != last, name);
            last = preview->grab().toImage();
        }
        f.answer = f.output.filePath(QStringLiteral("marked.svg"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(readAll(f.answer).contains("ablated at all positions"));
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const FigureDialog* again = f.openDialog();
    const FigureOptions& options = again->choice().options;
    QCOMPARE(options.signs, CellSigns::Marks);
    QCOMPARE(options.colorEnd, ColorEnd::Largest);
    QVERIFY(options.letters && options.runLine);
    const auto* font = again->findChild<QComboBox*>(QStringLiteral("figureFont"));
    QCOMPARE(font->currentData().toString(), options.fontFamily);
    QCOMPARE(options.fontFamily.isEmpty(), font->count() < 2);
}

void TestExportWindow::captionsAreCopiedAsTextAndForLatex() {
    Fixture f;
    f.runToEnd();
    FigureDialog* dialog = f.openDialog();
    QVERIFY(!dialog->choice().options.caption);
    const auto copied = [dialog](const char* button) {
        QTest::mouseClick(dialog->findChild<QPushButton*>(QLatin1String(button)), Qt::LeftButton);
        return QGuiApplication::clipboard()->text();
    };
    const QString plain = copied("figureCopyCaption");
    QCOMPARE(plain, dialog->figure().caption);
    QVERIFY(plain.contains(QStringLiteral("␣Germany")));
    const QString latex = copied("figureCopyLatex");
    QVERIFY2(latex.contains(QLatin1String("\\textvisiblespace{}Germany")), qPrintable(latex));
    QVERIFY(latex.contains(QLatin1String("12 layers \\ensuremath{\\times} 12 heads")));
    QVERIFY(dialog->isVisible());
    QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("figureNotes"))->text().isEmpty());
}

void TestExportWindow::theCaptionIsWrittenBesideTheFigureWhereItIsAskedFor() {
    Fixture f;
    f.runToEnd();
    FigureDialog* dialog = f.openDialog();
    QVERIFY(!dialog->choice().captionFile);
    const QString text = f.output.filePath(QStringLiteral("told.txt"));
    f.answer = f.output.filePath(QStringLiteral("told.svg"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(QFile::exists(f.answer) && !QFile::exists(text));
    QVERIFY(QFile::remove(f.answer));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    // What lies there under the caption's name stays.
    QFile other(text);
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
    other.close();
    dialog = f.openDialog();
    const QString caption = dialog->figure().caption;
    QTest::keyClick(dialog->findChild<QCheckBox*>(QStringLiteral("figureCaptionFile")),
                    Qt::Key_Space);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible() && !QFile::exists(f.answer));
    QCOMPARE(readAll(text), QByteArray("mine"));
    QVERIFY(QFile::remove(text));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(QFile::exists(f.answer));
    QCOMPARE(readAll(text), (caption + QLatin1Char('\n')).toUtf8());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    // It is remembered, and a figure that is written again has its caption written again.
    dialog = f.openDialog();
    QVERIFY(dialog->choice().captionFile);
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(!dialog->isVisible());
}

void TestExportWindow::boxesAreSaidBeforeAFigureIsSaved() {
    Fixture f;
    f.runToEnd();
    FigureDialog* dialog = f.openDialog();
    const auto notes = [dialog] {
        return dialog->findChild<QLabel*>(QStringLiteral("figureNotes"))->text();
    };
    QVERIFY2(notes().isEmpty(), qPrintable(notes()));
    QTest::keyClick(dialog->findChild<QCheckBox*>(QStringLiteral("figureWithTitle")),
                    Qt::Key_Space);
    auto* title = dialog->findChild<QLineEdit*>(QStringLiteral("figureTitle"));
    title->selectAll();
    title->insert(QString::fromUcs4(U"\U0010FFFD"));  // no font has it
    QVERIFY2(notes().contains(QLatin1String("U+10FFFD")), qPrintable(notes()));
}

void TestExportWindow::everyControlHasANameAndIsReachedByTab() {
    Fixture f;
    f.runToEnd();
    FigureDialog* dialog = f.openDialog();
    QList<QWidget*> chain;
    for (QWidget* widget = dialog->nextInFocusChain(); widget != dialog;
         widget = widget->nextInFocusChain()) {
        chain += widget;
    }
    int named = 0;
    for (QWidget* control : dialog->findChildren<QWidget*>()) {
        const bool wanted = qobject_cast<QComboBox*>(control) ||
                            qobject_cast<QAbstractButton*>(control) ||
                            qobject_cast<QDoubleSpinBox*>(control) ||
                            control->objectName() == QLatin1String("figureTitle") ||
                            control->objectName() == QLatin1String("figurePreview");
        if (!wanted || !control->isVisibleTo(dialog)) continue;
        auto* accessible = QAccessible::queryAccessibleInterface(control);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                 qPrintable(control->objectName()));
        if (control->objectName() != QLatin1String("figurePreview")) {
            QVERIFY(chain.contains(control));
            QVERIFY2(control->focusPolicy() & Qt::TabFocus, qPrintable(control->objectName()));
        }
        ++named;
    }
    QVERIFY(named >= 15);
}

void TestExportWindow::copiesArePicturesAndTables() {
    Fixture f;
    f.runToEnd();
    f.action("Copy as &Picture")->trigger();
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).width(), 2008);  // 170 mm at 300 dpi
    QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("Germany"));
    const auto cellOf = [](HeadId head) {
        const QString text = QGuiApplication::clipboard()->text();
        return text.split(QLatin1Char('\n'))
            .value(head.layer + 1)
            .split(QLatin1Char('\t'))
            .value(head.head + 1)
            .toFloat();
    };
    f.action("Copy Target Map as &Table")->trigger();
    QVERIFY(std::abs(cellOf({9, 6}) - fakeTargetEffect({9, 6}, Zero{})) < 1e-6F);
    f.window->document().state().view().show(ScalarMean{});
    f.action("Copy &Control Map as Table")->trigger();
    QVERIFY(std::abs(cellOf({9, 6}) - fakeControlEffect({9, 6}, ScalarMean{})) < 1e-6F);

    // Every map that is shown, in its own quantity.
    f.pick(f.window->feature<MapsFeature>()->panel().picker(0)->metricBox(),
           static_cast<int>(Metric::Logit));
    f.window->activateWindow();
    f.key(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    const QStringList tables = QGuiApplication::clipboard()->text().split(QStringLiteral("\n\n"));
    QCOMPARE(tables.size(), 2);
    for (int i = 0; i < 2; ++i) {
        const QStringList lines = tables[i].split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2 + 12);
        const float copied = lines[2 + 9].split(QLatin1Char('\t'))[1 + 6].toFloat();
        const auto shown = f.map(static_cast<std::size_t>(i))->data().values({9, 6});
        QCOMPARE(copied, *shown);
    }
    QVERIFY(tables[0].section(QLatin1Char('\n'), 0, 0).contains(QLatin1String("ogit")));

    FigureDialog* dialog = f.openDialog();
    QGuiApplication::clipboard()->clear();
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("figureCopy")),
                      Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    QVERIFY(dialog->isVisible());
}

void TestExportWindow::dataIsTheCommandLines() {
    Fixture f;
    f.runToEnd();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().run()->noiseFloor.has_value(), kPatience);
    f.answer = f.output.filePath(QStringLiteral("run"));
    f.action("Save &JSON…")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(f.answer + QLatin1String(".json")), kPatience);
    f.action("Save CS&V…")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(f.answer + QLatin1String(".csv")), kPatience);

    // What the command line does with the same engine.
    FakeEngine engine(std::make_shared<FakeScript>(), f.folder.path());
    SweepRequest request;
    for (const Token& token : engine.tokenizer()->encode("Berlin is the capital of"))
        request.prompt.push_back(token.id);
    request.target = *engine.tokenizer()->find(" Germany");
    request.control = *engine.tokenizer()->find(" France");
    SweepReport report;
    report.programVersion = version();
    report.result = engine.sweep(request, {}, {});
    const ModelInfo& info = engine.info();
    report.promptText = "Berlin is the capital of";
    report.model = {info.name,         info.config.layers,     info.config.heads,
                    info.config.width, info.config.vocabulary, engine.sha256()};
    const std::string json = readAll(f.answer + QLatin1String(".json")).toStdString();
    const SweepReport written = sweepFromJson(json);
    QVERIFY(written.result.parts.at(0).seconds > 0);
    // The fake engine computes alone what it computes in batches: what is left is a float32's unit.
    constexpr double kUnit = 1.0 / (1 << 23);
    const double logit = std::max(std::abs(double{report.result.clean.target.logit}),
                                  std::abs(double{report.result.clean.control.logit}));
    report.result.noiseFloor = NoiseFloor{kUnit, kUnit * logit, kUnit * logit, kUnit, 6};
    QCOMPARE(json, toJson(report));
    QCOMPARE(readAll(f.answer + QLatin1String(".csv")).toStdString(), toCsv(report));
    QVERIFY(!report.model.sha256.empty());
}

void TestExportWindow::csvFilesHaveTheMarkForExcelWhereTicked() {
    const QByteArray mark("\xEF\xBB\xBF");
    {
        Fixture f;
        f.runToEnd();
        QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().run()->noiseFloor.has_value(),
                                 kPatience);
        const auto saved = [&f](const char* name) {
            f.answer = f.output.filePath(QString::fromLatin1(name));
            f.action("Save CS&V…")->trigger();
            (void)QTest::qWaitFor([&f] { return QFile::exists(f.answer); }, kPatience);
            return readAll(f.answer);
        };
        QVERIFY(!f.action("CS&V Files for Excel")->isChecked());
        const QByteArray plain = saved("plain.csv");
        QVERIFY2(plain.startsWith("# headscope"), plain.left(200).constData());
        f.action("CS&V Files for Excel")->trigger();
        QCOMPARE(saved("excel.csv"), QByteArray(mark + plain));
    }
    Fixture again;  // in which it is ticked as before
    again.runToEnd();
    QVERIFY(again.action("CS&V Files for Excel")->isChecked());
    again.answer = again.output.path();
    again.action("&Export Everything…")->trigger();
    const QDir folder(again.output.filePath(QStringLiteral("fake-model-Berlin-is-the-capital-of")));
    QTRY_VERIFY_WITH_TIMEOUT(folder.exists(QStringLiteral("README.txt")), kPatience);
    QVERIFY(
        readAll(folder.filePath(QStringLiteral("run.csv"))).startsWith("\xEF\xBB\xBF# headscope"));
}

void TestExportWindow::theModelOfTheRunIsNamed() {
    Fixture f;
    f.runToEnd();
    const ModelInfo before = *f.window->document().state().model();
    TokenizerFolder other;
    f.script->layers = 4;
    f.window->document().openModel(other.path());
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().model()->config.layers == 4, kPatience);
    // The run shown is still the old model's.
    const SweepReport report = reportOf(*f.window->document().state().run());
    QCOMPARE(report.model.layers, before.config.layers);
    FigureDialog* dialog = f.openDialog();
    QVERIFY(dialog->figure().caption.contains(QStringLiteral("12 layers × 12 heads")));
}

void TestExportWindow::everythingGoesIntoANewFolderEachTime() {
    Fixture f;
    f.runToEnd();
    f.answer = f.output.path();
    const QString name = QStringLiteral("fake-model-Berlin-is-the-capital-of");
    for (const QString& expected : QStringList{name, name + QLatin1String("-2")}) {
        const QDir folder(f.output.filePath(expected));
        f.action("&Export Everything…")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(folder.exists(QStringLiteral("README.txt")), kPatience);
        QCOMPARE(folder.entryList(QDir::Files).size(), 19);
        QTRY_VERIFY_WITH_TIMEOUT(f.said().contains(folder.path()), kPatience);
    }
    f.answer = f.output.filePath(name) + QLatin1String("/README.txt");  // no folder
    f.action("&Export Everything…")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().messages().error().has_value(), kPatience);
    QVERIFY(f.window->document().messages().error()->what.contains(f.answer));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestExportWindow);
#include "test_export_window.moc"
