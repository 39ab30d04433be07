// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the window's program as a session manager does: signals, pipes that break, odd arguments.
#include "document/settings.h"
#include "registered_test.h"

#include <headscope/lesson_files.h>
#include <headscope/report.h>
#include <headscope/resources.h>
#include <headscope/session.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace headscope::app::test {

namespace {

constexpr int kProgramPatience = 300'000;  // ms; a program starts, and its real engine computes

/// A program that was started with argument bytes as they are and an environment of its own.
class Program {
 public:
    Program(const QString& folder, std::vector<std::string> arguments, int err = -1)
        : m_arguments(std::move(arguments)) {
        m_arguments.insert(m_arguments.begin(), HEADSCOPE_PROGRAM);
        std::vector<std::string> settings{
            "QT_QPA_PLATFORM=offscreen",
            "HEADSCOPE_CONFIG=" + folder.toStdString() + "/headscope.ini",
            "HEADSCOPE_STATE=" + folder.toStdString() + "/state", "HOME=" + folder.toStdString(),
            "HF_HUB_CACHE=" + folder.toStdString() + "/hub"};
        for (char** now = environ; *now; ++now) {
            const std::string_view variable(*now);
            const bool own = std::any_of(settings.begin(), settings.end(), [&](const auto& mine) {
                return variable.starts_with(mine.substr(0, mine.find('=') + 1));
            });
            if (!own) m_environment.emplace_back(variable);
        }
        m_environment.insert(m_environment.end(), settings.begin(), settings.end());
        posix_spawn_file_actions_t files;
        ::posix_spawn_file_actions_init(&files);
        if (err >= 0) ::posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
        if (::posix_spawn(&m_pid, HEADSCOPE_PROGRAM, &files, nullptr, pointers(m_arguments).data(),
                          pointers(m_environment).data()) != 0)
            m_pid = -1;
        ::posix_spawn_file_actions_destroy(&files);
    }
    ~Program() {
        if (m_pid <= 0) return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Does a handler of its own wait for the signal?
    [[nodiscard]] bool catches(int number) const {
        QFile status(QStringLiteral("/proc/%1/status").arg(m_pid));
        if (!status.open(QFile::ReadOnly)) return false;
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("SigCgt:"))
                return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (number - 1)) & 1U;
        return false;
    }
    void signal(int number) const { ::kill(m_pid, number); }
    [[nodiscard]] bool hasEnded() {
        if (m_pid > 0 && ::waitpid(m_pid, &m_status, WNOHANG) == m_pid) m_pid = 0;
        return m_pid == 0;
    }
    /// Once it has ended: its exit code, or the signal that it died of, negative.
    [[nodiscard]] int code() const {
        return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -WTERMSIG(m_status);
    }

 private:
    static std::vector<char*> pointers(std::vector<std::string>& texts) {
        std::vector<char*> list;
        for (std::string& one : texts)
            list.push_back(one.data());
        list.push_back(nullptr);
        return list;
    }

    std::vector<std::string> m_arguments;
    std::vector<std::string> m_environment;
    pid_t m_pid = -1;
    int m_status = 0;
};

}  // namespace

class TestProgram : public QObject {
    Q_OBJECT

