// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/log_model.h"
#include "features/export/figure_dialog.h"
#include "features/messages/log_window.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/files.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <thread>

namespace headscope::app::test {

namespace {

using Kind = LogEntry::Kind;

/// Does an entry of this kind say so?
bool says(const LogModel& log, Kind kind, const QString& text) {
    for (int row = 0; row < log.rowCount(); ++row) {
        if (log.entry(row).kind == kind && log.entry(row).text.contains(text)) return true;
    }
    return false;
}

}  // namespace

class TestLog : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void entriesComeInOrderWithTheirTime();
    void itIsBoundedWhateverComes();
    void threadsMayAddAtOnce();
    void secretsAreLeftOut_data();
    void secretsAreLeftOut();
    void theWindowsNewsAreInIt();
    void errorsStayInTheWindowAndInTheLog();
    void whatDialogsAndPanelsSayIsInIt();
    void whatWasWrongAtTheStartIsInIt();
    void itIsReadCopiedSavedAndCleared();
};

void TestLog::entriesComeInOrderWithTheirTime() {
    LogModel log;
    const QAbstractItemModelTester tester(&log,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QDateTime before = QDateTime::currentDateTime();
    log.add(Kind::Event, QStringLiteral("first"));
    log.add(Kind::Error, QStringLiteral("second\nline"));
    QTRY_COMPARE_WITH_TIMEOUT(log.rowCount(), 2, kPatience);
    QCOMPARE(log.index(0, LogModel::TextColumn).data().toString(), QStringLiteral("first"));
    QCOMPARE(log.index(1, LogModel::KindColumn).data().toString(), QStringLiteral("error"));
    QVERIFY(log.entry(0).time >= before && log.entry(1).time <= QDateTime::currentDateTime());
    const QStringList lines = log.toText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    static const QRegularExpression line(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3} error second line$"));
    QVERIFY2(line.match(lines[1]).hasMatch(), qPrintable(lines[1]));
    log.clear();
    QCOMPARE(log.rowCount(), 0);
}

void TestLog::itIsBoundedWhateverComes() {
    LogModel log;
    const QAbstractItemModelTester tester(&log,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < LogModel::kMost + 10; ++i)
        log.add(Kind::Event, QString::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(log.rowCount(), LogModel::kMost, kPatience);
    QCOMPARE(log.entry(0).text, QStringLiteral("10"));
    for (int i = 0; i < 7; ++i)
        log.add(Kind::Event, QString::number(10000 + i));
    QTRY_COMPARE_WITH_TIMEOUT(log.entry(log.rowCount() - 1).text, QStringLiteral("10006"),
                              kPatience);
    QCOMPARE(log.rowCount(), LogModel::kMost);
    QCOMPARE(log.entry(0).text, QStringLiteral("17"));
    log.add(Kind::Event, QString(100000, QLatin1Char('x')));
    QTRY_COMPARE_WITH_TIMEOUT(log.entry(log.rowCount() - 1).text.size(), LogModel::kLongest,
                              kPatience);
}

void TestLog::threadsMayAddAtOnce() {
    LogModel log;
    constexpr int kThreads = 8;
    constexpr int kEach = 200;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&log, t] {
                for (int i = 0; i < kEach; ++i)
                    log.add(Kind::Event, QStringLiteral("%1:%2").arg(t).arg(i));
            });
        }
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(log.rowCount(), kThreads * kEach, kPatience);
    // Each thread's own are in its order.
    std::map<QString, int> next;
    for (int row = 0; row < log.rowCount(); ++row) {
        const QStringList parts = log.entry(row).text.split(QLatin1Char(':'));
        QCOMPARE(parts[1].toInt(), next[parts[0]]++);
    }
}

void TestLog::secretsAreLeftOut_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    const auto row = [](const char* name, const char* text, const char* secret) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(secret);
    };
    row("hub", "401 for hf_abcDEF0123456789xyz at the hub", "abcDEF0123456789xyz");
    row("bearer", "Authorization: Bearer s3cr3t-value refused", "s3cr3t-value");
    row("query", "https://host/file?token=s3cr3tvalue&x=1", "s3cr3tvalue");
    row("signature", "https://host/f?X-Amz-Signature=deadbeef00&a=b", "deadbeef00");
    row("password", "https://me:pa55word@host/f is not there", "pa55word");
    row("variable", "HF_TOKEN=verysecret is not accepted", "verysecret");
}

void TestLog::secretsAreLeftOut() {
    QFETCH(QString, text);
    QFETCH(QString, secret);
    LogModel log;
    log.add(Kind::Error, text);
    QTRY_COMPARE_WITH_TIMEOUT(log.rowCount(), 1, kPatience);
    QVERIFY2(!log.toText().contains(secret), qPrintable(log.toText()));
    // And words that only speak of them stay.
    const QString harmless = QStringLiteral("The target token  Germany is not in the vocabulary.");
    QCOMPARE(withoutSecrets(harmless), harmless);
}

