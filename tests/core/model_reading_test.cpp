// SPDX-License-Identifier: GPL-3.0-or-later
// Model folders that are not as transformers writes them: read as the model they hold, and said; or
// refused. What is right is always the same weights in the usual form.
#include "checkpoint_maker.h"
#include "owned_tensors.h"
#include "reference.h"
#include "scratch.h"

#include <headscope/engine.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;
using Tensors = std::vector<OwnedTensor>;

bool isMatrix(const std::string& name) {
    return name.ends_with("c_attn.weight") || name.ends_with("c_proj.weight") ||
           name.ends_with("c_fc.weight");
}

/// As nn.Linear stores it.
void transpose(OwnedTensor& tensor) {
    const auto rows = static_cast<std::size_t>(tensor.view.shape[0]);
    const auto columns = static_cast<std::size_t>(tensor.view.shape[1]);
    const std::size_t size = tensor.bytes.size() / (rows * columns);
    const auto before = tensor.bytes;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            std::memcpy(&tensor.bytes[(column * rows + row) * size],
                        &before[(row * columns + column) * size], size);
    std::swap(tensor.view.shape[0], tensor.view.shape[1]);
}

class ModelReadingTest : public ::testing::Test {
 protected:
    /// The same model in the usual form and, after `change`, in another.
    void write(const std::function<void(Tensors&)>& change, bool tied = true,
               DType type = DType::F32) {
        CheckpointSpec spec;
        spec.config = smallConfig();
        spec.config.tiedEmbeddings = tied;
        spec.prefix = true;
        spec.scale = 0.5;
        spec.type = type;
        writeRandomCheckpoint(m_usual, spec);
        writeRandomCheckpoint(m_model, spec);
        changeTensors(m_model, change);
    }

    static void changeTensors(const fs::path& folder, const std::function<void(Tensors&)>& change) {
        Tensors tensors = readTensors(folder / "model.safetensors");
        change(tensors);
        writeTensors(folder / "model.safetensors", tensors);
    }

    static void rename(Tensors& tensors, const std::string& from, const std::string& to) {
        for (OwnedTensor& tensor : tensors)
            if (tensor.view.name.starts_with(from))
                tensor.view.name = to + tensor.view.name.substr(from.size());
    }

    static void removeIf(Tensors& tensors, const std::function<bool(const std::string&)>& which) {
        std::erase_if(tensors, [&](const OwnedTensor& t) { return which(t.view.name); });
    }

    /// Logits of a few tokens, by the tensors' pass in float64.
    static at::Tensor logits(const fs::path& folder) {
        const test::LoadedModel model(folder);
        const auto ids = at::tensor(std::vector<std::int64_t>{3, 200, 41, 7}).unsqueeze(0);
        return forward(test::inDouble(model.weights), ids);
    }

    /// The changed form gives the usual one's numbers, in the engine too, and says what it read.
    void expectRead(const std::vector<std::string>& noteParts) {
        EXPECT_EQ(test::maxDifference(logits(m_model), logits(m_usual)), 0.0);
        SetRequest request;
        request.prompt = {3, 200, 41, 7};
        request.topK = 256;
        EXPECT_EQ(loadEngine(m_model, {})->predict(request),
                  loadEngine(m_usual, {})->predict(request));
        const ModelReading reading = openModelFolder(m_model).info.reading;
        EXPECT_TRUE(reading.ownWay);
        EXPECT_TRUE(reading.unused.empty());
        EXPECT_EQ(reading.remarks(), reading.notes);
        std::string all;
        for (const auto& note : reading.notes) {
            EXPECT_TRUE(note.english().ends_with('.')) << note.english();
            all += note.english() + "\n";
        }
        for (const auto& part : noteParts)
            EXPECT_NE(all.find(part), std::string::npos) << all << "lacks " << part;
        EXPECT_EQ(openModelFolder(m_usual).info.reading.remarks(), std::vector<Message>());
    }

    void refused(const std::vector<std::string>& parts, const std::string& hint) const {
        expectInputError(parts, [&] { (void)openModelFolder(m_model); });
        try {
            (void)openModelFolder(m_model);
        } catch (const Error& error) {
            EXPECT_NE(error.hint().find(hint), std::string::npos) << error.hint();
            EXPECT_FALSE(error.hint().starts_with("config.json and the weights may belong"));
        }
    }

    ScratchFolder m_folder;
    fs::path m_usual = m_folder / "usual";
    fs::path m_model = m_folder / "model";
};

