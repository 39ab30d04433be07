// SPDX-License-Identifier: GPL-3.0-or-later
// Files that other programs change while the window has them open: a model's weights, under the
// real engine, and a session.
#include "export/batch.h"
#include "registered_test.h"
#include "session/session_controller.h"
#include "state/head_attention.h"
#include "window_fixture.h"
#include "worker/engine_source.h"

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
    const Tokenizer& tokenizer() const override { return m_engine->tokenizer(); }
    const std::string& sha256() override { return m_engine->sha256(); }
    SweepResult sweep(const SweepRequest& request, const SweepSink& sink,
                      std::stop_token stop) override {
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
SweepResult undisturbed() {
    const auto engine = loadEngine(bundledModel());
    return engine->sweep(makeRequest(example(), engine->tokenizer(), engine->info().config), {},
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
                options.engines.load = [this, load = options.engines.load](const fs::path& folder,
                                                                           EngineLimits limits) {
                    return std::make_unique<WatchedEngine>(load(folder, limits), meddler);
                };
                options.model = model;
                const RunInputs inputs = example();
                options.prompt = inputs.prompt;
                options.target = inputs.target;
                options.control = inputs.control;
            });
            window->awaitModel();
        }
        [[nodiscard]] RunState& state() const { return window->window->state(); }
        [[nodiscard]] History& history() const { return window->window->history(); }
        [[nodiscard]] QString error() const {
            return state().error() ? state().error()->what : QString();
        }
        [[nodiscard]] QPushButton* openAgain() const {
            return window->find<QPushButton>("openAgain");
        }
        [[nodiscard]] std::string keptHash(std::size_t row) const {
            return history().runs().at(row)->run().report.model.sha256;
        }
        void awaitHash(std::size_t row, const std::string& hash) const {
            QTRY_COMPARE_WITH_TIMEOUT(keptHash(row), hash, kPatience);
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
    void cutShortBetweenRunsNothingIsLostAndTheModelOpensAgain();
    void cutShortDuringARunWhatWasFinishedIsKept();
    void writtenOverDuringARunItNeverGetsTheOtherHash();
    void replacedDuringARunItIsOfWhatWasOpened();
    void aQuestionSaysItOnce();
    void anotherModelInTheSameFolderIsAnotherModel();
    void aSessionThatWasWrittenElsewhereIsNotSavedOverUnasked();
    void aBatchKeepsItsCellsWhereTheNoiseIsNoLongerMeasured();
};

void TestChangedFiles::cutShortBetweenRunsNothingIsLostAndTheModelOpensAgain() {
    Fixture f;
    f.window->runToEnd();
    QCOMPARE(f.state().outcome(), RunState::Outcome::Finished);
    QVERIFY(!f.openAgain()->isVisible());
    const CleanRun clean = f.state().run()->clean;
    f.awaitHash(0, hashOf(f.bytes));

    fs::resize_file(f.weights, 4000);
    f.window->runToEnd();
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Failed);
    QVERIFY2(f.error().contains(QStringLiteral("was cut short")), qPrintable(f.error()));
    QVERIFY(f.error().contains(QString::fromStdString(f.weights.string())));
    QVERIFY(f.openAgain()->isVisible());
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    QVERIFY(f.state().run()->clean == clean);  // still on screen

    // It cannot be opened as it is: that is said, and nothing else is lost.
    f.window->press("openAgain");
    QTRY_VERIFY_WITH_TIMEOUT(f.error().contains(QStringLiteral("model.safetensors")) &&
                                 !f.error().contains(QStringLiteral("was cut short")),
                             kPatience);
    QVERIFY(f.state().model().has_value());

    fs::remove(f.weights);
    fs::copy_file(bundledModel() / "model.safetensors", f.weights);
    f.window->trigger("Open the Model A&gain");
    f.window->awaitEnds(3);
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Finished);
    QVERIFY(f.error().isEmpty());
    QVERIFY(!f.openAgain()->isVisible());
    QCOMPARE(f.history().runs().size(), std::size_t(2));
}

void TestChangedFiles::cutShortDuringARunWhatWasFinishedIsKept() {
    Fixture f;
    f.meddler->onceCellsAreThere = [&] { fs::resize_file(f.weights, 4000); };
    f.window->runToEnd();
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Stopped);
    QVERIFY2(f.error().contains(QStringLiteral("was cut short")), qPrintable(f.error()));
    QVERIFY(f.openAgain()->isVisible());
    QCOMPARE(f.history().runs().size(), std::size_t(1));
    const SweepReport report = f.history().runs()[0]->run().report;
    QVERIFY(report.result.stopped);
    QVERIFY(report.model.sha256.empty() || report.model.sha256 == hashOf(f.bytes));
    const SweepResult right = undisturbed();
    std::size_t found = 0;
    for (std::size_t i = 0; i < report.result.sweeps.size(); ++i) {
        for (const Cell& cell : report.result.sweeps[i].cells) {
            const auto& all = right.sweeps[i].cells;
            const auto same = std::find_if(
                all.begin(), all.end(), [&](const Cell& other) { return other.head == cell.head; });
            QVERIFY(std::abs(same->pTarget - cell.pTarget) < 1e-5F);
            QVERIFY(std::abs(same->pControl - cell.pControl) < 1e-5F);
            ++found;
        }
    }
    QVERIFY(found > 0 && found < 288);
}

