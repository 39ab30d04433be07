// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a folder's files decide on the tokens, as transformers' AutoTokenizer chooses them, and
// what is said where Python would give other tokens.
#include "checkpoint_maker.h"
#include "tokenizer/splitter.h"
#include "tokenizer_files.h"
#include "tokenizer_json_maker.h"

#include <headscope/model_catalog.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;
using test::addedToken;
using test::inputErrorOf;
using test::smallJson;
using test::TokenizerFolder;
using test::tokenizerJson;

// As inspectModel() names folders.
const fs::path kLikePythonShared = fs::weakly_canonical(HEADSCOPE_SHARED);

using Ids = std::vector<TokenId>;

Ids ids(const Tokenizer& tokenizer, std::string_view text) {
    Ids list;
    for (const Token& token : tokenizer.encode(text))
        list.push_back(token.id);
    return list;
}

std::string joined(const std::vector<Message>& notes) {
    std::string text;
    for (const auto& note : notes)
        text += note.english() + "\n";
    return text;
}

/// smallJson() as a tokenizer.json beside the same in vocab.json and merges.txt.
class LikePython : public ::testing::Test {
 protected:
    LikePython() {
        m_folder.write("vocab.json", R"({"a":0,"b":1,"c":2,"Ġ":3,"ab":4,"Ġab":5})");
        m_folder.write("merges.txt", "#version: 0.2\na b\nĠ ab\n");
    }

    void write(const nlohmann::json& content) const {
        m_folder.write("tokenizer.json", content.dump());
    }
    void config(std::string_view text) const { m_folder.write("tokenizer_config.json", text); }
    [[nodiscard]] Tokenizer load() const { return Tokenizer::load(m_folder.path()); }
    [[nodiscard]] std::string notes() const { return joined(load().notes()); }
    void refused(const std::vector<std::string>& parts) const {
        const Error error = inputErrorOf([&] { (void)load(); });
        for (const auto& part : parts)
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    }
    void expectNote(const std::string& part) const {
        EXPECT_NE(notes().find(part), std::string::npos) << notes();
    }

    TokenizerFolder m_folder;
};

TEST_F(LikePython, tokenizerJsonDecidesWhereItIs) {
    EXPECT_EQ(ids(load(), "ab ab"), (Ids{4, 5}));
    EXPECT_EQ(notes(), "");
    write(smallJson());
    EXPECT_EQ(ids(load(), "ab<pad> ab"), (Ids{4, 6, 5}));
    EXPECT_EQ(notes(), "");
    // The same as older files have it, with the added token in vocab.json too.
    m_folder.write("vocab.json", R"({"a":0,"b":1,"c":2,"Ġ":3,"ab":4,"Ġab":5,"<pad>":6})");
    m_folder.write("merges.txt", "#version: 0.2\r\na b\r\nĠ ab");
    EXPECT_EQ(notes(), "");
}

TEST_F(LikePython, whatItAsksForIsNotPassedOverBesideVocabularyAndMerges) {
    const auto with = [&](const char* pointer, const nlohmann::json& value) {
        nlohmann::json content = smallJson();
        content[nlohmann::json::json_pointer(pointer)] = value;
        write(content);
    };
    const nlohmann::json bytes = smallJson()["pre_tokenizer"];
    const nlohmann::json digits = {{"type", "Digits"}, {"individual_digits", true}};
    with("/pre_tokenizer",
         {{"type", "Sequence"}, {"pretokenizers", nlohmann::json::array({digits, bytes})}});
    refused({"tokenizer.json", "pre_tokenizer has 2 steps", "\"Digits\""});
    with("/normalizer", {{"type", "Lowercase"}});
    refused({"tokenizer.json", "\"Lowercase\""});
    with("/model/ignore_merges", true);
    refused({"tokenizer.json", "ignore_merges"});
    m_folder.write("tokenizer.json", "{\"version\": oops");
    refused({"tokenizer.json", "not valid JSON"});
}

TEST_F(LikePython, theSharedCaseIsRefused) {
    const fs::path folder = kLikePythonShared / "cases/tokenizer_json_not_read";
    if (!fs::exists(folder)) GTEST_SKIP() << "no cases at " << folder;
    const Error error = inputErrorOf([&] { (void)Tokenizer::load(folder); });
    EXPECT_NE(std::string(error.what()).find("Digits"), std::string::npos) << error.what();
    const ModelEntry entry = inspectModel(folder);
    EXPECT_EQ(entry.problem, error.what()) << "the list and the opening say the same";
}

