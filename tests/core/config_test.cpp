// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/config.h"

#include "checkpoint_maker.h"
#include "scratch.h"

#include <nlohmann/json.hpp>

#include <map>
#include <random>
#include <string>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

/// The fields of the published gpt2/config.json that are read, and some that are not.
nlohmann::json gpt2() {
    return nlohmann::json::parse(
        R"({"activation_function":"gelu_new","architectures":["GPT2LMHeadModel"],
        "attn_pdrop":0.1,"bos_token_id":50256,"embd_pdrop":0.1,"eos_token_id":50256,
        "initializer_range":0.02,"layer_norm_epsilon":1e-05,"model_type":"gpt2","n_ctx":1024,
        "n_embd":768,"n_head":12,"n_layer":12,"n_positions":1024,"resid_pdrop":0.1,
        "task_specific_params":{"text-generation":{"do_sample":true,"max_length":50}},
        "vocab_size":50257})");
}

class ConfigTest : public ::testing::Test {
 protected:
    ModelConfig read(const std::string& text) {
        writeBytes(m_file, text);
        return readConfig(m_file);
    }
    ModelConfig read(const nlohmann::json& config) { return read(config.dump()); }

    /// gpt2's with one field changed.
    static nlohmann::json with(const char* field, const nlohmann::json& value) {
        nlohmann::json config = gpt2();
        config[field] = value;
        return config;
    }

    void refused(const nlohmann::json& config, std::vector<std::string> parts) {
        SCOPED_TRACE(config.dump());
        parts.push_back(m_file.string());
        expectInputError(parts, [&] { (void)read(config); });
    }

    ScratchFolder m_folder;
    fs::path m_file = m_folder / "config.json";
};

TEST_F(ConfigTest, readsGpt2) {
    const ModelConfig config = read(gpt2());
    EXPECT_EQ(config.layers, 12);
    EXPECT_EQ(config.heads, 12);
    EXPECT_EQ(config.width, 768);
    EXPECT_EQ(config.headWidth(), 64);
    EXPECT_EQ(config.positions, 1024);
    EXPECT_EQ(config.inner, 3072);
    EXPECT_EQ(config.vocabulary, 50257);
    EXPECT_EQ(config.layerNormEpsilon, 1e-5);
    EXPECT_EQ(config.activation, Activation::GeluTanh);
    EXPECT_TRUE(config.tiedEmbeddings);
    EXPECT_TRUE(config.scaleAttention);
    EXPECT_FALSE(config.scaleByInverseLayer);
}

TEST_F(ConfigTest, readsEveryFieldThatIsWritten) {
    ModelConfig written;
    written.layers = 3;
    written.heads = 5;
    written.width = 35;
    written.positions = 17;
    written.inner = 11;
    written.vocabulary = 300;
    written.layerNormEpsilon = 1e-6;
    written.activation = Activation::Relu;
    written.tiedEmbeddings = false;
    written.scaleAttention = false;
    written.scaleByInverseLayer = true;
    writeConfig(m_file, written);
    const ModelConfig config = readConfig(m_file);
    EXPECT_EQ(config.layers, 3);
    EXPECT_EQ(config.heads, 5);
    EXPECT_EQ(config.width, 35);
    EXPECT_EQ(config.positions, 17);
    EXPECT_EQ(config.inner, 11);
    EXPECT_EQ(config.vocabulary, 300);
    EXPECT_EQ(config.layerNormEpsilon, 1e-6);
    EXPECT_EQ(config.activation, Activation::Relu);
    EXPECT_FALSE(config.tiedEmbeddings);
    EXPECT_FALSE(config.scaleAttention);
    EXPECT_TRUE(config.scaleByInverseLayer);
}

TEST_F(ConfigTest, fillsInWhatMayBeAbsent) {
    const ModelConfig config = read(std::string(
        R"({"n_layer":1,"n_head":2,"n_embd":6,"n_ctx":8,"vocab_size":3,"n_inner":null})"));
    EXPECT_EQ(config.positions, 8) << "n_ctx stands for n_positions";
    EXPECT_EQ(config.inner, 24);
    EXPECT_EQ(config.layerNormEpsilon, 1e-5);
    EXPECT_EQ(config.activation, Activation::GeluTanh);
    EXPECT_TRUE(config.tiedEmbeddings);
}

TEST_F(ConfigTest, prefersPositionsToContext) {
    nlohmann::json config = gpt2();
    config["n_ctx"] = 5;
    EXPECT_EQ(read(config).positions, 1024);
}

