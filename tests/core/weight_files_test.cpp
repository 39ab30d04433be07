// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/weight_files.h"

#include "checkpoint/model_folder.h"
#include "checkpoint_maker.h"
#include "mutation.h"
#include "questions.h"
#include "scratch.h"

#include <headscope/engine.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <random>

namespace headscope {
namespace {

namespace fs = std::filesystem;

class WeightFilesTest : public ::testing::Test {
 protected:
    WeightFilesTest() {
        m_spec.config = smallConfig();
        m_spec.scale = 0.4;
        writeRandomCheckpoint(m_single, m_spec);
        m_spec.shards = 3;
        writeRandomCheckpoint(m_model, m_spec);
    }

    [[nodiscard]] nlohmann::json index() const { return nlohmann::json::parse(readBytes(m_index)); }
    void writeIndex(const nlohmann::json& index) const { writeBytes(m_index, index.dump()); }
    void writeMap(const std::string& tensor, const nlohmann::json& file) const {
        nlohmann::json changed = index();
        changed["weight_map"][tensor] = file;
        writeIndex(changed);
    }
    static std::string shard(int number) {
        return fmt::format("model-{:05}-of-00003.safetensors", number);
    }

    void refused(const std::vector<std::string>& parts) const {
        expectInputError(parts, [&] { (void)openModelFolder(m_model); });
    }

    ScratchFolder m_folder;
    CheckpointSpec m_spec;
    fs::path m_single = m_folder / "single";
    fs::path m_model = m_folder / "sharded";
    fs::path m_index = m_model / "model.safetensors.index.json";
};

TEST_F(WeightFilesTest, givesShardsTheSameTensorsAsOneFile) {
    ASSERT_FALSE(fs::exists(m_model / "model.safetensors"));
    const ModelFolder single = openModelFolder(m_single);
    const ModelFolder sharded = openModelFolder(m_model);
    EXPECT_EQ(sharded.weights.files().size(), 3u);
    EXPECT_EQ(sharded.info.parameters, single.info.parameters);
    EXPECT_EQ(sharded.info.dataType, "F32");
    EXPECT_EQ(sharded.info.fileBytes, fs::file_size(m_model / shard(1)) +
                                          fs::file_size(m_model / shard(2)) +
                                          fs::file_size(m_model / shard(3)));
    ASSERT_EQ(sharded.tensors.size(), single.tensors.size());
    for (const auto& [name, tensor] : single.tensors) {
        const TensorView& other = sharded.tensor(name);
        EXPECT_EQ(other.shape, tensor->shape);
        EXPECT_TRUE(std::equal(other.data.begin(), other.data.end(), tensor->data.begin(),
                               tensor->data.end()))
            << name;
    }
    EXPECT_TRUE(sharded.info.reading.unused.empty());
}

TEST_F(WeightFilesTest, predictsTheSameFromShardsAsFromOneFile) {
    const auto request = test::setOf({33, 68, 81}, {{1, 2}}, Zero{});
    const auto single = loadEngine(m_single, {.threads = 1})->predict(request);
    const auto sharded = loadEngine(m_model, {.threads = 1})->predict(request);
    ASSERT_EQ(single.ablated.size(), 10u);
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_EQ(sharded.ablated[i].token.id, single.ablated[i].token.id);
        EXPECT_EQ(sharded.ablated[i].logit, single.ablated[i].logit);
    }
}

TEST_F(WeightFilesTest, takesShardsOfDifferentTypes) {
    const auto file = Safetensors::open(m_model / shard(2));
    std::vector<std::vector<std::byte>> memory;
    std::vector<TensorView> halves;
    for (TensorView tensor : file.tensors()) {
        std::vector<float> numbers(tensor.data.size() / 4);
        std::memcpy(numbers.data(), tensor.data.data(), tensor.data.size());
        memory.push_back(encode(numbers, DType::BF16));
        tensor.type = DType::BF16;
        tensor.data = memory.back();
        halves.push_back(tensor);
    }
    writeSafetensors(m_folder / "halves", halves);
    fs::rename(m_folder / "halves", m_model / shard(2));
    const auto single = openModelFolder(m_single).info;
    const auto mixed = openModelFolder(m_model).info;
    EXPECT_EQ(mixed.dataType, "mixed");
    EXPECT_EQ(mixed.parameters, single.parameters);
    EXPECT_LT(mixed.fileBytes, single.fileBytes);
}

TEST_F(WeightFilesTest, prefersTheOneFileAsTransformersDoes) {
    fs::copy_file(m_single / "model.safetensors", m_model / "model.safetensors");
    writeBytes(m_index, "broken");
    EXPECT_EQ(openModelFolder(m_model).weights.files().size(), 1u);
}

/// What a shell command prints.
std::string outputOf(const std::string& command) {
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    std::string text(64, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), pipe));
    ::pclose(pipe);
    return text;
}

