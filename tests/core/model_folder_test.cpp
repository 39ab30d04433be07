// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/model_folder.h"

#include "checkpoint_maker.h"
#include "owned_tensors.h"
#include "scratch.h"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace headscope {
namespace {

namespace fs = std::filesystem;

class ModelFolderTest : public ::testing::Test {
 protected:
    void write(bool prefix = false, bool tied = true, DType type = DType::F32) {
        CheckpointSpec spec;
        spec.config = smallConfig();
        spec.config.tiedEmbeddings = tied;
        spec.prefix = prefix;
        spec.type = type;
        writeRandomCheckpoint(m_model, spec);
    }

    /// Rewrites the weights after `change` had its way with them.
    template <typename Change>
    void changeTensors(Change&& change) {
        std::vector<OwnedTensor> tensors = readTensors(m_model / "model.safetensors");
        change(tensors);
        writeTensors(m_model / "model.safetensors", tensors);
    }

    void refused(const std::vector<std::string>& parts) const {
        expectInputError(parts, [&] { (void)openModelFolder(m_model); });
    }

    [[nodiscard]] std::string hint() const {
        try {
            (void)openModelFolder(m_model);
        } catch (const Error& error) {
            return error.hint();
        }
        return {};
    }

    ScratchFolder m_folder;
    fs::path m_model = m_folder / "my model";
};

TEST_F(ModelFolderTest, describesTheModel) {
    write();
    const ModelFolder model = openModelFolder(m_model);
    EXPECT_EQ(model.info.name, "my model");
    EXPECT_EQ(model.info.folder, m_model);
    EXPECT_EQ(model.info.config.layers, 2);
    EXPECT_EQ(model.info.dataType, "F32");
    EXPECT_EQ(model.info.fileBytes, fs::file_size(m_model / "model.safetensors"));
    // wte + wpe + 2 layers x (2 LayerNorms + c_attn + c_proj + c_fc + c_proj) + ln_f, d = 12.
    EXPECT_EQ(model.info.parameters,
              256u * 12 + 16 * 12 +
                  2 * (2 * 24 + (12 * 36 + 36) + (12 * 12 + 12) + (12 * 48 + 48) + (48 * 12 + 12)) +
                  24);
    EXPECT_EQ(model.tensors.size(), 2u + 2 * 12 + 2);
    EXPECT_TRUE(model.info.reading.unused.empty());
    EXPECT_THROW((void)model.tensor("lm_head.weight"), std::logic_error);
}

TEST_F(ModelFolderTest, findsTensorsWithAndWithoutPrefix) {
    for (const bool prefix : {false, true}) {
        for (const bool tied : {false, true}) {
            write(prefix, tied);
            const ModelFolder model = openModelFolder(m_model);
            EXPECT_EQ(model.tensor("h.1.attn.c_attn.weight").name,
                      prefix ? "transformer.h.1.attn.c_attn.weight" : "h.1.attn.c_attn.weight");
            EXPECT_EQ(model.tensor("h.1.attn.c_attn.weight").shape,
                      (std::vector<std::int64_t>{12, 36}));
            EXPECT_EQ(model.tensors.count("lm_head.weight"), tied ? 0u : 1u);
            EXPECT_TRUE(model.info.reading.unused.empty());
        }
    }
}

TEST_F(ModelFolderTest, keepsItsTensorsWhenMoved) {
    write();
    ModelFolder model = openModelFolder(m_model);
    const std::byte* data = model.tensor("ln_f.bias").data.data();
    const ModelFolder moved = std::move(model);
    EXPECT_EQ(moved.tensor("ln_f.bias").data.data(), data);
}

TEST_F(ModelFolderTest, countsTheSameNumbersInEveryType) {
    write();
    const auto parameters = openModelFolder(m_model).info.parameters;
    for (const auto& [type, name] :
         {std::pair(DType::F16, "F16"), std::pair(DType::BF16, "BF16")}) {
        write(false, true, type);
        const ModelInfo info = openModelFolder(m_model).info;
        EXPECT_EQ(info.dataType, name);
        EXPECT_EQ(info.parameters, parameters);
    }
    changeTensors([](auto& tensors) { named(tensors, "ln_f.bias") = zeros("ln_f.bias", {12}); });
    EXPECT_EQ(openModelFolder(m_model).info.dataType, "mixed");
    EXPECT_EQ(openModelFolder(m_model).info.parameters, parameters);
}

TEST_F(ModelFolderTest, passesOverMasksAndNamesWhatElseIsIgnored) {
    CheckpointSpec spec;
    spec.config = smallConfig();
    spec.maskBuffers = true;
    for (const bool prefix : {false, true}) {
        spec.prefix = prefix;
        writeRandomCheckpoint(m_model, spec);
        EXPECT_TRUE(openModelFolder(m_model).info.reading.unused.empty());
    }
    changeTensors([](auto& tensors) {
        tensors.push_back(zeros("score.weight", {2, 12}));
        tensors.push_back(zeros("h.x.attn.bias", {1}));
        tensors.push_back(zeros("h.0.attn.bias", {36}));  // of one dimension: no mask
        tensors.push_back(zeros("ln_f.bias", {12}));      // the prefixed one is used
    });
    EXPECT_EQ(
        openModelFolder(m_model).info.reading.unused,
        (std::vector<std::string>{"score.weight", "h.x.attn.bias", "h.0.attn.bias", "ln_f.bias"}));
}

TEST_F(ModelFolderTest, usesTheTokenEmbeddingWhereTied) {
    write();
    changeTensors([](auto& tensors) {
        OwnedTensor copy = named(tensors, "wte.weight");
        copy.view.name = "lm_head.weight";
        tensors.push_back(copy);
    });
    EXPECT_TRUE(openModelFolder(m_model).info.reading.unused.empty()) << "a true copy is no news";
    EXPECT_EQ(openModelFolder(m_model).info.reading.leftovers,
              std::vector<std::string>{"lm_head.weight"});
    EXPECT_EQ(openModelFolder(m_model).tensors.count("lm_head.weight"), 0u);
}

TEST_F(ModelFolderTest, namesAModelInTheCacheByItsRepository) {
    write();
    const auto nameAt = [&](const fs::path& folder) {
        fs::create_directories(folder.parent_path());
        fs::create_directory_symlink(m_model, folder);
        return openModelFolder(folder).info.name;
    };
    EXPECT_EQ(nameAt(m_folder / "models--openai--gpt2-xl/snapshots/15ea56d"), "openai/gpt2-xl");
    EXPECT_EQ(nameAt(m_folder / "models--gpt2/snapshots/607a30d"), "gpt2");
    EXPECT_EQ(nameAt(m_folder / "other/snapshots/607a30d"), "607a30d");
    EXPECT_EQ(nameAt(m_folder / "bad\xFF"), "bad\xEF\xBF\xBD");
}

TEST_F(ModelFolderTest, takesRelativePathsAndTrailingSlashes) {
    write();
    EXPECT_EQ(openModelFolder(m_model / "").info.folder, m_model);
    EXPECT_EQ(openModelFolder(m_model / "../my model/.").info.name, "my model");
    const fs::path before = fs::current_path();
    fs::current_path(m_model);
    EXPECT_EQ(openModelFolder(".").info.name, "my model");
    fs::current_path(before);
}

TEST_F(ModelFolderTest, refusesWhatIsNoFolder) {
    refused({m_model.string(), "does not exist"});
    writeBytes(m_model, "a file");
    refused({m_model.string(), "not a model folder"});
    expectInputError({"no model folder"}, [] { (void)openModelFolder(""); });
    expectInputError({"cannot be read"}, [] { (void)openModelFolder(std::string(5000, 'x')); });
}

TEST_F(ModelFolderTest, namesEachMissingFile) {
    for (const char* file : {"config.json", "model.safetensors", "vocab.json", "merges.txt"}) {
        write();
        fs::remove(m_model / file);
        refused({m_model.string(), std::string("has no ") + file});
    }
    fs::remove(m_model / "vocab.json");
    refused({"has no vocab.json, merges.txt"});
    fs::remove_all(m_model);
    fs::create_directory(m_model);
    refused({"has no config.json, model.safetensors, vocab.json, merges.txt"});
    fs::create_symlink("nowhere", m_model / "config.json");
    refused({"has no config.json"});
}

TEST_F(ModelFolderTest, refusesFilesThatAreNone) {
    write();
    fs::remove(m_model / "vocab.json");
    fs::create_directory(m_model / "vocab.json");
    refused({(m_model / "vocab.json").string(), "not a regular file"});
    fs::remove(m_model / "vocab.json");
    ASSERT_EQ(::mkfifo((m_model / "vocab.json").c_str(), 0600), 0);
    refused({(m_model / "vocab.json").string(), "not a regular file"});
}

TEST_F(ModelFolderTest, tellsHowToConvertOtherForms) {
    write();
    fs::remove(m_model / "model.safetensors");
    EXPECT_NE(hint().find("download"), std::string::npos);
    writeBytes(m_model / "pytorch_model.bin", "x");
    EXPECT_NE(hint().find("safe_serialization=True"), std::string::npos);
    EXPECT_NE(hint().find("pytorch_model.bin"), std::string::npos);
    write();
    fs::remove(m_model / "merges.txt");
    EXPECT_NE(hint().find("tokenizer.json"), std::string::npos);
    writeBytes(m_model / "tokenizer.json", "{}");
    EXPECT_NO_THROW((void)openModelFolder(m_model)) << "its content is the tokenizer's matter";
}

TEST_F(ModelFolderTest, namesTheMissingTensor) {
    write();
    const std::vector<OwnedTensor> whole = readTensors(m_model / "model.safetensors");
    for (const OwnedTensor& without : whole) {
        std::vector<OwnedTensor> others;
        std::copy_if(whole.begin(), whole.end(), std::back_inserter(others),
                     [&](const OwnedTensor& t) { return t.view.name != without.view.name; });
        writeTensors(m_model / "model.safetensors", others);
        refused(
            {(m_model / "model.safetensors").string(), "\"" + without.view.name + "\" is missing"});
    }
    writeTensors(m_model / "model.safetensors", {});
    refused({"\"wte.weight\" is missing, and 27 more"});
}

TEST_F(ModelFolderTest, needsTheHeadWhereNotTied) {
    write(true, false);
    changeTensors([](auto& tensors) {
        tensors.erase(std::remove_if(tensors.begin(), tensors.end(),
                                     [](const auto& t) { return t.view.name == "lm_head.weight"; }),
                      tensors.end());
    });
    refused({"\"lm_head.weight\" is missing"});
}

TEST_F(ModelFolderTest, refusesEveryWrongShape) {
    write(true, false);
    const std::vector<OwnedTensor> whole = readTensors(m_model / "model.safetensors");
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::vector<OwnedTensor> tensors = whole;
        tensors[i].view.shape.insert(tensors[i].view.shape.begin(), 1);
        writeTensors(m_model / "model.safetensors", tensors);
        refused({(m_model / "model.safetensors").string(), "\"" + whole[i].view.name + "\"",
                 "has the shape [1, "});
    }
    std::vector<OwnedTensor> transposed = whole;
    named(transposed, "transformer.h.0.attn.c_attn.weight").view.shape = {36, 12};
    writeTensors(m_model / "model.safetensors", transposed);
    refused({"c_attn.weight", "[36, 12]", "[12, 36]"});
}

