// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "tokenizer/splitter.h"
#include "tokenizer_files.h"

#include <headscope/error.h>
#include <headscope/tokenizer.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <random>
#include <set>
#include <thread>

namespace headscope {

namespace {

using test::inputErrorOf;
using test::TokenizerFolder;

const std::filesystem::path kTokenizerShared = HEADSCOPE_SHARED;

std::vector<std::string> piecesOf(const std::vector<Token>& tokens) {
    std::vector<std::string> texts;
    for (const Token& token : tokens)
        texts.push_back(token.text);
    return texts;
}

void expectTiles(const std::vector<Token>& tokens, std::string_view text) {
    std::size_t at = 0;
    for (const Token& token : tokens) {
        ASSERT_EQ(token.begin, at);
        ASSERT_LT(token.begin, token.end);
        ASSERT_EQ(text.substr(token.begin, token.end - token.begin), token.text);
        at = token.end;
    }
    ASSERT_EQ(at, text.size());
}

// Tests against GPT-2's own vocabulary and merges.
class Gpt2Tokenizer : public ::testing::Test {
 protected:
    void SetUp() override {
        if (!std::filesystem::exists(folder() / "vocab.json")) {
            GTEST_SKIP() << "GPT-2's tokenizer files are not at " << folder();
        }
    }
    static std::filesystem::path folder() { return kTokenizerShared / "gpt2-tokenizer"; }
    static const Tokenizer& gpt2() {
        static const Tokenizer kTokenizer = Tokenizer::load(folder());
        return kTokenizer;
    }
};

// A naive BPE after OpenAI's encoder.py: over strings of the byte alphabet, joining all occurrences
// of the best-ranked pair at each step. Its files are read, and its alphabet made, without core.
class SlowBpe {
 public:
    explicit SlowBpe(const std::filesystem::path& folder) {
        std::ifstream vocabulary(folder / "vocab.json");
        m_ids = nlohmann::json::parse(vocabulary).get<std::map<std::string, TokenId>>();
        std::ifstream merges(folder / "merges.txt");
        std::string line;
        std::getline(merges, line);
        while (std::getline(merges, line)) {
            const std::size_t space = line.find(' ');
            m_ranks.emplace(std::pair(line.substr(0, space), line.substr(space + 1)),
                            m_ranks.size());
        }
        int shifted = 256;
        for (int byte = 0; byte < 256; ++byte) {
            const bool itself = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) ||
                                (byte >= 0xAE && byte <= 0xFF);
            const int character = itself ? byte : shifted++;
            m_symbols[byte] = character < 0x80
                                  ? std::string(1, static_cast<char>(character))
                                  : std::string{static_cast<char>(0xC0 | (character >> 6)),
                                                static_cast<char>(0x80 | (character & 0x3F))};
        }
    }

    [[nodiscard]] std::vector<TokenId> encodeWord(std::string_view word) const {
        std::vector<std::string> symbols;
        for (const char c : word)
            symbols.push_back(m_symbols.at(static_cast<unsigned char>(c)));
        while (const auto* best = bestPair(symbols))
            symbols = joined(symbols, *best);
        std::vector<TokenId> ids;
        for (const auto& symbol : symbols)
            ids.push_back(m_ids.at(symbol));
        return ids;
    }

 private:
    using Pair = std::pair<std::string, std::string>;

    [[nodiscard]] const Pair* bestPair(const std::vector<std::string>& symbols) const {
        auto best = m_ranks.end();
        for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
            const auto entry = m_ranks.find({symbols[i], symbols[i + 1]});
            if (entry == m_ranks.end()) continue;
            if (best == m_ranks.end() || entry->second < best->second) best = entry;
        }
        return best == m_ranks.end() ? nullptr : &best->first;
    }

    static std::vector<std::string> joined(const std::vector<std::string>& symbols,
                                           const Pair& pair) {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            if (i + 1 < symbols.size() && Pair(symbols[i], symbols[i + 1]) == pair) {
                out.push_back(pair.first + pair.second);
                ++i;
            } else {
                out.push_back(symbols[i]);
            }
        }
        return out;
    }

    std::map<std::string, TokenId> m_ids;
    std::map<Pair, std::size_t> m_ranks;
    std::map<int, std::string> m_symbols;
};

