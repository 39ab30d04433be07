// SPDX-License-Identifier: GPL-3.0-or-later
// Files that other programs change while the window has them open: a model's weights, under the
// real engine, and a session.
#include "features/export/batch.h"
#include "features/inspector/head_attention.h"
#include "features/session/session_controller.h"
#include "features/session/session_feature.h"
#include "jobs/engine_source.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/engine.h>
#include <headscope/report.h>
#include <headscope/resources.h>

#include <QCryptographicHash>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <filesystem>
#include <mutex>

namespace headscope::app::test {

namespace {

namespace fs = std::filesystem;

/// What another program does to the model at a moment of a sweep.
struct Meddler {
    std::function<void()> onceCellsAreThere;  ///< on the engine's thread, once
    std::function<void()> onceItIsAsked;      ///< before one set of heads is computed, once
};

/// The real engine, with somebody beside it.
class WatchedEngine : public Engine {
 public:
    WatchedEngine(std::unique_ptr<Engine> engine, std::shared_ptr<Meddler> meddler)
        : m_engine(std::move(engine)), m_meddler(std::move(meddler)) {}

    const ModelInfo& info() const override { return m_engine->info(); }
    std::shared_ptr<const Tokenizer> tokenizer() const override { return m_engine->tokenizer(); }
    Run sweep(const SweepRequest& request, const SweepSink& sink, std::stop_token stop) override {
        SweepSink watched = sink;
        watched.cells = [&](const Intervention& intervention, std::span<const Cell> cells) {
            if (sink.cells) sink.cells(intervention, cells);
            if (const auto act = std::exchange(m_meddler->onceCellsAreThere, {})) act();
        };
        return m_engine->sweep(request, watched, stop);
    }
    Prediction predict(const SetRequest& request) override { return m_engine->predict(request); }
    AblatedRun ablate(const SetRequest& request) override {
        if (const auto act = std::exchange(m_meddler->onceItIsAsked, {})) act();
        return m_engine->ablate(request);
    }
    Continuation write(const ContinuationRequest& request, const ContinuationSink& sink,
                       std::stop_token stop) override {
        return m_engine->write(request, sink, std::move(stop));
    }
    AttentionPattern attention(const std::vector<TokenId>& prompt, HeadId head) override {
        return m_engine->attention(prompt, head);
    }

 private:
    std::unique_ptr<Engine> m_engine;
    std::shared_ptr<Meddler> m_meddler;
};

QByteArray bytesOf(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string hashOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

/// In place, as long as it is.
void overwrite(const fs::path& path, const QByteArray& bytes) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) ||
        file.write(bytes) != bytes.size()) {
        std::abort();
    }
}

RunInputs example() {
    return {QStringLiteral("Berlin is the capital of"), QStringLiteral(" Germany"),
            QStringLiteral(" France"), Positions::all()};
}

/// What the sweep gives that nobody disturbs.
Run undisturbed() {
    const auto engine = loadEngine(bundledModel());
    return engine->sweep(makeRequest(example(), *engine->tokenizer(), engine->info().config), {},
                         {});
}

}  // namespace

class TestChangedFiles : public QObject {
    Q_OBJECT

 private:
    /// A copy of the bundled model, and a window on it.
    struct Fixture {
        Fixture() {
            fs::copy(bundledModel(), model);
            window = std::make_unique<WindowFixture>([&](WindowOptions& options) {
                options.engines = localEngines();
                options.engines.load = [this, load = options.engines.load](
                                           const fs::path& folder, EngineLimits limits,
                                           const std::stop_token& stop) {
                    return std::make_unique<WatchedEngine>(load(folder, limits, stop), meddler);
                };
                options.model = model;
                const RunInputs inputs = example();
                options.prompt = inputs.prompt;
                options.target = inputs.target;
                options.control = inputs.control;
            });
            window->patience = kLongPatience;
            window->awaitModel();
        }
        [[nodiscard]] RunState& state() const { return window->window->document().state(); }
        [[nodiscard]] History& history() const { return window->window->document().history(); }
        [[nodiscard]] QString error() const {
            const auto& error = window->window->document().messages().error();
            return error ? error->what : QString();
        }
        /// The run's cells are those of a model that nobody touched, and it says what became of it.
        void expectRight(std::size_t row) const {
            const SweepReport& report = history().runs().at(row)->run().report;
            const Run right = undisturbed();
            QCOMPARE(report.result.parts.size(), right.parts.size());
            for (std::size_t i = 0; i < right.parts.size(); ++i) {
                QCOMPARE(report.result.parts[i].cells.size(), right.parts[i].cells.size());
                for (std::size_t c = 0; c < right.parts[i].cells.size(); ++c)
                    QVERIFY(report.result.parts[i].cells[c] == right.parts[i].cells[c]);
            }
            QCOMPARE(report.result.notes.size(), std::size_t(1));
            QVERIFY(report.result.notes[0].english().starts_with(weights.string() +
                                                                 " was changed, replaced"));
        }
        [[nodiscard]] std::string keptHash(std::size_t row) const {
            return history().runs().at(row)->run().report->model.sha256;
        }
        void expectHash(std::size_t row, const std::string& hash) const {
            QCOMPARE(keptHash(row), hash);
        }