TEST_F(ModelFolderTest, refusesAConfigOfAnotherModel) {
    write();
    ModelConfig config = smallConfig();
    config.layers = 3;
    writeConfig(m_model / "config.json", config);
    refused({"\"h.2.ln_1.weight\" is missing, and 11 more"});
    config = smallConfig();
    config.vocabulary = 300;
    writeConfig(m_model / "config.json", config);
    refused({"\"wte.weight\"", "[256, 12]", "[300, 12]"});
    writeBytes(m_model / "config.json", R"({"model_type":"llama"})");
    refused({(m_model / "config.json").string(), "\"llama\""});
}

TEST_F(ModelFolderTest, refusesOtherDataTypes) {
    write();
    changeTensors([](auto& tensors) {
        OwnedTensor& bias = named(tensors, "h.1.mlp.c_fc.bias");
        bias.view.type = DType::Other;
        bias.view.typeName = "I32";
    });
    refused({(m_model / "model.safetensors").string(), "\"h.1.mlp.c_fc.bias\"", "\"I32\""});
}

TEST_F(ModelFolderTest, refusesTruncatedWeights) {
    write();
    fs::resize_file(m_model / "model.safetensors",
                    fs::file_size(m_model / "model.safetensors") - 1);
    refused({(m_model / "model.safetensors").string(), "beyond the end of the file"});
}

