// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers on screen and in fields are the same in every language.
#include "document/metric_text.h"
#include "document/settings.h"
#include "features/export/figure_dialog.h"
#include "features/export/run_data.h"
#include "figure/run_figures.h"
#include "registered_test.h"
#include "sample_report.h"
#include "ui/number_box.h"
#include "window_fixture.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace headscope::app::test {

namespace {

/// What is in the field and what it stands for, after typing and leaving it.
struct Typed {
    QString shown;
    double value = 0;
};

template <typename Box>
Typed typedInto(Box& box, const char* text) {
    auto* edit = box.template findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, QString::fromUtf8(text));
    QTest::keyClick(edit, Qt::Key_Return);
    return {box.cleanText(), static_cast<double>(box.value())};
}

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestNumbers : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void aFieldTakesWhatWasTypedOrNothing_data();
    void aFieldTakesWhatWasTypedOrNothing();
    void wholeNumbersAreNotMadeOfParts_data() { aFieldTakesWhatWasTypedOrNothing_data(); }
    void wholeNumbersAreNotMadeOfParts();
    void theFigureDialogsWidthIsAsTyped_data() { aFieldTakesWhatWasTypedOrNothing_data(); }
    void theFigureDialogsWidthIsAsTyped();
    void numbersOnScreenAreTheLanguages();
    void filesAreTheSameInEveryLanguage();
};

void TestNumbers::aFieldTakesWhatWasTypedOrNothing_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("C") << QLocale::c();
    QTest::newRow("English") << QLocale(QLocale::English, QLocale::UnitedStates);
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
    QTest::newRow("Swiss") << QLocale(QLocale::German, QLocale::Switzerland);
    QTest::newRow("French") << QLocale(QLocale::French, QLocale::France);
    QTest::newRow("Arabic") << QLocale(QLocale::Arabic, QLocale::Egypt);
}

void TestNumbers::aFieldTakesWhatWasTypedOrNothing() {
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    DecimalBox box;
    box.setRange(0, 7000);
    box.setDecimals(1);
    box.setSuffix(QStringLiteral(" mm"));
    box.setKeyboardTracking(false);
    box.setValue(170);
    QCOMPARE(box.text(), QStringLiteral("170 mm"));
    QCOMPARE(typedInto(box, "85.5").value, 85.5);
    QCOMPARE(box.text(), QStringLiteral("85.5 mm"));
    QCOMPARE(typedInto(box, "86,5").value, 86.5);
    QCOMPARE(box.text(), QStringLiteral("86.5 mm"));
    QCOMPARE(typedInto(box, "1280").value, 1280.0);
    QCOMPARE(box.text(), QStringLiteral("1280 mm"));
    // Neither 1234.5 nor 1.2345: what the second mark was for cannot be known.
    const Typed both = typedInto(box, "1.234,5");
    QVERIFY2(both.value != 12345 && both.value != 1234.5, qPrintable(both.shown));
    QCOMPARE(both.value, both.shown.toDouble());
}

void TestNumbers::wholeNumbersAreNotMadeOfParts() {
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    WholeBox box;
    box.setRange(1, 100000);
    box.setValue(7);
    QCOMPARE(typedInto(box, "12").value, 12.0);
    for (const char* text : {"8.5", "8,5", "1.234", "1,234"}) {
        const Typed typed = typedInto(box, text);
        QCOMPARE(typed.value, 12.0);
        QCOMPARE(typed.shown, QStringLiteral("12"));
    }
    box.setValue(1234);
    QCOMPARE(box.text(), QStringLiteral("1234"));
}

void TestNumbers::theFigureDialogsWidthIsAsTyped() {
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    Settings settings;
    FigureDialog::Run run;
    run.source = [](const Intervention& intervention) {
        return figureSource(sampleReport(3, 3), intervention, 0.5);
    };
    // Return saves, too: no file is chosen.
    const auto none = [](QWidget*, const QString&, const QString&) { return QString(); };
    FigureDialog dialog(std::move(run), settings, none, nullptr);
    dialog.show();
    auto* width = dialog.findChild<QDoubleSpinBox*>(QStringLiteral("figureWidth"));
    QCOMPARE(typedInto(*width, "85.5").value, 85.5);
    QCOMPARE(width->text(), QStringLiteral("85.5"));
    auto* points = dialog.findChild<QDoubleSpinBox*>(QStringLiteral("figurePoints"));
    QCOMPARE(typedInto(*points, "8,5").value, 8.5);
    QCOMPARE(points->text(), QStringLiteral("8.5 pt"));
}

void TestNumbers::numbersOnScreenAreTheLanguages() {
    QCOMPARE(sizeText(Metric::Probability, 0.62), QStringLiteral("0.6200"));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(sizeText(Metric::Probability, 0.62), QStringLiteral("0,6200"));
    QVERIFY(signedNumber(-0.25, 3).endsWith(QStringLiteral("0,250")));
    QCOMPARE(headName({9, 6}), QStringLiteral("9.6"));  // a name
    HeatmapData map;
    map.values = HeadGrid<std::optional<float>>(1, 1, 0.5F);
    QVERIFY2(toTsv(map).contains(QStringLiteral("0.5")), qPrintable(toTsv(map)));
}

// The program itself, started on desktops of two languages.
void TestNumbers::filesAreTheSameInEveryLanguage() {
    const auto exported = [&](const char* language) {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"LANG", "LC_ALL", "LC_NUMERIC"})
            environment.insert(QLatin1String(name), QLatin1String(language));
        process.setProcessEnvironment(environment);
        const QString folder = m_folder.filePath(QLatin1String(language));
        process.start(
            QStringLiteral(HEADSCOPE_PROGRAM),
            {QStringLiteral("--batch"), QStringLiteral("--export"), folder,
             QStringLiteral("--format"), QStringLiteral("svg"), QStringLiteral("--replace"),
             QStringLiteral("zero"), QStringLiteral("--prompt"),
             QStringLiteral("Berlin is the capital of"), QStringLiteral("--target"),
             QStringLiteral(" Germany"), QStringLiteral("--control"), QStringLiteral(" France")});
        process.waitForFinished(100000);
        QByteArray all;
        for (const QString& file : QDir(folder).entryList(QDir::Files))
            all += file.toUtf8() + readAll(QDir(folder).filePath(file));
        return all;
    };
    const QByteArray english = exported("C.UTF-8");
    QVERIFY(english.contains("0.") && english.contains("maps-zero.svg"));
    QCOMPARE(exported("de_DE.UTF-8"), english);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestNumbers);
#include "test_numbers.moc"
