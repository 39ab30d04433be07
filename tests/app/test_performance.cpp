// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine may take of the machine: chosen in the window, given to it, remembered.
#include "document/runtime_text.h"
#include "features/models/performance_dialog.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

namespace headscope::app::test {

namespace {
constexpr std::int64_t kGib = std::int64_t{1} << 30;
}  // namespace

class TestPerformance : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    struct Fixture : WindowFixture {
        explicit Fixture(EngineLimits limits = {})
            : WindowFixture([limits](WindowOptions& options) { options.limits = limits; }) {}
        PerformanceDialog* open() const {
            trigger("&Performance…");
            return panel<PerformanceDialog>();
        }
    };

    static void press(QDialog& dialog, QDialogButtonBox::StandardButton which) {
        QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->button(which), Qt::LeftButton);
    }

 private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void init() { useOwnSettings(m_folder); }

    void whatIsChosenReachesTheEngineAndIsRemembered() {
        {
            Fixture f;
            f.runToEnd();
            QCOMPARE(f.script->threads.load(), 0);  // the engine's own choice
            QCOMPARE(f.script->memory.load(), 0);
            auto* dialog = f.open();
            QVERIFY(dialog);
            QVERIFY(!dialog->findChild<QSpinBox*>(QStringLiteral("threads"))->isEnabled());
            const auto* advice = dialog->findChild<QLabel*>(QStringLiteral("performanceAdvice"));
            QVERIFY(advice->text().startsWith(QLatin1String("Without a tick")));
            dialog->findChild<QCheckBox*>(QStringLiteral("ownThreads"))->click();
            dialog->findChild<QSpinBox*>(QStringLiteral("threads"))->setValue(1);
            dialog->findChild<QCheckBox*>(QStringLiteral("ownMemory"))->click();
            dialog->findChild<QDoubleSpinBox*>(QStringLiteral("memoryGib"))->setValue(1.5);
            press(*dialog, QDialogButtonBox::Ok);
            QTRY_COMPARE_WITH_TIMEOUT(f.script->threads.load(), 1, kPatience);
            QCOMPARE(f.script->memory.load(), kGib + kGib / 2);
            QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().model().has_value(), kPatience);
            QVERIFY2(f.window->document().state().run()->complete, "the results shown stay");
            QCOMPARE(f.script->sweeps.load(), 1);
            f.window->close();
        }
        Fixture again;
        again.runToEnd();
        QCOMPARE(again.script->threads.load(), 1);
        QCOMPARE(again.script->memory.load(), kGib + kGib / 2);
    }

    void cancelChangesNothing() {
        Fixture f;
        f.runToEnd();
        auto* dialog = f.open();
        dialog->findChild<QCheckBox*>(QStringLiteral("ownThreads"))->click();
        press(*dialog, QDialogButtonBox::Cancel);
        QTest::qWait(50);
        QCOMPARE(f.script->threads.load(), 0);
        QVERIFY(!f.window->document().controller().isOpening());
    }

    void theCommandLineGoesBeforeWhatIsRemembered() {
        Settings().setLimits({.threads = 1, .memory = kGib});
        Fixture f({.threads = 3, .memory = 0});
        f.runToEnd();
        QCOMPARE(f.script->threads.load(), 3);
        QCOMPARE(f.script->memory.load(), kGib);
    }

    void settingsThatMakeNoSenseCountAsNone() {
        QSettings store(qEnvironmentVariable("HEADSCOPE_CONFIG"), QSettings::IniFormat);
        store.setValue(QStringLiteral("engine/threads"), -4);
        store.setValue(QStringLiteral("engine/memory"), QStringLiteral("much"));
        store.sync();
        QVERIFY(Settings().limits() == EngineLimits());
    }

    void theSpeedIsThatOfTheSweepsProducts() {
        const Runtime runtime{"2.1", "oneDNN 2.7.3", "OpenBLAS 0.3.21 (OpenMP)", "", 2, 2,
                              498.4, 301.6};
        QCOMPARE(speedText(runtime), QStringLiteral("oneDNN 2.7.3, 2 threads, 302 GFLOP/s"));
        const Runtime unmeasured{"2.1", "oneDNN 2.7.3", "MKL", "", 1, 2, 0, 0};
        QCOMPARE(speedText(unmeasured), QStringLiteral("oneDNN 2.7.3, 1 thread"));
    }

    void aBusyMachineHasNoSpeed() {
        const Runtime busy{"2.1", "oneDNN 2.7.3", "MKL", "", 1, 2, 0, 0, true};
        QCOMPARE(
            speedText(busy),
            QStringLiteral(
                "oneDNN 2.7.3, 1 thread, speed not measured: other programs kept the cores busy"));
    }

    void theSpeedIsReadWhole() {
        const Runtime busy{"2.1", "oneDNN 2.7.3", "OpenBLAS 0.3.21 (OpenMP)", "", 2, 2, 0, 0, true};
        PerformanceDialog dialog({}, busy);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const auto* label = dialog.findChild<QLabel*>(QStringLiteral("measuredSpeed"));
        const int flags = label->wordWrap() ? Qt::TextWordWrap : Qt::TextSingleLine;
        const QRect needed = label->fontMetrics().boundingRect(QRect(0, 0, label->width(), 1000),
                                                               flags, label->text());
        QVERIFY(needed.width() <= label->width());
        QVERIFY(needed.height() <= label->height());
    }
};

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestPerformance);
#include "test_performance.moc"