TEST_F(LikePython, otherSideFilesAreSaid) {
    write(smallJson());
    m_folder.write("vocab.json", R"({"a":0,"b":1,"c":3,"Ġ":2,"ab":4,"Ġab":5})");
    EXPECT_EQ(ids(load(), "c"), (Ids{2})) << "tokenizer.json's";
    expectNote("vocab.json is not as tokenizer.json has it (\"c\")");
    m_folder.write("vocab.json", R"({"a":0,"b":1,"c":2,"Ġ":3,"ab":4})");
    expectNote("vocab.json is not as tokenizer.json has it (tokens are missing)");
    m_folder.write("vocab.json", "version https://git-lfs.github.com/spec/v1");
    expectNote("vocab.json is a pointer of Git LFS");
    m_folder.write("vocab.json", R"({"a":0,"b":1,"c":2,"Ġ":3,"ab":4,"Ġab":5})");
    m_folder.write("merges.txt", "#version: 0.2\nĠ ab\na b\n");
    EXPECT_EQ(ids(load(), " ab"), (Ids{5}));
    expectNote("merges.txt is not as tokenizer.json has it (line 2)");
    m_folder.write("merges.txt", "#version: 0.2\na b\n");
    expectNote("merges.txt is not as tokenizer.json has it (its end)");
    m_folder.write("merges.txt", "#version: 0.2\na b\nĠ ab\na b\n");
    expectNote("(line 4)");
}

TEST_F(LikePython, theClassDecidesWhatIsRead) {
    for (const char* name : {"GPT2Tokenizer", "GPT2TokenizerFast", "CodeGenTokenizer"}) {
        config(nlohmann::json{{"tokenizer_class", name}}.dump());
        EXPECT_EQ(ids(load(), "ab"), (Ids{4})) << name;
        EXPECT_EQ(notes(), "") << name;
    }
    for (const char* name : {"PreTrainedTokenizerFast", "TokenizersBackend"}) {
        config(nlohmann::json{{"tokenizer_class", name}}.dump());
        expectNote("which in Python needs a tokenizer.json");
    }
    config(R"({"tokenizer_class": "CLIPTokenizer"})");
    refused({"tokenizer_config.json", "CLIPTokenizer"});
    write(smallJson());
    EXPECT_EQ(ids(load(), "ab"), (Ids{4}));
    expectNote("\"CLIPTokenizer\", which Headscope does not know");
    fs::remove(m_folder.path() / "tokenizer.json");
    config("{}");
    m_folder.write("config.json", R"({"model_type": "gpt2", "tokenizer_class": "XLNetTokenizer"})");
    refused({"/config.json", "XLNetTokenizer"});
    config(R"({"tokenizer_class": "GPT2Tokenizer", "auto_map": {"AutoTokenizer": ["x.Y", null]}})");
    expectNote("auto_map");
}

// PreTrainedTokenizerFast has no special tokens but those that its files name.
TEST_F(LikePython, theClassBringsItsSpecialTokens) {
    nlohmann::json content = smallJson();
    content["model"]["vocab"]["<"] = 7;
    content["model"]["vocab"]["s"] = 8;
    content["model"]["vocab"][">"] = 9;
    content["model"]["vocab"]["<s>"] = 10;
    write(content);
    EXPECT_EQ(ids(load(), "a<s>"), (Ids{0, 7, 8, 9}));
    config(R"({"tokenizer_class": "RobertaTokenizer"})");
    EXPECT_EQ(ids(load(), "a<s>"), (Ids{0, 10}));
    config(R"({"tokenizer_class": "RobertaTokenizer", "bos_token": null, "cls_token": "a"})");
    EXPECT_EQ(ids(load(), "a<s>"), (Ids{0, 7, 8, 9}));
    config(R"({"bos_token": "<s>"})");
    EXPECT_EQ(ids(load(), "a<s>"), (Ids{0, 10}));
    config(R"({"bos_token": "<s>", "split_special_tokens": true})");
    EXPECT_EQ(ids(load(), "a<s>"), (Ids{0, 7, 8, 9}));
    config(R"({"extra_special_tokens": {"start_token": "<s>"}})");
    EXPECT_EQ(ids(load(), "a<s>"), (Ids{0, 10}));
}

