// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads that go wrong: each ends well after another try, or with a message that says what to
// do, and never with a file in the cache that is not what the hub states.
#include "hub_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <dlfcn.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <cstdint>
#include <fstream>

namespace {
std::atomic<int> g_compiled{0};
}  // namespace

/// In the place of the library's: counts the regular expressions that are compiled.
extern "C" void* pcre2_compile_16(const std::uint16_t* pattern, std::size_t length,
                                  std::uint32_t options, int* error, std::size_t* where,
                                  void* context) {
    ++g_compiled;
    static const auto compile =
        reinterpret_cast<decltype(&pcre2_compile_16)>(::dlsym(RTLD_NEXT, "pcre2_compile_16"));
    return compile(pattern, length, options, error, where, context);
}

namespace headscope::hub::test {

namespace {

/// Breaks the first download of the weights off after so many bytes, which stay in the cache.
bool leavePart(Fixture& f, qint64 bytes) {
    f.hub.spoil = [bytes](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request)) return;
        response.breakAfter = bytes;
        response.silent = true;
    };
    f.start();
    const bool there = QTest::qWaitFor(
        [&] {
            std::error_code none;
            return fs::file_size(f.partial(), none) == static_cast<std::uintmax_t>(bytes);
        },
        kWait);
    f.download->stop();
    const bool stopped = QTest::qWaitFor([&] { return f.wasStopped; }, kWait);
    f.hub.spoil = nullptr;
    f.hub.requests.clear();
    return there && stopped;
}

/// While this lives no file of this process grows beyond `bytes`: the kernel's other "disk full".
class FileSizeLimit {
 public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        auto limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
    rlimit m_before{};
};

/// A file system in memory of so many bytes, where this process may mount one.
class SmallDisk {
 public:
    SmallDisk(fs::path folder, int kilobytes) : m_folder(std::move(folder)) {
        fs::create_directories(m_folder);
        m_mounted = ::mount("tmpfs", m_folder.c_str(), "tmpfs", 0, options(kilobytes).c_str()) == 0;
    }
    ~SmallDisk() {
        if (m_mounted) ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    bool grow(int kilobytes) const {
        return ::mount("tmpfs", m_folder.c_str(), "tmpfs", MS_REMOUNT,
                       options(kilobytes).c_str()) == 0;
    }

 private:
    static std::string options(int kilobytes) { return "size=" + std::to_string(kilobytes) + "k"; }
    fs::path m_folder;
    bool m_mounted = false;
};

}  // namespace

class TestHubFailures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aServerThatCannotResume_data();
    void aServerThatCannotResume();
    void aWrongLength_data();
    void aWrongLength();
    void aFileWithoutEnd();
    void sizesThatCannotBe_data();
    void sizesThatCannotBe();
    void manyFilesOfGreatSizes();
    void aRangeThatWasNotAskedFor();
    void redirectsWithoutEnd_data();
    void redirectsWithoutEnd();
    void redirectsToAnotherHostNeverCarryTheToken_data();
    void redirectsToAnotherHostNeverCarryTheToken();
    void aRedirectThatLeadsNowhereSafe_data();
    void aRedirectThatLeadsNowhereSafe();
    void aFullDiskInTheMiddle();
    void aFileSizeLimitInTheMiddle();
    void answersForAFile_data();
    void answersForAFile();
    void theTokenIsInNoMessage();
    void aSlowConnectionIsNotGivenUp();
    void aConnectionThatBreaksAgainAndAgain();
    void aHubThatDoesNotAnswer();
    void shards_data();
    void shards();
    void aWrongShardIsFetchedOnceMore();
    void aDamagedBlobIsFetchedAnew_data();
    void aDamagedBlobIsFetchedAnew();
    void aDamagedBlobIsNotUsedOffline();
    void aLongCheckIsStopped();
    void answersWithoutEnd_data();
    void answersWithoutEnd();
    void headersThatComeSlowlyForEver();
    void anEndlessAnswerIsStopped();
    void aListingThatIsTooLong();
    void aListingOfManyFiles();
    void aListingThatNamesAFileTwice();
    void aListingOfTooManyShards();
    void anIdThatIsNoModelsName();
    void pipesInTheCache();
};

void TestHubFailures::aServerThatCannotResume_data() {
    QTest::addColumn<int>("times");
    QTest::addColumn<QString>("expected");
    QTest::newRow("once") << 1 << QString();
    QTest::newRow("always") << 99 << QStringLiteral("model.safetensors could not be resumed");
}

