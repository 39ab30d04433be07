// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads as programs of their own: interrupted, killed, two at once, through a proxy.
#include "hub_fixture.h"

#include <csignal>

namespace headscope::hub::test {

namespace {

const QStringList kDownload{QStringLiteral("models"), QStringLiteral("download"),
                            QStringLiteral("gpt2")};

/// The weights stop coming after so many bytes.
void stall(Fixture& f, qint64 bytes) {
    f.hub.spoil = [bytes](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request)) return;
        response.breakAfter = bytes;
        response.silent = true;
    };
}

bool waitForPart(const Fixture& f, qint64 bytes) {
    return QTest::qWaitFor(
        [&] {
            std::error_code none;
            return fs::file_size(f.partial(), none) == static_cast<std::uintmax_t>(bytes);
        },
        kWait);
}

bool isWhole(const Fixture& f) {
    return read(f.weights()) == read(f.scratch / "source" / "model.safetensors") &&
           !fs::exists(f.partial());
}

}  // namespace

class TestHubPrograms : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anInterruptedDownloadResumes_data();
    void anInterruptedDownloadResumes();
    void twoProgramsFetchEachFileOnce();
    void theNextProgramTakesOverFromAKilledOne();
    void aProxyOfTheEnvironmentIsUsed();
    void aProxyThatIsNotThereIsSaid();
};

void TestHubPrograms::anInterruptedDownloadResumes_data() {
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("end of the session") << SIGTERM;
    QTest::newRow("closed terminal") << SIGHUP;
}

void TestHubPrograms::anInterruptedDownloadResumes() {
    QFETCH(int, number);
    Fixture f;
    stall(f, 2000);
    Program first(f);
    first.start(kDownload);
    QVERIFY(waitForPart(f, 2000));
    first.signal(number);
    QCOMPARE(first.end(), 1);
    const auto said = first.errors();
    QVERIFY2(said.contains("the download was stopped"), said.constData());
    QVERIFY2(said.contains("Run the same command again: it resumes"), said.constData());
    QVERIFY(first.output().isEmpty());
    QCOMPARE(fs::file_size(f.partial()), std::uintmax_t{2000});
    f.hub.spoil = nullptr;
    Program second(f);
    QCOMPARE(second.run(kDownload), 0);
    QCOMPARE(f.hub.requests.last().headers.value("range"), QByteArray("bytes=2000-"));
    QVERIFY(isWhole(f));
}

void TestHubPrograms::twoProgramsFetchEachFileOnce() {
    Fixture f;
    // Slowly enough that both have begun before one has ended.
    f.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request)) return;
        response.piece = 1 + response.body.size() / 10;
        response.pause = 100;
    };
    Program first(f);
    Program second(f);
    first.start(kDownload);
    second.start(kDownload);
    QCOMPARE(first.end(), 0);
    QCOMPARE(second.end(), 0);
    QCOMPARE(first.output(), second.output());
    QVERIFY(isWhole(f));
    QCOMPARE(f.hub.requestsFor("/signed/"), 1);
    for (const char* name : {"config.json", "vocab.json", "merges.txt"})
        QCOMPARE(f.hub.requestsFor(QByteArray("/resolve/") + f.hub.commit + '/' + name), 1);
}

void TestHubPrograms::theNextProgramTakesOverFromAKilledOne() {
    Fixture f;
    stall(f, 2000);
    Program first(f);
    first.start(kDownload);
    QVERIFY(waitForPart(f, 2000));
    Program second(f);
    second.start(kDownload);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += second.errors()).contains("Another program is fetching"),
                             kWait);
    f.hub.spoil = nullptr;
    first.signal(SIGKILL);
    QCOMPARE(first.end(), -1);
    QCOMPARE(second.end(), 0);
    QCOMPARE(f.hub.requests.last().headers.value("range"), QByteArray("bytes=2000-"));
    QVERIFY(isWhole(f));
}

// A hub whose name only the proxy knows.
void TestHubPrograms::aProxyOfTheEnvironmentIsUsed() {
    Fixture f;
    const auto proxy = QString::fromLatin1(f.hub.endpoint());
    Program program(f, {{QStringLiteral("http_proxy"), proxy},
                        {QStringLiteral("HF_ENDPOINT"), QStringLiteral("http://hub.invalid")},
                        {QStringLiteral("HF_TOKEN"), QStringLiteral("hf_secret")}});
    const int code = program.run(kDownload);
    const auto said = program.errors();
    QVERIFY2(code == 0, said.constData());
    QVERIFY(isWhole(f));
    QVERIFY(!f.hub.requests.isEmpty());
    for (const auto& request : f.hub.requests) {
        const bool ofHub = request.proxied == "http://hub.invalid";
        QVERIFY2(ofHub || request.proxied == f.hub.store(), request.path.constData());
        QCOMPARE(request.headers.contains("authorization"), ofHub);
    }
}

void TestHubPrograms::aProxyThatIsNotThereIsSaid() {
    Fixture f;
    Program program(f, {{QStringLiteral("http_proxy"), QStringLiteral("http://127.0.0.1:1")}});
    QCOMPARE(program.run(kDownload), 1);
    const auto said = program.errors();
    QVERIFY2(said.contains("the proxy 127.0.0.1:1 cannot be used"), said.constData());
    QVERIFY2(said.contains("Check the system's proxy settings, or"), said.constData());
    QVERIFY(f.hub.requests.isEmpty());
}

}  // namespace headscope::hub::test

QTEST_GUILESS_MAIN(headscope::hub::test::TestHubPrograms)
#include "test_hub_programs.moc"