TEST_F(LikePython, aTokenThatPythonAddsIsNamedWithItsId) {
    EXPECT_EQ(ids(load(), "ab"), (Ids{4}));
    m_folder.write("vocab.json", R"({"a":0,"b":1,"c":2,"Ġ":3,"ab":4,"Ġab":5,"<|endoftext|>":6})");
    config(R"({"add_bos_token": true})");
    EXPECT_EQ(ids(load(), "ab"), (Ids{4})) << "nothing is added";
    expectNote(
        "Python's tokenizer puts \"<|endoftext|>\" (id 6) before each text (add_bos_token in "
        "tokenizer_config.json); Headscope does not by itself. To begin with it, switch on Run > "
        "Begin with <|endoftext|>; on a command line give --bos.");
    EXPECT_EQ(ids(load(), "<|endoftext|>ab"), (Ids{6, 4})) << "typed it is the same as Python's";
    config(R"({"add_bos_token": false})");
    EXPECT_EQ(notes(), "");
    config(R"({"add_eos_token": true, "eos_token": {"content": "c"}})");
    expectNote("puts \"c\" (id 2) after each text (add_eos_token");
    expectNote("; Headscope does not.");
    config(R"({"tokenizer_class": "RobertaTokenizer", "cls_token": "a", "sep_token": "b"})");
    expectNote("puts \"a\" (id 0) before and \"b\" (id 1) after each text (tokenizer_class");
    expectNote("Headscope does not by itself. To compute with it, type it at the beginning of the");
}

TEST_F(LikePython, theSharedCaseSaysWhatPythonAdds) {
    const fs::path folder = kLikePythonShared / "cases/tokenizer_adds_bos";
    if (!fs::exists(folder)) GTEST_SKIP() << "no cases at " << folder;
    const Tokenizer tokenizer = Tokenizer::load(folder);
    EXPECT_NE(joined(tokenizer.notes()).find("\"<|endoftext|>\" (id 270) before each text"),
              std::string::npos)
        << joined(tokenizer.notes());
}

TEST_F(LikePython, thePostProcessorIsSaid) {
    const auto with = [&](const nlohmann::json& processor) {
        nlohmann::json content = smallJson();
        content["post_processor"] = processor;
        write(content);
        EXPECT_EQ(ids(load(), "ab"), (Ids{4})) << "nothing is added";
        return notes();
    };
    const nlohmann::json none = {{"type", "ByteLevel"}, {"trim_offsets", true}};
    const auto special = [](const char* name) {
        return nlohmann::json{{"SpecialToken", {{"id", name}, {"type_id", 0}}}};
    };
    const nlohmann::json text = {{"Sequence", {{"id", "A"}, {"type_id", 0}}}};
    const nlohmann::json meanings = {
        {"<s>", {{"id", "<s>"}, {"ids", {2, 6}}, {"tokens", {"c", "<pad>"}}}}};
    const auto templateOf = [&](const nlohmann::json& single) {
        return nlohmann::json{
            {"type", "TemplateProcessing"}, {"single", single}, {"special_tokens", meanings}};
    };
    EXPECT_EQ(with(nullptr), "");
    EXPECT_EQ(with(none), "");
    EXPECT_EQ(with(templateOf(nlohmann::json::array({text}))), "");
    EXPECT_NE(with(templateOf(nlohmann::json::array({special("<s>"), text})))
                  .find("puts \"c\" (id 2), \"<pad>\" (id 6) before each text (post_processor in "
                        "tokenizer.json)"),
              std::string::npos)
        << notes();
    EXPECT_NE(with(templateOf(nlohmann::json::array({text, special("</s>")})))
                  .find("puts \"</s>\" after"),
              std::string::npos)
        << notes();
    const nlohmann::json roberta = {{"type", "RobertaProcessing"},
                                    {"sep", {"b", 1}},
                                    {"cls", {"a", 0}},
                                    {"trim_offsets", true}};
    const nlohmann::json both = {{"type", "Sequence"},
                                 {"processors", nlohmann::json::array({none, roberta})}};
    EXPECT_NE(with(both).find("puts \"a\" (id 0) before and \"b\" (id 1) after each text"),
              std::string::npos)
        << notes();
    EXPECT_NE(with({{"type", "Later"}}).find("\"Later\""), std::string::npos) << notes();
    EXPECT_NE(with(templateOf(nlohmann::json::array({text, text}))).find("TemplateProcessing"),
              std::string::npos);
    for (const nlohmann::json& broken :
         {nlohmann::json(3), nlohmann::json{{"type", "TemplateProcessing"}},
          nlohmann::json{{"type", "BertProcessing"}}, templateOf(nlohmann::json::array({1})),
          nlohmann::json{{"type", "Sequence"}}}) {
        nlohmann::json content = smallJson();
        content["post_processor"] = broken;
        write(content);
        refused({"tokenizer.json"});
    }
}