TEST_F(WeightFilesTest, hashesShardsAsTheShellDoes) {
    const std::string sum = outputOf(fmt::format(
        "cd '{}' && sha256sum model-*.safetensors | cut -c1-64 | LC_ALL=C sort | sha256sum",
        m_model.string()));
    ASSERT_EQ(sum.size(), 64u);
    EXPECT_EQ(WeightFiles::open(m_model).sha256(), sum);
    EXPECT_EQ(WeightFiles::open(m_single).sha256(),
              outputOf(fmt::format("sha256sum '{}'", (m_single / "model.safetensors").string())));
}

// An index of one shard is still an index: its hash is not the file's own.
TEST_F(WeightFilesTest, hashesOneShardAsShards) {
    fs::create_directory(m_folder / "one");
    fs::copy_file(m_single / "model.safetensors", m_folder / "one" / "model-1.safetensors");
    nlohmann::json map;
    for (const auto& tensor : WeightFiles::open(m_single).tensors())
        map[std::string(tensor.name)] = "model-1.safetensors";
    writeBytes(m_folder / "one" / "model.safetensors.index.json",
               nlohmann::json{{"weight_map", map}}.dump());
    const auto weights = WeightFiles::open(m_folder / "one");
    const std::string own =
        outputOf(fmt::format("sha256sum '{}'", (m_single / "model.safetensors").string()));
    EXPECT_EQ(weights.sha256Of({own}), outputOf(fmt::format("echo {} | sha256sum", own)));
    EXPECT_EQ(weights.sha256(), weights.sha256Of({own}));
}

TEST_F(WeightFilesTest, hashesTheSameUnderOtherNamesAndNotOtherWeights) {
    const std::string before = WeightFiles::open(m_model).sha256();
    fs::rename(m_model / shard(1), m_model / "z.safetensors");
    nlohmann::json changed = index();
    for (auto& [tensor, file] : changed["weight_map"].items())
        if (file == shard(1)) file = "z.safetensors";
    writeIndex(changed);
    EXPECT_EQ(WeightFiles::open(m_model).sha256(), before);
    std::string bytes = readBytes(m_model / shard(2));
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeBytes(m_model / shard(2), bytes);
    EXPECT_NE(WeightFiles::open(m_model).sha256(), before);
}

TEST_F(WeightFilesTest, namesMissingShards) {
    fs::remove(m_model / shard(2));
    refused({m_index.string(), "\"" + shard(2) + "\"", "missing"});
    fs::remove(m_model / shard(3));
    refused({"\"" + shard(2) + "\" and 1 more, which are missing"});
    fs::create_symlink("nowhere", m_model / shard(3));
    refused({"and 1 more"});
}

TEST_F(WeightFilesTest, checksEveryShardAsASingleFile) {
    const std::string whole = readBytes(m_model / shard(3));
    writeBytes(m_model / shard(3), whole.substr(0, whole.size() - 1));
    refused({shard(3), "beyond the end of the file"});
    writeBytes(m_model / shard(3), "PK\x03\x04 a zip file");
    refused({shard(3), "not a safetensors file"});
    writeBytes(m_model / shard(3), "");
    refused({shard(3), "empty"});
    fs::remove(m_model / shard(3));
    fs::create_directory(m_model / shard(3));
    refused({shard(3), "folder"});
}

TEST_F(WeightFilesTest, refusesATensorThatItsShardDoesNotHave) {
    writeMap("wpe.weight", shard(1));  // it is in the second
    refused({shard(1), "\"wpe.weight\""});
    writeMap("wpe.weight", shard(2));
    EXPECT_NO_THROW((void)openModelFolder(m_model));
    writeMap("no.such.tensor", shard(3));
    refused({shard(3), "\"no.such.tensor\""});
}

