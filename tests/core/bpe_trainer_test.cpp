// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainer/bpe_trainer.h"

#include "tokenizer_files.h"

#include <headscope/error.h>
#include <headscope/tokenizer.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace headscope {

namespace {

using test::TokenizerFolder;

const WordCounts kCounts = {{"low", 5}, {" low", 2}, {" lower", 2}, {" newest", 6}, {" widest", 3}};

std::vector<std::string> lines(const LearnedBpe& bpe) {
    std::vector<std::string> list;
    for (const auto& [left, right] : bpe.merges)
        list.push_back(left + " " + right);
    return list;
}

// By hand: "e s" and "s t" occur 9 times, "l o" and "o w" too; "e s" is first as text. Then "es t",
// "l o", "lo w", each 9.
TEST(BpeTrainer, learnsTheMostFrequentPairsTiesByText) {
    BpeOptions options;
    options.vocabularySize = 257 + 4;
    const auto bpe = learnBpe(kCounts, options);
    EXPECT_EQ(lines(bpe), (std::vector<std::string>{"e s", "es t", "l o", "lo w"}));
    EXPECT_EQ(bpe.vocabulary.size(), 261u);
    EXPECT_EQ(bpe.vocabulary[0], "!");
    EXPECT_EQ(bpe.vocabulary[256], "es");
    EXPECT_EQ(bpe.vocabulary.back(), "<|endoftext|>");
}

TEST(BpeTrainer, makesEachListedWordOneToken) {
    BpeOptions options;
    options.vocabularySize = 257 + 3;
    options.mustBeSingle = {" Germany", " Österreich", " many", " newest", "low", " Germans"};
    const TokenizerFolder folder;
    const auto bpe = learnBpe(kCounts, options);
    writeBpe(bpe, folder.path());
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    EXPECT_EQ(static_cast<std::size_t>(tokenizer.size()), bpe.vocabulary.size());
    for (const auto& word : options.mustBeSingle) {
        EXPECT_EQ(tokenizer.encode(word).size(), 1u) << word;
    }
    EXPECT_EQ(std::set(bpe.vocabulary.begin(), bpe.vocabulary.end()).size(), bpe.vocabulary.size());
    EXPECT_EQ(tokenizer.encode("<|endoftext|>").front().id, tokenizer.size() - 1);
    const std::string text = "anything: 中 \n\t\x01";
    std::vector<TokenId> ids;
    for (const Token& token : tokenizer.encode(text))
        ids.push_back(token.id);
    EXPECT_EQ(tokenizer.decode(ids), text);
}

TEST(BpeTrainer, learnsUntilTheListIsSingleWhereNoSizeIsGiven) {
    BpeOptions options;
    options.mustBeSingle = {" lower", " widest"};
    const TokenizerFolder folder;
    writeBpe(learnBpe(kCounts, options), folder.path());
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    for (const auto& word : options.mustBeSingle)
        EXPECT_EQ(tokenizer.encode(word).size(), 1u);
    EXPECT_LT(tokenizer.size(), 257 + 25);
}

TEST(BpeTrainer, countsWordsAsTheTokenizerSplits) {
    WordCounts counts;
    countWords("it's  it", counts);
    EXPECT_EQ(counts, (WordCounts{{"it", 1}, {"'s", 1}, {" ", 1}, {" it", 1}}));
}

TEST(BpeTrainer, refusesWhatNoMergeCanJoin) {
    for (const char* word : {" New York", "", "it's", "\xFF"}) {
        BpeOptions options;
        options.mustBeSingle = {word};
        EXPECT_THROW((void)learnBpe(kCounts, options), Error) << word;
    }
}

}  // namespace

}  // namespace headscope