// Characters of many kinds, so that each part of the split pattern has its share.
std::string randomText(std::mt19937& random, int characters) {
    static const std::vector<std::string> kCommon = {" ",
                                                     " ",
                                                     " ",
                                                     "\n",
                                                     "\t",
                                                     "\r\n",
                                                     "\u00A0",
                                                     "\u2003",
                                                     "\u3000",
                                                     "'s",
                                                     "'ll",
                                                     "'T",
                                                     "'",
                                                     "the",
                                                     " capital",
                                                     " of",
                                                     "Berlin",
                                                     "é",
                                                     "ß",
                                                     "Ж",
                                                     "中",
                                                     "😀",
                                                     "👨‍👩‍👧",
                                                     "1",
                                                     "２",
                                                     "٣",
                                                     "½",
                                                     "...",
                                                     "<|",
                                                     "e\u0301",
                                                     "\u180E",
                                                     "\u200B",
                                                     "\u0085"};
    std::uniform_int_distribution<std::size_t> common(0, kCommon.size() - 1);
    std::uniform_int_distribution<char32_t> any(0, 0x10FFFF);
    std::uniform_int_distribution<char32_t> basic(0, 0x2FFF);
    std::uniform_int_distribution<char32_t> ascii(0x20, 0x7E);
    std::uniform_int_distribution<int> kind(0, 9);
    std::string text;
    for (int i = 0; i < characters; ++i) {
        const int k = kind(random);
        char32_t c = k < 2 ? any(random) : k < 4 ? basic(random) : ascii(random);
        if (k >= 7) {
            text += kCommon[common(random)];
        } else if (c < 0xD800 || c > 0xDFFF) {
            appendUtf8(text, c);
        }
    }
    return text;
}

std::string filledWith(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += piece;
    return text;
}

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> list;
    static const Splitter kSplitter;
    for (const auto& [begin, end] : kSplitter.split(text)) {
        list.push_back(text.substr(begin, end - begin));
    }
    return list;
}

using Words = std::vector<std::string>;

TEST_F(Gpt2Tokenizer, encodesAndDecodesTheReferenceVectors) {
    std::ifstream file(folder() / "tokenizer-vectors.json");
    const auto vectors = nlohmann::json::parse(file);
    EXPECT_EQ(vectors.size(), 121u);
    for (const auto& vector : vectors) {
        const auto text = vector["text"].get<std::string>();
        const auto ids = vector["ids"].get<std::vector<TokenId>>();
        const auto tokens = gpt2().encode(text);
        EXPECT_EQ(idsOf(tokens), ids) << text;
        EXPECT_EQ(gpt2().decode(ids), text);
        expectTiles(tokens, text);
    }
}

TEST_F(Gpt2Tokenizer, agreesWithANaiveMergeOnRandomText) {
    const SlowBpe slow(folder());
    const Splitter splitter;
    std::mt19937 random(20240601);
    for (int round = 0; round < 400; ++round) {
        const std::string text = randomText(random, 60);
        std::vector<TokenId> expected;
        for (const auto& [begin, end] : splitter.split(text)) {
            const auto ids = slow.encodeWord(std::string_view(text).substr(begin, end - begin));
            expected.insert(expected.end(), ids.begin(), ids.end());
        }
        ASSERT_EQ(idsOf(gpt2().encode(text)), expected) << text;
    }
    for (const char* run : {"a", "ab", "=", "-=", "\n", " ", "ha", "0", "é"}) {
        const std::string text = filledWith(run, 700);
        for (const auto& word : words(text)) {
            ASSERT_EQ(idsOf(gpt2().encode(word)), slow.encodeWord(word)) << run;
        }
    }
}

