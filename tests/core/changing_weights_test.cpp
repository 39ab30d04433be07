// SPDX-License-Identifier: GPL-3.0-or-later
// Engines whose weights other programs change: against the same sweep left alone, and hashes taken
// of the bytes that were opened.
#include "base/sha256.h"
#include "changed_files.h"
#include "checkpoint/model_folder.h"
#include "checkpoint_maker.h"
#include "library/reference_engine.h"
#include "model/packed_weights.h"
#include "questions.h"
#include "scratch.h"

#include <headscope/engine.h>
#include <headscope/verification.h>

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <map>
#include <thread>

namespace headscope {
namespace {

namespace fs = std::filesystem;

SweepRequest aSweep() {
    SweepRequest request;
    request.prompt = {66, 101, 114, 108, 105, 110, 32};
    request.target = 97;
    request.control = 98;
    return request;
}

std::map<std::pair<Intervention, HeadId>, Cell> cellsOf(const Run& result) {
    std::map<std::pair<Intervention, HeadId>, Cell> cells;
    for (const auto& part : result.parts)
        for (const auto& cell : part.cells)
            cells.emplace(std::pair(part.intervention, cell.head), cell);
    return cells;
}

class ChangingWeights : public ::testing::Test {
 protected:
    ChangingWeights() {
        writeRandomCheckpoint(folder, livelySpec(7));
        writeRandomCheckpoint(other, livelySpec(8));
        bytes = readBytes(weights);
        otherBytes = readBytes(other / "model.safetensors");
        expected = cellsOf(loadEngine(folder, {.threads = 1})->sweep(aSweep(), {}, {}));
        engine = loadEngine(folder, {.threads = 1});
    }

    /// A sweep in which `change` happens once the first cells are there.
    headscope::Run sweepWhile(const std::function<void()>& change) {
        SweepSink sink;
        bool done = false;
        sink.cells = [&](Intervention, std::span<const Cell> cells) {
            for (const auto& cell : cells)
                delivered.push_back(cell.head);
            if (!std::exchange(done, true)) change();
        };
        return engine->sweep(aSweep(), sink, {});
    }

    /// The sweep goes on with what was opened, and says that the file is another by now.
    void expectKept(const std::function<void()>& change, const fs::path& changed) {
        const auto result = sweepWhile(change);
        EXPECT_FALSE(result.stopped);
        EXPECT_EQ(cellsOf(result), expected);
        EXPECT_EQ(delivered.size(), expected.size());
        ASSERT_EQ(result.notes.size(), 1u);
        EXPECT_NE(result.notes.front().english().find(changed.string() +
                                                      " was changed, replaced or removed"),
                  std::string::npos)
            << result.notes.front().english();
    }

    /// Every question has the answer that another engine on the same weights gave.
    void expectAnswersOf(Engine& untouched) {
        const auto prompt = aSweep().prompt;
        EXPECT_EQ(cellsOf(engine->sweep(aSweep(), {}, {})), expected);
        const auto asked = test::setOf(prompt, {{0, 1}}, Zero{}, {}, 5);
        EXPECT_EQ(engine->predict(asked).ablated, untouched.predict(asked).ablated);
        EXPECT_EQ(engine->attention(prompt, {1, 1}).weights,
                  untouched.attention(prompt, {1, 1}).weights);
        PlainRequest plain;
        plain.prompt = prompt;
        plain.float64 = true;
        EXPECT_EQ(referenceOf(*engine).plain(plain).logits,
                  referenceOf(untouched).plain(plain).logits);
        EXPECT_EQ(engine->sha256(), untouched.sha256());
    }