        QTemporaryDir scratch;
        fs::path model = fs::path(scratch.path().toStdString()) / "model";
        fs::path weights = model / "model.safetensors";
        QByteArray bytes = bytesOf(bundledModel() / "model.safetensors");
        /// The same but for its last number.
        QByteArray otherBytes = [this] {
            QByteArray other = bytes;
            other[other.size() - 4] = static_cast<char>(other[other.size() - 4] ^ 1);
            return other;
        }();
        std::shared_ptr<Meddler> meddler = std::make_shared<Meddler>();
        std::unique_ptr<WindowFixture> window;
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }
    void cutShortBetweenRunsTheNextIsOfWhatWasOpened();
    void changedDuringARunItIsOfWhatWasOpened_data();
    void changedDuringARunItIsOfWhatWasOpened();
    void questionsAreAnsweredFromWhatWasOpened();
    void anotherModelInTheSameFolderIsAnotherModel();
    void aSessionThatWasWrittenElsewhereIsNotSavedOverUnasked();
    void aBatchIsOfWhatItOpened();
};

void TestChangedFiles::cutShortBetweenRunsTheNextIsOfWhatWasOpened() {
    Fixture f;
    f.window->runToEnd();
    f.expectHash(0, hashOf(f.bytes));
    fs::resize_file(f.weights, 4000);
    f.window->runToEnd();
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Finished);
    f.expectRight(1);
    f.expectHash(1, hashOf(f.bytes));

    // It cannot be opened as it is: that is said, and nothing else is lost.
    f.window->trigger("Open the Model A&gain");
    QTRY_VERIFY_WITH_TIMEOUT(f.error().contains(QStringLiteral("model.safetensors")),
                             kLongPatience);
    QVERIFY(f.state().model().has_value());

    fs::remove(f.weights);
    fs::copy_file(bundledModel() / "model.safetensors", f.weights);
    f.window->trigger("Open the Model A&gain");
    f.window->awaitEnds(3);
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Finished);
    QVERIFY(f.error().isEmpty());
    QCOMPARE(f.history().runs().size(), std::size_t(3));
}

void TestChangedFiles::changedDuringARunItIsOfWhatWasOpened_data() {
    QTest::addColumn<int>("change");
    QTest::newRow("cut short") << 0;
    QTest::newRow("written over") << 1;
    QTest::newRow("replaced") << 2;
    QTest::newRow("removed") << 3;
}

void TestChangedFiles::changedDuringARunItIsOfWhatWasOpened() {
    QFETCH(const int, change);
    Fixture f;
    f.meddler->onceCellsAreThere = [&] {
        if (change == 0) return fs::resize_file(f.weights, 4000);
        if (change == 1) return overwrite(f.weights, f.otherBytes);
        if (change == 3) return static_cast<void>(fs::remove_all(f.model));
        const fs::path beside = f.model / "new";
        fs::copy_file(f.weights, beside);
        overwrite(beside, f.otherBytes);
        fs::rename(beside, f.weights);
    };
    f.window->runToEnd();
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Finished);
    QVERIFY(f.error().isEmpty());
    f.expectRight(0);
    f.expectHash(0, hashOf(f.bytes));
    if (change != 1) return;
    // Opened again, it is the other model, and the run stays of the first.
    f.window->trigger("Open the Model A&gain");
    f.window->awaitEnds(2);
    f.expectHash(1, hashOf(f.otherBytes));
    QCOMPARE(f.keptHash(0), hashOf(f.bytes));
}

void TestChangedFiles::questionsAreAnsweredFromWhatWasOpened() {
    Fixture f;
    f.window->runToEnd();
    fs::resize_file(f.weights, 4000);
    f.window->bringUp("inspectorDock");
    f.state().selection().setSelected(HeadId{2, 2});
    auto* attention = f.window->window->findChild<HeadAttention*>();
    QTRY_COMPARE_WITH_TIMEOUT(attention->status(), HeadAttention::Status::Ready, kLongPatience);
    QVERIFY(f.error().isEmpty());
}