TEST_F(Gpt2Tokenizer, decodesWhatItEncodes) {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> length(0, 40);
    for (int round = 0; round < 4000; ++round) {
        const std::string text = randomText(random, length(random));
        const auto tokens = gpt2().encode(text);
        ASSERT_EQ(gpt2().decode(idsOf(tokens)), text);
        expectTiles(tokens, text);
    }
}

TEST_F(Gpt2Tokenizer, encodesAMegabyteOfAnythingInSeconds) {
    for (const char* piece : {"a", " ", "😀", "é", "1", "!", "\n", "\u00A0", "Ab 1! 😀\n\n  "}) {
        const std::string text = filledWith(piece, 1u << 20);
        const auto start = std::chrono::steady_clock::now();
        const auto tokens = gpt2().encode(text);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        // About 0.5 s optimised; merging in quadratic time would take hours.
        EXPECT_LT(took.count(), 30.0) << piece;
        expectTiles(tokens, text);
        EXPECT_EQ(gpt2().decode(idsOf(tokens)), text);
    }
}

TEST_F(Gpt2Tokenizer, keepsALongRunOfSpacesInOneWordButForTheLast) {
    const std::string text = std::string(100000, ' ') + "x";
    const auto tokens = gpt2().encode(text);
    EXPECT_EQ(tokens.back().text, " x");
    expectTiles(tokens, text);
}

TEST_F(Gpt2Tokenizer, knowsTheEndOfTextMark) {
    EXPECT_EQ(idsOf(gpt2().encode("<|endoftext|>")), std::vector<TokenId>{50256});
    // The mark parts the text: the space before it is a word of its own.
    EXPECT_EQ(piecesOf(gpt2().encode("a <|endoftext|><|endoftext|> b")),
              (Words{"a", " ", "<|endoftext|>", "<|endoftext|>", " b"}));
    EXPECT_GT(gpt2().encode("<|endoftext|").size(), 1u);
    expectTiles(gpt2().encode("x<|endoftext|>y"), "x<|endoftext|>y");
}

TEST_F(Gpt2Tokenizer, looksTokensUp) {
    EXPECT_EQ(gpt2().size(), 50257);
    const auto id = gpt2().find(" Germany");
    ASSERT_TRUE(id);
    EXPECT_EQ(*id, 4486);
    EXPECT_EQ(gpt2().bytes(*id), " Germany");
    EXPECT_FALSE(gpt2().find("not a token"));
    EXPECT_TRUE(gpt2().contains(50256));
    for (const TokenId bad : {-1, 50257, std::numeric_limits<TokenId>::max()}) {
        EXPECT_FALSE(gpt2().contains(bad));
        EXPECT_NE(std::string(inputErrorOf([&] { (void)gpt2().bytes(bad); }).what())
                      .find(std::to_string(bad)),
                  std::string::npos);
        EXPECT_THROW((void)gpt2().decode(std::vector{bad}), Error);
    }
}

TEST_F(Gpt2Tokenizer, encodesInSeveralThreadsAtOnce) {
    std::mt19937 random(11);
    const std::string text = randomText(random, 20000);
    const auto expected = gpt2().encode(text);
    std::vector<std::vector<Token>> results(4);
    {
        std::vector<std::jthread> threads;
        for (auto& result : results) {
            threads.emplace_back([&] {
                for (int i = 0; i < 5; ++i)
                    result = gpt2().encode(text);
            });
        }
    }
    for (const auto& result : results)
        EXPECT_EQ(result, expected);
}

TEST(Splitter, partsContractionsOnlyInLowerCase) {
    EXPECT_EQ(words("I've it's we'll he'd I'm you're don't"),
              (Words{"I", "'ve", " it", "'s", " we", "'ll", " he", "'d", " I", "'m", " you", "'re",
                     " don", "'t"}));
    EXPECT_EQ(words("DON'T"), (Words{"DON", "'", "T"}));
    EXPECT_EQ(words("'sun"), (Words{"'s", "un"}));
}