TEST(ModelFolderReference, opensThePublishedCheckpoints) {
    const fs::path folder = fs::path(HEADSCOPE_SHARED) / "checkpoints";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "no reference checkpoints at " << folder;
    }
    const ModelFolder byte = openModelFolder(folder / "basic-byte");
    EXPECT_EQ(byte.info.name, "basic-byte");
    EXPECT_EQ(byte.info.config.layers, 2);
    EXPECT_EQ(byte.info.config.heads, 4);
    EXPECT_EQ(byte.info.config.positions, 192);
    EXPECT_EQ(byte.tensor("lm_head.weight").shape, (std::vector<std::int64_t>{258, 48}));
    EXPECT_TRUE(byte.info.reading.unused.empty());
    const ModelFolder sort = openModelFolder(folder / "nano-sort");
    EXPECT_EQ(sort.info.config.layers, 3);
    EXPECT_EQ(sort.info.config.heads, 3);
    EXPECT_EQ(sort.info.config.positions, 11);
    EXPECT_EQ(sort.info.config.inner, 192);
    EXPECT_EQ(sort.info.parameters, 85728u)
        << "llm-viz shows 85 584, which leaves out the 144 of lm_head";
    EXPECT_TRUE(sort.info.reading.unused.empty());
}

/// Writes the header of GPT-2 small's weights, and data that takes no room on the disk.
void writeSparseGpt2(const fs::path& file) {
    nlohmann::json header;
    std::uint64_t end = 0;
    const auto add = [&](const std::string& name, std::vector<std::uint64_t> shape) {
        const std::uint64_t begin = end;
        end +=
            4 * std::accumulate(shape.begin(), shape.end(), std::uint64_t{1}, std::multiplies<>());
        header[name] = {{"dtype", "F32"}, {"shape", shape}, {"data_offsets", {begin, end}}};
    };
    add("wte.weight", {50257, 768});
    add("wpe.weight", {1024, 768});
    for (int layer = 0; layer < 12; ++layer) {
        const std::string block = std::string("h.") + std::to_string(layer) + ".";
        for (const char* norm : {"ln_1", "ln_2"}) {
            add(block + norm + ".weight", {768});
            add(block + norm + ".bias", {768});
        }
        add(block + "attn.bias", {1, 1, 1024, 1024});
        add(block + "attn.c_attn.weight", {768, 2304});
        add(block + "attn.c_attn.bias", {2304});
        add(block + "attn.c_proj.weight", {768, 768});
        add(block + "attn.c_proj.bias", {768});
        add(block + "mlp.c_fc.weight", {768, 3072});
        add(block + "mlp.c_fc.bias", {3072});
        add(block + "mlp.c_proj.weight", {3072, 768});
        add(block + "mlp.c_proj.bias", {768});
    }
    add("ln_f.weight", {768});
    add("ln_f.bias", {768});
    std::string bytes(8, '\0');
    const std::string text = header.dump();
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(std::uint64_t{text.size()} >> (8 * i));
    }
    writeBytes(file, bytes + text);
    fs::resize_file(file, bytes.size() + text.size() + end);
}

