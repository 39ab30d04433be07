// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/model_folder.h"

#include "checkpoint/config.h"
#include "checkpoint/folder_files.h"
#include "checkpoint/json.h"
#include "support/files.h"

#include <headscope/error.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <stdexcept>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "transformer.";
constexpr const char* kMismatch =
    "config.json and the weights may belong to different models: download both again.";

struct Expected {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// Every tensor of a GPT-2 model; matrices of the blocks are [in, out] (Conv1D).
std::vector<Expected> expectedTensors(const ModelConfig& config) {
    const std::int64_t d = config.width;
    const std::int64_t inner = config.inner;
    std::vector<Expected> expected{{"wte.weight", {config.vocabulary, d}},
                                   {"wpe.weight", {config.positions, d}}};
    for (int layer = 0; layer < config.layers; ++layer) {
        const std::string block = std::string("h.") + std::to_string(layer) + ".";
        const std::initializer_list<Expected> tensors = {
            {"ln_1.weight", {d}},
            {"ln_1.bias", {d}},
            {"attn.c_attn.weight", {d, 3 * d}},
            {"attn.c_attn.bias", {3 * d}},
            {"attn.c_proj.weight", {d, d}},
            {"attn.c_proj.bias", {d}},
            {"ln_2.weight", {d}},
            {"ln_2.bias", {d}},
            {"mlp.c_fc.weight", {d, inner}},
            {"mlp.c_fc.bias", {inner}},
            {"mlp.c_proj.weight", {inner, d}},
            {"mlp.c_proj.bias", {d}},
        };
        for (const Expected& tensor : tensors) {
            expected.push_back({block + tensor.name, tensor.shape});
        }
    }
    expected.push_back({"ln_f.weight", {d}});
    expected.push_back({"ln_f.bias", {d}});
    if (!config.tiedEmbeddings) {
        expected.push_back({"lm_head.weight", {config.vocabulary, d}});
    }
    return expected;
}

std::string shownShape(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (const std::int64_t dimension : shape) {
        text += text.size() > 1 ? ", " : "";
        text += std::to_string(dimension);
    }
    return text += "]";
}

std::string_view withoutPrefix(std::string_view name) {
    return name.substr(0, kPrefix.size()) == kPrefix ? name.substr(kPrefix.size()) : name;
}

/// The causal mask, which old checkpoints carry as h.N.attn.bias and h.N.attn.masked_bias.
bool isMaskBuffer(std::string_view name) {
    if (name.substr(0, 2) != "h.") {
        return false;
    }
    name.remove_prefix(2);
    const auto digits = static_cast<std::size_t>(
        std::find_if(name.begin(), name.end(),
                     [](unsigned char c) { return std::isdigit(c) == 0; }) -
        name.begin());
    const std::string_view rest = name.substr(digits);
    return digits > 0 && (rest == ".attn.bias" || rest == ".attn.masked_bias");
}

const TensorView* findTensor(const WeightFiles& weights, const std::string& name) {
    const TensorView* found = weights.find(std::string(kPrefix) + name);
    return found != nullptr ? found : weights.find(name);
}

void checkTensor(const std::string& file, const TensorView& tensor, const Expected& expected) {
    const std::string subject = file + ": tensor " + shownName(tensor.name);
    if (tensor.shape != expected.shape) {
        throw inputError(subject + " has the shape " + shownShape(tensor.shape) +
                             ", where config.json calls for " + shownShape(expected.shape),
                         kMismatch);
    }
    if (tensor.type == DType::Other) {
        throw inputError(subject + " has the data type " + shownName(tensor.typeName),
                         "Headscope reads F32, F16 and BF16: save the model again in one of them.");
    }
}

/// Finds and checks what the model needs.
std::map<std::string, const TensorView*, std::less<>> matchTensors(const WeightFiles& weights,
                                                                   const ModelConfig& config) {
    std::map<std::string, const TensorView*, std::less<>> tensors;
    std::vector<std::string> missing;
    for (const Expected& expected : expectedTensors(config)) {
        const TensorView* tensor = findTensor(weights, expected.name);
        if (tensor == nullptr) {
            missing.push_back(expected.name);
            continue;
        }
        checkTensor(displayPath(weights.fileOf(tensor->name)), *tensor, expected);
        tensors.emplace(expected.name, tensor);
    }
    if (!missing.empty()) {
        std::string what =
            displayPath(weights.path()) + ": tensor " + shownName(missing.front()) + " is missing";
        if (missing.size() > 1) {
            what += ", and " + std::to_string(missing.size() - 1) + " more";
        }
        throw inputError(what, kMismatch);
    }
    return tensors;
}

bool sameTensor(const TensorView& a, const TensorView& b) {
    return a.typeName == b.typeName && a.shape == b.shape &&
           std::equal(a.data.begin(), a.data.end(), b.data.begin(), b.data.end());
}

void describeTensors(ModelFolder& model) {
    for (const auto& [name, tensor] : model.tensors) {
        model.info.parameters += tensor->data.size() / elementSize(tensor->type);
        if (model.info.dataType.empty()) {
            model.info.dataType = tensor->typeName;
        } else if (model.info.dataType != tensor->typeName) {
            model.info.dataType = "mixed";
        }
    }
    model.info.fileBytes = model.weights.fileBytes();
    model.info.identity = model.weights.identity();
}

}  // namespace

const TensorView& ModelFolder::tensor(std::string_view name) const {
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        throw std::logic_error("not a tensor of the model: " + std::string(name));
    }
    return *found->second;
}

std::vector<std::string> ModelFolder::ignored() const {
    std::vector<std::string> names;
    for (const TensorView& other : weights.tensors()) {
        const std::string_view name = withoutPrefix(other.name);
        const auto used = tensors.find(name);
        const bool isUsed = used != tensors.end() && used->second->name == other.name;
        if (isUsed || isMaskBuffer(name) ||
            (name == "lm_head.weight" && sameTensor(other, tensor("wte.weight")))) {
            continue;
        }
        names.push_back(other.name);
    }
    return names;
}

ModelFolder openModelFolder(const fs::path& given) {
    const fs::path folder = tidyFolder(given);
    checkIsFolder(folder);
    ModelInfo info;
    info.name = modelName(folder);
    info.folder = folder;
    // What is of another architecture lacks more than this program's files: say that first.
    if (hasFile(folder / kConfigFile)) {
        info.config = readConfig(folder / kConfigFile);
    }
    checkFiles(folder);

    ModelFolder model{std::move(info), WeightFiles::open(folder), {}};
    model.tensors = matchTensors(model.weights, model.info.config);
    describeTensors(model);
    return model;
}

}  // namespace headscope