TEST(Splitter, givesTheLastOfSeveralSpacesToTheWordAfter) {
    EXPECT_EQ(words("a   b"), (Words{"a", "  ", " b"}));
    EXPECT_EQ(words("a \n b"), (Words{"a", " \n", " b"}));
    EXPECT_EQ(words("a\n\nb"), (Words{"a", "\n", "\n", "b"}));
    EXPECT_EQ(words("a  "), (Words{"a", "  "}));
    EXPECT_EQ(words("a 1-2"), (Words{"a", " 1", "-", "2"}));
    EXPECT_TRUE(words("").empty());
}

TEST(Splitter, countsAsSpaceWhatUnicodeDoes) {
    const std::set<char32_t> spaces = {0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x20,   0x85,
                                       0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
                                       0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028,
                                       0x2029, 0x202F, 0x205F, 0x3000};
    for (char32_t c = 0; c < 0x3100; ++c) {
        // Between two marks a space stands alone; what is no space joins them or is a word of
        // letters.
        std::string character;
        appendUtf8(character, c);
        const Words split = words("!" + character + character + "!");
        const bool isSpace = split.size() == 4 && split[1] == character;
        const bool isPlainSpace = c == ' ' && split == Words{"!", " ", " !"};
        EXPECT_EQ(isSpace || isPlainSpace, spaces.contains(c)) << std::hex << std::uint32_t{c};
    }
}

TEST(Splitter, tilesAnyText) {
    const Splitter splitter;
    std::mt19937 random(3);
    for (int round = 0; round < 1000; ++round) {
        const std::string text = randomText(random, 50);
        std::size_t at = 0;
        for (const auto& [begin, end] : splitter.split(text)) {
            ASSERT_EQ(begin, at);
            ASSERT_GT(end, begin);
            at = end;
        }
        ASSERT_EQ(at, text.size());
    }
}

TEST(Utf8, agreesWithTheEncodingOfEveryCharacter) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        appendUtf8(text, c);
        const Utf8Step step = nextUtf8(text, 0);
        ASSERT_TRUE(step.valid && step.character == c && step.length == text.size());
    }
}

struct Bad {
    const char* kind;
    std::string text;
    int offset;
};

void PrintTo(const Bad& bad, std::ostream* out) {
    *out << bad.kind;
}

class InvalidUtf8 : public ::testing::TestWithParam<Bad> {};

TEST_P(InvalidUtf8, isRefusedWithItsPlace) {
    const TokenizerFolder folder(R"({"a": 0, "b": 1})", "");
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    const auto expected = "at byte " + std::to_string(GetParam().offset) + " ";
    const Error error = inputErrorOf([&] { (void)tokenizer.encode(GetParam().text); });
    EXPECT_NE(std::string(error.what()).find(expected), std::string::npos) << error.what();
    EXPECT_THROW((void)Splitter().split(GetParam().text), Error);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, InvalidUtf8,
    testing::Values(Bad{"overlong2", "a\xC0\x80", 1}, Bad{"overlong2b", "\xC1\xBF", 0},
                    Bad{"overlong3", "ab\xE0\x9F\xBF", 2}, Bad{"overlong4", "\xF0\x8F\xBF\xBF", 0},
                    Bad{"surrogate", "a\xED\xA0\x80", 1}, Bad{"lastSurrogate", "a\xED\xBF\xBF", 1},
                    Bad{"truncated2", "ab\xC3", 2}, Bad{"truncated3", "\xE4\xB8", 0},
                    Bad{"truncated4", "a\xF0\x9F\x98", 1}, Bad{"cutByLetter", "\xE4\xB8z", 0},
                    Bad{"stray", "ab\x80", 2}, Bad{"strayAfter", "\xC3\xA9\xA9", 2},
                    Bad{"beyond", "\xF4\x90\x80\x80", 0}, Bad{"never", "b\xFF", 1},
                    Bad{"fiveBytes", "\xF8\x88\x80\x80\x80", 0}),
    [](const auto& bad) { return bad.param.kind; });

