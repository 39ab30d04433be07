// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "tokenizer/byte_alphabet.h"
#include "tokenizer/letter_case.h"
#include "tokenizer_files.h"

#include <headscope/error.h>
#include <headscope/resources.h>
#include <headscope/token_choice.h>
#include <headscope/visible_text.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <filesystem>
#include <set>
#include <utility>

namespace headscope {

namespace {

using test::inputErrorOf;
using test::TokenizerFolder;

using Words = std::vector<std::string>;

Words textsOf(const std::vector<Token>& tokens) {
    Words texts;
    for (const Token& token : tokens)
        texts.push_back(token.text);
    return texts;
}

/// vocab.json of the 256 bytes alone.
std::string byteVocabulary() {
    nlohmann::json vocabulary;
    int id = 0;
    for (const std::uint8_t byte : bytesInIdOrder())
        vocabulary[toByteAlphabet(std::string(1, static_cast<char>(byte)))] = id++;
    return vocabulary.dump();
}

// A vocabulary in which " no", "no", " No" and " on" are tokens, and "NO" or "on" are not.
class TokenChoiceTest : public ::testing::Test {
 protected:
    const TokenizerFolder m_folder{
        R"({"n":0,"o":1,"N":2,"O":3,"Ġ":4,"Ċ":5,"no":6,"Ġno":7,"No":8,"ĠNo":9,"ĠO":10,"Ġon":11,
            "Ġo":12,"<|unk|>":13,"ĉ":14,"ö":15,"Ã":16,"¶":17,"Ã¶":18,"ĠÃ¶":19,"ĠÃ":20,"ĸ":21,
            "Ãĸ":22,"ĠÃĸ":23})",
        "n o\nĠ no\nN o\nĠ No\nĠ o\nĠo n\nĠ O\nÃ ¶\nĠ Ã¶\nÃ ĸ\nĠ Ãĸ\nĠ Ã\n"};
    const Tokenizer m_tokenizer = Tokenizer::load(m_folder.path());

    TokenChoice choose(std::string_view text) const { return chooseToken(m_tokenizer, text); }
    std::string message(std::string_view text) const {
        return inputErrorOf([&] { (void)requireToken(m_tokenizer, text, "target"); }).what();
    }
    std::string hint(std::string_view text) const {
        return inputErrorOf([&] { (void)requireToken(m_tokenizer, text, "target"); }).hint();
    }
};

TEST_F(TokenChoiceTest, takesATextThatIsOneToken) {
    const auto choice = choose(" no");
    ASSERT_TRUE(choice.token);
    EXPECT_EQ(choice.token->id, 7);
    EXPECT_EQ(choice.split, std::vector{*choice.token});
    EXPECT_EQ(requireToken(m_tokenizer, " no", "target"), *choice.token);
    EXPECT_EQ(textsOf(choice.suggestions), (Words{"no", " No", "No"}));
}

TEST_F(TokenChoiceTest, offersTheLeadingSpaceFirst) {
    const auto choice = choose("on");
    EXPECT_FALSE(choice.token);
    EXPECT_EQ(textsOf(choice.split), (Words{"o", "n"}));
    EXPECT_EQ(textsOf(choice.suggestions), Words{" on"});
    EXPECT_EQ(message("on"), "target \"on\" is 2 tokens: \"o\" \"n\"");
    EXPECT_EQ(hint("on"), "Use one token, for example \" on\" (with its leading space).");
}

TEST_F(TokenChoiceTest, trimsSpaces) {
    EXPECT_EQ(textsOf(choose("no ").suggestions), (Words{"no", " no", " No", "No"}));
    EXPECT_EQ(textsOf(choose("  no\n").suggestions), (Words{" no", " No", "No"}));
    EXPECT_EQ(textsOf(choose("  on").suggestions), Words{" on"});
}

TEST_F(TokenChoiceTest, triesOtherCapitals) {
    EXPECT_EQ(textsOf(choose("NO").suggestions), (Words{" No", "No", " no"}));
    EXPECT_EQ(textsOf(choose(" Ö").suggestions), (Words{"Ö", " ö", "ö"}));
    EXPECT_EQ(hint("NO"), "Use one token, for example \" No\".");
}

