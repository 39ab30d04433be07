// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint_maker.h"

#include "base/files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

namespace headscope {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// splitmix64 (Vigna): the same numbers on every platform, and fast enough for GPT-2 small.
class Random {
 public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    /// Uniform with mean 0 and standard deviation 1.
    float next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        const auto top = static_cast<float>((z ^ (z >> 31)) >> 40);  // 24 bits: exact in a float
        return (top / 16777216.0f - 0.5f) * 3.4641016f;              // width sqrt(12)
    }

 private:
    std::uint64_t m_state;
};

/// IEEE 754 binary16, rounded to nearest, ties to even.
std::uint16_t toHalf(float number) {
    const auto bits = std::bit_cast<std::uint32_t>(number);
    const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000u);
    const float magnitude = std::fabs(number);
    if (std::isnan(number)) {
        return sign | 0x7E00u;
    }
    if (magnitude >= 65520.0f) {  // half way from the largest half to the next power of two
        return sign | 0x7C00u;
    }
    if (magnitude < 0x1p-14f) {  // subnormal: a multiple of 2^-24
        return sign | static_cast<std::uint16_t>(std::nearbyint(magnitude * 0x1p24f));
    }
    const std::uint32_t rounded = (bits & 0x7FFFFFFFu) + 0x0FFFu + ((bits >> 13) & 1u);
    return sign | static_cast<std::uint16_t>((rounded >> 13) - ((127u - 15u) << 10));
}

std::uint16_t toBFloat(float number) {
    const auto bits = std::bit_cast<std::uint32_t>(number);
    if (std::isnan(number)) {
        return static_cast<std::uint16_t>((bits >> 16) | 0x40u);
    }
    return static_cast<std::uint16_t>((bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16);
}

/// Tensors with the memory they point to.
class TensorList {
 public:
    explicit TensorList(const CheckpointSpec& spec) : m_spec(spec), m_random(spec.seed) {}

    void add(const std::string& name, std::vector<std::int64_t> shape, float mean = 0.0f) {
        std::size_t count = 1;
        for (const std::int64_t dimension : shape) {
            count *= static_cast<std::size_t>(dimension);
        }
        std::vector<float> numbers(count);
        for (float& number : numbers) {
            number = mean + static_cast<float>(m_spec.scale) * m_random.next();
        }
        addBytes(name, m_spec.type, {}, std::move(shape), encode(numbers, m_spec.type));
    }

    void addBytes(const std::string& name, DType type, const std::string& typeName,
                  std::vector<std::int64_t> shape, std::vector<std::byte> bytes) {
        m_memory.push_back(std::move(bytes));
        m_tensors.push_back({name, type, typeName, std::move(shape), m_memory.back()});
    }

    [[nodiscard]] const std::vector<TensorView>& tensors() const { return m_tensors; }

 private:
    const CheckpointSpec& m_spec;
    Random m_random;
    std::vector<std::vector<std::byte>> m_memory;  // moving a vector keeps its elements in place
    std::vector<TensorView> m_tensors;
};

void addMaskBuffers(TensorList& list, const std::string& block, std::int64_t positions) {
    std::vector<std::byte> mask;
    for (std::int64_t row = 0; row < positions; ++row) {
        for (std::int64_t column = 0; column < positions; ++column) {
            mask.push_back(std::byte{column <= row});
        }
    }
    list.addBytes(block + "attn.bias", DType::Other, "U8", {1, 1, positions, positions}, mask);
    const std::vector<float> masked{-1e4f};
    list.addBytes(block + "attn.masked_bias", DType::F32, "F32", {}, encode(masked, DType::F32));
}

void addBlock(TensorList& list, const CheckpointSpec& spec, const std::string& block) {
    const std::int64_t d = spec.config.width;
    const std::int64_t inner = spec.config.inner;
    list.add(block + "ln_1.weight", {d}, 1.0f);
    list.add(block + "ln_1.bias", {d});
    list.add(block + "attn.c_attn.weight", {d, 3 * d});
    list.add(block + "attn.c_attn.bias", {3 * d});
    list.add(block + "attn.c_proj.weight", {d, d});
    list.add(block + "attn.c_proj.bias", {d});
    list.add(block + "ln_2.weight", {d}, 1.0f);
    list.add(block + "ln_2.bias", {d});
    list.add(block + "mlp.c_fc.weight", {d, inner});
    list.add(block + "mlp.c_fc.bias", {inner});
    list.add(block + "mlp.c_proj.weight", {inner, d});
    list.add(block + "mlp.c_proj.bias", {d});
    if (spec.maskBuffers) {
        addMaskBuffers(list, block, spec.config.positions);
    }
}

void writeText(const fs::path& file, const std::string& text) {
    writeAtomically(file, [&](std::ostream& out) { out << text; });
}

void writeWeights(const fs::path& folder, const CheckpointSpec& spec) {
    const std::string prefix = spec.prefix ? "transformer." : "";
    const ModelConfig& config = spec.config;
    TensorList list(spec);
    list.add(prefix + "wte.weight", {config.vocabulary, config.width});
    list.add(prefix + "wpe.weight", {config.positions, config.width});
    for (int layer = 0; layer < config.layers; ++layer) {
        addBlock(list, spec, prefix + "h." + std::to_string(layer) + ".");
    }
    list.add(prefix + "ln_f.weight", {config.width}, 1.0f);
    list.add(prefix + "ln_f.bias", {config.width});
    if (!config.tiedEmbeddings) {
        list.add("lm_head.weight", {config.vocabulary, config.width});
    }
    if (spec.shards > 1) {
        writeShards(folder, list.tensors(), spec.shards);
    } else {
        writeSafetensors(folder / "model.safetensors", list.tensors(), {{"format", "pt"}});
    }
}

std::string utf8(unsigned codePoint) {  // below U+0800
    if (codePoint < 0x80) {
        return {static_cast<char>(codePoint)};
    }
    return {static_cast<char>(0xC0 | (codePoint >> 6)), static_cast<char>(0x80 | (codePoint & 63))};
}

/// The characters that stand for bytes in GPT-2's vocabulary, in its order of ids: the printable
/// bytes as themselves, then the others as U+0100 and up.
std::vector<std::string> byteSymbols() {
    const auto printable = [](unsigned b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
    };
    std::vector<std::string> symbols;
    for (unsigned b = 0; b < 256; ++b) {
        if (printable(b)) {
            symbols.push_back(utf8(b));
        }
    }
    for (unsigned next = 256; symbols.size() < 256; ++next) {
        symbols.push_back(utf8(next));
    }
    return symbols;
}

void writeTokenizer(const fs::path& folder, int vocabulary) {
    const std::vector<std::string> symbols = byteSymbols();
    Json vocab = Json::object();
    for (int id = 0; id < vocabulary; ++id) {
        const auto index = static_cast<std::size_t>(id);
        // ordered_json looks a key up by walking: build the text directly where there are many.
        if (index >= symbols.size()) {
            break;
        }
        vocab[symbols[index]] = id;
    }
    std::string text = vocab.dump();
    text.pop_back();
    for (int id = 256; id < vocabulary; ++id) {
        text += ",\"<|unused" + std::to_string(id) + "|>\":" + std::to_string(id);
    }
    writeText(folder / "vocab.json", text + "}");
    writeText(folder / "merges.txt", "#version: 0.2\n");
}

}  // namespace

