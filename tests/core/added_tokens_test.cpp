// SPDX-License-Identifier: GPL-3.0-or-later
// Added tokens within a text, as added_vocabulary.rs of the tokenizers library finds them.
#include "tokenizer/added_tokens.h"

#include "tokenizer/added_token_list.h"
#include "tokenizer_files.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace headscope {
namespace {
using test::inputErrorOf;
using test::TokenizerFolder;

/// Of each match: where it begins, where it ends, its id.
using Found = std::vector<std::tuple<std::size_t, std::size_t, TokenId>>;

AddedToken token(const std::string& content, TokenId id) {
    AddedToken added;
    added.content = content;
    added.id = id;
    return added;
}

Found found(const AddedTokens& tokens, std::string_view text) {
    Found list;
    for (const auto& match : tokens.find(text))
        list.emplace_back(match.begin, match.end, *match.token->id);
    return list;
}

TEST(LongestMatch, findsTheLongestThatBeginsAtEachPlace) {
    const std::vector<std::string_view> strings = {"he", "she", "hers", "s"};
    const LongestMatch longest(strings);
    EXPECT_EQ(longest.find("ushers"), (std::vector<int>{-1, 1, 2, -1, -1, 3}));
    EXPECT_EQ(longest.find("her"), (std::vector<int>{0, -1, -1}));
    EXPECT_TRUE(longest.find("").empty());
    EXPECT_EQ(LongestMatch().find("ab"), (std::vector<int>{-1, -1}));
}

TEST(LongestMatch, agreesWithLookingAtEveryString) {
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        const auto word = [&](int most) {
            std::string text;
            for (int length = 1 + static_cast<int>(random() % static_cast<unsigned>(most));
                 length > 0; --length)
                text += "ab\xFF"[random() % 3];
            return text;
        };
        std::set<std::string> contents;
        for (int i = 0; i < 12; ++i)
            contents.insert(word(6));
        const std::vector<std::string_view> strings(contents.begin(), contents.end());
        const std::string text = word(60);
        const auto longest = LongestMatch(strings).find(text);
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::size_t best = 0;
            for (const auto& string : strings) {
                if (text.compare(at, string.size(), string) == 0)
                    best = std::max(best, string.size());
            }
            const std::size_t got =
                longest[at] < 0 ? 0 : strings[static_cast<std::size_t>(longest[at])].size();
            ASSERT_EQ(got, best) << text << " at " << at;
        }
    }
}