void TestHubFailures::aServerThatCannotResume() {
    QFETCH(int, times);
    QFETCH(QString, expected);
    Fixture f;
    QVERIFY(leavePart(f, 2000));
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (isWeights(request) && times-- > 0) response = {416, {}, {}};
    };
    QVERIFY(f.run());
    QCOMPARE(f.folder.has_value(), expected.isEmpty());
    QVERIFY2(f.what.contains(expected), qPrintable(f.what));
    QList<QByteArray> ranges;
    for (const auto& request : f.hub.requests)
        if (isWeights(request)) ranges.append(request.headers.value("range"));
    QCOMPARE(ranges[0], QByteArray("bytes=2000-"));
    QCOMPARE(ranges[1], QByteArray());  // from the start, for the part may be of another file
    if (expected.isEmpty()) {
        QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
    } else {
        QCOMPARE(f.hint, QStringLiteral("Download again."));
        QVERIFY(!fs::exists(f.weights()));
    }
}

void TestHubFailures::aWrongLength_data() {
    QTest::addColumn<qint64>("more");
    QTest::addColumn<bool>("stated");
    QTest::newRow("stated, short") << qint64(-100) << true;
    QTest::newRow("stated, long") << qint64(100) << true;
    QTest::newRow("not stated, long") << qint64(100) << false;
}

void TestHubFailures::aWrongLength() {
    QFETCH(qint64, more);
    QFETCH(bool, stated);
    for (const bool always : {false, true}) {
        Fixture f;
        int served = 0;
        f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
            if (!isWeights(request) || (served++ > 0 && !always)) return;
            if (more < 0) {
                response.body.chop(static_cast<qsizetype>(-more));
            } else {
                response.body += QByteArray(static_cast<qsizetype>(more), 'X');
            }
            response.statesLength = stated;
        };
        QVERIFY(f.run());
        QCOMPARE(served, 2);
        QCOMPARE(f.folder.has_value(), !always);
        QVERIFY(!fs::exists(f.partial()));
        QCOMPARE(fs::exists(f.weights()), !always);
        if (always) {
            QVERIFY2(f.what.contains(u"is not what the hub states, twice"), qPrintable(f.what));
            QVERIFY2(f.hint.startsWith(u"Try again later;"), qPrintable(f.hint));
        }
    }
}

// More than is stated, and it never ends: the connection is closed, not read to an end.
void TestHubFailures::aFileWithoutEnd() {
    Fixture f;
    f.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request)) return;
        response.body += QByteArray(100'000, 'X');
        response.statesLength = false;
        response.breakAfter = response.body.size();
        response.silent = true;  // it stays open
    };
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"is not what the hub states, twice"), qPrintable(f.what));
    QVERIFY(!fs::exists(f.partial()));
}

void TestHubFailures::sizesThatCannotBe_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("size");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char* name, const char* file, const char* size, const char* what,
                        const char* hint) {
        QTest::newRow(name) << QByteArray(file) << QByteArray(size) << QString::fromLatin1(what)
                            << QString::fromLatin1(hint);
    };
    // What is no size counts as not stated: the file's headers have it.
    for (const char* size : {"-1", "1.5", "1e30", "9223372036854775808", "\"9\"", "null"})
        QTest::addRow("weights of %s", size)
            << QByteArray("model.safetensors") << QByteArray(size) << QString() << QString();
    row("larger than any disk", "model.safetensors", "9000000000000000000", "needs 9.0 EB more",
        "set HF_HOME to a folder on another disk");
    row("a huge configuration", "config.json", "2000000", "config.json of gpt2 has 2.0 MB",
        "Choose another model");
    row("a huge vocabulary", "vocab.json", "70000000", "vocab.json of gpt2 has 70.0 MB",
        "Choose another model");
}

void TestHubFailures::sizesThatCannotBe() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, size);
    QFETCH(QString, what);
    QFETCH(QString, hint);
    Fixture f;
    const auto stated = QByteArray::number(
        static_cast<qlonglong>(fs::file_size(f.scratch / "source" / file.data())));
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/models/openai")) return;
        response.body.replace(QByteArray("\"size\": " + stated), QByteArray("\"size\": " + size));
    };
    QVERIFY(f.run());
    QCOMPARE(f.folder.has_value(), what.isEmpty());
    QVERIFY2(f.what.contains(what), qPrintable(f.what));
    QVERIFY2(f.hint.contains(hint), qPrintable(f.hint));
    QCOMPARE(f.hub.requestsFor("/resolve/") == 0, !what.isEmpty());
}

