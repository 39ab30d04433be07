// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/advice_notes.h>
#include <headscope/prompt_advice.h>
#include <headscope/resources.h>
#include <headscope/token_choice.h>

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

// The command line and the window without a display say the same.
TEST(PromptAdvice, IsALineForATerminal) {
    const Tokenizer tokenizer = Tokenizer::load(bundledModel());
    CleanRun clean;
    const Token france = requireToken(tokenizer, " France", "target");
    const Token germany = requireToken(tokenizer, " Germany", "target");
    clean.target = {{{france.id, france.text}}, 0.0004F, 0, 20};
    clean.control = {{{germany.id, germany.text}}, 0.5F, 0, 1};
    const auto lineOf = [&](float top) {
        clean.top = {{{germany.id, germany.text}, top, 0, 1}};
        const auto notes =
            adviceNotes({"Berlin is the capital of", {" France"}, {" Germany"}}, tokenizer, clean);
        return notes.size() == 1 ? notes.front() : std::string();
    };
    EXPECT_EQ(lineOf(0.67F),
              "note: the model hardly expects the target \"\u2423France\" here: P 0.000400, rank "
              "20; it says \"\u2423Germany\" instead, P 0.670");
    EXPECT_TRUE(lineOf(0.99965F).ends_with("P 0.9997")) << lineOf(0.99965F);
    EXPECT_TRUE(lineOf(0.99999F).ends_with("P 0.99999")) << lineOf(0.99999F);
    EXPECT_TRUE(lineOf(1).ends_with("P 1.00")) << lineOf(1);
    clean.target.p = 0.3F;
    clean.target.rank = 2;
    EXPECT_EQ(lineOf(0.67F), "");
    EXPECT_EQ(spaceNote("of"), "");
    EXPECT_NE(spaceNote("of "), "");
}

TEST(PromptAdvice, Ends) {
    EXPECT_TRUE(endsInSpace("of "));
    EXPECT_FALSE(endsInSpace("of"));
    EXPECT_FALSE(endsInSpace("of\n"));
    EXPECT_FALSE(endsInSpace(""));
}

}  // namespace
}  // namespace headscope
