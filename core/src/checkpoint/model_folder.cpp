// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/model_folder.h"

#include "checkpoint/config.h"
#include "checkpoint/json.h"
#include "support/files.h"

#include <headscope/error.h>
#include <headscope/token_choice.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kConfig = "config.json";
constexpr const char* kWeights = "model.safetensors";
constexpr const char* kVocabulary = "vocab.json";
constexpr const char* kMerges = "merges.txt";
constexpr std::string_view kPrefix = "transformer.";
constexpr const char* kConvert =
    "Convert it with Python: "
    "AutoModelForCausalLM.from_pretrained(dir).save_pretrained(dir, safe_serialization=True).";
constexpr const char* kMismatch =
    "config.json and model.safetensors may belong to different models: download both again.";

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

bool hasFile(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error);
}

/// Absolute, without a trailing slash, with the name that the user gave the folder where it is a
/// link.
fs::path tidyFolder(const fs::path& given) {
    if (given.empty()) {
        throw inputError("no model folder is given",
                         "Give a folder with config.json and model.safetensors.");
    }
    std::error_code error;
    fs::path folder = fs::absolute(given, error);
    if (std::find(folder.begin(), folder.end(), fs::path("..")) != folder.end()) {
        folder = fs::weakly_canonical(folder, error);  // links decide what ".." means
    }
    folder = folder.lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();
}

void checkIsFolder(const fs::path& folder) {
    const std::string name = "the model folder " + displayPath(folder);
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
        throw inputError(name + " does not exist", "Check the path.");
    }
    if (error) {
        throw inputError(name + " cannot be read: " + error.message(),
                         "Give yourself permission to read it, or choose another folder.");
    }
    if (status.type() != fs::file_type::directory) {
        throw inputError(displayPath(folder) + " is a file, not a model folder",
                         "Give the folder that holds config.json and model.safetensors.");
    }
}

/// What to do where files are missing: often the weights are there, in another form.
std::string missingHint(const fs::path& folder, bool weights, bool tokenizer) {
    if (weights && hasFile(folder / "model.safetensors.index.json")) {
        return "Its weights are split over several files, which Headscope does not read yet: save "
               "them as one with Python: AutoModelForCausalLM.from_pretrained(dir).save_pretrained("
               "dir, max_shard_size=\"100GB\").";
    }
    for (const char* other : {"pytorch_model.bin", "pytorch_model.bin.index.json", "tf_model.h5",
                              "flax_model.msgpack"}) {
        if (weights && hasFile(folder / other)) {
            return "Headscope reads safetensors, not " + std::string(other) + ". " + kConvert;
        }
    }
    if (tokenizer && !weights && hasFile(folder / "tokenizer.json")) {
        return "Headscope reads vocab.json and merges.txt, not tokenizer.json. Write them with "
               "Python: AutoTokenizer.from_pretrained(dir).save_vocabulary(dir).";
    }
    return "A model folder holds config.json, model.safetensors, vocab.json and merges.txt: check "
           "the path, or download what is missing.";
}

void checkFiles(const fs::path& folder) {
    std::string missing;
    int count = 0;
    bool weights = false;
    bool tokenizer = false;
    for (const std::string_view file : {kConfig, kWeights, kVocabulary, kMerges}) {
        std::error_code error;
        const fs::file_status status = fs::status(folder / file, error);
        if (status.type() == fs::file_type::not_found) {
            missing += count++ > 0 ? ", " : "";
            missing += file;
            weights = weights || file == kWeights;
            tokenizer = tokenizer || file == kVocabulary || file == kMerges;
        } else if (error) {
            throw inputError(displayPath(folder / file) + " cannot be read: " + error.message(),
                             "Give yourself permission to read it, or choose another folder.");
        } else if (status.type() != fs::file_type::regular) {
            throw inputError(displayPath(folder / file) + " is not a regular file",
                             "Download the model again.");
        }
    }
    if (count > 0) {
        throw inputError("the model folder " + displayPath(folder) + " has no " + missing,
                         missingHint(folder, weights, tokenizer));
    }
}

/// The folder's name; in Hugging Face's cache, .../models--owner--name/snapshots/<hash>,
/// owner/name.
std::string modelName(const fs::path& folder) {
    static const std::string kMark = "models--";
    const std::string repository = folder.parent_path().parent_path().filename().native();
    if (folder.parent_path().filename() == "snapshots" && repository.rfind(kMark, 0) == 0) {
        std::string name;
        for (std::size_t at = kMark.size(); at < repository.size(); ++at) {
            const bool separator = repository.compare(at, 2, "--") == 0;
            name += separator ? '/' : repository[at];
            at += separator ? 1 : 0;
        }
        return validUtf8(name);
    }
    return displayPath(folder.has_filename() ? folder.filename() : folder);
}

const TensorView* findTensor(const Safetensors& weights, const std::string& name) {
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
std::map<std::string, const TensorView*, std::less<>> matchTensors(const Safetensors& weights,
                                                                   const ModelConfig& config) {
    const std::string file = displayPath(weights.path());
    std::map<std::string, const TensorView*, std::less<>> tensors;
    std::vector<std::string> missing;
    for (const Expected& expected : expectedTensors(config)) {
        const TensorView* tensor = findTensor(weights, expected.name);
        if (tensor == nullptr) {
            missing.push_back(expected.name);
            continue;
        }
        checkTensor(file, *tensor, expected);
        tensors.emplace(expected.name, tensor);
    }
    if (!missing.empty()) {
        std::string what = file + ": tensor " + shownName(missing.front()) + " is missing";
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

/// What the file holds beyond the model: neither a mask nor a copy of the tied embedding.
std::vector<std::string> findIgnored(const ModelFolder& model) {
    std::vector<std::string> ignored;
    for (const TensorView& tensor : model.weights.tensors()) {
        const std::string_view name = withoutPrefix(tensor.name);
        const auto used = model.tensors.find(name);
        if ((used != model.tensors.end() && used->second == &tensor) || isMaskBuffer(name)) {
            continue;
        }
        if (name == "lm_head.weight" && sameTensor(tensor, model.tensor("wte.weight"))) {
            continue;
        }
        ignored.push_back(tensor.name);
    }
    return ignored;
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
}

}  // namespace

const TensorView& ModelFolder::tensor(std::string_view name) const {
    const auto found = tensors.find(name);
    if (found == tensors.end()) {
        throw std::logic_error("not a tensor of the model: " + std::string(name));
    }
    return *found->second;
}

ModelFolder openModelFolder(const fs::path& given) {
    const fs::path folder = tidyFolder(given);
    checkIsFolder(folder);
    checkFiles(folder);
    ModelInfo info;
    info.name = modelName(folder);
    info.folder = folder;
    info.config = readConfig(folder / kConfig);

    ModelFolder model{std::move(info), Safetensors::open(folder / kWeights), {}, {}};
    model.tensors = matchTensors(model.weights, model.info.config);
    model.ignored = findIgnored(model);
    describeTensors(model);
    return model;
}

}  // namespace headscope
