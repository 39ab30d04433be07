// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads end to end, against a hub of the test's own.
#include "hub/cache.h"
#include "hub_fixture.h"

#include <QProcess>
#include <QSignalSpy>

#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <set>
#include <thread>
#include <vector>

namespace headscope::hub::test {

namespace {

std::set<std::string> namesIn(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename());
    return names;
}

/// A program that is killed at the first byte that it writes to refs/main.
bool dieWritingRef(const Fixture& f) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_DFL);
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_FSIZE, &none);
        RepoCache(f.settings.cache, QStringLiteral("gpt2"))
            .writeRef(QStringLiteral("main"), QString(40, u'a'));
        ::_exit(0);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
           WTERMSIG(status) == SIGXFSZ;
}

/// The names that appear in a folder while this lives.
class NewNames {
 public:
    explicit NewNames(const fs::path& folder) : m_fd(::inotify_init1(IN_NONBLOCK)) {
        ::inotify_add_watch(m_fd, folder.c_str(), IN_CREATE | IN_MOVED_TO);
    }
    ~NewNames() { ::close(m_fd); }
    NewNames(const NewNames&) = delete;
    NewNames& operator=(const NewNames&) = delete;

    std::set<std::string> seen() {
        alignas(inotify_event) std::array<char, 1 << 16> events{};
        for (ssize_t got = 0; (got = ::read(m_fd, events.data(), events.size())) > 0;) {
            for (const char* at = events.data(); at < events.data() + got;) {
                const auto* event = reinterpret_cast<const inotify_event*>(at);
                m_names.insert(event->name);
                at += sizeof(inotify_event) + event->len;
            }
        }
        return m_names;
    }

 private:
    int m_fd;
    std::set<std::string> m_names;
};

}  // namespace

class TestHub : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theCacheIsLaidOutAsPythonsAndNotFetchedTwice();
    void whatDecidesOnTheTokensIsFetchedBesideTheVocabulary();
    void theTokenStaysWithTheHub();
    void sizesComeFromHeadersWhereTheListLacksThem();
    void aBrokenConnectionIsResumed();
    void aStoppedDownloadIsResumedByTheNext_data();
    void aStoppedDownloadIsResumedByTheNext();
    void aWrongFileIsFetchedOnceMoreThenRefused();
    void answersOfTheHub_data();
    void answersOfTheHub();
    void aFullDiskIsKnownBefore();
    void anUnwritableCacheIsSaid();
    void aSecondProgramWaitsForTheLock();
    void whatAKilledProgramLeftOfARefIsRemoved();
    void nothingButItsFilesAppearsInASnapshot();
    void aLinkThatIsWrongIsReplaced();
    void twoProgramsReplaceALink();
    void offlineNothingIsAsked();
    void theCommandLineDownloadsWhatItThenOpens();
    void theCommandLinesSizesAreTheSameInEveryLanguage();
    void namesAsPeopleTypeThem_data();
    void namesAsPeopleTypeThem();
    void aKnownModelThatTheHubDoesNotGiveIsNotTakenForAnother();
};

void TestHub::theCacheIsLaidOutAsPythonsAndNotFetchedTwice() {
    Fixture f;
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    const auto snapshot = f.repo() / "snapshots" / f.hub.commit.toStdString();
    QCOMPARE(f.folder->string(), snapshot.string());
    for (const char* name : {"config.json", "vocab.json", "merges.txt", "model.safetensors"}) {
        const auto hash = f.hub.hashOf(name).toStdString();
        QCOMPARE(fs::read_symlink(snapshot / name).string(), "../../blobs/" + hash);
        QCOMPARE(read(snapshot / name), read(f.scratch / "source" / name));
        QVERIFY(fs::exists(f.settings.cache / ".locks" / "models--gpt2" / (hash + ".lock")));
    }
    QCOMPARE(read(f.repo() / "refs" / "main"), f.hub.commit);
    QVERIFY(!fs::exists(f.partial()));
    QCOMPARE(f.hub.requestsFor("pytorch_model.bin") + f.hub.requestsFor("README"), 0);
    QCOMPARE(f.count.load(), static_cast<int>(f.hub.requests.size()));
    f.hub.requests.clear();
    QVERIFY(f.run());
    QVERIFY(f.folder.has_value());
    QCOMPARE(f.plan->bytesToFetch, 0);
    QCOMPARE(f.hub.requestsFor("/resolve/"), 0);
}

void TestHub::whatDecidesOnTheTokensIsFetchedBesideTheVocabulary() {
    Fixture f;
    const std::vector<const char*> names = {"tokenizer.json", "special_tokens_map.json"};
    for (const char* name : names)
        f.hub.add(name, "{}", false);
    QVERIFY(f.run());
    const auto snapshot = f.repo() / "snapshots" / f.hub.commit.toStdString();
    for (const char* name : names)
        QCOMPARE(read(snapshot / name), QByteArray("{}"));
}