// Published: 124 439 808 parameters in 160 tensors, 548 105 171 bytes with the masks.
TEST(ModelFolderReference, countsTheParametersOfGpt2Small) {
    const ScratchFolder folder;
    CheckpointSpec spec;
    spec.config = smallConfig();
    writeRandomCheckpoint(folder.path(), spec);
    spec.config.layers = 12;
    spec.config.heads = 12;
    spec.config.width = 768;
    spec.config.positions = 1024;
    spec.config.inner = 3072;
    spec.config.vocabulary = 50257;
    writeConfig(folder / "config.json", spec.config);
    writeSparseGpt2(folder / "model.safetensors");
    const ModelFolder model = openModelFolder(folder.path());
    EXPECT_EQ(model.info.parameters, 124'439'808u);
    EXPECT_EQ(model.weights.tensors().size(), 160u);
    EXPECT_NEAR(static_cast<double>(model.info.fileBytes), 548'105'171.0, 4096.0)
        << "but for the spaces and the metadata of the published header";
    EXPECT_TRUE(model.info.reading.unused.empty());
}

TEST(CheckpointMaker, repeatsAndDiffersBySeed) {
    const ScratchFolder folder;
    CheckpointSpec spec;
    spec.config = smallConfig();
    const auto weights = [&](const char* name) {
        writeRandomCheckpoint(folder / name, spec);
        return readBytes(folder / name / "model.safetensors");
    };
    const std::string first = weights("a");
    EXPECT_EQ(weights("b"), first);
    spec.seed = 2;
    EXPECT_NE(weights("c"), first);
}

}  // namespace
}  // namespace headscope
