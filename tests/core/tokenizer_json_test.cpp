// SPDX-License-Identifier: GPL-3.0-or-later
// tokenizer.json, and the files beside a tokenizer that name added tokens.
#include "mutation.h"
#include "tokenizer/tokenizer_parts.h"
#include "tokenizer_files.h"
#include "tokenizer_json_maker.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <random>

namespace headscope {
namespace {
using test::addedToken;
using test::inputErrorOf;
using test::smallJson;
using test::TokenizerFolder;
using test::tokenizerJson;

const std::filesystem::path kTokenizerJsonShared = HEADSCOPE_SHARED;

std::vector<TokenId> idsOf(const Tokenizer& tokenizer, std::string_view text) {
    std::vector<TokenId> list;
    for (const Token& token : tokenizer.encode(text))
        list.push_back(token.id);
    return list;
}

using TokenIds = std::vector<TokenId>;

class TokenizerJson : public ::testing::Test {
 protected:
    Tokenizer load(const nlohmann::json& content) const {
        m_folder.write("tokenizer.json", content.dump());
        return Tokenizer::load(m_folder.path());
    }
    /// That loading `content`, or only checking it, is refused naming the file and these parts.
    void refused(const nlohmann::json& content, const std::vector<std::string>& parts,
                 bool byCheck = true) const {
        m_folder.write("tokenizer.json", content.dump());
        expectParts(inputErrorOf([&] { (void)Tokenizer::load(m_folder.path()); }), parts);
        if (!byCheck) return;
        expectParts(inputErrorOf([&] { checkTokenizer(m_folder.path()); }), parts);
    }
    static void expectParts(const Error& error, std::vector<std::string> parts) {
        parts.emplace_back("tokenizer.json");
        for (const auto& part : parts)
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    }