TEST(TinyVocabularies, load) {
    if (!std::filesystem::exists(kTokenizerShared / "checkpoints")) {
        GTEST_SKIP() << "no checkpoints at " << kTokenizerShared;
    }
    const Tokenizer sort = Tokenizer::load(kTokenizerShared / "checkpoints/nano-sort");
    EXPECT_EQ(idsOf(sort.encode("CAB")), (std::vector<TokenId>{2, 0, 1}));
    const Error error = inputErrorOf([&] { (void)sort.encode("CA\u00DF"); });
    EXPECT_STREQ(error.what(), "the vocabulary has no token for \"\u00DF\" at byte 2");

    const Tokenizer byte = Tokenizer::load(kTokenizerShared / "checkpoints/basic-byte");
    const auto tokens = byte.encode("a b<|endoftext|>\n");
    EXPECT_EQ(piecesOf(tokens), (Words{"a", " ", "b", "<|endoftext|>", "\n"}));
    EXPECT_EQ(tokens[3].id, 0);
    EXPECT_EQ(byte.bytes(1), "<|unk|>");
    std::mt19937 random(5);
    const std::string text = randomText(random, 3000);
    EXPECT_EQ(byte.decode(idsOf(byte.encode(text))), text);
}

TEST(TokenizerFiles, mayHaveGapsCrlfNoVersionLineAndLiteralSpecials) {
    const TokenizerFolder folder(R"({"a": 0, "b": 5, "ab": 9, "[a token]": 7, "Ġ": 3})",
                                 "a b\r\n\r\n");
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    EXPECT_EQ(tokenizer.size(), 10);
    EXPECT_FALSE(tokenizer.contains(1));
    EXPECT_THROW((void)tokenizer.bytes(1), Error);
    EXPECT_EQ(tokenizer.bytes(7), "[a token]");
    EXPECT_EQ(tokenizer.find("[a token]"), 7);
    EXPECT_EQ(idsOf(tokenizer.encode("abb a")), (std::vector<TokenId>{9, 5, 3, 0}));
}

TEST(TokenizerFiles, joinByRankNotByLength) {
    const std::string vocabulary = R"({"a":0,"b":1,"c":2,"bc":3,"ab":4,"abc":5})";
    const TokenizerFolder folder(vocabulary, "#version: 0.2\nb c\na b\nab c\n");
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    EXPECT_EQ(piecesOf(tokenizer.encode("abcab")), (Words{"a", "bc", "ab"}));
}

TEST(TokenizerFiles, areMissedByName) {
    const TokenizerFolder folder;
    EXPECT_NE(std::string(inputErrorOf([&] { (void)Tokenizer::load(folder.path()); }).what())
                  .find("vocab.json"),
              std::string::npos);
    folder.write("vocab.json", R"({"a": 0})");
    EXPECT_NE(std::string(inputErrorOf([&] { (void)Tokenizer::load(folder.path()); }).what())
                  .find("merges.txt"),
              std::string::npos);
}

struct BrokenFile {
    const char* kind;
    std::string vocabulary;
    std::string merges;
    Words expected;  // parts of the message
};

void PrintTo(const BrokenFile& bad, std::ostream* out) {
    *out << bad.kind;
}

class BrokenTokenizerFiles : public ::testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenTokenizerFiles, areRefusedWithTheirPlace) {
    const TokenizerFolder folder(GetParam().vocabulary, GetParam().merges);
    const Error error = inputErrorOf([&] { (void)Tokenizer::load(folder.path()); });
    const std::string message = error.what();
    for (const auto& part : GetParam().expected) {
        EXPECT_NE(message.find(part), std::string::npos) << message;
    }
    EXPECT_EQ(firstInvalidUtf8(message), std::string::npos);
}

const std::string kAb = R"({"a": 0, "b": 1, "ab": 2})";

