// SPDX-License-Identifier: GPL-3.0-or-later
// While a lesson is presented the desktop keeps the screen on: asked for on a bus of the test's
// own, with a service that writes down what it is asked for.
#include "features/lessons/lessons_feature.h"
#include "features/lessons/presentation.h"
#include "features/lessons/screen_saver_block.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/lesson_files.h>
#include <headscope/resources.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef HEADSCOPE_DBUS
#include <QDBusConnection>
#endif

namespace headscope::app::test {

/// The desktop's, as its specification has it.
class FakeScreenSaver : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

 public:
    QStringList asked;
    QList<uint> held;

 public Q_SLOTS:
    uint Inhibit(const QString& application, const QString& reason) {
        asked << application + QStringLiteral(": ") + reason;
        held << ++m_last;
        return m_last;
    }
    void UnInhibit(uint cookie) { held.removeAll(cookie); }

 private:
    uint m_last = 40;
};

class TestScreenSaver : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_bus;

 private Q_SLOTS:
    void initTestCase();
    void init() { useOwnSettings(m_folder); }
    void cleanupTestCase();
    void withoutAServiceNothingHappens();
    void itIsHeldWhileALessonIsPresented();
    void anAnswerThatComesLateIsGivenBack();
};

#ifdef HEADSCOPE_DBUS

namespace {

const QString kSaver = QStringLiteral("org.freedesktop.ScreenSaver");

/// The service on a connection of its own, as another program's.
struct Service {
    explicit Service(FakeScreenSaver& saver)
        : bus(QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"),
                                            QStringLiteral("saver"))) {
        if (!bus.registerObject(QStringLiteral("/org/freedesktop/ScreenSaver"), &saver,
                                QDBusConnection::ExportAllSlots) ||
            !bus.registerService(kSaver))
            qFatal("the service does not start");
    }
    ~Service() {
        bus.unregisterService(kSaver);
        QDBusConnection::disconnectFromBus(QStringLiteral("saver"));
    }
    QDBusConnection bus;
};

}  // namespace

void TestScreenSaver::initTestCase() {
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty()) QSKIP("no dbus-daemon");
    const QString address = QStringLiteral("unix:path=") + m_folder.filePath(QStringLiteral("bus"));
    m_bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                         QStringLiteral("--nopidfile"), QStringLiteral("--print-address=1"),
                         QStringLiteral("--address=") + address});
    if (!m_bus.waitForReadyRead(kPatience)) QSKIP("dbus-daemon does not start");
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
}

void TestScreenSaver::cleanupTestCase() {
    m_bus.kill();
    m_bus.waitForFinished();
}

void TestScreenSaver::withoutAServiceNothingHappens() {
    ScreenSaverBlock block;
    block.begin(QStringLiteral("a test"));
    settle();
    block.end();
    settle();
}

void TestScreenSaver::itIsHeldWhileALessonIsPresented() {
    FakeScreenSaver saver;
    const Service service(saver);
    WindowFixture f;
    f.runToEnd();
    auto& lessons = *f.window->feature<LessonsFeature>();
    lessons.controller().start(openLesson(findLessons(bundledLessons()).front()),
                               QStringLiteral("en"));
    settle();
    QVERIFY(saver.asked.isEmpty());  // who reads by themselves moves the mouse
    f.key(Qt::Key_F11);
    QVERIFY(lessons.presentation().isOn());
    QTRY_COMPARE_WITH_TIMEOUT(saver.held.size(), 1, kPatience);
    QCOMPARE(saver.asked, QStringList{QStringLiteral("Headscope: A lesson is presented")});
    QTest::keyClick(f.window.get(), Qt::Key_Escape);
    QTest::keyClick(f.window.get(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(saver.held.isEmpty(), kPatience);
    QVERIFY(!lessons.presentation().isOn());
    // Also where the window is closed meanwhile.
    f.key(Qt::Key_F11);
    QTRY_COMPARE_WITH_TIMEOUT(saver.held.size(), 1, kPatience);
    f.window->close();
    QTRY_VERIFY_WITH_TIMEOUT(saver.held.isEmpty(), kPatience);
}

void TestScreenSaver::anAnswerThatComesLateIsGivenBack() {
    FakeScreenSaver saver;
    const Service service(saver);
    {
        ScreenSaverBlock block;
        block.begin(QStringLiteral("a test"));
    }  // before the event loop has brought the answer
    QTRY_COMPARE_WITH_TIMEOUT(saver.asked.size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(saver.held.isEmpty(), kPatience);
}

#else

void TestScreenSaver::initTestCase() {
    QSKIP("built without Qt's D-Bus");
}
void TestScreenSaver::cleanupTestCase() {}
void TestScreenSaver::withoutAServiceNothingHappens() {}
void TestScreenSaver::itIsHeldWhileALessonIsPresented() {}
void TestScreenSaver::anAnswerThatComesLateIsGivenBack() {}

#endif

HEADSCOPE_TEST(TestScreenSaver);

}  // namespace headscope::app::test

#include "test_screen_saver.moc"