TEST_F(ModelReadingTest, readsWhateverStandsBeforeTheNames) {
    for (const bool tied : {true, false}) {
        for (const char* prefix : {"_orig_mod.transformer.", "module.transformer.",
                                   "module._orig_mod.transformer.", "model.", "a.b-c.d."}) {
            SCOPED_TRACE(prefix);
            const std::string outer = std::string(prefix).substr(
                0, std::string(prefix).size() -
                       (std::string(prefix).ends_with("transformer.") ? 12 : 0));
            write(
                [&](Tensors& tensors) {
                    rename(tensors, "transformer.", prefix);
                    rename(tensors, "lm_head.", outer + "lm_head.");
                },
                tied);
            expectRead({"\"" + outer + "\""});
            EXPECT_EQ(openModelFolder(m_model).info.reading.prefix, prefix);
            EXPECT_EQ(openModelFolder(m_model).info.reading.head,
                      tied ? "" : outer + "lm_head.weight");
        }
    }
}

TEST_F(ModelReadingTest, takesThePrefixThatMostNamesHave) {
    write([&](Tensors& tensors) {
        tensors.push_back(zeros("encoder.wte.weight", {256, 12}));
        tensors.push_back(zeros("encoder.wpe.weight", {16, 12}));
    });
    EXPECT_EQ(test::maxDifference(logits(m_model), logits(m_usual)), 0.0);
    EXPECT_EQ(openModelFolder(m_model).info.reading.unused,
              (std::vector<std::string>{"encoder.wte.weight", "encoder.wpe.weight"}));
}

TEST_F(ModelReadingTest, turnsMatricesOfLinearLayers) {
    for (const DType type : {DType::F32, DType::F16, DType::BF16}) {
        write(
            [](Tensors& tensors) {
                for (OwnedTensor& tensor : tensors)
                    if (isMatrix(tensor.view.name)) transpose(tensor);
            },
            true, type);
        expectRead({"nn.Linear", "attn.c_proj"});
    }
}

TEST_F(ModelReadingTest, refusesMatricesThatLieBothWays) {
    write(
        [](Tensors& tensors) { transpose(named(tensors, "transformer.h.1.attn.c_attn.weight")); });
    refused({"h.1.attn.c_attn.weight", "[36, 12]", "[12, 36]"}, "one way");
    write([](Tensors& tensors) {
        transpose(named(tensors, "transformer.h.0.attn.c_attn.weight"));
        transpose(named(tensors, "transformer.h.1.attn.c_attn.weight"));
    });
    refused({"h.0.mlp.c_fc.weight", "[12, 48]", "[48, 12]"}, "one way");
}

TEST_F(ModelReadingTest, readsAbsentBiasesAsZeros) {
    const auto isNorm = [](const std::string& name) {
        return name.ends_with(".bias") && name.find("ln_") != std::string::npos;
    };
    const auto isLinear = [&](const std::string& name) {
        return name.ends_with(".bias") && !isNorm(name);
    };
    const auto isAny = [](const std::string& name) { return name.ends_with(".bias"); };
    for (const auto& [isAbsent, says] :
         std::vector<std::pair<std::function<bool(const std::string&)>, std::string>>{
             {isAny, "The file has no biases"},
             {isLinear, "The linear layers have no biases"},
             {isNorm, "The LayerNorms have no biases"}}) {
        write([&, &isAbsent = isAbsent](Tensors& tensors) { removeIf(tensors, isAbsent); });
        changeTensors(m_usual, [&, &isAbsent = isAbsent](Tensors& tensors) {
            for (OwnedTensor& tensor : tensors)
                if (isAbsent(tensor.view.name))
                    std::fill(tensor.bytes.begin(), tensor.bytes.end(), std::byte{0});
        });
        expectRead({says, "zeros"});
    }
    // One that lacks is a fault of the file.
    write([&](Tensors& tensors) {
        removeIf(tensors, [&](const std::string& name) {
            return isLinear(name) && name != "transformer.h.0.mlp.c_fc.bias";
        });
    });
    expectInputError({"\"h.0.attn.c_attn.bias\" is missing, and 6 more"},
                     [&] { (void)openModelFolder(m_model); });
}

TEST_F(ModelReadingTest, readsGammaAndBeta) {
    write([](Tensors& tensors) {
        for (OwnedTensor& tensor : tensors) {
            std::string& name = tensor.view.name;
            if (name.find("ln_") == std::string::npos) continue;
            const bool isWeight = name.ends_with(".weight");
            name = name.substr(0, name.rfind('.')) + (isWeight ? ".gamma" : ".beta");
        }
    });
    expectRead({"gamma and beta"});
}

TEST_F(ModelReadingTest, readsAllOfItAtOnce) {  // a compiled nanoGPT without biases
    write(
        [](Tensors& tensors) {
            removeIf(tensors, [](const std::string& name) { return name.ends_with(".bias"); });
            for (OwnedTensor& tensor : tensors)
                if (isMatrix(tensor.view.name)) transpose(tensor);
            rename(tensors, "", "_orig_mod.");
        },
        false);
    changeTensors(m_usual, [](Tensors& tensors) {
        for (OwnedTensor& tensor : tensors)
            if (tensor.view.name.ends_with(".bias"))
                std::fill(tensor.bytes.begin(), tensor.bytes.end(), std::byte{0});
    });
    expectRead({"_orig_mod.", "nn.Linear", "no biases"});
}