    TokenizerFolder m_folder;
};

TEST_F(TokenizerJson, encodesGpt2sReferenceVectors) {
    const auto source = kTokenizerJsonShared / "gpt2-tokenizer";
    if (!std::filesystem::exists(source / "vocab.json")) {
        GTEST_SKIP() << "GPT-2's tokenizer files are not at " << source;
    }
    std::ifstream vocabularyFile(source / "vocab.json");
    const nlohmann::json vocabulary = nlohmann::json::parse(vocabularyFile);
    nlohmann::json texts = nlohmann::json::array();
    nlohmann::json pairs = nlohmann::json::array();
    std::ifstream mergesFile(source / "merges.txt");
    std::string line;
    std::getline(mergesFile, line);  // #version
    while (std::getline(mergesFile, line)) {
        const auto space = line.find(' ');
        texts.push_back(line);
        pairs.push_back(nlohmann::json::array({line.substr(0, space), line.substr(space + 1)}));
    }
    ASSERT_EQ(texts.size(), 50000u);
    std::ifstream vectorsFile(source / "tokenizer-vectors.json");
    const nlohmann::json vectors = nlohmann::json::parse(vectorsFile);
    ASSERT_EQ(vectors.size(), 121u);
    for (const nlohmann::json& merges : {texts, pairs}) {
        const Tokenizer tokenizer = load(tokenizerJson(
            vocabulary, merges, nlohmann::json::array({addedToken(50256, "<|endoftext|>")})));
        EXPECT_EQ(tokenizer.size(), 50257);
        for (const auto& vector : vectors) {
            const auto text = vector["text"].get<std::string>();
            const auto expected = vector["ids"].get<TokenIds>();
            EXPECT_EQ(idsOf(tokenizer, text), expected) << text;
            EXPECT_EQ(tokenizer.decode(expected), text);
        }
        EXPECT_EQ(idsOf(tokenizer, "a<|endoftext|>"), (TokenIds{64, 50256}));
    }
}

TEST_F(TokenizerJson, needsNoTypeOfModelAsInGpt2sOwnFile) {
    nlohmann::json content = smallJson();
    content["model"].erase("type");
    content["model"]["unk_token"] = "";
    content.erase("post_processor");
    EXPECT_EQ(idsOf(load(content), "ab ab"), (TokenIds{4, 5}));
    content["pre_tokenizer"] = {
        {"type", "Sequence"}, {"pretokenizers", nlohmann::json::array({content["pre_tokenizer"]})}};
    content["normalizer"] = {{"type", "Sequence"}, {"normalizers", nlohmann::json::array()}};
    EXPECT_EQ(idsOf(load(content), "ab ab"), (TokenIds{4, 5}));
}

// As in tokenizers: the earliest, of those the longest; those not normalized before the others.
TEST_F(TokenizerJson, findsAddedTokensFirst) {
    nlohmann::json content = smallJson();
    content["added_tokens"] =
        nlohmann::json::array({addedToken(6, "<pad>"), addedToken(7, "<pad>a"), addedToken(8, "bb"),
                               addedToken(9, "b<", true), addedToken(10, "cé c", true)});
    const Tokenizer tokenizer = load(content);
    EXPECT_EQ(idsOf(tokenizer, "ab<pad>ab"), (TokenIds{4, 7, 1}));
    EXPECT_EQ(idsOf(tokenizer, "a<pad> ab<pad><pad>"), (TokenIds{0, 6, 5, 6, 6}));
    EXPECT_EQ(idsOf(tokenizer, "b<pad>"), (TokenIds{1, 6})) << "not \"b<\": it is normalized";
    EXPECT_EQ(idsOf(tokenizer, "ab<"), (TokenIds{0, 9}));
    EXPECT_EQ(idsOf(tokenizer, "abbb"), (TokenIds{0, 8, 1}))
        << "an added token parts what would merge";
    EXPECT_EQ(idsOf(tokenizer, "acé cb"), (TokenIds{0, 10, 1}));
    EXPECT_EQ(tokenizer.size(), 11);
    EXPECT_EQ(tokenizer.bytes(10), "cé c");
    EXPECT_EQ(tokenizer.find("cé c"), 10);
    EXPECT_EQ(tokenizer.decode(idsOf(tokenizer, "b<pad>acé c ab")), "b<pad>acé c ab");
    const auto tokens = tokenizer.encode("ab<pad> c");
    EXPECT_EQ(tokens[1], (Token{6, "<pad>", 2, 7}));
}

TEST_F(TokenizerJson, addsThePrefixSpaceThatItAsksFor) {
    nlohmann::json content = smallJson();
    m_folder.write("tokenizer_config.json", R"({"add_prefix_space": true})");
    const Tokenizer tokenizer = load(content);
    const std::string text = "ab<pad>ab ab<pad> ab";
    EXPECT_EQ(idsOf(tokenizer, text), (TokenIds{5, 6, 5, 5, 6, 5}));
    EXPECT_TRUE(tokenizer.encode("").empty());
    std::size_t at = 0;
    for (const Token& token : tokenizer.encode(text)) {
        EXPECT_EQ(token.begin, at) << "the spans still tile the text";
        at = token.end;
    }
    EXPECT_EQ(at, text.size());
}

// GPT2TokenizerFast puts its own choice, no space where nothing is said, over the file's.
TEST_F(TokenizerJson, leavesThePrefixSpaceToTheClass) {
    nlohmann::json content = smallJson();
    content["pre_tokenizer"]["add_prefix_space"] = true;
    EXPECT_EQ(idsOf(load(content), "c"), (TokenIds{2}));
    EXPECT_TRUE(load(content).notes().empty());
    m_folder.write("tokenizer_config.json", R"({"tokenizer_class": "PreTrainedTokenizerFast"})");
    EXPECT_EQ(idsOf(load(content), "c"), (TokenIds{3, 2}));
    ASSERT_EQ(load(content).notes().size(), 1u) << "versions of transformers differ";
    EXPECT_NE(load(content).notes()[0].english().find("add_prefix_space"), std::string::npos);
    content["pre_tokenizer"].erase("add_prefix_space");
    EXPECT_EQ(idsOf(load(content), "c"), (TokenIds{3, 2})) << "the library's default is to add it";
    m_folder.write("tokenizer_config.json", R"({"add_prefix_space": false})");
    EXPECT_EQ(idsOf(load(content), "c"), (TokenIds{2}));
}

TEST_F(TokenizerJson, mergesOverWordsWhereItDoesNotSplit) {
    nlohmann::json content =
        tokenizerJson({{"a", 0}, {"Ġ", 1}, {"aĠ", 2}}, nlohmann::json::array({"a Ġ"}));
    EXPECT_EQ(idsOf(load(content), "a a"), (TokenIds{0, 1, 0}));
    content["pre_tokenizer"]["use_regex"] = false;
    EXPECT_EQ(idsOf(load(content), "a a"), (TokenIds{2, 0}));
}

TEST_F(TokenizerJson, refusesWhatWouldGiveOtherTokens) {
    const auto with = [&](const char* pointer, const nlohmann::json& value) {
        nlohmann::json content = smallJson();
        content[nlohmann::json::json_pointer(pointer)] = value;
        return content;
    };
    const nlohmann::json bytes = smallJson()["pre_tokenizer"];
    refused(with("/normalizer", {{"type", "NFC"}}), {"normalizer", "\"NFC\""});
    refused(with("/pre_tokenizer", nullptr), {"no pre-tokenizer"});
    refused(with("/pre_tokenizer", {{"type", "Metaspace"}}), {"\"Metaspace\"", "ByteLevel"});
    refused(with("/pre_tokenizer",
                 {{"type", "Sequence"},
                  {"pretokenizers",
                   nlohmann::json::array({nlohmann::json{{"type", "Digits"}}, bytes})}}),
            {"pre_tokenizer", "2 steps"});
    refused(with("/model/type", "Unigram"), {"\"Unigram\"", "BPE"});
    refused(with("/model/byte_fallback", true), {"byte_fallback"});
    refused(with("/model/ignore_merges", true), {"ignore_merges"});
    refused(with("/model/dropout", 0.1), {"dropout"});
    refused(with("/model/end_of_word_suffix", "</w>"), {"end_of_word_suffix"});
    refused(with("/model/continuing_subword_prefix", "##"), {"continuing_subword_prefix"});
    EXPECT_NO_THROW((void)load(with("/model/dropout", 0.0)));
}

TEST_F(TokenizerJson, refusesWhatIsBroken) {
    const auto with = [&](const char* pointer, const nlohmann::json& value) {
        nlohmann::json content = smallJson();
        content[nlohmann::json::json_pointer(pointer)] = value;
        return content;
    };
    refused(nlohmann::json::array(), {"not a JSON object"});
    refused(nlohmann::json::object(), {"no model"});
    refused(with("/model", 3), {"no model"});
    refused(with("/model/type", 3), {"type"});
    refused(with("/model/byte_fallback", "no"), {"byte_fallback", "neither true nor false"});
    refused(with("/pre_tokenizer/use_regex", 1), {"use_regex"});
    refused(with("/pre_tokenizer", {{"type", "Sequence"}}), {"sequence"});
    refused(with("/added_tokens", 3), {"added_tokens"});
    refused(with("/added_tokens", nlohmann::json::array({nlohmann::json{{"id", 1}}})), {"content"});
    refused(with("/added_tokens", nlohmann::json::array({nlohmann::json{{"content", "x"}}})),
            {"\"x\"", "id"});
    refused(with("/added_tokens", nlohmann::json::array({addedToken(1 << 20, "x")})),
            {"\"x\"", "id"});
    refused(with("/added_tokens", nlohmann::json::array({addedToken(-1, "x")})), {"\"x\"", "id"});
    refused(with("/added_tokens", nlohmann::json::array({addedToken(1, "x")})),
            {"\"x\"", "id 1", "\"b\""}, false);
    refused(with("/added_tokens", nlohmann::json::array({addedToken(9, "b")})), {"\"b\"", "9", "1"},
            false);
    refused(with("/added_tokens", nlohmann::json::array({addedToken(9, "x"), addedToken(9, "y")})),
            {"\"y\"", "\"x\""}, false);
    refused(with("/model/vocab", nlohmann::json::array()), {"vocab"}, false);
    refused(with("/model/vocab", nlohmann::json::object()), {"no tokens"}, false);
    refused(with("/model/vocab/a", -1), {"\"a\""}, false);
    refused(with("/model/vocab/a", 1.5), {"\"a\""}, false);
    refused(with("/model/vocab/a", 1 << 20), {"\"a\""}, false);
    refused(with("/model/vocab/a", 1), {"same id 1"}, false);
    for (const nlohmann::json& value : {nlohmann::json("a"), nlohmann::json(true),
                                        nlohmann::json(nullptr), nlohmann::json::array({1})})
        refused(with("/model/vocab/a", value), {"id of the token \"a\"", "whole number"}, false);
    for (const nlohmann::json& value :
         {nlohmann::json("a"), nlohmann::json(nullptr), nlohmann::json(3)})
        refused(with("/model/vocab", value), {"vocab is not a JSON object"}, false);
    refused(with("/model/merges", nlohmann::json::object()), {"merges are not a list"}, false);
    refused(
        with("/model/merges",
             nlohmann::json::array({nlohmann::json::array({"a", nlohmann::json::array({"b"})})})),
        {"merge 1", "two symbols"}, false);
    refused(with("/model/merges", "a b"), {"merges"}, false);
    refused(with("/model/merges", nlohmann::json::array({"a b", "ab"})), {"merge 2", "two symbols"},
            false);
    refused(with("/model/merges", nlohmann::json::array({"a  b"})), {"merge 1", "two symbols"},
            false);
    refused(with("/model/merges", nlohmann::json::array({3})), {"merge 1", "two symbols"}, false);
    refused(with("/model/merges", nlohmann::json::array({nlohmann::json::array({"a"})})),
            {"merge 1", "two symbols"}, false);
    refused(with("/model/merges", nlohmann::json::array({nlohmann::json::array({"a", "b", "c"})})),
            {"merge 1", "two symbols"}, false);
    refused(with("/model/merges", nlohmann::json::array({"a x"})), {"merge 1", "\"x\""}, false);
    refused(with("/model/merges", nlohmann::json::array({"b a"})), {"merge 1", "\"ba\""}, false);
    for (const char* text : {"", "{", "{\"a\":1,\"a\":2}", "[[[[", "{\"a\xFF\":1}"}) {
        m_folder.write("tokenizer.json", text);
        expectParts(inputErrorOf([&] { (void)Tokenizer::load(m_folder.path()); }), {});
    }
}

TEST_F(TokenizerJson, refusesATokenThatIsThereTwice) {
    std::string text = smallJson().dump();
    const std::string other = "\"b\":1";
    ASSERT_NE(text.find(other), std::string::npos);
    text.replace(text.find(other), other.size(), "\"a\":1");
    m_folder.write("tokenizer.json", text);
    expectParts(inputErrorOf([&] { (void)Tokenizer::load(m_folder.path()); }),
                {"\"a\"", "is there twice"});
}

// Lists elsewhere that are named like the model's are none of it.
TEST_F(TokenizerJson, readsTheModelsOwnLists) {
    auto content = smallJson();
    content["vocab"] = {{"x", 0}};
    content["merges"] = nlohmann::json::array({"x y"});
    content["decoder"]["vocab"] = {{"y", -1}};
    content["aside"] = {{"model", {{"vocab", 3}}}};
    EXPECT_EQ(load(content).size(), load(smallJson()).size());
}

TEST_F(TokenizerJson, loadsOrRefusesWhateverBecomesOfIt) {
    const std::string whole = smallJson().dump();
    int loaded = 0;
    int tried = 0;
    const auto tryText = [&](const std::string& bytes) {
        m_folder.write("tokenizer.json", bytes);
        ++tried;
        try {
            const Tokenizer tokenizer = Tokenizer::load(m_folder.path());
            checkTokenizer(m_folder.path());  // no stricter than loading
            (void)idsOf(tokenizer, "a b <pad> abc");
            ++loaded;
        } catch (const Error& error) {
            ASSERT_EQ(static_cast<int>(error.kind()), static_cast<int>(Error::Kind::Input));
        }
    };
    for (std::size_t size = 0; size < whole.size(); ++size)
        tryText(whole.substr(0, size));
    EXPECT_EQ(loaded, 0) << "every end of the file is needed";
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; bit += 3) {
            std::string flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            tryText(flipped);
        }
    }
    std::mt19937 random(20240602);
    for (int round = 0; round < 3000; ++round)
        tryText(mutated(whole, random));
    EXPECT_GT(loaded, tried / 100);
    EXPECT_LT(loaded, tried / 2);
}