TEST_F(LikePython, gpt2sSplitMayStandBeforeTheBytes) {
    const std::string regex =
        R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
    const nlohmann::json split = {{"type", "Split"},
                                  {"pattern", {{"Regex", regex}}},
                                  {"behavior", "Isolated"},
                                  {"invert", false}};
    nlohmann::json content =
        tokenizerJson({{"a", 0}, {"Ġ", 1}, {"aĠ", 2}}, nlohmann::json::array({"a Ġ"}));
    nlohmann::json bytes = content["pre_tokenizer"];
    const auto steps = [&](const nlohmann::json& first) {
        content["pre_tokenizer"] = {{"type", "Sequence"},
                                    {"pretokenizers", nlohmann::json::array({first, bytes})}};
        write(content);
    };
    for (const bool twice : {false, true}) {
        bytes["use_regex"] = twice;
        steps(split);
        EXPECT_EQ(ids(load(), "a a  a"), (Ids{0, 1, 0, 1, 1, 0})) << "no merge over words";
    }
    bytes["use_regex"] = false;
    const auto other = [&](const char* field, const nlohmann::json& value) {
        nlohmann::json changed = split;
        changed[field] = value;
        steps(changed);
        refused({"tokenizer.json", "\"Split\""});
    };
    other("pattern", {{"Regex", "\\s+"}});
    other("pattern", {{"String", regex}});
    other("behavior", "Removed");
    other("invert", true);
    bytes["add_prefix_space"] = true;
    steps(split);
    refused({"tokenizer.json", "a space before every word"});
}