TEST_F(WeightFilesTest, refusesATensorInTwoShards) {
    const auto first = Safetensors::open(m_model / shard(1));
    const auto second = Safetensors::open(m_model / shard(2));
    std::vector<TensorView> tensors = second.tensors();
    tensors.push_back(first.tensors().front());
    writeSafetensors(m_folder / "both", tensors);
    fs::rename(m_folder / "both", m_model / shard(2));
    refused({shard(2), "\"" + first.tensors().front().name + "\"", shard(1)});
}

TEST_F(WeightFilesTest, countsOnlyWhatTheIndexLists) {
    nlohmann::json changed = index();
    changed["weight_map"].erase("ln_f.bias");
    writeIndex(changed);
    refused({m_index.string(), "\"ln_f.bias\" is missing"});
}

TEST_F(WeightFilesTest, passesOverTensorsItDoesNotKnow) {
    const std::vector<std::byte> zeros(16);
    writeSafetensors(m_model / "extra.safetensors", {{"score.weight", DType::F32, "", {4}, zeros}});
    writeMap("score.weight", "extra.safetensors");
    const ModelFolder model = openModelFolder(m_model);
    EXPECT_EQ(model.info.reading.unused, std::vector<std::string>{"score.weight"});
    EXPECT_EQ(model.info.parameters, openModelFolder(m_single).info.parameters);
}

TEST_F(WeightFilesTest, staysInTheFolder) {
    fs::copy_file(m_model / shard(1), m_folder / "outside.safetensors");
    for (const std::string& name : std::vector<std::string>{
             "../outside.safetensors", (m_folder / "outside.safetensors").string(),
             "x/../../outside.safetensors", "./" + shard(1), "..\\outside.safetensors", "..", ".",
             "", std::string("a\0b", 3), std::string(300, 'x')}) {
        writeMap("wte.weight", name);
        refused({m_index.string(), "not a plain file name"});
    }
}

TEST_F(WeightFilesTest, refusesAnIndexThatIsNone) {
    const std::vector<std::pair<std::string, std::string>> broken = {
        {"", "not valid JSON"},
        {"[]", "not a JSON object"},
        {"{}", "no weight_map"},
        {R"({"weight_map":[]})", "no weight_map"},
        {R"({"weight_map":{}})", "no weight_map"},
        {R"({"weight_map":{"a":1}})", "\"a\" is not a text"},
        {R"({"weight_map":{"a":null}})", "\"a\" is not a text"},
        {R"({"weight_map":{"a":"x","a":"y"}})", "twice"},
        {std::string(1'000'000, '['), "nested too deeply"},
    };
    for (const auto& [content, part] : broken) {
        writeBytes(m_index, content);
        refused({m_index.string(), part});
    }
    nlohmann::json many;
    for (int i = 0; i < 5000; ++i)
        many["weight_map"]["t" + std::to_string(i)] = std::to_string(i);
    writeIndex(many);
    refused({m_index.string(), "5000 different files"});
    std::ofstream(m_index) << std::string(17u << 20, ' ');
    refused({m_index.string(), "larger"});
}

TEST_F(WeightFilesTest, opensOrRefusesWhateverBecomesOfTheIndex) {
    const std::string whole = readBytes(m_index);
    int opened = 0;
    int tried = 0;
    const auto tryIndex = [&](const std::string& bytes) {
        writeBytes(m_index, bytes);
        ++tried;
        try {
            (void)openModelFolder(m_model);
            ++opened;
        } catch (const Error& error) {
            ASSERT_EQ(static_cast<int>(error.kind()), static_cast<int>(Error::Kind::Input));
        }
    };
    for (std::size_t size = 0; size < whole.size(); size += 7)
        tryIndex(whole.substr(0, size));
    EXPECT_EQ(opened, 0) << "every end of the file is needed";
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        tryIndex(flipped);
    }
    std::mt19937 random(20240601);
    for (int round = 0; round < 1500; ++round)
        tryIndex(mutated(whole, random));
    // Both ends must be reached for the rounds to say anything: white space may change.
    EXPECT_GT(opened, 5);
    EXPECT_LT(opened, tried / 2);
}

}  // namespace
}  // namespace headscope