void TestHub::theTokenStaysWithTheHub() {
    Fixture f;
    f.settings.token = "hf_secret";
    QVERIFY(f.run());
    QVERIFY(f.folder.has_value());
    int files = 0;
    for (const auto& request : f.hub.requests) {
        const auto sent = request.headers.value("authorization");
        QCOMPARE(sent, request.toFiles ? QByteArray() : QByteArray("Bearer hf_secret"));
        files += request.toFiles;
    }
    QCOMPARE(files, 1);
}

void TestHub::sizesComeFromHeadersWhereTheListLacksThem() {
    Fixture f;
    f.hub.listsSizes = false;
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QVERIFY(fs::exists(f.weights()));
    QCOMPARE(f.hub.requests[2].method, QByteArray("HEAD"));
}

void TestHub::aBrokenConnectionIsResumed() {
    Fixture f;
    int broken = 0;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request) || broken++ > 0) return;
        response.headers.append({"Content-Length", QByteArray::number(response.body.size())});
        response.breakAfter = 1000;
    };
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requests.last().headers.value("range"), QByteArray("bytes=1000-"));
    QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
}

void TestHub::aStoppedDownloadIsResumedByTheNext_data() {
    QTest::addColumn<bool>("ranges");
    QTest::newRow("ranges") << true;
    QTest::newRow("a server without ranges") << false;
}

void TestHub::aStoppedDownloadIsResumedByTheNext() {
    QFETCH(bool, ranges);
    Fixture f;
    f.services.patience.silence = std::chrono::seconds(60);
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request)) return;
        response.breakAfter = 2000;
        response.silent = true;
    };
    f.start();
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(f.partial()) && fs::file_size(f.partial()) == 2000, kWait);
    f.download->stop();
    QTRY_VERIFY_WITH_TIMEOUT(f.wasStopped, kWait);
    QCOMPARE(read(f.repo() / "refs" / "main"), f.hub.commit);
    f.hub.spoil = nullptr;
    f.hub.ranges = ranges;
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requests.last().headers.value("range"), QByteArray("bytes=2000-"));
    QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
}

void TestHub::aWrongFileIsFetchedOnceMoreThenRefused() {
    for (const bool always : {false, true}) {
        Fixture f;
        int served = 0;
        f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
            if (isWeights(request) && (served++ == 0 || always)) response.body[5] = 'X';
        };
        QVERIFY(f.run());
        QCOMPARE(served, 2);
        QCOMPARE(f.folder.has_value(), !always);
        QCOMPARE(f.what.contains(u"not what the hub states"), always);
        QVERIFY(!fs::exists(f.partial()));
        QCOMPARE(fs::exists(f.weights()), !always);
    }
}

void TestHub::answersOfTheHub_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("times");
    QTest::addColumn<QString>("expected");  // empty: it goes well in the end
    QTest::newRow("401") << 401 << QByteArray() << 99 << QStringLiteral("there is no model");
    QTest::newRow("gated") << 403 << QByteArray("GatedRepo") << 99 << QStringLiteral("terms");
    QTest::newRow("404") << 404 << QByteArray("RepoNotFound") << 99 << QStringLiteral("no model");
    QTest::newRow("revision") << 404 << QByteArray("RevisionNotFound") << 99
                              << QStringLiteral("no revision");
    QTest::newRow("429 once") << 429 << QByteArray() << 1 << QString();
    QTest::newRow("429 for long") << 429 << QByteArray("wait") << 99 << QStringLiteral("too many");
    QTest::newRow("500 once") << 500 << QByteArray() << 1 << QString();
    QTest::newRow("500 always") << 500 << QByteArray() << 99 << QStringLiteral("error 500");
    QTest::newRow("503 once") << 503 << QByteArray() << 1 << QString();
    QTest::newRow("silence") << 0 << QByteArray() << 1 << QString();
}

void TestHub::answersOfTheHub() {
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(int, times);
    QFETCH(QString, expected);
    Fixture f;
    if (status == 0) f.services.patience.silence = std::chrono::milliseconds(1500);
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/") || times-- <= 0) return;
        response = {status, {}, {}};
        response.silent = status == 0;
        if (status == 429)
            response.headers.append(
                qMakePair(QByteArray("Retry-After"), QByteArray(header.isEmpty() ? "1" : "4000")));
        else
            response.headers.append(qMakePair(QByteArray("X-Error-Code"), header));
    };
    QVERIFY(f.run());
    QCOMPARE(f.folder.has_value(), expected.isEmpty());
    QVERIFY2(f.what.contains(expected), qPrintable(f.what));
    QVERIFY(expected.isEmpty() || f.hint.endsWith(u'.'));
}

