// SPDX-License-Identifier: GPL-3.0-or-later
// One cache, two programs: what is downloaded here Python finds, and what Python has is not fetched
// again. Python's client is played by tests/python/hub_cache.py.
#include "hub_fixture.h"

namespace headscope::hub::test {

class TestHubPython : public QObject {
    Q_OBJECT

    /// What hub_cache.py prints for its arguments.
    static QByteArray python(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(HEADSCOPE_PYTHON),
                      QStringList{QStringLiteral(HEADSCOPE_HUB_CACHE_PY)} + arguments);
        process.waitForFinished(kWait);
        const auto errors = process.readAllStandardError();
        return process.exitCode() == 0 && errors.isEmpty()
                   ? process.readAllStandardOutput().trimmed()
                   : "failed: " + errors;
    }
    static QString path(const fs::path& file) { return QFile::decodeName(file.c_str()); }

 private Q_SLOTS:
    void initTestCase() {
        if (QByteArray(HEADSCOPE_PYTHON).isEmpty()) QSKIP("there is no Python 3");
    }
    void whatIsDownloadedIsFoundByPython();
    void anUnfinishedDownloadIsNoCorruptedCache();
    void whatPythonHasIsFoundAndNotFetched();
    void aDownloadOfPythonsIsWaitedForAndTakenOver();
};

void TestHubPython::whatIsDownloadedIsFoundByPython() {
    Fixture f(2);
    QVERIFY(f.run());
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    const auto cache = path(f.settings.cache);
    const auto find = [&](const QString& file, const QString& revision) {
        return python({QStringLiteral("find"), cache, QStringLiteral("gpt2"), file, revision});
    };
    for (const char* name :
         {"config.json", "vocab.json", "merges.txt", "model.safetensors.index.json",
          "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"}) {
        for (const auto& revision : {QStringLiteral("main"), QString::fromLatin1(f.hub.commit)}) {
            const auto found = find(QString::fromLatin1(name), revision);
            QCOMPARE(QString::fromUtf8(found), path(*f.folder / name));
            QCOMPARE(read(found.toStdString()), read(f.scratch / "source" / name));
        }
    }
    QCOMPARE(find(QStringLiteral("pytorch_model.bin"), QStringLiteral("main")),
             QByteArray("absent"));
    QCOMPARE(find(QStringLiteral("config.json"), QStringLiteral("v1")), QByteArray("absent"));
    QCOMPARE(python({QStringLiteral("scan"), cache}), QByteArray());
}

void TestHubPython::anUnfinishedDownloadIsNoCorruptedCache() {
    Fixture f;
    f.hub.spoil = [](const HttpRequest& request, HttpResponse& response) {
        if (!isWeights(request)) return;
        response.breakAfter = 2000;
        response.silent = true;
    };
    f.start();
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(f.partial()), kWait);
    f.download->stop();
    QTRY_VERIFY_WITH_TIMEOUT(f.wasStopped, kWait);
    const auto cache = path(f.settings.cache);
    QCOMPARE(python({QStringLiteral("scan"), cache}), QByteArray());
    QCOMPARE(python({QStringLiteral("find"), cache, QStringLiteral("gpt2"),
                     QStringLiteral("model.safetensors")}),
             QByteArray("absent"));
}

void TestHubPython::whatPythonHasIsFoundAndNotFetched() {
    Fixture f;
    const auto name = QStringLiteral("openai-community/gpt2");
    QCOMPARE(python({QStringLiteral("fill"), path(f.settings.cache), name,
                     QString::fromLatin1(f.hub.commit), path(f.scratch / "source")}),
             QByteArray());
    Program list(f);
    QCOMPARE(list.run({QStringLiteral("models"), QStringLiteral("list")}), 0);
    const auto listed = list.output();
    QVERIFY2(listed.contains("openai-community/gpt2 "), listed.constData());
    QVERIFY2(!listed.contains("cannot be used"), listed.constData());
    for (const char* model : {"gpt2", "openai-community/gpt2"}) {
        Program info(f);
        QCOMPARE(info.run({QStringLiteral("info"), QStringLiteral("--model"),
                           QString::fromLatin1(model)}),
                 0);
        QVERIFY(info.output().contains(f.hub.hashOf("model.safetensors")));
    }
    QVERIFY(f.hub.requests.isEmpty());
    // Under either name it is there already.
    for (const auto& model : {QStringLiteral("gpt2"), name}) {
        f.hub.requests.clear();
        QVERIFY(f.run(model));
        QVERIFY2(f.folder.has_value(), qPrintable(f.what));
        QCOMPARE(f.plan->bytesToFetch, 0);
        QCOMPARE(f.hub.requestsFor("/resolve/"), 0);
    }
    QVERIFY(!fs::exists(f.repo()));
    QCOMPARE(python({QStringLiteral("scan"), path(f.settings.cache)}), QByteArray());
}

void TestHubPython::aDownloadOfPythonsIsWaitedForAndTakenOver() {
    Fixture f;
    const auto hash = f.hub.hashOf("model.safetensors");
    QProcess client;
    client.start(QStringLiteral(HEADSCOPE_PYTHON),
                 {QStringLiteral(HEADSCOPE_HUB_CACHE_PY), QStringLiteral("hold"),
                  path(f.settings.cache), QStringLiteral("gpt2"), QString::fromLatin1(hash)});
    QVERIFY(client.waitForReadyRead(kWait));
    QCOMPARE(client.readAllStandardOutput().trimmed(), QByteArray("held"));
    // What it has fetched so far; then it is broken off.
    fs::create_directories(f.repo() / "blobs");
    QFile part(path(f.partial()));
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write(read(f.scratch / "source" / "model.safetensors").left(3000));
    part.close();
    f.start();
    QTRY_VERIFY_WITH_TIMEOUT(!f.waits.isEmpty(), kWait);
    QVERIFY2(f.waits[0].contains(u"Another program is fetching model.safetensors"),
             qPrintable(f.waits[0]));
    QCOMPARE(f.hub.requestsFor("model.safetensors"), 0);
    client.kill();
    QVERIFY(client.waitForFinished(kWait));
    QTRY_VERIFY_WITH_TIMEOUT(!f.download->isRunning(), kWait);
    QVERIFY2(f.folder.has_value(), qPrintable(f.what));
    QCOMPARE(f.hub.requests.last().headers.value("range"), QByteArray("bytes=3000-"));
    QCOMPARE(read(f.weights()), read(f.scratch / "source" / "model.safetensors"));
}

}  // namespace headscope::hub::test

QTEST_GUILESS_MAIN(headscope::hub::test::TestHubPython)
#include "test_hub_python.moc"