TEST_F(TokenChoiceTest, saysWithoutTheSpaceWhereThatHelps) {
    EXPECT_EQ(hint(" N"), "Use one token, for example \"N\" (without the leading space).");
}

TEST_F(TokenChoiceTest, neverRepeatsASuggestionNorTheText) {
    for (const char* text : {"no", " no", "NO", "on", " ", "\n", "  ", "ö", "n n", "nono"}) {
        const auto choice = choose(text);
        for (std::size_t i = 0; i < choice.suggestions.size(); ++i) {
            EXPECT_NE(choice.suggestions[i].text, text);
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_NE(choice.suggestions[i].id, choice.suggestions[j].id);
            }
        }
    }
}

TEST_F(TokenChoiceTest, hasNothingForAnEmptyText) {
    const auto choice = choose("");
    EXPECT_FALSE(choice.token);
    EXPECT_TRUE(choice.split.empty());
    EXPECT_TRUE(choice.suggestions.empty());
    EXPECT_EQ(message(""), "the target is empty");
}

TEST_F(TokenChoiceTest, refusesWhatTheTokenizerRefuses) {
    EXPECT_THROW((void)choose("n\xFF"), Error);
    EXPECT_THROW((void)choose("x"), Error);
}

TEST_F(TokenChoiceTest, listsOnlyTheStartOfALongText) {
    const std::string shown = message(std::string(5000, 'n'));
    EXPECT_LT(shown.size(), 200u);
    EXPECT_NE(shown.find("is 5000 tokens"), std::string::npos);
}

TEST(Expectation, asksForOnePercentAndTheFirstTen) {
    EXPECT_FALSE(isHardlyExpected(0.01F, 10));
    EXPECT_TRUE(isHardlyExpected(0.0099F, 2));
    EXPECT_TRUE(isHardlyExpected(0.02F, 11));
    EXPECT_FALSE(isHardlyExpected(0.002F, 1));
}

TEST(TokenChoiceHint, namesTheIdOfATokenThatNoTextReaches) {
    // "b c" comes first and leaves no "ab" to join with "c".
    const TokenizerFolder folder(R"({"a":0,"b":1,"c":2,"ab":3,"bc":4,"abc":5})",
                                 "#version: 0.2\nb c\na b\nab c\n");
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    const Error error = inputErrorOf([&] { (void)requireToken(tokenizer, "abc", "control"); });
    EXPECT_STREQ(error.what(), "control \"abc\" is 2 tokens: \"a\" \"bc\"");
    EXPECT_NE(error.hint().find("token 5"), std::string::npos);
}

// Bytes alone: an emoji is four tokens, each a part of it.
TEST_F(TokenChoiceTest, offersNoPartOfACharacter) {
    const TokenizerFolder folder(byteVocabulary(), "");
    const Tokenizer bytes = Tokenizer::load(folder.path());
    const auto emoji = chooseToken(bytes, "😀");
    EXPECT_EQ(emoji.split.size(), 4u);
    EXPECT_EQ(emoji.split.front().text, "\xF0");
    EXPECT_TRUE(emoji.suggestions.empty());
    const Error error = inputErrorOf([&] { (void)requireToken(bytes, "😀", "control"); });
    EXPECT_NE(error.hint().find("--control-id"), std::string::npos) << error.hint();
    // A letter before it is text, and no word.
    EXPECT_TRUE(chooseToken(bytes, "a😀").suggestions.empty());
    EXPECT_FALSE(chooseToken(bytes, "a b").firstWord);
    for (const char* text : {"é", " é", "é ", "日本", "\u200B", "a\u00A0b", "\uFEFF"}) {
        for (const Token& token : chooseToken(bytes, text).suggestions) {
            const auto again = bytes.encode(token.text);
            ASSERT_EQ(again.size(), 1u) << text;
            EXPECT_EQ(again.front().id, token.id) << text;
        }
    }
}

