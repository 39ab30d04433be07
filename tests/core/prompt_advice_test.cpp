// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/prompt_advice.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

namespace headscope {
namespace {

TEST(PromptAdvice, ASpaceIsMissedWhereAWordBegins) {
    const auto tokenizer = Tokenizer::load(bundledModel());
    const auto instead = [&](std::string_view prompt, std::string_view text,
                             std::optional<float> p = std::nullopt) {
        const auto token = spacedInstead(tokenizer, prompt, text, p);
        return token ? token->text : std::string();
    };
    EXPECT_EQ(instead("the capital of", "Germany"), " Germany");
    EXPECT_EQ(instead("the capital of", "Germany", 0.0099F), " Germany");
    EXPECT_EQ(instead("the capital of", "Germany", 0.01F), "") << "the model goes on like this";
    EXPECT_EQ(instead("\u00fcber \u6f22", "Germany"), " Germany") << "letters of any script";
    EXPECT_EQ(instead("in 1990", "Germany"), " Germany");
    EXPECT_EQ(instead("the capital of \"", "Germany"), "");
    EXPECT_EQ(instead("the capital of ", "Germany"), "");
    EXPECT_EQ(instead("the capital of", " Germany"), "");
    EXPECT_EQ(instead("the capital of", "."), "") << "no word";
    EXPECT_EQ(instead("the capital of", "Germanys"), "") << "no token";
    EXPECT_EQ(instead("", "Germany"), "");
    EXPECT_EQ(instead("of", ""), "");
    EXPECT_EQ(instead("of\xFF", "Germany"), "");
    EXPECT_EQ(instead("of", "\xC3"), "");
}

TEST(PromptAdvice, Ends) {
    EXPECT_TRUE(endsInSpace("of "));
    EXPECT_FALSE(endsInSpace("of"));
    EXPECT_FALSE(endsInSpace("of\n"));
    EXPECT_FALSE(endsInSpace(""));
}

}  // namespace
}  // namespace headscope
