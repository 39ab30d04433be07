// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/config.h"

#include "base/files.h"
#include "base/json.h"
#include "checkpoint/architecture.h"

#include <headscope/error.h>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace headscope {
namespace {

constexpr std::size_t kConfigLargestFile = 16u << 20;
constexpr const char* kReads = phrase(
    "Headscope reads models of the GPT-2 architecture (model_type \"gpt2\"), such as gpt2 or "
    "distilgpt2.");
constexpr const char* kCorrect = phrase("Correct the file, or download it again.");

// Bounds beyond every model there is; products of any three of them fit in 64 bits.
constexpr int kMostLayers = 1000;
constexpr int kConfigMostHeads = 65536;
constexpr int kMostWidth = 65536;
constexpr int kMostInner = 1 << 20;
constexpr int kMostPositions = 10'000'000;
constexpr int kMostVocabulary = 10'000'000;

/// The fields of one config.json; messages name the file and the field.
class Fields {
 public:
    Fields(std::string file, nlohmann::json object)
        : m_file(std::move(file)), m_object(std::move(object)) {}

    /// The field, or null if it is absent or null.
    [[nodiscard]] const nlohmann::json* find(const char* name) const {
        const auto found = m_object.find(name);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }

    [[nodiscard]] Error wrong(const char* name, const Message& what) const {
        return inputError(say("%1: %2 %3", m_file, name, what), kCorrect);
    }

    /// `other`: another name for the same, which transformers knows too.
    [[nodiscard]] int size(const char* name, int most, const char* other = nullptr) const {
        const nlohmann::json* value = find(name);
        const nlohmann::json* const same = other != nullptr ? find(other) : nullptr;
        if (value != nullptr && same != nullptr && *value != *same) {
            throw wrong(name, say("is %1, and %2, which means the same, %3", shown(*value), other,
                                  shown(*same)));
        }
        if (value == nullptr && same != nullptr) {
            name = other;
            value = same;
        }
        if (value == nullptr) {
            throw inputError(say("%1: %2 is missing", m_file, name), kReads);
        }
        if (!value->is_number_unsigned() || value->get<std::uint64_t>() == 0) {
            throw wrong(name, say("is not a positive whole number: %1", shown(*value)));
        }
        if (value->get<std::uint64_t>() > static_cast<std::uint64_t>(most)) {
            throw wrong(name, say("is %1; at most %2 is possible", shown(*value), most));
        }
        return value->get<int>();
    }

    [[nodiscard]] bool flag(const char* name, bool byDefault) const {
        const nlohmann::json* value = find(name);
        if (value != nullptr && !value->is_boolean()) {
            throw wrong(name, say("is neither true nor false: %1", shown(*value)));
        }
        return value != nullptr ? value->get<bool>() : byDefault;
    }

    [[nodiscard]] std::string text(const char* name, const char* byDefault) const {
        const nlohmann::json* value = find(name);
        if (value != nullptr && !value->is_string()) {
            throw wrong(name, say("is not a text: %1", shown(*value)));
        }
        return value != nullptr ? value->get<std::string>() : byDefault;
    }

    [[nodiscard]] double positive(const char* name, double byDefault) const {
        const nlohmann::json* value = find(name);
        if (value == nullptr) {
            return byDefault;
        }
        const double number = value->is_number() ? value->get<double>() : 0.0;
        if (!std::isfinite(number) || number <= 0) {
            throw wrong(name, say("is not a positive number: %1", shown(*value)));
        }
        return number;
    }

    [[nodiscard]] const std::string& file() const { return m_file; }

 private:
    /// A value as the message shows it.
    static Message shown(const nlohmann::json& value) {
        if (value.is_structured()) {
            return value.is_array() ? say("a list") : say("an object");
        }
        return value.is_string() ? shownName(value.get_ref<const std::string&>()) : value.dump();
    }