    QStringList recoveryFiles() const {
        return QDir(m_folder->filePath(QStringLiteral("state/recovery")))
            .entryList(QDir::Files | QDir::Hidden);
    }
    [[nodiscard]] QString prompt() const {
        const QSettings settings(m_folder->filePath(QStringLiteral("headscope.ini")),
                                 QSettings::IniFormat);
        return settings.value(QStringLiteral("inputs/prompt")).toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;

 private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aSignalClosesTheWindowInOrder_data();
    void aSignalClosesTheWindowInOrder();
    void anIgnoredHangUpStaysIgnored();
    void theReaderOfItsMessagesMayGo();
    void argumentsAreTakenAsTheyAre();
    void argumentsThatAreNoTextAreRefused();
    void anOptionThatIsGivenTwiceIsRefused();
    void itWaitsPassivelyHoweverItWasStarted();
    void aLessonBecomesPictures();
    void aLessonWithoutARunBecomesPictures();
    void aLessonThatCannotBePicturesIsRefused();
};

void TestProgram::aSignalClosesTheWindowInOrder_data() {
    QTest::addColumn<int>("number");
    QTest::newRow("end of the session") << SIGTERM;
    QTest::newRow("closed terminal") << SIGHUP;
    QTest::newRow("Ctrl-C") << SIGINT;
}

void TestProgram::aSignalClosesTheWindowInOrder() {
    QFETCH(int, number);
    Program program(m_folder->path(), {"--prompt", "Berlin is the", "--target", " Germany",
                                       "--control", " France", "--threads", "1"});
    // The first run is kept as soon as it has ended.
    QTRY_VERIFY_WITH_TIMEOUT(
        program.hasEnded() ||
            !recoveryFiles().filter(QRegularExpression(QStringLiteral("\\.headscope$"))).isEmpty(),
        kProgramPatience);
    QVERIFY(program.catches(number));
    program.signal(number);
    program.signal(number == SIGINT ? SIGTERM : number);  // as the end of a session does
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
    QCOMPARE(program.code(), 0);
    QCOMPARE(prompt(), QStringLiteral("Berlin is the"));
    // Nobody asked for the run to be kept: it can be reopened. No lock, nothing half written.
    QCOMPARE(recoveryFiles(), QStringList{QStringLiteral("last-unsaved.session")});
    const Session session = readSession(
        m_folder->filePath(QStringLiteral("state/recovery/last-unsaved.session")).toStdString());
    QCOMPARE(session.runs.size(), std::size_t{1});
    QCOMPARE(session.runs[0]->run().prompt, std::string("Berlin is the"));
}

void TestProgram::anIgnoredHangUpStaysIgnored() {
    auto* const before = std::signal(SIGHUP, SIG_IGN);  // as nohup does
    Program program(m_folder->path(), {"--no-run"});
    std::signal(SIGHUP, before);
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded() || program.catches(SIGTERM), kProgramPatience);
    QVERIFY(!program.catches(SIGHUP));
    program.signal(SIGHUP);
    program.signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
    QCOMPARE(program.code(), 0);
    QVERIFY(!prompt().isEmpty());
}

void TestProgram::theReaderOfItsMessagesMayGo() {
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    ::close(ends[0]);
    Program program(m_folder->path(), {"--threads", "none"}, ends[1]);
    ::close(ends[1]);
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
    QCOMPARE(program.code(), 2);  // wrong use, as if somebody had read that
}

void TestProgram::argumentsAreTakenAsTheyAre() {
    const QString odd = QString::fromUtf8("\uFEFFa\u00A0b\u2028c\uFDD0\r😀");
    Program program(m_folder->path(), {"--no-run", "--prompt", odd.toStdString(), "--target",
                                       "\uFEFF", "--control=\uFEFF"});
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded() || program.catches(SIGTERM), kProgramPatience);
    program.signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
    QCOMPARE(program.code(), 0);
    qputenv("HEADSCOPE_CONFIG", m_folder->filePath(QStringLiteral("headscope.ini")).toUtf8());
    QCOMPARE(Settings().inputs()->prompt, odd);
    QCOMPARE(Settings().inputs()->target, QString(QChar(0xFEFF)));
    QCOMPARE(Settings().inputs()->control, QString(QChar(0xFEFF)));
}

// Qt takes the last one, and the first would be lost without a word.
void TestProgram::anOptionThatIsGivenTwiceIsRefused() {
    for (const char* option : {"--prompt", "--theme", "--model"}) {
        Program program(m_folder->path(), {"--no-run", option, "light", option, "dark"});
        QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
        QCOMPARE(program.code(), 2);
    }
}

void TestProgram::argumentsThatAreNoTextAreRefused() {
    for (const char* option : {"--prompt", "--target", "--control"}) {
        Program program(m_folder->path(), {"--no-run", option, "a\xFF"});
        QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
        QCOMPARE(program.code(), 2);
    }
}

// libgomp says itself how its threads wait: once for each start of the program.
void TestProgram::itWaitsPassivelyHoweverItWasStarted() {
    for (const char* given : {"", "active", "passive"}) {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("OMP_WAIT_POLICY"));
        environment.remove(QStringLiteral("GOMP_SPINCOUNT"));
        if (*given != '\0') {
            environment.insert(QStringLiteral("OMP_WAIT_POLICY"), QString::fromLatin1(given));
            environment.insert(QStringLiteral("GOMP_SPINCOUNT"), QStringLiteral("1000000"));
        }
        environment.insert(QStringLiteral("OMP_DISPLAY_ENV"), QStringLiteral("verbose"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(HEADSCOPE_PROGRAM), {QStringLiteral("--version")});
        QVERIFY(process.waitForFinished(kProgramPatience));
        QCOMPARE(process.exitCode(), 0);
        const QByteArray said = process.readAllStandardError();
        const auto start = said.lastIndexOf("OPENMP DISPLAY ENVIRONMENT BEGIN");
        if (start < 0) QSKIP("this OpenMP does not tell");
        const QByteArray last = said.mid(start);
        QVERIFY2(last.contains("OMP_WAIT_POLICY = 'PASSIVE'"), last.constData());
        QVERIFY2(last.contains("GOMP_SPINCOUNT = '0'"), last.constData());
    }
}