// Their sum is beyond what a number holds, and must not come out as next to nothing.
void TestHubFailures::manyFilesOfGreatSizes() {
    Fixture f;
    f.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/models/openai")) return;
        auto json = QJsonDocument::fromJson(response.body).object();
        QJsonArray files;
        for (const char* name :
             {"config.json", "vocab.json", "merges.txt", "model.safetensors.index.json"})
            files.append(QJsonObject{{QStringLiteral("rfilename"), QString::fromLatin1(name)},
                                     {QStringLiteral("size"), 10},
                                     {QStringLiteral("blobId"), QString(40, u'a')}});
        for (int shard = 1; shard <= 2048; ++shard)
            files.append(QJsonObject{
                {QStringLiteral("rfilename"),
                 QStringLiteral("model-%1-of-02048.safetensors").arg(shard, 5, 10, QChar(u'0'))},
                {QStringLiteral("size"), qint64(1) << 53},
                {QStringLiteral("blobId"), QString(40, u'b')}});
        json[u"siblings"] = files;
        response.body = QJsonDocument(json).toJson();
    };
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"cannot be understood"), qPrintable(f.what));
    QVERIFY2(f.hint.contains(u"login in a browser"), qPrintable(f.hint));
    QCOMPARE(f.hub.requestsFor("/resolve/"), 0);
}

void TestHubFailures::aRangeThatWasNotAskedFor() {
    Fixture f;
    QVERIFY(leavePart(f, 2000));
    int served = 0;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request) || served++ > 0) return;
        for (auto& [name, value] : response.headers)
            if (name == "Content-Range") value.replace("bytes 2000-", "bytes 1000-");
    };
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
}

void TestHubFailures::redirectsWithoutEnd_data() {
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<bool>("listsSizes");
    QTest::newRow("the list") << QByteArray("/api/models") << true;
    QTest::newRow("a file") << QByteArray("/resolve/") << true;
    QTest::newRow("a file's headers") << QByteArray("/resolve/") << false;
}

void TestHubFailures::redirectsWithoutEnd() {
    QFETCH(QByteArray, part);
    QFETCH(bool, listsSizes);
    Fixture f;
    f.hub.listsSizes = listsSizes;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (request.path.contains(part)) response = {302, {{"Location", request.path}}, {}};
    };
    QVERIFY(f.run());
    QCOMPARE(f.what, QStringLiteral("127.0.0.1 redirects without end"));
    QVERIFY2(f.hint.startsWith(u"Check HF_ENDPOINT"), qPrintable(f.hint));
    QVERIFY(f.hub.requestsFor(part) < 20);
}

void TestHubFailures::redirectsToAnotherHostNeverCarryTheToken_data() {
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("host");
    for (const char* part : {"/api/models", "/resolve/"}) {
        QTest::addRow("%s to another port", part) << QByteArray(part) << QByteArray("127.0.0.1");
        QTest::addRow("%s to another name", part) << QByteArray(part) << QByteArray("localhost");
    }
}

// And from there back to the hub, which gets it.
void TestHubFailures::redirectsToAnotherHostNeverCarryTheToken() {
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, host);
    Fixture f;
    f.settings.token = "hf_secret";
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.contains(part)) return;
        if (request.toFiles) {
            response = {302, {{"Location", f.hub.endpoint() + request.path}}, {}};
        } else if (!request.path.contains("back=1")) {
            QByteArray to = f.hub.store().replace("127.0.0.1", host) + request.path;
            to += to.contains('?') ? "&back=1" : "?back=1";
            response = {307, {{"Location", to}}, {}};
        }
    };
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    int elsewhere = 0;
    int returned = 0;
    for (const auto& request : f.hub.requests) {
        QCOMPARE(request.headers.value("authorization"),
                 request.toFiles ? QByteArray() : QByteArray("Bearer hf_secret"));
        elsewhere += request.toFiles && request.path.contains(part);
        returned += !request.toFiles && request.path.contains("back=1");
    }
    QVERIFY(elsewhere > 0);
    QVERIFY(returned > 0);
}

void TestHubFailures::aRedirectThatLeadsNowhereSafe_data() {
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("a file of this machine") << QByteArray("file:///etc/passwd");
    QTest::newRow("another protocol") << QByteArray("ftp://127.0.0.1/x");
    QTest::newRow("no place") << QByteArray("");
}