TEST(TokenChoiceGpt2, offersCountriesWithTheirSpace) {
    const std::filesystem::path folder = std::filesystem::path(HEADSCOPE_SHARED) / "gpt2-tokenizer";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no GPT-2 tokenizer at " << folder;
    const Tokenizer tokenizer = Tokenizer::load(folder);
    EXPECT_EQ(requireToken(tokenizer, " Germany", "target").id, 4486);
    const auto choice = chooseToken(tokenizer, "germany");
    EXPECT_FALSE(choice.token);
    ASSERT_FALSE(choice.suggestions.empty());
    EXPECT_EQ(choice.suggestions.front().text, " Germany");
}

TEST(TokenChoiceGpt2, offersTheFirstOfSeveralWordsAndNoPieceOfOne) {
    const std::filesystem::path folder = std::filesystem::path(HEADSCOPE_SHARED) / "gpt2-tokenizer";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no GPT-2 tokenizer at " << folder;
    const Tokenizer tokenizer = Tokenizer::load(folder);
    for (const char* text : {" New York", "New York", " New-York"}) {
        const auto choice = chooseToken(tokenizer, text);
        EXPECT_TRUE(choice.suggestions.empty()) << text;
        ASSERT_TRUE(choice.firstWord) << text;
        EXPECT_EQ(choice.firstWord->text, " New");
    }
    const Error error = inputErrorOf([&] { (void)requireToken(tokenizer, " New York", "target"); });
    EXPECT_EQ(error.hint(), "A model is asked for one token: give the first, \" New\".");
    for (const char* text : {" Germnay", "Germnay", " isn't", " Newfoundland", " I am", " 12345 6"})
        EXPECT_FALSE(chooseToken(tokenizer, text).firstWord) << text;
    EXPECT_EQ(textsOf(chooseToken(tokenizer, "Germnay").suggestions), Words{" Germany"});
}

// What the bundled model says after "Berlin is the capital of", and how likely it finds it.
std::vector<LikelyToken> afterBerlin(const Tokenizer& tokenizer) {
    std::vector<LikelyToken> likely;
    for (const auto& [text, p] :
         {std::pair(" Germany", 0.65F), std::pair(" the", 0.14F), std::pair(" a", 0.1F),
          std::pair(" France", 0.0003F), std::pair(" Rome", 0.00004F)})
        likely.push_back({tokenizer.encode(text).front().id, p});
    return likely;
}

std::string firstOf(const Tokenizer& tokenizer, std::string_view text) {
    const auto choice = chooseToken(tokenizer, text, afterBerlin(tokenizer));
    return choice.suggestions.empty() ? "" : choice.suggestions.front().text;
}

// A piece of another spelling, such as "ger", is no answer where there is a word.
TEST(TokenChoiceBundled, offersWordsBeforePiecesAndWhatTheModelExpects) {
    const Tokenizer tokenizer = Tokenizer::load(bundledModel());
    const std::pair<const char*, const char*> meant[] = {
        {" Ger", " Germany"},    {"Ger", " Germany"},     {" Rom", " Rome"},
        {" Ital", " Italy"},     {" teh", " the"},        {"teh", " the"},
        {" Fran", " France"},    {" Lond", " London"},    {" Itly", " Italy"},
        {" Grmany", " Germany"}, {" Germnay", " Germany"}};
    for (const auto& [typed, word] : meant)
        EXPECT_EQ(firstOf(tokenizer, typed), word) << typed;
    for (const char* typed : {" Ger", " Rom", " Ital", " teh", " Fran"})
        for (const Token& token : chooseToken(tokenizer, typed, afterBerlin(tokenizer)).suggestions)
            EXPECT_FALSE(!token.text.starts_with(' ') && token.text == lowerCase(token.text))
                << typed << ": " << token.text;
}

TEST(TokenChoiceGpt2, offersWordsBeforePiecesAndWhatTheModelExpects) {
    const std::filesystem::path folder = std::filesystem::path(HEADSCOPE_SHARED) / "gpt2-tokenizer";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no GPT-2 tokenizer at " << folder;
    const Tokenizer tokenizer = Tokenizer::load(folder);
    const std::pair<const char*, const char*> meant[] = {{" Germnay", " Germany"},
                                                         {" Germa", " Germany"},
                                                         {" Frnace", " France"},
                                                         {" Germny", " Germany"}};
    for (const auto& [typed, word] : meant)
        EXPECT_EQ(firstOf(tokenizer, typed), word) << typed;
}