// The files beside vocab.json and merges.txt.
class AddedTokenFiles : public ::testing::Test {
 protected:
    AddedTokenFiles() : m_folder(R"({"a":0,"b":1,"ab":2,"</s>":3,"é":5})", "a b\n") {}

    [[nodiscard]] TokenIds encoded(std::string_view text) const {
        return idsOf(Tokenizer::load(m_folder.path()), text);
    }
    void refused(const std::vector<std::string>& parts) const {
        const Error error = inputErrorOf([&] { (void)Tokenizer::load(m_folder.path()); });
        for (const auto& part : parts)
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    }

    TokenizerFolder m_folder;
};

TEST_F(AddedTokenFiles, areReadInTransformersOrder) {
    EXPECT_THROW((void)encoded("a<p>"), Error);
    m_folder.write("added_tokens.json", R"({"<p>": 7})");
    EXPECT_EQ(encoded("a<p>"), (TokenIds{0, 7}));
    m_folder.write("tokenizer_config.json",
                   R"({"added_tokens_decoder":{"8":{"content":"<p>","special":true}}})");
    EXPECT_EQ(encoded("a<p>"), (TokenIds{0, 8}));
}

TEST_F(AddedTokenFiles, nameSpecialTokensOfTheVocabulary) {
    EXPECT_THROW((void)encoded("a</s>"), Error) << "its bytes have no tokens of their own";
    m_folder.write("special_tokens_map.json", R"({"eos_token": "</s>", "pad_token": "<none>"})");
    EXPECT_EQ(encoded("a</s>b"), (TokenIds{0, 3, 1}));
    EXPECT_THROW((void)encoded("<none>"), Error) << "a token without an id";
    m_folder.write("special_tokens_map.json", "{}");
    m_folder.write("tokenizer_config.json",
                   R"({"additional_special_tokens": [{"content": "</s>"}]})");
    EXPECT_EQ(encoded("a</s>b"), (TokenIds{0, 3, 1}));
    m_folder.write("tokenizer_config.json",
                   R"({"bos_token": {"content": "</s>"}, "pad_token": 3})");
    EXPECT_EQ(encoded("a</s>b"), (TokenIds{0, 3, 1}));
}