void TestHubFailures::aRedirectThatLeadsNowhereSafe() {
    QFETCH(QByteArray, to);
    Fixture f;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.contains("model.safetensors")) return;
        response = {302, {{"Location", to}}, {}};
    };
    QVERIFY(f.run());
    QVERIFY(!f.folder);
    QVERIFY2(f.what.contains(u"redirects"), qPrintable(f.what));
    QVERIFY2(f.hint.startsWith(u"Check HF_ENDPOINT"), qPrintable(f.hint));
}

void TestHubFailures::aFullDiskInTheMiddle() {
    Fixture f;
    const SmallDisk disk(f.settings.cache, 48);
    if (!disk.isMounted()) QSKIP("a small disk can be mounted only by root");
    f.hub.add("model.safetensors",
              read(f.scratch / "source" / "model.safetensors") + QByteArray(100'000, 'x'), true);
    f.services.freeBytes = [](const fs::path&) { return qint64(1) << 40; };
    QVERIFY(f.run());
    QVERIFY(!f.folder);
    QVERIFY2(f.what.startsWith(u"cannot write") && f.what.contains(u"No space left"),
             qPrintable(f.what));
    QVERIFY2(f.hint.startsWith(u"Free some space and download again: it resumes"),
             qPrintable(f.hint));
    const auto kept = fs::file_size(f.partial());
    QVERIFY(kept > 0);
    QVERIFY(!fs::exists(f.weights()));
    f.hub.requests.clear();
    QVERIFY(disk.grow(4096));
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requests.last().headers.value("range"),
             "bytes=" + QByteArray::number(static_cast<qulonglong>(kept)) + "-");
    QVERIFY(read(f.weights()).endsWith("xxx"));
}

void TestHubFailures::aFileSizeLimitInTheMiddle() {
    Fixture f;
    const auto whole = fs::file_size(f.scratch / "source" / "model.safetensors");
    {
        const FileSizeLimit limit(whole / 2);
        QVERIFY(f.run());
    }
    QVERIFY2(f.what.startsWith(u"cannot write"), qPrintable(f.what));
    QVERIFY2(f.hint.startsWith(u"Free some space and download again: it resumes"),
             qPrintable(f.hint));
    QCOMPARE(fs::file_size(f.partial()), whole / 2);
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requests.last().headers.value("range"),
             "bytes=" + QByteArray::number(static_cast<qulonglong>(whole / 2)) + "-");
}

void TestHubFailures::answersForAFile_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("byStore");  // the hub's answer, or of where it redirects to
    QTest::addColumn<int>("times");
    QTest::addColumn<QString>("what");  // empty: it goes well in the end
    QTest::addColumn<QString>("hint");
    const QByteArray code("X-Error-Code");
    const QByteArray after("Retry-After");
    const auto soon =
        QDateTime::currentDateTimeUtc().addSecs(1).toString(Qt::RFC2822Date).toLatin1();
    const auto row = [](const char* name, int status, const QByteArray& header,
                        const QByteArray& value, bool byStore, int times, const char* what = "",
                        const char* hint = "") {
        QTest::newRow(name) << status << header << value << byStore << times
                            << QString::fromLatin1(what) << QString::fromLatin1(hint);
    };
    row("401", 401, {}, {}, false, 99, "or it is private", "set HF_TOKEN");
    row("403", 403, {}, {}, false, 99, "accepted its terms", "set HF_TOKEN to a token");
    row("gated", 401, code, "GatedRepo", false, 99, "accepted its terms", "in a browser");
    row("404", 404, {}, {}, false, 99, "127.0.0.1 lists model.safetensors of gpt2 but does not",
        "Download again");
    row("404, the file", 404, code, "EntryNotFound", false, 99, "does not have it", "revision");
    row("404, the model", 404, code, "RepoNotFound", false, 99, "there is no model",
        "set HF_TOKEN");
    row("429 once", 429, after, "1", false, 1);
    row("429 with a date", 429, after, soon, false, 1);
    row("429 for long", 429, after, "4000", false, 99, "too many requests", "resumes");
    row("500 once", 500, {}, {}, false, 1);
    row("500 always", 500, {}, {}, false, 99, "error 500", "resumes");
    row("the store, an old link", 403, {}, {}, true, 1);
    row("the store, 403 always", 403, {}, {}, true, 99, "error 403", "resumes");
    row("the store, 404", 404, {}, {}, true, 99, "does not have it", "Download again");
    row("the store, 503 once", 503, after, "0", true, 1);
    row("418", 418, {}, {}, false, 99, "error 418", "try again later");
}