INSTANTIATE_TEST_SUITE_P(
    Kinds, BrokenTokenizerFiles,
    testing::Values(
        BrokenFile{"noJson", "{\"a\": 0,\n\n oops}", "", {"vocab.json", "line 3"}},
        BrokenFile{"cut", "{\"a\": 0, \"b", "", {"vocab.json", "line 1"}},
        BrokenFile{"blank", " \n", "", {"vocab.json"}},
        BrokenFile{"trailing", "{\"a\": 0}\n{}", "", {"vocab.json", "line 2"}},
        BrokenFile{"array", "[\"a\"]", "", {"vocab.json", "not a JSON object"}},
        BrokenFile{"number", "3", "", {"vocab.json", "not a JSON object"}},
        BrokenFile{"negative", "-3", "", {"vocab.json", "not a JSON object"}},
        BrokenFile{"fraction", "0.5", "", {"vocab.json", "not a JSON object"}},
        BrokenFile{"text", "\"a\"", "", {"vocab.json", "not a JSON object"}},
        BrokenFile{"null", "null", "", {"vocab.json", "not a JSON object"}},
        BrokenFile{"deep", std::string(100000, '['), "", {"vocab.json", "not a JSON object"}},
        BrokenFile{"empty", "{}", "", {"vocab.json", "no tokens"}},
        BrokenFile{"textId", R"({"a": "0"})", "", {"vocab.json", "\"a\"", "no number"}},
        BrokenFile{"nested", R"({"a": {"b": 0}})", "", {"vocab.json", "\"a\"", "no number"}},
        BrokenFile{"arrayId", R"({"a": [0]})", "", {"vocab.json", "\"a\"", "no number"}},
        BrokenFile{"boolId", R"({"a": true})", "", {"vocab.json", "\"a\"", "no number"}},
        BrokenFile{"nullId", R"({"a": null})", "", {"vocab.json", "\"a\"", "no number"}},
        BrokenFile{"negativeId", R"({"a": -1})", "", {"vocab.json", "\"a\"", "-1"}},
        BrokenFile{"fractionId", R"({"a": 1.5})", "", {"vocab.json", "\"a\"", "1.5"}},
        BrokenFile{"hugeId", R"({"a": 1048576})", "", {"vocab.json", "\"a\"", "1048576"}},
        BrokenFile{"hugerId", R"({"a": 18446744073709551615})", "", {"vocab.json", "\"a\""}},
        BrokenFile{"beyond64", R"({"a": 99999999999999999999999})", "", {"vocab.json", "\"a\""}},
        BrokenFile{"sameId", R"({"a": 1, "b": 1})", "", {"\"a\"", "\"b\"", "same id 1"}},
        BrokenFile{"sameToken", R"({"a": 1, "a": 2})", "", {"vocab.json", "\"a\"", "twice"}},
        BrokenFile{"notUtf8", "{\"a\xFF\": 1}", "", {"vocab.json", "line 1"}},
        BrokenFile{"loneSurrogate", R"({"\ud800": 1})", "", {"vocab.json", "line 1"}},
        BrokenFile{"oneSymbol", kAb, "#version: 0.2\nab\n", {"merges.txt, line 2", "two symbols"}},
        BrokenFile{"threeSymbols", kAb, "a b\na b b\n", {"merges.txt, line 2", "two symbols"}},
        BrokenFile{"twoSpaces", kAb, "a  b\n", {"merges.txt, line 1", "two symbols"}},
        BrokenFile{"leadingSpace", kAb, " ab\n", {"merges.txt, line 1", "two symbols"}},
        BrokenFile{"trailingSpace", kAb, "a \n", {"merges.txt, line 1", "two symbols"}},
        BrokenFile{"versionLater", kAb, "a b\n#version: 0.2\n", {"merges.txt, line 2"}},
        BrokenFile{"unknownLeft", kAb, "\nx b\n", {"merges.txt, line 2", "\"x\""}},
        BrokenFile{"unknownRight", kAb, "a x", {"merges.txt, line 1", "\"x\""}},
        BrokenFile{"unknownResult", kAb, "a b\nb a\n", {"merges.txt, line 2", "\"ba\""}},
        BrokenFile{"mergesNotUtf8", kAb, "a b\na \xC3\n", {"merges.txt, line 2", "UTF-8"}}),
    [](const auto& bad) { return bad.param.kind; });

}  // namespace

}  // namespace headscope