    std::string m_file;
    nlohmann::json m_object;
};

/// The name of a field that GPT-2's configuration has, or one that other models' have: transformers
/// passes over the latter, so it is said.
const char* nameThere(const Fields& fields, const Architecture::Field& field, const char* usual,
                      ModelReading* reading) {
    const auto [name, other] = field;
    if (fields.find(name) != nullptr || fields.find(other) == nullptr) return name;
    if (reading != nullptr) {
        reading->ownWay = true;
        reading->notes.push_back(
            say("config.json gives %1 under the name %2, and it is read so; transformers "
                "passes over that name and takes %3.",
                name, other, usual));
    }
    return other;
}

Activation readActivation(const Fields& fields, ModelReading* reading) {
    const char* const field = nameThere(fields, gpt2().fields.activation, "gelu_new", reading);
    const std::string name = fields.text(field, "gelu_new");
    if (const auto activation = activationFromName(name)) return *activation;
    throw inputError(say("%1: %2 is %3, which is not known", fields.file(), field, shownName(name)),
                     say("Headscope knows gelu_new, gelu, relu, silu, tanh and the others that "
                         "transformers has, "
                         "but "
                         "for those with weights of their own."));
}

/// Without a model_type, "architectures" decides: ["GPT2LMHeadModel"], ["LlamaForCausalLM"].
std::string architecture(const Fields& fields) {
    const nlohmann::json* const list = fields.find("architectures");
    if (list == nullptr || !list->is_array() || list->empty() || !list->front().is_string() ||
        list->front().get_ref<const std::string&>().starts_with(gpt2().classPrefix)) {
        return std::string(gpt2().type);
    }
    return list->front().get<std::string>();
}

void checkArchitecture(const Fields& fields) {
    const std::string type =
        fields.find("model_type") != nullptr ? fields.text("model_type", "") : architecture(fields);
    if (type != gpt2().type) {
        throw inputError(say("%1 describes a model of type %2", fields.file(), shownName(type)),
                         kReads);
    }
    if (fields.find("quantization_config") != nullptr) {
        throw inputError(say("%1: the weights are quantized", fields.file()),
                         say("Headscope reads F32, F16 and BF16: use the model as it was before."));
    }
    const char* const cross = gpt2().fields.crossAttention.name;
    if (fields.flag(cross, false)) {
        throw inputError(say("%1: %2 is true", fields.file(), cross), kReads);
    }
}

}  // namespace

ModelConfig readConfig(const std::filesystem::path& file, ModelReading* reading) {
    const std::string name = displayPath(file);
    const Fields fields(name, parseObject(readTextFile(file, kConfigLargestFile), name, kCorrect));
    checkArchitecture(fields);

    const auto& names = gpt2().fields;
    const auto size = [&fields](const Architecture::Field& field, int most) {
        return fields.size(field.name, most, field.other);
    };
    const auto isThere = [&fields](const Architecture::Field& field) {
        return fields.find(field.name) != nullptr ||
               (field.other != nullptr && fields.find(field.other) != nullptr);
    };
    ModelConfig config;
    config.layers = size(names.layers, kMostLayers);
    config.heads = size(names.heads, kConfigMostHeads);
    config.width = size(names.width, kMostWidth);
    // Early files have only the old name, which meant the same.
    const bool hasPositions = isThere(names.positions) || !isThere(names.oldPositions);
    config.positions = size(hasPositions ? names.positions : names.oldPositions, kMostPositions);
    config.inner = isThere(names.inner) ? size(names.inner, kMostInner) : 4 * config.width;
    config.vocabulary = size(names.vocabulary, kMostVocabulary);
    if (config.width % config.heads != 0) {
        throw fields.wrong(names.heads.name, say("is %1, which does not divide %2, %3",
                                                 config.heads, names.width.name, config.width));
    }
    config.layerNormEpsilon =
        fields.positive(nameThere(fields, names.epsilon, "1e-5", reading), 1e-5);
    config.activation = readActivation(fields, reading);
    config.tiedEmbeddings = fields.flag(names.tied.name, true);
    config.scaleAttention = fields.flag(names.scaled.name, true);
    config.scaleByInverseLayer = fields.flag(names.scaledByLayer.name, false);
    return config;
}

}  // namespace headscope