// transformers 5 does not tie where both are there and differ.
TEST_F(ModelReadingTest, usesTheFilesOwnHeadWhateverTheConfigSays) {
    for (const bool said : {true, false}) {
        write([](Tensors&) {}, false);
        auto config = nlohmann::json::parse(readBytes(m_model / "config.json"));
        config["tie_word_embeddings"] = true;
        if (!said) config.erase("tie_word_embeddings");
        writeBytes(m_model / "config.json", config.dump());
        expectRead({"lm_head.weight", "config.json ties", "transformers 5"});
        const ModelFolder model = openModelFolder(m_model);
        EXPECT_FALSE(model.info.config.tiedEmbeddings);
        EXPECT_EQ(model.info.reading.head, "lm_head.weight");
        // With the embedding in its place the numbers are others.
        changeTensors(m_model, [](Tensors& tensors) {
            removeIf(tensors, [](const auto& name) { return name == "lm_head.weight"; });
        });
        EXPECT_GT(test::maxDifference(logits(m_model), logits(m_usual)), 0.1);
    }
}

TEST_F(ModelReadingTest, readsATiedEmbeddingUnderTheHeadsName) {  // safetensors.torch.save_model()
    write([](Tensors& tensors) { rename(tensors, "transformer.wte.", "lm_head."); });
    expectRead({"no wte.weight"});
    write([](Tensors& tensors) { rename(tensors, "transformer.wte.", "other."); }, false);
    expectInputError({"\"wte.weight\" is missing"}, [&] { (void)openModelFolder(m_model); });
}

TEST_F(ModelReadingTest, refusesLayersThatWouldBeDropped) {
    write([](Tensors&) {});
    ModelConfig config = smallConfig();
    config.layers = 1;
    writeConfig(m_model / "config.json", config);
    refused({(m_model / "model.safetensors").string(), "2 layers", "h.1.", "n_layer is 1"},
            "Set n_layer to 2");
    changeTensors(m_model, [](Tensors& tensors) {
        removeIf(tensors, [](const auto& name) { return name.find("h.1.") != std::string::npos; });
        tensors.push_back(zeros("transformer.h.1.attn.bias", {1, 1, 16, 16}));
    });
    EXPECT_EQ(openModelFolder(m_model).info.reading.leftovers,
              std::vector<std::string>{"transformer.h.1.attn.bias"});
    config.layers = 2;
    writeConfig(m_model / "config.json", config);
    refused({"\"h.1.ln_1.weight\" is missing, and 11 more"}, "Set n_layer to 1");
}

TEST_F(ModelReadingTest, namesWhatIsNotUsed) {
    write([](Tensors& tensors) {
        tensors.push_back(zeros("lm_head.bias", {256}));
        tensors.back().bytes[3] = std::byte{64};
        tensors.push_back(zeros("transformer.wte2.weight", {256, 12}));
        tensors.push_back(zeros("transformer.h.0.crossattention.c_attn.weight", {12, 24}));
        tensors.push_back(zeros("transformer.h.0.ln_cross_attn.weight", {12}));
        tensors.push_back(zeros("score.weight", {2, 12}));
    });
    writeBytes(m_model / "adapter_model.safetensors", "x");
    writeBytes(m_model / "adapter_config.json", "{}");
    const ModelReading reading = openModelFolder(m_model).info.reading;
    EXPECT_EQ(reading.unused,
              (std::vector<std::string>{"lm_head.bias", "transformer.wte2.weight",
                                        "transformer.h.0.crossattention.c_attn.weight",
                                        "transformer.h.0.ln_cross_attn.weight", "score.weight",
                                        "adapter_model.safetensors"}));
    ASSERT_EQ(reading.remarks().size(), 1u);
    for (const char* part : {"not used", "\"lm_head.bias\"", "2 more"})
        EXPECT_NE(reading.remarks().front().english().find(part), std::string::npos)
            << reading.remarks().front().english();
    EXPECT_TRUE(reading.ownWay) << "Python with peft would load the adapter";
    EXPECT_EQ(test::maxDifference(logits(m_model), logits(m_usual)), 0.0);
}

