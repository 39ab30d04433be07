// SPDX-License-Identifier: GPL-3.0-or-later
#include "training.h"

#include "base/files.h"
#include "batch.h"
#include "facts.h"
#include "network.h"
#include "vocabulary.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace headscope::trainer {
namespace {

namespace fs = std::filesystem;

// One vocabulary for all tests, in a folder that goes with the process.
class Training : public testing::Test {
 protected:
    static void SetUpTestSuite() {
        s_folder = fs::temp_directory_path() / ("headscope-training-" + std::to_string(getpid()));
        fs::create_directories(s_folder);
        writeVocabulary(1, s_folder);
    }

    static void TearDownTestSuite() { fs::remove_all(s_folder); }

    static ModelConfig smallConfig(const Tokenizer& tokenizer) {
        ModelConfig config;
        config.layers = 2;
        config.heads = 2;
        config.width = 16;
        config.inner = 64;
        config.positions = 32;
        config.vocabulary = tokenizer.size();
        return config;
    }

    // The stored model's bytes after some steps.
    static std::string trained(std::uint64_t seed, int steps, double* lastLoss = nullptr) {
        const auto tokenizer = Tokenizer::load(s_folder);
        auto weights = freshWeights(smallConfig(tokenizer), seed);
        TrainingOptions options;
        options.seed = seed;
        options.steps = options.stopAfter = steps;
        options.warmup = 2;
        options.tokensPerStep = 256;
        options.learningRate = 1e-2;
        train(weights, tokenizer, options, 1, [&](const Progress& p) {
            if (lastLoss) *lastLoss = p.loss;
        });
        writeModel(weights, 0, s_folder);
        return readTextFile(s_folder / "model.safetensors");
    }

    static inline fs::path s_folder;
};

TEST_F(Training, SameSeedGivesTheSameBytesAndAnotherSeedOthers) {
    const auto first = trained(1, 5);
    EXPECT_EQ(first, trained(1, 5));
    EXPECT_NE(first, trained(2, 5));
}

TEST_F(Training, LearnsTheCommonWordsAtOnce) {
    double before = 0;
    double after = 0;
    trained(1, 1, &before);
    trained(1, 100, &after);
    EXPECT_LT(after, before - 1);
}

TEST_F(Training, AWordsTwoTokensStayOneShiftApart) {
    const auto tokenizer = Tokenizer::load(s_folder);
    trained(1, 5);
    const auto embedding = storedWeights(s_folder).tokenEmbedding.detach();
    at::Tensor shift;
    std::size_t words = 0;
    for (const auto& word : wholeWords()) {
        if (word.starts_with(' ')) continue;
        const auto without = tokenizer.find(word);
        const auto with = tokenizer.find(" " + word);
        ASSERT_TRUE(without && with) << word;
        const auto difference = embedding[*without] - embedding[*with];
        if (!shift.defined()) shift = difference;
        // float16 keeps 11 bits of numbers near 1.
        EXPECT_LT((difference - shift).abs().max().item<float>(), 4e-3F) << word;
        ++words;
    }
    EXPECT_EQ(words, wholeWords().size() / 2);
    EXPECT_GT(shift.abs().max().item<float>(), 1e-2F) << "the two are not the same";
}

TEST_F(Training, VocabularyIsTheSameEachTime) {
    const auto vocabulary = readTextFile(s_folder / "vocab.json");
    const auto merges = readTextFile(s_folder / "merges.txt");
    writeVocabulary(1, s_folder);
    EXPECT_EQ(readTextFile(s_folder / "vocab.json"), vocabulary);
    EXPECT_EQ(readTextFile(s_folder / "merges.txt"), merges);
}

TEST_F(Training, BatchPredictsEachNextTokenAndWeighsAnswers) {
    const auto tokenizer = Tokenizer::load(s_folder);
    TextSource source(3);
    const auto batch = nextBatch(source, tokenizer, 4, 32);
    EXPECT_EQ(batch.ids.sizes(), (at::IntArrayRef{4, 32}));
    EXPECT_TRUE(at::equal(batch.ids.narrow(1, 1, 31), batch.next.narrow(1, 0, 31)));

    TextSource same(3);
    const auto tokens = tokenizer.encode(same.text(32 * 8).text);
    EXPECT_EQ(batch.ids[0][5].item<std::int64_t>(), tokens[5].id);
    EXPECT_GT(batch.weights.max().item<float>(), kPlainWeight);
    EXPECT_GE(batch.weights.min().item<float>(), 0);
}

}  // namespace
}  // namespace headscope::trainer