void TestHubFailures::answersForAFile() {
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(bool, byStore);
    QFETCH(int, times);
    QFETCH(QString, what);
    QFETCH(QString, hint);
    Fixture f;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        const bool file = request.path.endsWith("/model.safetensors");
        if (!file || request.toFiles != byStore || times-- <= 0) return;
        response = {status, {}, "an error page, not a model"};
        if (!header.isEmpty()) response.headers.append(qMakePair(header, value));
    };
    QVERIFY(f.run());
    QCOMPARE(f.folder.has_value(), what.isEmpty());
    QVERIFY2(f.what.contains(what), qPrintable(f.what));
    QVERIFY2(f.hint.contains(hint), qPrintable(f.hint));
    if (what.isEmpty()) {
        QCOMPARE(f.waits.size(), 1);
        QVERIFY2(f.waits[0].contains(u"Trying again in "), qPrintable(f.waits[0]));
        QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
    } else {
        QVERIFY(f.hint.endsWith(u'.'));
        QVERIFY(!fs::exists(f.weights()));
        QVERIFY(!fs::exists(f.partial()) || fs::file_size(f.partial()) == 0);
    }
}

void TestHubFailures::theTokenIsInNoMessage() {
    for (const int status : {401, 403, 404, 429, 500}) {
        Fixture f;
        f.settings.token = "hf_secret";
        f.hub.spoil = [&](const HttpRequest&, HttpResponse& response) {
            response = {status, {{"Retry-After", "4000"}}, "hf_secret"};
        };
        QVERIFY(f.run());
        QVERIFY(!f.folder);
        QVERIFY(!f.what.contains(u"secret") && !f.hint.contains(u"secret"));
        if (status == 401) {
            QVERIFY2(f.what.contains(u"does not accept the token"), qPrintable(f.what));
            QVERIFY2(f.hint.startsWith(u"Check HF_TOKEN"), qPrintable(f.hint));
        }
    }
}

void TestHubFailures::aSlowConnectionIsNotGivenUp() {
    Fixture f;
    // It sends for longer than it may be silent.
    f.services.patience.silence = std::chrono::seconds(2);
    const auto whole = static_cast<qint64>(read(f.scratch / "source" / "model.safetensors").size());
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request)) return;
        response.piece = 1 + whole / 25;
        response.pause = 100;
    };
    f.start();
    double rate = 0;
    QObject::connect(f.download.get(), &ModelDownload::progress, f.download.get(),
                     [&](const DownloadProgress& now) { rate = now.bytesPerSecond; });
    QTRY_VERIFY_WITH_TIMEOUT(!f.download->isRunning(), kWait);
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QVERIFY(rate > 0);
    QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
}

// Far more often than it is tried without progress.
void TestHubFailures::aConnectionThatBreaksAgainAndAgain() {
    Fixture f;
    const auto whole = static_cast<qint64>(read(f.scratch / "source" / "model.safetensors").size());
    const auto piece = 1 + whole / 12;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request) || response.body.size() <= piece) return;
        response.headers.append({"Content-Length", QByteArray::number(response.body.size())});
        response.breakAfter = piece;
    };
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QVERIFY(f.waits.size() > f.services.patience.tries);
    qint64 from = 0;
    for (const auto& request : f.hub.requests) {
        if (!isWeights(request)) continue;
        const auto range = request.headers.value("range");
        QCOMPARE(range, from == 0 ? QByteArray() : "bytes=" + QByteArray::number(from) + "-");
        from += piece;  // nothing that has come is asked for again
    }
    QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
}

void TestHubFailures::aHubThatDoesNotAnswer() {
    Fixture f;
    f.settings.endpoint = QUrl(QStringLiteral("http://127.0.0.1:1"));
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"127.0.0.1 refuses the connection"), qPrintable(f.what));
    QVERIFY2(f.hint.startsWith(u"Check the connection and download again"), qPrintable(f.hint));
    QCOMPARE(f.waits.size(), f.services.patience.tries - 1);
    QVERIFY(!fs::exists(f.settings.cache));
}

void TestHubFailures::shards_data() {
    QTest::addColumn<bool>("breaks");
    QTest::newRow("at once") << false;
    QTest::newRow("stopped in the second") << true;
}