TEST_F(ModelReadingTest, keepsQuietAboutWhatChangesNothing) {
    write([](Tensors& tensors) {
        OwnedTensor copy = named(tensors, "transformer.wte.weight");
        copy.view.name = "lm_head.weight";
        tensors.push_back(copy);
        copy.view.name = "wte.weight";
        tensors.push_back(copy);
        tensors.push_back(zeros("lm_head.bias", {256}));
        tensors.push_back(zeros("transformer.position_ids", {1, 16}));
        tensors.push_back(zeros("transformer.h.0.attn.bias", {1, 1, 16, 16}));
        tensors.push_back(zeros("transformer.h.0.attn.masked_bias", {}));
        tensors.push_back(zeros("optimizer.step", {}));
    });
    const ModelReading reading = openModelFolder(m_model).info.reading;
    EXPECT_TRUE(reading.remarks().empty());
    EXPECT_FALSE(reading.ownWay);
    EXPECT_EQ(reading.leftovers,
              (std::vector<std::string>{"lm_head.weight", "wte.weight", "lm_head.bias",
                                        "transformer.position_ids", "transformer.h.0.attn.bias",
                                        "transformer.h.0.attn.masked_bias", "optimizer.step"}));
}

TEST_F(ModelReadingTest, refusesAdaptersThatAreNotMerged) {
    write([](Tensors& tensors) {
        tensors.push_back(zeros("transformer.h.0.attn.c_attn.lora_A.weight", {2, 12}));
    });
    refused({"model.safetensors", "lora_A", "not merged"}, "merge_and_unload");
    write([](Tensors& tensors) {
        rename(tensors, "transformer.h.0.attn.c_attn.", "transformer.h.0.attn.c_attn.base_layer.");
        rename(tensors, "", "base_model.model.");
    });
    refused({"base_layer", "not merged"}, "merge_and_unload");
}

TEST_F(ModelReadingTest, saysOfAnAdapterAloneWhatItIsOf) {
    fs::create_directories(m_model);
    writeBytes(m_model / "adapter_config.json",
               R"({"peft_type":"LORA","base_model_name_or_path":"acme/base"})");
    refused({m_model.string(), "an adapter (adapter_config.json) of the model \"acme/base\""},
            "merge_and_unload");
    writeBytes(m_model / "adapter_model.safetensors", "x");
    writeConfig(m_model / "config.json", smallConfig());
    refused({"an adapter (adapter_model.safetensors)", "\"acme/base\""}, "save_pretrained");
    writeBytes(m_model / "adapter_config.json", "{");
    refused({"an adapter (adapter_model.safetensors), not a model"}, "merge_and_unload");
}

TEST_F(ModelReadingTest, knowsThePointersOfGitLfs) {
    const std::string pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, 'a') +
        "\nsize 548105171\n";
    write([](Tensors&) {});
    writeBytes(m_model / "model.safetensors", pointer);
    refused({"model.safetensors is a pointer of Git LFS", "548105171 bytes"}, "git lfs pull");
    writeBytes(m_model / "config.json", pointer);
    refused({"config.json is a pointer of Git LFS"}, "headscope-cli models download");
}

TEST_F(ModelReadingTest, saysWhichNumberOfTheConfigIsWrong) {
    write([](Tensors&) {});
    ModelConfig config = smallConfig();
    config.vocabulary = 250;
    writeConfig(m_model / "config.json", config);
    refused({"wte.weight", "[256, 12]", "[250, 12]"}, "Set vocab_size to 256");
    config = smallConfig();
    config.positions = 12;
    writeConfig(m_model / "config.json", config);
    refused({"wpe.weight", "[16, 12]", "[12, 12]"}, "Set n_positions to 16");
    write([](Tensors& tensors) {
        removeIf(tensors, [](const auto& name) { return name.find(".h.") == std::string::npos; });
        rename(tensors, "transformer.h.", "decoder.layers.");
    });
    refused({"\"wte.weight\" is missing, and 27 more"}, "decoder.layers.0.");
}

// The public cases, each with the numbers of its model written plainly.
TEST_F(ModelReadingTest, readsThePublicCases) {
    const fs::path cases = test::shared("cases");
    HEADSCOPE_NEEDS(cases);
    for (const char* name :
         {"prefix_orig_mod", "transposed_linear", "no_biases", "tied_but_other_lm_head"}) {
        SCOPED_TRACE(name);
        EXPECT_FALSE(openModelFolder(cases / name).info.reading.notes.empty());
        EXPECT_FALSE(openModelFolder(cases / name).info.config.tiedEmbeddings &&
                     std::string(name) == "tied_but_other_lm_head");
    }
    for (const char* name : {"activation_silu", "metadata_null"})
        EXPECT_TRUE(openModelFolder(cases / name).info.reading.remarks().empty()) << name;
    for (const char* name : {"more_layers_than_config", "git_lfs_pointer", "lora_adapter_only"})
        expectInputError({name}, [&] { (void)openModelFolder(cases / name); });
}

}  // namespace
}  // namespace headscope