void TestLog::theWindowsNewsAreInIt() {
    WindowFixture f;
    f.runToEnd();
    const LogModel& log = f.window->document().log();
    QTRY_VERIFY_WITH_TIMEOUT(says(log, Kind::Event, QStringLiteral("12 layers × 12 heads")),
                             kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(says(log, Kind::Event, QStringLiteral("Berlin is the capital of")),
                             kPatience);
    f.script->rowMs = 40;
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().progress().done > 12, kPatience);
    f.window->document().stop();
    f.awaitEnds(2);
    QTRY_VERIFY_WITH_TIMEOUT(says(log, Kind::Event, QStringLiteral("stopped")), kPatience);
}

void TestLog::errorsStayInTheWindowAndInTheLog() {
    WindowFixture f;
    f.runToEnd();
    f.window->document().openModel("/no/such/folder");
    auto* shown = f.find<QLabel>("errorWhat");
    QTRY_VERIFY_WITH_TIMEOUT(shown->isVisible(), kPatience);
    const QString what = shown->text();
    const QString hint = f.find<QLabel>("errorHint")->text();
    QTRY_VERIFY_WITH_TIMEOUT(says(f.window->document().log(), Kind::Error, what), kPatience);
    QVERIFY(says(f.window->document().log(), Kind::Error, hint));
    QTest::qWait(200);
    QVERIFY2(shown->isVisible(), "it stays until it is read");
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(!hint.contains(QLatin1String("in the log")));
    // The next one takes its place, and says where the first has gone.
    f.type(f.find<QLineEdit>("target"), QStringLiteral("no such token"));
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(shown->text() != what, kPatience);
    QVERIFY(f.find<QLabel>("errorHint")->text().contains(QLatin1String("in the log")));
    QTest::mouseClick(f.find<QToolButton>("dismissError"), Qt::LeftButton);
    QVERIFY(!shown->isVisible());
    QVERIFY(says(f.window->document().log(), Kind::Error, what));
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(shown->isVisible(), kPatience);
    QVERIFY(!f.find<QLabel>("errorHint")->text().contains(QLatin1String("in the log")));
}

void TestLog::whatDialogsAndPanelsSayIsInIt() {
    WindowFixture f;
    f.runToEnd();
    const LogModel& log = f.window->document().log();
    const QString missing = m_folder.filePath(QStringLiteral("no/such/folder/figure.pdf"));
    f.window->choosers.saveFile = [&](QWidget*, const QString&, const QString&) { return missing; };
    f.trigger("Save &Figure…");
    auto* dialog = f.panel<FigureDialog>();
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(says(log, Kind::Error, missing), kPatience);
    QTest::keyClick(dialog, Qt::Key_Escape);

    f.trigger("&Log…");
    f.window->choosers.saveFile = [&](QWidget*, const QString&, const QString&) {
        return QStringLiteral("%1.log").arg(missing);
    };
    QTest::mouseClick(f.find<QPushButton>("logSave"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(says(log, Kind::Error, QStringLiteral("figure.pdf.log")), kPatience);

    f.script->throwAtRow = 5;
    f.trigger("Add &Until It Stops Falling");
    QTRY_VERIFY_WITH_TIMEOUT(
        f.find<QLabel>("growStatus")->text().startsWith(QLatin1String("It failed")), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(says(log, Kind::Error, QStringLiteral("layer 3")), kPatience);
}

void TestLog::whatWasWrongAtTheStartIsInIt() {
    const QString settings = qEnvironmentVariable("HEADSCOPE_CONFIG");
    const QString stem = settings.left(settings.size() - 4);
    for (const char* kind : {"prompts", "sets"})
        writeFileAtomically(
            QStringLiteral("%1.%2.json").arg(stem, QLatin1String(kind)).toStdString(),
            std::string("{\"schema\": ") + kind);
    const WindowFixture f;
    for (const char* kind : {".prompts.json", ".sets.json"}) {
        const LogModel& log = f.window->document().log();
        QTRY_VERIFY2_WITH_TIMEOUT(says(log, Kind::Error, QString::fromLatin1(kind)) ||
                                      says(log, Kind::Warning, QString::fromLatin1(kind)),
                                  kind, kPatience);
    }
}

void TestLog::itIsReadCopiedSavedAndCleared() {
    WindowFixture f;
    f.runToEnd();
    f.trigger("&Log…");
    auto* window = f.panel<LogWindow>();
    QVERIFY(window && window->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(window->list()->model()->rowCount() >= 2, kPatience);
    const QString text = f.window->document().log().toText();
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("logCopy")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), text);
    window->list()->setCurrentIndex(window->list()->model()->index(1, 0));
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("logCopy")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 1);

    const QString file = m_folder.filePath(QStringLiteral("kept.log"));
    f.window->choosers.saveFile = [&](QWidget*, const QString&, const QString&) { return file; };
    auto* save = window->findChild<QPushButton*>(QStringLiteral("logSave"));
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(QString::fromStdString(readTextFile(file.toStdString())), text);
    // Where it cannot be written, the window says so, and the log is still there.
    f.window->choosers.saveFile = [&](QWidget*, const QString&, const QString&) {
        return m_folder.filePath(QStringLiteral("no/such/folder/x.log"));
    };
    QTest::mouseClick(save, Qt::LeftButton);
    const auto labels = window->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text().contains(QLatin1String("x.log"));
    }));
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("logClear")), Qt::LeftButton);
    QCOMPARE(f.window->document().log().rowCount(), 0);
    QVERIFY(!save->isEnabled());
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestLog);
#include "test_log.moc"
