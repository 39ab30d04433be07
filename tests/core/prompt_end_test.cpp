// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <headscope/prompt_end.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace headscope {

namespace {

std::vector<TokenId> idsIn(const Tokenizer& tokenizer, std::string_view text) {
    std::vector<TokenId> ids;
    for (const Token& token : tokenizer.encode(text))
        ids.push_back(token.id);
    return ids;
}

class PromptEndTest : public ::testing::Test {
 protected:
    const Tokenizer m_tokenizer = Tokenizer::load(bundledModel());

    std::string endOf(std::string_view text, std::size_t most) const {
        return std::string(text.substr(endThatFits(m_tokenizer, text, most)));
    }
};

TEST_F(PromptEndTest, isAllOfAPromptThatFits) {
    EXPECT_EQ(endThatFits(m_tokenizer, "Berlin is the capital of", 5), 0u);
    EXPECT_EQ(endThatFits(m_tokenizer, "", 5), 0u);
}

TEST_F(PromptEndTest, isTheLastTokens) {
    EXPECT_EQ(endOf("Berlin is the capital of", 4), " is the capital of");
    EXPECT_EQ(endOf("Berlin is the capital of", 1), " of");
}

// Of several spaces, the last goes with the word behind them: what is left of them by a cut may be
// another token.
TEST_F(PromptEndTest, encodesToTheSameTokensAsItDidInThePrompt) {
    std::mt19937 random(3);
    const std::vector<std::string> pieces{" is", "Berlin",       " ", "  ", "\n",  "😀",
                                          "é",   "日本",         "x", "'s", "123", ".",
                                          "\t",  "<|endoftext|>"};
    int shorter = 0;
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (int piece = 0; piece < 12; ++piece)
            text += pieces[random() % pieces.size()];
        const auto whole = idsIn(m_tokenizer, text);
        const std::size_t most = 1 + random() % whole.size();
        const std::string end = endOf(text, most);
        EXPECT_EQ(firstInvalidUtf8(end), std::string_view::npos);
        const auto kept = idsIn(m_tokenizer, end);
        ASSERT_LE(kept.size(), most);
        EXPECT_TRUE(std::equal(kept.rbegin(), kept.rend(), whole.rbegin())) << text;
        shorter += kept.size() < std::min(most, whole.size()) ? 1 : 0;
        // No longer end would do.
        for (std::size_t begin = 0; begin < text.size() - end.size(); ++begin) {
            if (firstInvalidUtf8(std::string_view(text).substr(begin)) != std::string_view::npos)
                continue;
            const auto longer = idsIn(m_tokenizer, std::string_view(text).substr(begin));
            const bool same = longer.size() <= whole.size() &&
                              std::equal(longer.rbegin(), longer.rend(), whole.rbegin());
            EXPECT_FALSE(same && longer.size() <= most && longer.size() > kept.size()) << text;
        }
    }
    EXPECT_GT(shorter, 0);
}

}  // namespace

}  // namespace headscope