void TestChangedFiles::writtenOverDuringARunItNeverGetsTheOtherHash() {
    Fixture f;
    f.meddler->onceCellsAreThere = [&] { overwrite(f.weights, f.otherBytes); };
    f.window->runToEnd();
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Stopped);
    QVERIFY2(f.error().contains(QStringLiteral("was changed by another program")),
             qPrintable(f.error()));
    QVERIFY(f.keptHash(0).empty() || f.keptHash(0) == hashOf(f.bytes));
    f.window->press("openAgain");
    f.window->awaitEnds(2);
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Finished);
    f.awaitHash(1, hashOf(f.otherBytes));
    QVERIFY(f.keptHash(0).empty() || f.keptHash(0) == hashOf(f.bytes));
}

void TestChangedFiles::replacedDuringARunItIsOfWhatWasOpened() {
    Fixture f;
    f.meddler->onceCellsAreThere = [&] {
        const fs::path beside = f.model / "new";
        fs::copy_file(f.weights, beside);
        overwrite(beside, f.otherBytes);
        fs::rename(beside, f.weights);
    };
    f.window->runToEnd();
    QCOMPARE(f.window->ends.back(), RunEnd::Kind::Finished);
    QVERIFY(f.error().isEmpty());
    f.awaitHash(0, hashOf(f.bytes));
    const SweepResult right = undisturbed();
    const auto& grid = f.state().run()->grid(Zero{});
    for (const Cell& cell : right.sweeps[0].cells)
        QVERIFY(std::abs(grid(cell.head)->pTarget - cell.pTarget) < 1e-5F);
    QCOMPARE(f.history().runs()[0]->run().report.result.notes.size(), std::size_t(1));
}

void TestChangedFiles::aQuestionSaysItOnce() {
    Fixture f;
    f.window->runToEnd();
    f.awaitHash(0, hashOf(f.bytes));
    fs::resize_file(f.weights, 4000);
    f.window->bringUp("inspectorDock");
    f.state().setSelected(HeadId{1, 1});
    QTRY_VERIFY_WITH_TIMEOUT(f.error().contains(QStringLiteral("was cut short")), kPatience);
    QVERIFY(f.openAgain()->isVisible());
    f.state().dismissError();
    f.state().setSelected(HeadId{2, 2});
    auto* attention = f.window->window->findChild<HeadAttention*>();
    QTRY_COMPARE_WITH_TIMEOUT(attention->status(), HeadAttention::Status::Failed, kPatience);
    QVERIFY(f.error().isEmpty());
}

// The run on screen is not asked about with other weights than its own, nor given their hash.
void TestChangedFiles::anotherModelInTheSameFolderIsAnotherModel() {
    Fixture f;
    f.window->runToEnd();
    f.awaitHash(0, hashOf(f.bytes));
    QVERIFY(f.state().isOfOpenModel());
    overwrite(f.weights, f.otherBytes);
    f.window->window->openModel(f.model);
    QTRY_VERIFY_WITH_TIMEOUT(!f.window->window->controller().isOpening(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(f.state().model().has_value(), kPatience);
    QVERIFY(!f.state().isOfOpenModel());
    QCOMPARE(f.keptHash(0), hashOf(f.bytes));
    overwrite(f.weights, f.bytes);
    f.window->window->openModel(f.model);
    // The same again, which its hash says.
    QTRY_VERIFY_WITH_TIMEOUT(f.state().model() && f.state().isOfOpenModel(), kPatience);
}

void TestChangedFiles::aSessionThatWasWrittenElsewhereIsNotSavedOverUnasked() {
    QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("s.headscope"));
    const QString other = scratch.filePath(QStringLiteral("other.headscope"));
    using Answer = SessionController::Answer;
    WindowFixture first;
    auto& sessions = first.window->sessions();
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
    QVERIFY(sessions.document().isModified());

    answer = Answer::Discard;  // under another name
    chosen = other;
    first.trigger("&Save Session");
    QCOMPARE(asked, 2);
    QCOMPARE(bytesOf(file.toStdString()), elsewhere);
    QCOMPARE(sessions.document().path(), other);
    QVERIFY(!sessions.document().isModified());

    QVERIFY(written.open(QIODevice::WriteOnly | QIODevice::Truncate));
    written.close();
    QFile(other).remove();  // gone, nothing is lost by writing it
    first.runToEnd();
    first.trigger("&Save Session");
    QCOMPARE(asked, 2);
    QVERIFY(QFile::exists(other));
}

// The cells are all there by then, and right.
void TestChangedFiles::aBatchKeepsItsCellsWhereTheNoiseIsNoLongerMeasured() {
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
    const auto load = [&](const fs::path& folder, EngineLimits limits) {
        return std::make_unique<WatchedEngine>(loadEngine(folder, limits), meddler);
    };
    (void)exportBatch(options, load);
    QVERIFY(!meddler->onceItIsAsked);
    const QByteArray json = bytesOf(options.folder.toStdString() + "/run.json");
    const SweepReport report = sweepFromJson(json.toStdString());
    const SweepResult right = undisturbed();
    for (std::size_t i = 0; i < right.sweeps.size(); ++i)
        QCOMPARE(report.result.sweeps[i].cells.size(), right.sweeps[i].cells.size());
    QCOMPARE(report.model.sha256, hashOf(bytesOf(bundledModel() / "model.safetensors")));
    QVERIFY(!report.noiseFloor);
    QVERIFY(report.result.notes.back().starts_with("The noise floor could not be measured: "));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestChangedFiles);
#include "test_changed_files.moc"