void TestHub::aFullDiskIsKnownBefore() {
    Fixture f;
    f.services.freeBytes = [](const fs::path&) { return qint64(1000); };
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"free"), qPrintable(f.what));
    QCOMPARE(f.hub.requestsFor("/resolve/"), 0);
    QVERIFY(!fs::exists(f.settings.cache));
}

void TestHub::anUnwritableCacheIsSaid() {
    Fixture f;
    f.settings.cache = "/proc/headscope";
    f.services.freeBytes = [](const fs::path&) { return qint64(1) << 40; };
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"cannot write /proc/headscope"), qPrintable(f.what));
}

void TestHub::aSecondProgramWaitsForTheLock() {
    Fixture f;
    const auto hash = f.hub.hashOf("model.safetensors").toStdString();
    fs::create_directories(f.settings.cache / ".locks" / "models--gpt2");
    const auto path = f.settings.cache / ".locks" / "models--gpt2" / (hash + ".lock");
    QFile lock(QFile::decodeName(path.c_str()));
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QCOMPARE(::flock(lock.handle(), LOCK_EX), 0);
    f.start();
    QSignalSpy waiting(f.download.get(), &ModelDownload::waiting);
    QTRY_COMPARE_WITH_TIMEOUT(waiting.count(), 1, kWait);
    // The other program, such as Python's client, finishes the file and gives the lock back.
    fs::copy_file(f.scratch / "source" / "model.safetensors", f.weights());
    QCOMPARE(::flock(lock.handle(), LOCK_UN), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!f.download->isRunning(), kWait);
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requestsFor("model.safetensors"), 0);
}

void TestHub::whatAKilledProgramLeftOfARefIsRemoved() {
    Fixture f;
    const auto refs = f.repo() / "refs";
    QVERIFY(dieWritingRef(f));
    QCOMPARE(namesIn(refs).size(), std::size_t(1));
    const auto left = *namesIn(refs).begin();
    fs::copy_file(refs / left, refs / (left + "1"));
    QFile living(QFile::decodeName((refs / (left + "1")).c_str()));
    QVERIFY(living.open(QIODevice::ReadWrite));
    QCOMPARE(::flock(living.handle(), LOCK_EX), 0);
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QVERIFY(namesIn(refs) == (std::set<std::string>{"main", left + "1"}));
    // That the ref is right already is no reason to leave it.
    living.close();
    QVERIFY(f.run());
    QVERIFY(namesIn(refs) == std::set<std::string>{"main"});
}

void TestHub::nothingButItsFilesAppearsInASnapshot() {
    Fixture f;
    const auto snapshot = f.repo() / "snapshots" / f.hub.commit.toStdString();
    fs::create_directories(snapshot);
    fs::create_symlink("elsewhere", snapshot / "config.json");
    NewNames names(snapshot);
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QVERIFY(names.seen() == namesIn(snapshot));
}

void TestHub::aLinkThatIsWrongIsReplaced() {
    Fixture f;
    QVERIFY(f.run());
    const auto blob = f.repo() / "blobs" / f.hub.hashOf("config.json").toStdString();
    const auto spare = fs::path(blob).concat(".link");
    const auto link = f.repo() / "snapshots" / f.hub.commit.toStdString() / "config.json";
    const auto blobs = namesIn(f.repo() / "blobs");
    const auto isMended = [&] {
        return f.run() && f.folder.has_value() &&
               fs::read_symlink(link) == "../../blobs" / blob.filename() &&
               namesIn(f.repo() / "blobs") == blobs;
    };
    const auto put = [](const fs::path& path, const fs::path& target) {
        fs::remove(path);
        fs::create_symlink(target, path);
    };
    put(link, "../../blobs/another");
    QVERIFY(isMended());
    fs::remove(link);
    fs::copy_file(blob, link);
    QVERIFY(isMended());
    // What a killed program has left, and what is not such a link.
    for (const auto& left : {fs::path("../../blobs") / blob.filename(), fs::path("elsewhere")}) {
        put(spare, left);
        put(link, "../../blobs/another");
        QVERIFY(isMended());
        put(spare, left);
        QVERIFY(isMended());
    }
}