TEST_F(ConfigTest, knowsTheActivations) {
    const std::map<std::string, Activation> names{{"gelu_new", Activation::GeluTanh},
                                                  {"gelu_pytorch_tanh", Activation::GeluTanh},
                                                  {"gelu_python_tanh", Activation::GeluTanh},
                                                  {"gelu_fast", Activation::GeluTanh},
                                                  {"gelu_accurate", Activation::GeluTanh},
                                                  {"gelu", Activation::GeluErf},
                                                  {"gelu_python", Activation::GeluErf},
                                                  {"gelu_10", Activation::GeluClipped},
                                                  {"quick_gelu", Activation::QuickGelu},
                                                  {"silu", Activation::Silu},
                                                  {"swish", Activation::Silu},
                                                  {"hardswish", Activation::HardSwish},
                                                  {"mish", Activation::Mish},
                                                  {"relu", Activation::Relu},
                                                  {"relu2", Activation::ReluSquared},
                                                  {"relu6", Activation::Relu6},
                                                  {"leaky_relu", Activation::LeakyRelu},
                                                  {"sigmoid", Activation::Sigmoid},
                                                  {"tanh", Activation::Tanh},
                                                  {"laplace", Activation::Laplace},
                                                  {"sqrtsoftplus", Activation::SqrtSoftplus},
                                                  {"linear", Activation::Linear}};
    for (const auto& [name, activation] : names) {
        EXPECT_EQ(read(with("activation_function", name)).activation, activation) << name;
        EXPECT_EQ(activationFromName(headscope::name(activation)), activation) << name;
    }
    refused(with("activation_function", "prelu"), {"activation_function", "\"prelu\""});
    refused(with("activation_function", 3), {"activation_function", "3"});
}

TEST_F(ConfigTest, readsTheNamesThatTransformersHasForTheSame) {
    nlohmann::json config = gpt2();
    for (const auto& [name, other] :
         {std::pair("n_layer", "num_hidden_layers"), std::pair("n_head", "num_attention_heads"),
          std::pair("n_embd", "hidden_size"), std::pair("n_positions", "max_position_embeddings"),
          std::pair("vocab_size", "vocab_size_or_config_json_file")}) {
        config[other] = config[name];
        config.erase(name);
    }
    writeBytes(m_file, config.dump());
    ModelReading reading;
    const ModelConfig found = readConfig(m_file, &reading);
    EXPECT_EQ(found.layers, 12);
    EXPECT_EQ(found.heads, 12);
    EXPECT_EQ(found.width, 768);
    EXPECT_EQ(found.positions, 1024);
    EXPECT_EQ(found.vocabulary, 50257);
    EXPECT_EQ(reading, ModelReading()) << "Python reads them, too";
    EXPECT_EQ(read(with("num_hidden_layers", 12)).layers, 12);
    refused(with("num_hidden_layers", 6), {"n_layer is 12", "num_hidden_layers", "6"});
    refused(with("hidden_size", "768"), {"n_embd", "hidden_size"});
}

TEST_F(ConfigTest, saysWhatIsReadUnderANameThatPythonPassesOver) {
    nlohmann::json config = gpt2();
    config.erase("layer_norm_epsilon");
    config.erase("activation_function");
    config["layer_norm_eps"] = 1e-3;
    config["hidden_act"] = "relu";
    writeBytes(m_file, config.dump());
    ModelReading reading;
    const ModelConfig found = readConfig(m_file, &reading);
    EXPECT_EQ(found.layerNormEpsilon, 1e-3);
    EXPECT_EQ(found.activation, Activation::Relu);
    EXPECT_TRUE(reading.ownWay);
    ASSERT_EQ(reading.notes.size(), 2u);
    EXPECT_NE(reading.notes[0].english().find("layer_norm_eps,"), std::string::npos)
        << reading.notes[0].english();
    EXPECT_NE(reading.notes[0].english().find("1e-5"), std::string::npos)
        << reading.notes[0].english();
    EXPECT_NE(reading.notes[1].english().find("hidden_act,"), std::string::npos)
        << reading.notes[1].english();
    // The name that GPT-2 has comes first.
    EXPECT_EQ(read(with("layer_norm_eps", 1e-3)).layerNormEpsilon, 1e-5);
}

TEST_F(ConfigTest, acceptsWhatDoesNotChangeTheResult) {
    EXPECT_EQ(read(with("reorder_and_upcast_attn", true)).layers, 12);
    EXPECT_EQ(read(with("add_cross_attention", false)).layers, 12);
}

TEST_F(ConfigTest, refusesOtherModels) {
    refused(with("model_type", "llama"), {"model of type \"llama\""});
    refused(with("model_type", 2), {"model_type"});
    refused(with("add_cross_attention", true), {"add_cross_attention"});
    refused(nlohmann::json{{"hidden_size", 768}}, {"n_layer is missing"});
}