    ScratchFolder scratch;
    fs::path folder = scratch / "model";
    fs::path other = scratch / "other";
    fs::path weights = folder / "model.safetensors";
    std::string bytes;
    std::string otherBytes;
    std::map<std::pair<Intervention, HeadId>, Cell> expected;
    std::vector<HeadId> delivered;
    std::unique_ptr<Engine> engine;
};

TEST_F(ChangingWeights, WrittenOverDuringASweepTheOpenedOnesAreUsed) {
    ASSERT_EQ(bytes.size(), otherBytes.size());
    expectKept([&] { overwrite(weights, otherBytes); }, weights);
    EXPECT_EQ(engine->sha256(), sha256OfText(bytes));
    EXPECT_EQ(loadEngine(folder)->sha256(), sha256OfText(otherBytes));
}

TEST_F(ChangingWeights, CutShortDuringASweepTheOpenedOnesAreUsed) {
    expectKept([&] { cutShort(weights, 1000); }, weights);
}

// As save_pretrained writes: the same name, cut to nothing and filled again.
TEST_F(ChangingWeights, CutShortAndWrittenAgainDuringASweepTheOpenedOnesAreUsed) {
    expectKept(
        [&] {
            cutShort(weights, 0);
            overwrite(weights, otherBytes);
        },
        weights);
}

TEST_F(ChangingWeights, ReplacedDuringASweepTheOpenedOnesAreUsed) {
    expectKept([&] { replaceBy(weights, other / "model.safetensors"); }, weights);
}

TEST_F(ChangingWeights, RemovedDuringASweepTheOpenedOnesAreUsed) {
    expectKept([&] { fs::remove_all(folder); }, weights);
}

TEST_F(ChangingWeights, NamesAndPermissionsAreNoChange) {
    const auto result = sweepWhile([&] {
        fs::permissions(weights, fs::perms::owner_read);
        fs::create_hard_link(weights, folder / "link");
    });
    EXPECT_EQ(cellsOf(result), expected);
    EXPECT_TRUE(result.notes.empty());
}

TEST_F(ChangingWeights, ChangedBetweenTwoCallsEveryAnswerIsOfTheOpenedOnes) {
    const auto untouched = loadEngine(folder, {.threads = 1});
    overwrite(weights, otherBytes);
    expectAnswersOf(*untouched);
    cutShort(weights, 0);
    expectAnswersOf(*untouched);
    fs::remove_all(folder);
    expectAnswersOf(*untouched);
}

TEST_F(ChangingWeights, OneShardIsEnoughForANote) {
    auto spec = livelySpec(7);
    spec.shards = 3;
    writeRandomCheckpoint(scratch / "shards", spec);
    engine = loadEngine(scratch / "shards", {.threads = 1});
    const auto shard = scratch / "shards" / "model-00002-of-00003.safetensors";
    std::string changed = readBytes(shard);
    changed.back() = static_cast<char>(changed.back() + 1);
    expectKept([&] { overwrite(shard, changed); }, shard);
}

TEST_F(ChangingWeights, OpeningThemCanBeStopped) {
    std::stop_source stop;
    stop.request_stop();
    expectError(Error::Kind::Failure, {folder.string(), "was stopped"},
                [&] { (void)loadEngine(folder, {}, stop.get_token()); });
    // Both that read them ask, whoever comes first.
    const auto model = openModelFolder(folder);
    const auto refuse = [] { throw failure("enough", "Stop."); };
    expectError(Error::Kind::Failure, {"enough"}, [&] { (void)model.weights.sha256(refuse); });
    expectError(Error::Kind::Failure, {"enough"}, [&] { (void)packWeights(model, refuse); });
}

TEST_F(ChangingWeights, NoFileStaysMappedWhileAModelIsOpen) {
    for (const auto type : {DType::F32, DType::F16}) {
        auto spec = livelySpec(7);
        spec.type = type;
        writeRandomCheckpoint(scratch / "mapped", spec);
        const auto open = loadEngine(scratch / "mapped", {.threads = 1});
        const std::string maps = readBytes("/proc/self/maps");
        EXPECT_EQ(maps.find("model.safetensors"), std::string::npos);
        for (const auto& file : fs::directory_iterator("/proc/self/fd")) {
            std::error_code gone;  // of the descriptor that lists the folder
            EXPECT_NE(fs::read_symlink(file, gone).filename(), "model.safetensors");
        }
    }
}

// Another program writes one model and the other by turns: what opens is one of the two, by its
// hash and by its numbers; what would be neither is refused.
TEST_F(ChangingWeights, WrittenOverWhileTheyAreOpenedTheyAreOneModelOrRefused) {
    const auto otherCells = cellsOf(loadEngine(other, {.threads = 1})->sweep(aSweep(), {}, {}));
    std::jthread writer([&](const std::stop_token& stop) {
        for (int i = 0; !stop.stop_requested(); ++i) {
            overwrite(weights, i % 2 == 0 ? otherBytes : bytes);
            std::this_thread::sleep_for(std::chrono::milliseconds(i % 7));
        }
    });
    int opened = 0;
    for (int i = 0; i < 60; ++i) {
        try {
            const auto now = loadEngine(folder, {.threads = 1});
            const bool first = now->sha256() == sha256OfText(bytes);
            EXPECT_TRUE(first || now->sha256() == sha256OfText(otherBytes));
            EXPECT_EQ(cellsOf(now->sweep(aSweep(), {}, {})), first ? expected : otherCells);
            ++opened;
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find(weights.string()), std::string::npos)
                << error.what();
        }
    }
    RecordProperty("opened", opened);
}

TEST_F(ChangingWeights, AVerificationGoesOnWithTheOpenedOnes) {
    VerificationSink sink;
    sink.progress = [&](int done, int) {
        if (done == 12) overwrite(weights, otherBytes);
    };
    const auto verification = verify(*engine, {}, sink, {});
    EXPECT_TRUE(verification.passed()) << toText(verification);
    EXPECT_EQ(verification.model.sha256, sha256OfText(bytes));
}

TEST_F(ChangingWeights, AVerificationOfARemovedFolderStandsButForWhatTheFolderWouldSay) {
    fs::remove_all(folder);
    const auto verification = verify(*engine, {}, {}, {});
    EXPECT_TRUE(verification.passed()) << toText(verification);
    EXPECT_EQ(verification.model.sha256, sha256OfText(bytes));
}

TEST_F(ChangingWeights, AModelHasAnotherIdentityOnceItsWeightsAreOthers) {
    const auto before = engine->info();
    EXPECT_TRUE(sameModel(before, loadEngine(folder)->info()));
    overwriteUnseen(weights, otherBytes);
    EXPECT_FALSE(sameModel(before, loadEngine(folder)->info()));
    EXPECT_FALSE(sameModel(before, loadEngine(other)->info()));
}

}  // namespace
}  // namespace headscope