void TestHubFailures::shards() {
    QFETCH(bool, breaks);
    Fixture f(3);
    const QList<QByteArray> names{"model-00001-of-00003.safetensors",
                                  "model-00002-of-00003.safetensors",
                                  "model-00003-of-00003.safetensors"};
    if (breaks) {
        QByteArray second;  // they are fetched in the order of their sizes
        int shard = 0;
        f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
            if (!request.toFiles || ++shard != 2) return;
            second = request.path.mid(request.path.lastIndexOf('/') + 1);
            response.breakAfter = 500;
            response.silent = true;
        };
        f.start();
        QTRY_VERIFY_WITH_TIMEOUT(!second.isEmpty(), kWait);
        f.download->stop();
        QTRY_VERIFY_WITH_TIMEOUT(f.wasStopped, kWait);
        f.hub.spoil = nullptr;
        f.hub.requests.clear();
    }
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    for (const auto& name : names)
        QCOMPARE(read(*f.folder / name.toStdString()),
                 read(f.scratch / "source" / name.toStdString()));
    QVERIFY(fs::exists(*f.folder / "model.safetensors.index.json"));
    int fetched = 0;
    for (const auto& request : f.hub.requests)
        fetched += request.toFiles ? 1 : 0;
    QCOMPARE(fetched, breaks ? 2 : 3);
    Program program(f);
    QCOMPARE(
        program.run({QStringLiteral("info"), QStringLiteral("--model"), QStringLiteral("gpt2")}),
        0);
}

void TestHubFailures::aWrongShardIsFetchedOnceMore() {
    Fixture f(2);
    int wrong = 0;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (request.toFiles && request.path.contains("00002") && wrong++ == 0)
            response.body[20] = static_cast<char>(response.body[20] ^ 1);
    };
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requestsFor("/signed/model-00001"), 1);
    QCOMPARE(f.hub.requestsFor("/signed/model-00002"), 2);
}

/// Changes one byte of a file in place, as a bad disk does.
void damage(const fs::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(100);
    const char byte = static_cast<char>(stream.get() ^ 1);
    stream.seekp(100);
    stream.put(byte);
}

void TestHubFailures::aDamagedBlobIsFetchedAnew_data() {
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"model.safetensors", "vocab.json", "config.json"})
        QTest::newRow(name) << QByteArray(name);
}

// Its size is right, so that nothing but its hash tells.
void TestHubFailures::aDamagedBlobIsFetchedAnew() {
    QFETCH(QByteArray, name);
    Fixture f;
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    const auto blob = f.repo() / "blobs" / f.hub.hashOf(name).toStdString();
    damage(blob);
    const auto source = f.scratch / "source" / name.toStdString();
    QVERIFY(read(blob) != read(source));
    f.hub.requests.clear();
    QVERIFY(f.run(QStringLiteral("gpt2"), true));
    QCOMPARE(f.plan->bytesToFetch, static_cast<qint64>(fs::file_size(source)));
    for (const auto& file : f.plan->files)
        QCOMPARE(file.damaged, file.name.toLatin1() == name);
    Program program(f);
    QCOMPARE(program.run({QStringLiteral("models"), QStringLiteral("download"),
                          QStringLiteral("gpt2"), QStringLiteral("--dry-run")}),
             0);
    QCOMPARE(program.output().count("(damaged in the cache)"), 1);
    QCOMPARE(f.hub.requestsFor("/resolve/"), 0);
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requestsFor("/resolve/"), 1);
    QCOMPARE(f.hub.requestsFor("/" + name) > 0, true);
    QVERIFY2(f.waits.join(u' ').contains(QString::fromLatin1(name + " in the cache is damaged")),
             qPrintable(f.waits.join(u' ')));
    QCOMPARE(read(blob), read(source));
}

void TestHubFailures::aDamagedBlobIsNotUsedOffline() {
    Fixture f;
    QVERIFY(f.run());
    damage(f.weights());
    f.settings.offline = true;
    QVERIFY(f.run());
    QVERIFY(!f.folder);
    QVERIFY2(f.what.startsWith(u"model.safetensors of gpt2 in the cache is damaged"),
             qPrintable(f.what));
    QVERIFY2(f.hint.contains(u"download it again"), qPrintable(f.hint));
}