// The run on screen is not asked about with other weights than its own, nor given their hash.
void TestChangedFiles::anotherModelInTheSameFolderIsAnotherModel() {
    Fixture f;
    f.window->runToEnd();
    f.expectHash(0, hashOf(f.bytes));
    QVERIFY(f.state().isOfOpenModel());
    overwrite(f.weights, f.otherBytes);
    f.window->window->document().openModel(f.model);
    QTRY_VERIFY_WITH_TIMEOUT(!f.window->window->document().controller().isOpening(), kLongPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.state().model().has_value(), kLongPatience);
    QVERIFY(!f.state().isOfOpenModel());
    QCOMPARE(f.keptHash(0), hashOf(f.bytes));
    overwrite(f.weights, f.bytes);
    f.window->window->document().openModel(f.model);
    // The same again, which its hash says.
    QTRY_VERIFY_WITH_TIMEOUT(f.state().model() && f.state().isOfOpenModel(), kLongPatience);
}

void TestChangedFiles::aSessionThatWasWrittenElsewhereIsNotSavedOverUnasked() {
    QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("s.headscope"));
    const QString other = scratch.filePath(QStringLiteral("other.headscope"));
    using Answer = SessionController::Answer;
    WindowFixture first;
    auto& sessions = first.window->feature<SessionFeature>()->controller();
    int asked = 0;
    Answer answer = Answer::Cancel;
    sessions.askToSaveOver = [&](QWidget*, const QString& about) {
        ++asked;
        return about == file ? answer : Answer::Cancel;
    };
    QString chosen = file;
    sessions.chooseSaveFile = [&](QWidget*, const QString&) { return chosen; };
    first.runToEnd();
    first.trigger("&Save Session");
    first.runToEnd();
    first.trigger("&Save Session");  // its own writing is no other's
    QCOMPARE(asked, 0);

    const QByteArray elsewhere = "what another window has saved";
    QFile written(file);
    QVERIFY(written.open(QIODevice::WriteOnly | QIODevice::Truncate));
    written.write(elsewhere);
    written.close();
    first.runToEnd();
    first.trigger("&Save Session");
    QCOMPARE(asked, 1);
    QCOMPARE(bytesOf(file.toStdString()), elsewhere);
    QVERIFY(sessions.session().isModified());

    answer = Answer::Discard;  // under another name
    chosen = other;
    first.trigger("&Save Session");
    QCOMPARE(asked, 2);
    QCOMPARE(bytesOf(file.toStdString()), elsewhere);
    QCOMPARE(sessions.session().path(), other);
    QVERIFY(!sessions.session().isModified());

    QVERIFY(written.open(QIODevice::WriteOnly | QIODevice::Truncate));
    written.close();
    QFile(other).remove();  // gone, nothing is lost by writing it
    first.runToEnd();
    first.trigger("&Save Session");
    QCOMPARE(asked, 2);
    QVERIFY(QFile::exists(other));
}

void TestChangedFiles::aBatchIsOfWhatItOpened() {
    QTemporaryDir scratch;
    const fs::path model = fs::path(scratch.path().toStdString()) / "model";
    fs::copy(bundledModel(), model);
    const RunInputs inputs = example();
    BatchOptions options;
    options.model = model;
    options.prompt = inputs.prompt;
    options.target = inputs.target;
    options.control = inputs.control;
    options.folder = scratch.filePath(QStringLiteral("files"));
    options.kinds = exportKindsFrom(QStringLiteral("json"));
    const auto meddler = std::make_shared<Meddler>();
    meddler->onceItIsAsked = [&] { fs::resize_file(model / "model.safetensors", 4000); };
    const auto load = [&](const fs::path& folder, EngineLimits limits,
                          const std::stop_token& stop) {
        return std::make_unique<WatchedEngine>(loadEngine(folder, limits, stop), meddler);
    };
    (void)exportBatch(options, load);
    QVERIFY(!meddler->onceItIsAsked);
    const QByteArray json = bytesOf(options.folder.toStdString() + "/run.json");
    const SweepReport report = sweepFromJson(json.toStdString());
    const Run right = undisturbed();
    for (std::size_t i = 0; i < right.parts.size(); ++i)
        QCOMPARE(report.result.parts[i].cells.size(), right.parts[i].cells.size());
    QCOMPARE(report.model.sha256, hashOf(bytesOf(bundledModel() / "model.safetensors")));
    QVERIFY(report.result.noiseFloor);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestChangedFiles);
#include "test_changed_files.moc"