void TestHub::twoProgramsReplaceALink() {
    Fixture f;
    QVERIFY(f.run());
    const RepoCache cache(f.settings.cache, QStringLiteral("gpt2"));
    const auto commit = QString::fromLatin1(f.hub.commit);
    const RemoteFile file{QStringLiteral("config.json"), 1,
                          QString::fromLatin1(f.hub.hashOf("config.json"))};
    const auto link = cache.snapshot(commit) / "config.json";
    std::atomic<int> failures{0};
    const auto work = [&] {
        for (int i = 0; i < 2000; ++i) {
            try {
                fs::remove(link);
                std::error_code ignored;
                fs::create_symlink("elsewhere", link, ignored);
                cache.link(commit, file);
            } catch (const std::exception&) {
                ++failures;
            }
        }
    };
    std::thread other(work);
    work();
    other.join();
    QCOMPARE(failures.load(), 0);
    cache.link(commit, file);
    QVERIFY(fs::exists(link));
}

void TestHub::offlineNothingIsAsked() {
    Fixture f;
    f.settings.offline = true;
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"HF_HUB_OFFLINE"), qPrintable(f.what));
    f.settings.offline = false;
    QVERIFY(f.run());
    f.settings.offline = true;
    f.count = 0;
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.count.load(), 0);
}

void TestHub::theCommandLineDownloadsWhatItThenOpens() {
    Fixture f;
    const auto cli = [&](const QStringList& arguments, QByteArray& out) {
        Program program(f);
        const int code = program.run(arguments);
        out = program.output() + program.errors();
        return code;
    };
    const QStringList download{QStringLiteral("models"), QStringLiteral("download"),
                               QStringLiteral("gpt2")};
    QByteArray out;
    QCOMPARE(cli(download + QStringList{QStringLiteral("--dry-run")}, out), 0);
    QVERIFY(out.contains("model.safetensors"));
    QVERIFY(!fs::exists(f.settings.cache));
    const int code = cli(download, out);
    QVERIFY2(code == 0, out.constData());
    const auto folder =
        QString::fromStdString((f.repo() / "snapshots" / f.hub.commit.toStdString()).string());
    QVERIFY(out.contains(QByteArray(folder.toUtf8() + '\n')));
    const int info = cli({QStringLiteral("info"), QStringLiteral("--model"), folder}, out);
    QVERIFY2(info == 0, out.constData());
    QVERIFY(out.contains(f.hub.hashOf("model.safetensors")));
    QCOMPARE(
        cli({QStringLiteral("models"), QStringLiteral("download"), QStringLiteral("gpt-2")}, out),
        2);
    QVERIFY2(out.contains("Did you mean gpt2"), out.constData());
}

void TestHub::theCommandLinesSizesAreTheSameInEveryLanguage() {
    Fixture f;
    const auto said = [&](const char* language) {
        QHash<QString, QString> settings;
        for (const char* name : {"LANG", "LC_ALL", "LC_NUMERIC"})
            settings.insert(QLatin1String(name), QLatin1String(language));
        Program program(f, settings);
        (void)program.run({QStringLiteral("models"), QStringLiteral("download"),
                           QStringLiteral("gpt2"), QStringLiteral("--dry-run")});
        const QByteArray output = program.output();
        return output.left(output.indexOf(" in all"));  // what is free changes
    };
    const auto english = said("C.UTF-8");
    QVERIFY2(english.contains(" kB") && english.contains('.'), english.constData());
    QCOMPARE(said("de_DE.UTF-8"), english);
}

void TestHub::namesAsPeopleTypeThem_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* typed, int code, const char* says) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << code << QByteArray(says);
    };
    row("  gpt2 ", 0, "snapshots");
    row("gpt2@main", 0, "snapshots");
    row("gpt2@", 2, "is not a revision");
    row("gpt2@v9", 2, "gpt2 has no revision v9");
    row("https://huggingface.co/openai-community/gpt2/tree/main", 2,
        "Write the name alone: openai-community/gpt2.");
    row("", 2, "is not a model's name");
    row("../../etc", 2, "is not a model's name. Write name or owner/name as on the hub");
}

void TestHub::namesAsPeopleTypeThem() {
    QFETCH(QString, typed);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    Fixture f;
    f.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (request.path.contains("/revision/v9"))
            response = {404, {{"X-Error-Code", "RevisionNotFound"}}, {}};
    };
    Program program(f);
    QCOMPARE(program.run({QStringLiteral("models"), QStringLiteral("download"), typed}), code);
    const QByteArray said = program.output() + program.errors();
    QVERIFY2(said.contains(says), said.constData());
}

void TestHub::aKnownModelThatTheHubDoesNotGiveIsNotTakenForAnother() {
    Fixture f;
    f.hub.spoil = [](const HttpRequest&, HttpResponse& response) {
        response = {404, {{"X-Error-Code", "RepoNotFound"}}, {}};
    };
    QVERIFY(f.run());
    QVERIFY2(f.hint.startsWith(u"Check the name"), qPrintable(f.hint));
}

}  // namespace headscope::hub::test

QTEST_GUILESS_MAIN(headscope::hub::test::TestHub)
#include "test_hub.moc"