// Of a file of 8 GB, all zeros, which takes no room and long to read.
void TestHubFailures::aLongCheckIsStopped() {
    Fixture f;
    constexpr qint64 kSize = qint64(8) << 30;
    const auto stated = QByteArray::number(
        static_cast<qlonglong>(fs::file_size(f.scratch / "source" / "model.safetensors")));
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/models/openai")) return;
        response.body.replace(QByteArray("\"size\": " + stated),
                              QByteArray("\"size\": " + QByteArray::number(kSize)));
    };
    fs::create_directories(f.weights().parent_path());
    std::ofstream(f.weights()).put('x');
    fs::resize_file(f.weights(), kSize);
    f.start();
    std::optional<DownloadProgress> seen;
    QObject::connect(f.download.get(), &ModelDownload::progress, f.download.get(),
                     [&](const DownloadProgress& now) { seen = now; });
    QTRY_VERIFY_WITH_TIMEOUT(seen.has_value(), kWait);
    QVERIFY(seen->checking);
    QCOMPARE(seen->file, QStringLiteral("model.safetensors"));
    QCOMPARE(seen->bytesTotal, kSize);
    QVERIFY(seen->bytes < kSize);
    f.download->stop();
    QTRY_VERIFY_WITH_TIMEOUT(f.wasStopped, kWait);
    QVERIFY(seen->bytes < kSize);
    QVERIFY(!f.plan);
}

void TestHubFailures::answersWithoutEnd_data() {
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("endless");
    QTest::addColumn<QString>("what");
    for (const char* part : {"/api/models", "/signed/model.safetensors"}) {
        const auto row = [part](const char* name, const char* before, const QByteArray& endless,
                                const char* what = "never ends") {
            QTest::addRow("%s of %s", name, part)
                << QByteArray(part) << QByteArray(before)
                << endless.repeated(20'000 / endless.size() + 1) << QString::fromLatin1(what);
        };
        row("headers", "HTTP/1.1 200 OK\r\n", "X-More: of them\r\n");
        row("one header", "HTTP/1.1 200 OK\r\nX-More: ", "of it");
        row("the status line", "HTTP/1.1 200 O", "K");
        row("early hints", "", "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n", "error 103");
        row("continue", "", "HTTP/1.1 100 Continue\r\n\r\n");
        row("a chunk's size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x=y;");
    }
}

void TestHubFailures::answersWithoutEnd() {
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, endless);
    QFETCH(QString, what);
    Fixture f;
    f.services.patience.silence = std::chrono::minutes(10);
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.contains(part)) return;
        response.before = before;
        response.endless = endless;
    };
    QVERIFY(f.run());
    QVERIFY(!f.folder);
    QVERIFY2(f.what.contains(what), qPrintable(f.what));
    QVERIFY2(f.hint.startsWith(u"Check"), qPrintable(f.hint));
    QTRY_COMPARE_WITH_TIMEOUT(f.hub.endless(), 0, kWait);  // the connection is closed
    // 4 MB, and what was on the way: nothing was read for as long as the server likes.
    QVERIFY2(f.hub.endlessBytes() < (qint64(1) << 30),
             qPrintable(QString::number(f.hub.endlessBytes())));
}

void TestHubFailures::headersThatComeSlowlyForEver() {
    Fixture f;
    f.services.patience.silence = std::chrono::milliseconds(1500);
    f.services.patience.tries = 2;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/models")) return;
        response.before = "HTTP/1.1 200 OK\r\n";
        response.endless = "X-More: of them\r\n";
        response.slowly = true;
    };
    QVERIFY(f.run());
    QVERIFY(!f.folder);
    QVERIFY2(f.what.contains(u"has sent nothing for too long"), qPrintable(f.what));
    QTRY_COMPARE_WITH_TIMEOUT(f.hub.endless(), 0, kWait);
}

// Nothing reads on behind the user's back, which Qt's own thread would for as long as bytes come.
void TestHubFailures::anEndlessAnswerIsStopped() {
    Fixture f;
    f.hub.spoil = [&](const HttpRequest&, HttpResponse& response) {
        response.before = "HTTP/1.1 200 OK\r\n";
        response.endless = QByteArray("X-More: of them\r\n").repeated(1000);
    };
    f.start();
    QTRY_VERIFY_WITH_TIMEOUT(f.hub.endlessBytes() > 0, kWait);
    f.download->stop();
    QTRY_VERIFY_WITH_TIMEOUT(f.wasStopped, kWait);
    QTRY_COMPARE_WITH_TIMEOUT(f.hub.endless(), 0, kWait);
}

void TestHubFailures::aListingThatIsTooLong() {
    Fixture f;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (request.path.startsWith("/api/models/openai"))
            response.body += QByteArray(qsizetype(64) << 20, ' ');
    };
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"far too long"), qPrintable(f.what));
    QCOMPARE(f.hint, QStringLiteral("Check HF_ENDPOINT."));
}