// What the spellings of the pattern have in common: pieces found by a slow reader of encoder.py's.
TEST(SplitterPattern, knowsItsSpellings) {
    EXPECT_TRUE(Splitter::isItsPattern(
        R"('(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)"));
    EXPECT_FALSE(Splitter::isItsPattern(
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|\s+(?!\S)|\s+)"));
    EXPECT_FALSE(Splitter::isItsPattern(""));
}

TEST_F(LikePython, idsThatPythonWouldGiveOtherwiseAreSaid) {
    m_folder.write("added_tokens.json", R"({"<p>": 6, "<q>": 7})");
    EXPECT_EQ(notes(), "");
    m_folder.write("added_tokens.json", R"({"<p>": 6, "<q>": 8})");
    EXPECT_EQ(ids(load(), "<q>"), (Ids{8}));
    expectNote("\"<q>\" has the id 8; Python's tokenizer may give it the id 7");
    expectNote("no token for the id 7.");
    write(smallJson());
    m_folder.write("added_tokens.json", R"({"<pad>": 7})");
    refused({"added_tokens.json", "\"<pad>\"", "7", "6"});
}

TEST_F(LikePython, linesThatPythonLosesAreSaid) {
    m_folder.write("merges.txt", "a b\nĠ ab");
    EXPECT_EQ(ids(load(), "ab ab"), (Ids{4, 5}));
    expectNote("merges.txt has no first line \"#version\"");
    expectNote("merges.txt does not end its last line");
}

// ---- merges that are missing ------------------------------------------------------------------

TEST_F(LikePython, mergesThatAreMissingAreMissed) {
    for (const char* merges : {"", "#version: 0.2\n", "#version: 0.2\na b\n"}) {
        m_folder.write("merges.txt", merges);
        refused({"merges.txt makes no ", "merges are missing"});
    }
    m_folder.write("merges.txt", "#version: 0.2\na b\n");
    refused({"merges.txt makes no \" ab\" (id 5) of the vocabulary"});
    m_folder.write("merges.txt", "");
    refused({"makes no \"ab\" (id 4) and 1 other of the vocabulary"});
    m_folder.write("merges.txt", "#version: 0.2\nĠ ab\n");
    refused({"merges.txt makes no \"ab\""});
    nlohmann::json content = smallJson();
    content["model"]["merges"] = nlohmann::json::array({"a b"});
    write(content);
    refused({"tokenizer.json makes no \" ab\""});
}

TEST_F(LikePython, tokensThatNeedNoMerge) {
    // An added token, GPT-2's own, special tokens by their looks, one that is no bytes.
    m_folder.write("vocab.json",
                   R"({"a":0,"b":1,"c":2,"Ġ":3,"ab":4,"Ġab":5,"<|endoftext|>":6,"<s>":7,"[X]":8,)"
                   R"("of two words":9,"bc":10})");
    m_folder.write("added_tokens.json", R"({"bc": 10})");
    EXPECT_EQ(ids(load(), "abc"), (Ids{0, 10}));
    EXPECT_EQ(notes(), "");
    m_folder.write("vocab.json",
                   R"({"a":0,"b":1,"c":2,"Ġ":3,"ab":4,"Ġab":5,"madeupword0":6,"madeupword1":7})");
    fs::remove(m_folder.path() / "added_tokens.json");
    expectNote("No merge makes the token \"madeupword0\" (id 6) and 1 other");
}

TEST_F(LikePython, pointersOfGitLfsAreNamed) {
    const char* const pointer = "version https://git-lfs.github.com/spec/v1\nsize 456318\n";
    m_folder.write("merges.txt", pointer);
    refused({"merges.txt is a pointer of Git LFS", "456318 bytes"});
    m_folder.write("vocab.json", pointer);
    refused({"vocab.json is a pointer of Git LFS"});
    m_folder.write("tokenizer.json", pointer);
    refused({"tokenizer.json is a pointer of Git LFS"});
    fs::remove(m_folder.path() / "tokenizer.json");
    config(pointer);
    refused({"tokenizer_config.json is a pointer of Git LFS"});
}

TEST_F(LikePython, mergesThatAreThereTwiceAreSaid) {
    m_folder.write("merges.txt", "#version: 0.2\na b\nĠ ab\na b\n");
    expectNote("merges.txt, line 4: the merge of \"a\" and \"b\" is there before; the later one");
}

std::string readAll(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Of 25 cuts six were taken without a word: those at a line's end, or within a merge of which the
// vocabulary has the beginning.
TEST(Gpt2sMerges, areMissedWhereverTheyAreCut) {
    const fs::path source = kLikePythonShared / "gpt2-tokenizer";
    if (!fs::exists(source / "vocab.json")) GTEST_SKIP() << "no tokenizer at " << source;
    const std::string merges = readAll(source / "merges.txt");
    const TokenizerFolder folder(readAll(source / "vocab.json"), merges);
    EXPECT_TRUE(Tokenizer::load(folder.path()).notes().empty());
    std::mt19937 random(20261128);
    std::vector<std::size_t> cuts = {0, 1000, merges.size() - 9};
    for (int i = 0; i < 25; ++i)
        cuts.push_back(random() % (merges.size() - 1));
    for (int i = 0; i < 12; ++i)
        cuts.push_back(merges.find('\n', random() % (merges.size() - 20)) + 1);
    for (const std::size_t cut : cuts) {
        folder.write("merges.txt", merges.substr(0, cut));
        const Error error = inputErrorOf([&] { (void)Tokenizer::load(folder.path()); });
        EXPECT_NE(std::string(error.what()).find("merges.txt"), std::string::npos) << cut;
    }
    // A line lost in the middle.
    const std::size_t at = merges.find('\n', merges.size() / 2) + 1;
    folder.write("merges.txt", merges.substr(0, at) + merges.substr(merges.find('\n', at) + 1));
    EXPECT_THROW((void)Tokenizer::load(folder.path()), Error);
}

// ---- links ------------------------------------------------------------------------------------

TEST_F(LikePython, aLinkToNothingIsNotAnAbsentFile) {
    CheckpointSpec spec;
    spec.config = smallConfig();
    writeRandomCheckpoint(m_folder.path(), spec);
    ASSERT_TRUE(inspectModel(m_folder.path()).usable())
        << inspectModel(m_folder.path()).problem.english();
    for (const char* name : {"tokenizer_config.json", "added_tokens.json",
                             "special_tokens_map.json", "tokenizer.json"}) {
        const fs::path file = m_folder.path() / name;
        for (const char* target : {"nowhere", name}) {
            fs::create_symlink(target, file);
            refused({name, std::string(target) == name ? "cannot be read" : "a link to nowhere"});
            EXPECT_NE(inspectModel(m_folder.path()).problem.english().find(name), std::string::npos)
                << name;
            EXPECT_EQ(inspectModel(m_folder.path()).hint.english().find("permission"),
                      std::string::npos)
                << "permission is not what is missing";
            fs::remove(file);
        }
    }
    config(R"({"added_tokens_decoder": {}})");
    fs::create_symlink("nowhere", m_folder.path() / "special_tokens_map.json");
    refused({"special_tokens_map.json"});
    fs::remove(m_folder.path() / "special_tokens_map.json");
    fs::remove(m_folder.path() / "merges.txt");
    write(smallJson());
    fs::create_symlink("nowhere", m_folder.path() / "merges.txt");
    refused({"merges.txt", "a link to nowhere"});
}

}  // namespace
}  // namespace headscope
