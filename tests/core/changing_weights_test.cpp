// SPDX-License-Identifier: GPL-3.0-or-later
// Engines whose weights other programs change: against the same sweep left alone, and hashes taken
// of the bytes that were opened.
#include "base/sha256.h"
#include "changed_files.h"
#include "checkpoint_maker.h"
#include "library/reference_engine.h"
#include "questions.h"
#include "scratch.h"

#include <headscope/engine.h>
#include <headscope/verification.h>

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <optional>

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

std::map<std::pair<Intervention, HeadId>, Cell> cellsOf(const SweepResult& result) {
    std::map<std::pair<Intervention, HeadId>, Cell> cells;
    for (const auto& sweep : result.sweeps)
        for (const auto& cell : sweep.cells)
            cells.emplace(std::pair(sweep.intervention, cell.head), cell);
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
    SweepResult sweepWhile(const std::function<void()>& change) {
        SweepSink sink;
        bool done = false;
        sink.cells = [&](Intervention, std::span<const Cell> cells) {
            for (const auto& cell : cells)
                delivered.push_back(cell.head);
            if (!std::exchange(done, true)) change();
        };
        return engine->sweep(aSweep(), sink, {});
    }

    /// The sweep ends with the change, and what it keeps is right.
    void expectRefused(const std::function<void()>& change, const std::vector<std::string>& parts) {
        std::shared_ptr<const SweepResult> finished;
        expectError(Error::Kind::Failure, parts, [&] {
            try {
                (void)sweepWhile(change);
            } catch (const WeightsChanged& changed) {
                finished = changed.finished();
                throw;
            }
        });
        ASSERT_TRUE(finished);
        EXPECT_TRUE(finished->stopped);
        const auto cells = cellsOf(*finished);
        EXPECT_EQ(cells.size(), delivered.size());
        EXPECT_GT(cells.size(), 0u);
        EXPECT_LT(cells.size(), expected.size());
        for (const auto& [where, cell] : cells)
            EXPECT_EQ(cell, expected.at(where));
        expectNothingIsComputed(parts);
    }

    void expectNothingIsComputed(const std::vector<std::string>& parts) {
        const auto prompt = aSweep().prompt;
        const auto refused = [&](const std::function<void()>& work) {
            expectError(Error::Kind::Failure, parts, work);
            EXPECT_THROW(work(), WeightsChanged);
        };
        refused([&] { (void)engine->sweep(aSweep(), {}, {}); });
        refused([&] { (void)engine->predict(test::setOf(prompt, {}, Zero{}, {}, 5)); });
        SetRequest set;
        set.prompt = prompt;
        set.target = 97;
        set.control = 98;
        set.heads = {{0, 1}};
        refused([&] { (void)engine->ablate(set); });
        refused([&] { (void)engine->attention(prompt, {1, 1}); });
        PlainRequest plain;
        plain.prompt = prompt;
        refused([&] { (void)referenceOf(*engine).plain(plain); });
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

TEST_F(ChangingWeights, WrittenOverDuringASweepTheyAreRefused) {
    ASSERT_EQ(bytes.size(), otherBytes.size());
    expectRefused([&] { overwrite(weights, otherBytes); },
                  {weights.string(), "changed by another program"});
    // Nor is the hash of what nobody has any more.
    EXPECT_THROW((void)engine->sha256(), WeightsChanged);
}

TEST_F(ChangingWeights, TheHashIsOfWhatWasOpenedWhateverComesAfterwards) {
    const auto hash = engine->sha256();
    EXPECT_EQ(hash, sha256OfText(bytes));
    expectRefused([&] { overwrite(weights, otherBytes); }, {"changed by another program"});
    EXPECT_EQ(engine->sha256(), hash);
    EXPECT_EQ(loadEngine(folder)->sha256(), sha256OfText(otherBytes));
}

TEST_F(ChangingWeights, CutShortDuringASweepTheyAreRefused) {
    expectRefused([&] { cutShort(weights, 1000); }, {weights.string(), "cut short"});
}

// As save_pretrained writes: the same name, cut to nothing and filled again.
TEST_F(ChangingWeights, CutShortAndWrittenAgainDuringASweepTheyAreRefused) {
    expectRefused(
        [&] {
            cutShort(weights, 0);
            overwrite(weights, otherBytes);
        },
        {weights.string(), "changed by another program"});
}

TEST_F(ChangingWeights, ReplacedDuringASweepTheOldOnesAreUsedToTheEnd) {
    const auto result = sweepWhile([&] { replaceBy(weights, other / "model.safetensors"); });
    EXPECT_FALSE(result.stopped);
    EXPECT_EQ(cellsOf(result), expected);
    EXPECT_EQ(engine->sha256(), sha256OfText(bytes));
    ASSERT_EQ(result.notes.size(), 1u);
    EXPECT_NE(result.notes.front().find(weights.string()), std::string::npos);
}

TEST_F(ChangingWeights, RemovedDuringASweepTheyAreUsedToTheEnd) {
    const auto result = sweepWhile([&] { fs::remove_all(folder); });
    EXPECT_FALSE(result.stopped);
    EXPECT_EQ(cellsOf(result), expected);
    EXPECT_EQ(engine->sha256(), sha256OfText(bytes));
    ASSERT_EQ(result.notes.size(), 1u);
}

TEST_F(ChangingWeights, ChangedAfterTheLastCellTheSweepStands) {
    std::size_t left = expected.size();
    SweepSink sink;
    sink.cells = [&](Intervention, std::span<const Cell> cells) { left -= cells.size(); };
    sink.between = [&] {
        if (left == 0) overwrite(weights, otherBytes);
    };
    const auto result = engine->sweep(aSweep(), sink, {});
    EXPECT_FALSE(result.stopped);
    EXPECT_EQ(cellsOf(result), expected);
}

TEST_F(ChangingWeights, ChangedBetweenTwoCallsTheyAreRefused) {
    (void)engine->sweep(aSweep(), {}, {});
    overwrite(weights, otherBytes);
    expectNothingIsComputed({weights.string(), "changed by another program"});
}

TEST_F(ChangingWeights, ChangedWhileACleanRunIsComputedNoneIsTold) {
    SweepSink sink;
    sink.clean = [&](const CleanRun&) { ADD_FAILURE() << "a clean run of two models"; };
    cutShort(weights, bytes.size() / 2);
    try {
        (void)engine->sweep(aSweep(), sink, {});
        ADD_FAILURE() << "nothing was thrown";
    } catch (const WeightsChanged& changed) {
        EXPECT_EQ(changed.finished(), nullptr);
    }
}

TEST_F(ChangingWeights, OneShardIsEnough) {
    auto spec = livelySpec(7);
    spec.shards = 3;
    writeRandomCheckpoint(scratch / "shards", spec);
    engine = loadEngine(scratch / "shards", {.threads = 1});
    const auto shard = scratch / "shards" / "model-00002-of-00003.safetensors";
    std::string changed = readBytes(shard);
    changed.back() = static_cast<char>(changed.back() + 1);
    expectRefused([&] { overwrite(shard, changed); }, {shard.string()});
}

// Widened copies are computed with: the numbers would be right, but of which file nobody can say.
TEST_F(ChangingWeights, HalfPrecisionIsHeldToTheSame) {
    auto spec = livelySpec(7);
    spec.type = DType::F16;
    writeRandomCheckpoint(scratch / "half", spec);
    const auto file = scratch / "half" / "model.safetensors";
    expected = cellsOf(loadEngine(scratch / "half", {.threads = 1})->sweep(aSweep(), {}, {}));
    engine = loadEngine(scratch / "half", {.threads = 1});
    expectRefused([&] { cutShort(file, 0); }, {file.string(), "cut short"});
}

TEST_F(ChangingWeights, AVerificationFailsAndNamesTheFile) {
    VerificationSink sink;
    sink.progress = [&](int done, int) {
        if (done == 12) overwrite(weights, otherBytes);
    };
    const auto verification = verify(*engine, {}, sink, {});
    EXPECT_FALSE(verification.passed());
    EXPECT_EQ(verification.model.sha256, sha256OfText(bytes));
    EXPECT_TRUE(std::any_of(verification.checks.begin(), verification.checks.end(),
                            [&](const Check& check) {
                                return check.verdict == Verdict::Failed &&
                                       check.found.find(weights.string()) != std::string::npos;
                            }));
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