CheckpointSpec livelySpec(unsigned seed) {
    CheckpointSpec spec;
    spec.config.layers = 4;
    spec.config.heads = 3;
    spec.config.width = 24;
    spec.config.inner = 96;
    spec.config.positions = 32;
    spec.config.vocabulary = 300;
    spec.seed = seed;
    spec.scale = 0.4;
    return spec;
}

ModelConfig smallConfig() {
    ModelConfig config;
    config.layers = 2;
    config.heads = 3;
    config.width = 12;
    config.positions = 16;
    config.inner = 48;
    config.vocabulary = 256;
    return config;
}

std::vector<std::byte> encode(std::span<const float> numbers, DType type) {
    const std::size_t size = elementSize(type);
    if (size == 0) {
        throw std::logic_error("only F32, F16 and BF16 can be encoded");
    }
    std::vector<std::byte> bytes(numbers.size() * size);
    if (type == DType::F32) {
        std::memcpy(bytes.data(), numbers.data(), bytes.size());
        return bytes;
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::uint16_t bits = type == DType::F16 ? toHalf(numbers[i]) : toBFloat(numbers[i]);
        std::memcpy(bytes.data() + i * size, &bits, size);
    }
    return bytes;
}

void writeShards(const fs::path& folder, const std::vector<TensorView>& tensors, int shards) {
    const auto count = static_cast<std::size_t>(shards);
    std::vector<std::vector<TensorView>> dealt(count);
    std::uint64_t bytes = 0;
    Json map = Json::object();
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        dealt[i % count].push_back(tensors[i]);
        map[tensors[i].name] =
            fmt::format("model-{:05}-of-{:05}.safetensors", i % count + 1, count);
        bytes += tensors[i].data.size();
    }
    for (std::size_t i = 0; i < count; ++i) {
        writeSafetensors(folder / fmt::format("model-{:05}-of-{:05}.safetensors", i + 1, count),
                         dealt[i], {{"format", "pt"}});
    }
    const Json index = {{"metadata", {{"total_size", bytes}}}, {"weight_map", map}};
    writeText(folder / "model.safetensors.index.json", index.dump(2));
}

void writeConfig(const fs::path& file, const ModelConfig& config) {
    const Json json = {
        {"model_type", "gpt2"},
        {"activation_function", name(config.activation)},
        {"layer_norm_epsilon", config.layerNormEpsilon},
        {"n_layer", config.layers},
        {"n_head", config.heads},
        {"n_embd", config.width},
        {"n_inner", config.inner},
        {"n_positions", config.positions},
        {"vocab_size", config.vocabulary},
        {"tie_word_embeddings", config.tiedEmbeddings},
        {"scale_attn_weights", config.scaleAttention},
        {"scale_attn_by_inverse_layer_idx", config.scaleByInverseLayer},
    };
    writeText(file, json.dump(2) + "\n");
}

void writeRandomCheckpoint(const fs::path& folder, const CheckpointSpec& spec) {
    fs::create_directories(folder);
    writeConfig(folder / "config.json", spec.config);
    writeWeights(folder, spec);
    if (spec.tokenizer.empty()) {
        writeTokenizer(folder, spec.config.vocabulary);
        return;
    }
    for (const char* file : {"vocab.json", "merges.txt"}) {
        fs::copy_file(spec.tokenizer / file, folder / file, fs::copy_options::overwrite_existing);
    }
}

}  // namespace headscope