TEST_F(ConfigTest, refusesBadSizes) {
    for (const char* field : {"n_layer", "n_head", "n_embd", "n_positions", "vocab_size"}) {
        for (const nlohmann::json& value :
             {nlohmann::json(0), nlohmann::json(-12), nlohmann::json(12.0), nlohmann::json(12.5),
              nlohmann::json("12"), nlohmann::json(true), nlohmann::json::array({12}),
              nlohmann::json::object(), nlohmann::json(1e300),
              nlohmann::json::parse("18446744073709551616")}) {
            refused(with(field, value), {field, "not a positive whole number"});
        }
        refused(with(field, 4294967308), {field, "4294967308", "at most"});
        refused(with(field, std::uint64_t{18446744073709551615u}), {field, "at most"});
    }
    for (const nlohmann::json& value :
         {nlohmann::json(0), nlohmann::json(-1), nlohmann::json(3072.0), nlohmann::json("3072"),
          nlohmann::json(false)}) {
        refused(with("n_inner", value), {"n_inner", "not a positive whole number"});
    }
    refused(with("n_inner", 4294967296), {"n_inner", "at most"});
    refused(with("n_layer", 1001), {"n_layer", "at most 1000"});
}

TEST_F(ConfigTest, refusesMissingSizes) {
    for (const char* field : {"n_layer", "n_head", "n_embd", "vocab_size"}) {
        nlohmann::json config = gpt2();
        config.erase(field);
        refused(config, {std::string(field) + " is missing"});
        refused(with(field, nullptr), {std::string(field) + " is missing"});
    }
    nlohmann::json config = gpt2();
    config.erase("n_positions");
    config.erase("n_ctx");
    refused(config, {"n_positions is missing"});
}

TEST_F(ConfigTest, refusesHeadsThatDoNotDivideTheWidth) {
    refused(with("n_head", 7), {"n_head is 7", "n_embd", "768"});
    refused(with("n_head", 1536), {"n_head is 1536"});
}

TEST_F(ConfigTest, refusesABadEpsilon) {
    for (const nlohmann::json& value :
         {nlohmann::json(0), nlohmann::json(0.0), nlohmann::json(-1e-5), nlohmann::json("1e-5"),
          nlohmann::json(true)}) {
        refused(with("layer_norm_epsilon", value), {"layer_norm_epsilon"});
    }
    EXPECT_EQ(read(with("layer_norm_epsilon", 1)).layerNormEpsilon, 1.0);
}

TEST_F(ConfigTest, refusesFlagsThatAreNone) {
    for (const char* field : {"tie_word_embeddings", "scale_attn_weights",
                              "scale_attn_by_inverse_layer_idx", "add_cross_attention"}) {
        refused(with(field, 1), {field, "neither true nor false"});
        refused(with(field, "true"), {field, "neither true nor false"});
    }
}

TEST_F(ConfigTest, refusesWhatIsNotJson) {
    const auto refuse = [&](const std::string& text, const std::string& part) {
        SCOPED_TRACE(text.substr(0, 100));
        expectInputError({m_file.string(), part}, [&] { (void)read(text); });
    };
    refuse("", "not valid JSON");
    refuse("{", "not valid JSON");
    refuse("{'n_layer':12}", "not valid JSON");
    refuse("{\"n_layer\":NaN}", "not valid JSON");
    refuse("{\"a\":\"\xFF\"}", "not valid JSON");
    refuse("[12]", "not a JSON object");
    refuse("12", "not a JSON object");
    refuse("null", "not a JSON object");
    refuse(R"({"n_layer":12,"n_layer":6})", "\"n_layer\" is there twice");
    refuse("{\"a\":" + std::string(1'000'000, '['), "nested too deeply");
    refuse(std::string((16u << 20) + 1, ' '), "larger than");
}

TEST_F(ConfigTest, refusesWhatIsNoFile) {
    expectInputError({m_file.string(), "does not exist"}, [&] { (void)readConfig(m_file); });
    expectInputError({m_folder.path().string(), "is a folder"},
                     [&] { (void)readConfig(m_folder.path()); });
}

TEST_F(ConfigTest, readsOrRefusesWhateverIsMutated) {
    const std::string seed = gpt2().dump();
    std::mt19937 random(11);
    int accepted = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text = seed;
        for (unsigned changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            if (random() % 2 == 0) {
                text[at] = static_cast<char>(random());
            } else {
                text.insert(at, 1, "0123456789[]{}\",:-e."[random() % 20]);
            }
        }
        try {
            const ModelConfig config = read(text);
            ++accepted;
            ASSERT_GT(config.layers, 0);
            ASSERT_EQ(config.width % config.heads, 0);
        } catch (const Error&) {
        }
    }
    EXPECT_GT(accepted, 30);
}

}  // namespace
}  // namespace headscope