TEST_F(AddedTokenFiles, areTextAsItStands) {
    m_folder.write("added_tokens.json", R"({"é": 5, "<ü>": 9})");
    const Tokenizer tokenizer = Tokenizer::load(m_folder.path());
    EXPECT_EQ(tokenizer.decode(idsOf(tokenizer, "aéb<ü>")), "aéb<ü>");
    EXPECT_EQ(tokenizer.bytes(5), "é") << "not the byte 0xE9 that é stands for in vocab.json";
}

TEST_F(AddedTokenFiles, areRefusedByName) {
    m_folder.write("added_tokens.json", R"({"<p>": -1})");
    refused({"added_tokens.json", "\"<p>\""});
    m_folder.write("added_tokens.json", R"({"<p>": 1})");
    refused({"added_tokens.json", "\"<p>\"", "\"b\""});
    m_folder.write("added_tokens.json", "{");
    refused({"added_tokens.json", "not valid JSON"});
    m_folder.write("added_tokens.json", "{}");
    for (const char* config :
         {R"({"added_tokens_decoder": []})", R"({"added_tokens_decoder": {"x": {"content":"y"}}})",
          R"({"added_tokens_decoder": {"7": {}}})",
          R"({"added_tokens_decoder": {"-7": {"content":"y"}}})",
          R"({"added_tokens_decoder": {"7": {"content":"y","lstrip":1}}})",
          R"({"tokenizer_class": "CLIPTokenizer"})", "[]", "oops"}) {
        m_folder.write("tokenizer_config.json", config);
        refused({"tokenizer_config.json"});
    }
    m_folder.write("tokenizer_config.json", R"({"tokenizer_class": "GPT2Tokenizer"})");
    EXPECT_EQ(encoded("ab"), (TokenIds{2}));
}

}  // namespace
}  // namespace headscope