TEST(VisibleText, marksSpacesAtTheEdgesAndControlCharacters) {
    EXPECT_EQ(visibleText(" Germany"), "␣Germany");
    EXPECT_EQ(visibleText("a b "), "a b␣");
    EXPECT_EQ(visibleText("  "), "␣␣");
    EXPECT_EQ(visibleText(""), "");
    EXPECT_EQ(visibleText("\n x\t"), "⏎␣x⇥");
    EXPECT_EQ(visibleText(std::string("\0\x1B\x7F\r", 4)), "\\x00\\x1B\\x7F\\x0D");
    EXPECT_EQ(visibleText("\xC2\x85"), "\\xC2\\x85");
    EXPECT_EQ(visibleText(" \xF0\x9F"), "␣\\xF0\\x9F");
    EXPECT_EQ(visibleText("\xE2\x82z"), "\\xE2\\x82z");
    EXPECT_EQ(visibleText("é😀"), "é😀");
}

TEST(VisibleText, showsWhatCannotBeSeen) {
    EXPECT_EQ(visibleText("a\u00A0b"), "a\\u00A0b");
    EXPECT_EQ(visibleText("a\u200Bb"), "a\\u200Bb");
    EXPECT_EQ(visibleText("abc \u202E def"), "abc \\u202E def");
    EXPECT_EQ(visibleText("\uFEFFa\u00AD"), "\\uFEFFa\\u00AD");
    EXPECT_EQ(visibleText("❤\uFE0F \u2066\U000E0041\u2028"), "❤\\uFE0F \\u2066\\U000E0041\\u2028");
    EXPECT_EQ(visibleText("\uFFFE\U0010FFFF"), "\\uFFFE\\U0010FFFF");
}

/// Does the one character match the pattern?
bool matches(const pcre2_code* pattern, std::string_view character) {
    pcre2_match_data* match = pcre2_match_data_create(1, nullptr);
    const int found = pcre2_match(pattern, reinterpret_cast<PCRE2_SPTR>(character.data()),
                                  character.size(), 0, 0, match, nullptr);
    pcre2_match_data_free(match);
    return found > 0;
}

// All of Unicode, by the properties that PCRE2 has of it.
TEST(VisibleText, showsExactlyTheCharactersWithoutAShape) {
    const auto compiled = [](const char* text) {
        int error = 0;
        PCRE2_SIZE at = 0;
        return pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text), PCRE2_ZERO_TERMINATED, PCRE2_UTF,
                             &error, &at, nullptr);
    };
    pcre2_code* const hidden = compiled(R"([\p{Zs}\p{Zl}\p{Zp}\p{Cf}])");
    pcre2_code* const seen = compiled(R"([\p{L}\p{N}\p{P}\p{S}])");
    ASSERT_NE(hidden, nullptr);
    ASSERT_NE(seen, nullptr);
    // Format characters with a shape of their own, which enclose the digits or letters they are
    // for.
    const std::set<char32_t> signs{0x600, 0x601, 0x602, 0x603, 0x604,   0x605,  0x6DD,
                                   0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD};
    // Letters and symbols that are blank.
    const std::set<char32_t> blank{0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFFFC};
    for (char32_t c = 0x21; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string character;
        appendUtf8(character, c);
        const bool shown = visibleText("a" + character + "a") == "a" + character + "a";
        if (matches(hidden, character) && !signs.contains(c)) {
            EXPECT_FALSE(shown) << std::hex << static_cast<unsigned>(c);
        } else if (matches(seen, character)) {
            EXPECT_EQ(shown, !blank.contains(c)) << std::hex << static_cast<unsigned>(c);
        }
    }
    pcre2_code_free(hidden);
    pcre2_code_free(seen);
}

// Intervention as in the Unicode standard's section 3.9, table 3-8 and those after it.
TEST(ValidUtf8, replacesEachMaximalSubpart) {
    EXPECT_EQ(validUtf8("é😀a"), "é😀a");
    EXPECT_EQ(validUtf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    EXPECT_EQ(validUtf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"),
              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    EXPECT_EQ(validUtf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "\uFFFD\uFFFD\uFFFD\uFFFDA");
    EXPECT_EQ(validUtf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"),
              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
}

}  // namespace

}  // namespace headscope