// As many as fit in the longest listing: for each a regular expression was compiled, or several.
void TestHubFailures::aListingOfManyFiles() {
    Fixture f(2);  // then each name may be a shard's
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/models/openai")) return;
        QByteArray more;
        for (int i = 0; more.size() < 7'500'000; ++i)
            more += "{\"rfilename\":\"checkpoint-" + QByteArray::number(i) + ".bin\"},";
        response.body.replace("\"siblings\": [", QByteArray("\"siblings\": [" + more));
    };
    const int before = g_compiled;
    QVERIFY(QRegularExpression(QStringLiteral("a")).isValid());
    if (g_compiled == before) QSKIP("this Qt has regular expressions of its own");
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QVERIFY2(g_compiled - before < 100, qPrintable(QString::number(g_compiled - before)));
}

void TestHubFailures::aListingThatNamesAFileTwice() {
    Fixture f;
    f.hub.spoil = [&](const HttpRequest& request, HttpResponse& response) {
        if (request.path.startsWith("/api/models/openai"))
            response.body.replace("\"siblings\": [",
                                  "\"siblings\": [{\"rfilename\":\"config.json\"},");
    };
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"cannot be understood"), qPrintable(f.what));
}

// For each of them its headers may have to be asked for.
void TestHubFailures::aListingOfTooManyShards() {
    Fixture f;
    f.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/models/openai")) return;
        auto json = QJsonDocument::fromJson(response.body).object();
        QJsonArray files;
        const auto add = [&files](const QString& name) {
            files.append(QJsonObject{{QStringLiteral("rfilename"), name},
                                     {QStringLiteral("size"), 10},
                                     {QStringLiteral("blobId"), QString(40, u'a')}});
        };
        for (const char* name :
             {"config.json", "vocab.json", "merges.txt", "model.safetensors.index.json"})
            add(QString::fromLatin1(name));
        for (int shard = 1; shard <= 4097; ++shard)
            add(QStringLiteral("model-%1-of-04097.safetensors").arg(shard, 5, 10, QChar(u'0')));
        json[u"siblings"] = files;
        response.body = QJsonDocument(json).toJson();
    };
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"more than 4096 weight files"), qPrintable(f.what));
    QCOMPARE(f.hub.requestsFor("/resolve/"), 0);
}

// A NUL would end the message in the middle, and what comes before it be taken for the name.
void TestHubFailures::anIdThatIsNoModelsName() {
    Fixture f;
    f.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!request.path.startsWith("/api/models/openai")) return;
        auto json = QJsonDocument::fromJson(response.body).object();
        json[u"id"] = QString(QStringLiteral("acme/other") + QChar(u'\0') + QStringLiteral("gpt2"));
        json[u"siblings"] = QJsonArray();
        response.body = QJsonDocument(json).toJson();
    };
    QVERIFY(f.run());
    QCOMPARE(f.what, QStringLiteral("gpt2 has no config.json"));
}

// Opening one that nobody writes to would wait for ever.
void TestHubFailures::pipesInTheCache() {
    Fixture f;
    QVERIFY(f.run());
    const auto pipeAt = [](const fs::path& path) {
        fs::remove(path);
        return ::mkfifo(path.c_str(), 0600) == 0;
    };
    const auto ref = f.repo() / "refs" / "main";
    QVERIFY(pipeAt(ref));
    f.settings.offline = true;
    QVERIFY(f.run());
    QVERIFY2(f.what.contains(u"is not in the cache"), qPrintable(f.what));
    f.settings.offline = false;
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(read(ref), f.hub.commit);
    QVERIFY(pipeAt(f.weights()));
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
    fs::remove(f.weights());
    QVERIFY(pipeAt(f.partial()));
    f.hub.requests.clear();
    QVERIFY(f.run());
    // Before anything is put into it: a pipe takes that, and gives it to whoever reads there.
    QCOMPARE(
        f.what,
        QStringLiteral("cannot write %1: File exists").arg(QFile::decodeName(f.partial().c_str())));
    QCOMPARE(f.hub.requestsFor("model.safetensors"), 0);
    const auto token = f.scratch / "token";
    QVERIFY(pipeAt(token));
    Program program(f, {{QStringLiteral("HF_TOKEN_PATH"), QFile::decodeName(token.c_str())}});
    QCOMPARE(
        program.run({QStringLiteral("models"), QStringLiteral("download"), QStringLiteral("gpt2")}),
        2);
    const auto said = program.errors();
    QVERIFY2(said.contains("is not a regular file") && said.contains("Set HF_TOKEN"),
             said.constData());
}

}  // namespace headscope::hub::test

QTEST_GUILESS_MAIN(headscope::hub::test::TestHubFailures)
#include "test_hub_failures.moc"
