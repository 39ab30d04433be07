// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint_maker.h"
#include "fake_hub.h"
#include "hub/model_download.h"
#include "scratch_folder.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTest>

#include <signal.h>

#include <atomic>
#include <memory>
#include <optional>

namespace headscope::hub::test {

namespace fs = std::filesystem;

inline constexpr int kWait = 60'000;  // ms; far above what any download here needs

inline QByteArray read(const fs::path& path) {
    QFile file(QFile::decodeName(path.c_str()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class CountingNetwork final : public QNetworkAccessManager {
 public:
    explicit CountingNetwork(std::atomic<int>& count) : m_count(count) {}

 protected:
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest& request,
                                 QIODevice* data) override {
        ++m_count;
        return QNetworkAccessManager::createRequest(operation, request, data);
    }

 private:
    std::atomic<int>& m_count;
};

/// A hub with a model, an empty cache, and a download that remembers how it ended.
struct Fixture {
    explicit Fixture(int shards = 1) {
        CheckpointSpec spec;
        spec.config = smallConfig();
        spec.shards = shards;
        writeRandomCheckpoint(scratch / "source", spec);
        for (const auto& file : fs::directory_iterator(scratch / "source")) {
            const auto name = QByteArray::fromStdString(file.path().filename());
            hub.add(name, read(file.path()), name.endsWith(".safetensors"));
        }
        hub.add("pytorch_model.bin", "never fetched", true);
        hub.add("README.md", "never fetched", false);
        settings.endpoint = QUrl(QString::fromLatin1(hub.endpoint()));
        settings.cache = scratch / "hf" / "hub";
        services.network = [this] { return std::make_unique<CountingNetwork>(count); };
        // Silence is far longer than a busy machine makes an answer wait: tests of it set their
        // own.
        services.patience = {std::chrono::seconds(20), std::chrono::milliseconds(10), 4,
                             std::chrono::seconds(5)};
    }
    void start(const QString& name = QStringLiteral("gpt2"), bool planOnly = false) {
        what.clear();
        hint.clear();
        folder.reset();
        plan.reset();
        waits.clear();
        wasStopped = false;
        download = std::make_unique<ModelDownload>(settings, services);
        auto* d = download.get();
        QObject::connect(d, &ModelDownload::planned, d, [this](const auto& p) { plan = p; });
        QObject::connect(d, &ModelDownload::finished, d, [this](const auto& f) { folder = f; });
        QObject::connect(d, &ModelDownload::stopped, d, [this] { wasStopped = true; });
        QObject::connect(d, &ModelDownload::waiting, d, [this](const auto& w) { waits.append(w); });
        QObject::connect(d, &ModelDownload::failed, d, [this](const auto& w, const auto& h) {
            what = w;
            hint = h;
        });
        d->start({name, QStringLiteral("main"), planOnly});
    }
    bool run(const QString& name = QStringLiteral("gpt2"), bool planOnly = false) {
        start(name, planOnly);
        return QTest::qWaitFor([this] { return !download->isRunning(); }, kWait);
    }
    [[nodiscard]] fs::path repo() const { return settings.cache / "models--gpt2"; }
    [[nodiscard]] fs::path weights() const {
        return repo() / "blobs" / hub.hashOf("model.safetensors").toStdString();
    }
    [[nodiscard]] fs::path partial() const { return weights().string() + ".incomplete"; }

    ScratchFolder scratch;
    FakeHub hub;
    std::atomic<int> count{0};
    Settings settings;
    DownloadServices services;
    std::unique_ptr<ModelDownload> download;
    std::optional<DownloadPlan> plan;
    std::optional<fs::path> folder;
    QString what;
    QString hint;
    QStringList waits;  ///< what waiting() told
    bool wasStopped = false;
};

inline bool isWeights(const HttpRequest& request) {
    return request.toFiles && request.path.endsWith("model.safetensors");
}

/// headscope-cli with a fixture's hub and cache, and nothing of this machine's settings of either.
class Program {
 public:
    explicit Program(const Fixture& f, const QHash<QString, QString>& settings = {}) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name :
             {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE",
              "HF_TOKEN", "HTTP_PROXY", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy",
              "ALL_PROXY", "no_proxy", "NO_PROXY"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("HF_ENDPOINT"), QString::fromLatin1(f.hub.endpoint()));
        environment.insert(QStringLiteral("HF_HOME"),
                           QFile::decodeName((f.scratch / "hf").c_str()));
        for (auto it = settings.begin(); it != settings.end(); ++it)
            environment.insert(it.key(), it.value());
        m_process.setProcessEnvironment(environment);
    }
    void start(const QStringList& arguments) {
        m_process.start(QStringLiteral(HEADSCOPE_CLI), arguments);
    }
    /// Its exit code; -1: it was killed or does not end. The hub answers meanwhile.
    int end() {
        const bool ended =
            QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, kWait);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    int run(const QStringList& arguments) {
        start(arguments);
        return end();
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    QByteArray output() { return m_process.readAllStandardOutput(); }
    QByteArray errors() { return m_process.readAllStandardError(); }

 private:
    QProcess m_process;
};

}  // namespace headscope::hub::test