// Looking at one length after the other took 3,000 steps a byte here.
TEST(LongestMatch, takesTwoStepsAByteWhateverTheStrings) {
    std::vector<std::string> strings;
    for (std::size_t length = 1; length <= 3000; ++length)
        strings.push_back("b" + std::string(length, 'a'));
    for (std::size_t length = 1; length <= 500; ++length)
        strings.push_back(std::string(length, 'a') + "b" + std::string(length, 'a') + "c");
    const LongestMatch longest({strings.begin(), strings.end()});
    const std::string text(200'000, 'a');
    for (const std::string& one : {text, "b" + text, text + "b", text + "c"}) {
        std::size_t steps = 0;
        const auto list = longest.find(one, &steps);
        EXPECT_LE(steps, 2 * one.size());
        EXPECT_EQ(list[0], one[0] == 'b' ? 2999 : -1);
    }
}

TEST(AddedTokens, takeTheWhiteSpaceTheyAskFor) {
    AddedToken left = token("<m>", 1);
    left.stripsLeft = true;
    AddedToken right = token("<r>", 2);
    right.stripsRight = true;
    const AddedTokens tokens({left, right, token(" x", 3)});
    EXPECT_EQ(found(tokens, "a \n<m> b"), (Found{{1, 6, 1}}));
    EXPECT_EQ(found(tokens, "  <m>"), (Found{{0, 5, 1}}));
    EXPECT_EQ(found(tokens, "a<r>\u3000 b"), (Found{{1, 8, 2}}));
    EXPECT_EQ(found(tokens, "<r>  <m>"), (Found{{0, 5, 2}, {5, 8, 1}}))
        << "what the one before has taken is gone";
    EXPECT_EQ(found(tokens, "<m> <m>"), (Found{{0, 3, 1}, {3, 7, 1}}));
    EXPECT_EQ(found(tokens, "<r> x"), (Found{{0, 4, 2}, {4, 5, 3}}))
        << "both were found before white space was taken";
    EXPECT_EQ(found(tokens, "a<m>"), (Found{{1, 4, 1}}));
}

TEST(AddedTokens, mayHaveToStandAlone) {
    AddedToken word = token("cat", 1);
    word.singleWord = true;
    const AddedTokens tokens({word, token("ca", 2)});
    EXPECT_EQ(found(tokens, "cat"), (Found{{0, 3, 1}}));
    EXPECT_EQ(found(tokens, "a cat."), (Found{{2, 5, 1}}));
    EXPECT_EQ(found(tokens, "-cat\u00A0"), (Found{{1, 4, 1}}));
    for (const char* beside : {"s", "_", "9", "é", "中", "\u0301", "\u200D", "\u203F", "Ⅷ"}) {
        EXPECT_TRUE(found(tokens, "cat" + std::string(beside)).empty())
            << beside << ": and not \"ca\" in its place";
        EXPECT_TRUE(found(tokens, std::string(beside) + "cat").empty()) << beside;
    }
    for (const char* beside : {"-", "'", "½", "²", "😀", "\u200B", "\u00AD"}) {
        EXPECT_EQ(found(tokens, "cat" + std::string(beside)), (Found{{0, 3, 1}})) << beside;
    }
    // Between the pieces that raw tokens leave, the edge of a piece is the edge of the text.
    word.normalized = true;
    EXPECT_EQ(found(AddedTokens({word, token("s", 3)}), "cats"), (Found{{0, 3, 1}, {3, 4, 3}}));
}

TEST(AddedTokens, thatArePassedOverLeaveTheirPlaceAsText) {
    AddedToken special = token("<s>", 1);
    special.passedOver = true;
    EXPECT_EQ(found(AddedTokens({special, token("<", 2), token("b", 3)}), "a<s>b<"),
              (Found{{4, 5, 3}, {5, 6, 2}}));
}

TEST(AddedTokens, haveLimits) {
    const auto refused = [](const std::vector<AddedToken>& tokens, const std::string& part) {
        Vocabulary vocabulary = Vocabulary::of({{"a", 0}}, "vocab.json");
        AddedTokenList list;
        const Error error = inputErrorOf([&] { list.add(tokens, "added.json", vocabulary); });
        EXPECT_NE(std::string(error.what()).find("added.json"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    };
    refused({token(std::string(AddedTokenList::kLongest + 1, 'x'), 1)}, "1024 bytes");
    std::vector<AddedToken> many;
    for (TokenId id = 1; id <= static_cast<TokenId>(AddedTokenList::kMost) + 1; ++id)
        many.push_back(token(fmt::format("<{}>", id), id));
    refused(many, "100000 added tokens");
    many.clear();
    for (TokenId id = 1; id < 1100; ++id)
        many.push_back(token(fmt::format("{:01000}", id), id));
    refused(many, "1000000 bytes");
    many.resize(999);
    Vocabulary vocabulary = Vocabulary::of({{"a", 0}}, "vocab.json");
    AddedTokenList list;
    list.add(many, "added.json", vocabulary);
    EXPECT_EQ(found(list.take(), fmt::format("{:01000}", 7)), (Found{{0, 1000, 7}}));
}

/// RoBERTa's way: "<mask>" takes the space before it.
TEST(AddedTokens, areEncodedWithTheirSpace) {
    const TokenizerFolder folder(R"({"a":0,"b":1,"Ġ":2})", "#version: 0.2\n");
    folder.write("tokenizer_config.json",
                 R"({"added_tokens_decoder": {"3": {"content": "<mask>", "lstrip": true,
                     "special": true}, "4": {"content": "cat", "single_word": true}}})");
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    const auto tokens = tokenizer.encode("a  <mask> b");
    ASSERT_EQ(tokens.size(), 4u);
    EXPECT_EQ(tokens[1], (Token{3, "<mask>", 1, 9}));
    EXPECT_EQ(tokens[2].id, 2);
    EXPECT_EQ(tokens[3], (Token{1, "b", 10, 11}));
    EXPECT_EQ(tokenizer.encode("a cat")[2].id, 4);
    EXPECT_THROW((void)tokenizer.encode("acat"), Error) << "c and t have no tokens of their own";
    EXPECT_TRUE(tokenizer.notes().empty());
}

TEST(AddedTokens, withoutAnIdAreRefusedWhereATextHasThem) {
    const TokenizerFolder folder(R"({"a":0,"<":1,"p":2,">":3})", "#version: 0.2\n");
    folder.write("tokenizer_config.json", R"({"pad_token": "<p>"})");
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    EXPECT_EQ(tokenizer.encode("<a>p").size(), 4u);
    const Error error = inputErrorOf([&] { (void)tokenizer.encode("aa<p>"); });
    EXPECT_STREQ(
        error.what(),
        "the text has the special token \"<p>\" at byte 2, to which the model's files give "
        "no id");
}

}  // namespace
}  // namespace headscope