void TestProgram::aLessonBecomesPictures() {
    const auto path = findLessons(bundledLessons()).at(1);
    const Lesson lesson = openLesson(path);
    QStringList wanted;
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        const QString name = QStringLiteral("%1-%2")
                                 .arg(i + 1, 2, 10, QLatin1Char('0'))
                                 .arg(QString::fromStdString(lesson.steps[i].id));
        if (lesson.steps[i].ask) wanted << name + QStringLiteral("-covered.png");
        wanted << name + QStringLiteral(".png");
    }
    const QString pictures = m_folder->filePath(QStringLiteral("new/pictures"));
    Program program(m_folder->path(), {"--play", path.string(), "--lang", "vi", "--screenshots",
                                       pictures.toStdString(), "--size", "1100x760"});
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
    QCOMPARE(program.code(), 0);
    QCOMPARE(QDir(pictures).entryList(QDir::Files, QDir::Name), wanted);
    std::set<QByteArray> all;
    for (const QString& name : std::as_const(wanted)) {
        QFile file(pictures + QLatin1Char('/') + name);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray png = file.readAll();
        QCOMPARE(QImage::fromData(png).size(), QSize(1100, 760));
        all.insert(png);
    }
    QCOMPARE(all.size(), static_cast<std::size_t>(wanted.size()));  // each is another one
    // Nothing is kept: no settings, no answers.
    QCOMPARE(
        QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("new")});
}

/// Its first step has no run to wait for.
void TestProgram::aLessonWithoutARunBecomesPictures() {
    const auto path = findLessons(bundledLessons()).front();
    const QString pictures = m_folder->filePath(QStringLiteral("pictures"));
    Program program(m_folder->path(),
                    {"--play", path.string(), "--screenshots", pictures.toStdString()});
    QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
    QCOMPARE(program.code(), 0);
    QCOMPARE(QDir(pictures).entryList(QDir::Files).size(),
             static_cast<qsizetype>(openLesson(path).steps.size()));
}

void TestProgram::aLessonThatCannotBePicturesIsRefused() {
    const std::string lesson = findLessons(bundledLessons()).at(1).string();
    const std::string broken =
        m_folder->filePath(QStringLiteral("broken.headscope-lesson")).toStdString();
    std::ofstream(broken) << "{";
    const std::string to = m_folder->filePath(QStringLiteral("to")).toStdString();
    std::ofstream(m_folder->filePath(QStringLiteral("file")).toStdString()) << "no folder";
    const std::string into = m_folder->filePath(QStringLiteral("file/pictures")).toStdString();
    const std::pair<int, std::vector<std::string>> calls[] = {
        {2, {"--play", lesson}},                             // to where?
        {2, {"--screenshots", to}},                          // of what?
        {2, {"--play", lesson + "x", "--screenshots", to}},  // there is none
        {2, {"--play", broken, "--screenshots", to}},
        {2, {"--play", lesson, "--present", lesson, "--screenshots", to}},
        {2, {"--play", lesson, "--step", "2", "--screenshots", to}},
        {2, {"--play", lesson, "--screenshots", to, "--screenshot", to}},
        {2, {"--play", lesson, "--screenshots", to, "--lang", "xx"}},
        {1, {"--play", lesson, "--screenshots", into}},
    };
    for (const auto& [code, arguments] : calls) {
        Program program(m_folder->path(), arguments);
        QTRY_VERIFY_WITH_TIMEOUT(program.hasEnded(), kProgramPatience);
        QCOMPARE(program.code(), code);
        QVERIFY(!QDir(QString::fromStdString(to)).exists());
    }
}

}  // namespace headscope::app::test

HEADSCOPE_GUILESS_TEST(headscope::app::test::TestProgram);
#include "test_program.moc"
