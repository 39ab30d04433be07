// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/weight_matching.h"

#include "base/files.h"
#include "base/json.h"
#include "checkpoint/unused_tensors.h"
#include "checkpoint/weight_names.h"

#include <headscope/error.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headscope {
namespace {

constexpr const char* kMismatch =
    phrase("config.json and the weights may belong to different models: download both again.");

using Shape = std::vector<std::int64_t>;

std::string shownShape(const Shape& shape) {
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

Shape reversed(Shape shape) {
    std::reverse(shape.begin(), shape.end());
    return shape;
}

/// What to do about a shape that config.json does not call for: mostly one number there is wrong.
Message shapeHint(const TensorView& tensor, const ExpectedTensor& expected) {
    const bool rowsDiffer = tensor.shape.size() == 2 && tensor.shape[1] == expected.shape.back();
    const Architecture& kind = gpt2();
    const bool isPositions = expected.name == kind.positionEmbedding;
    if (rowsDiffer && (isPositions || expected.name == kind.tokenEmbedding ||
                       expected.name == kind.unembedding)) {
        const auto& field = isPositions ? kind.fields.positions : kind.fields.vocabulary;
        return say(
            "Set %1 to %2 in config.json if the weights are the right ones; else "
            "download both again.",
            field.name, tensor.shape[0]);
    }
    if (kind.isMatrix(expected.name) && tensor.shape == reversed(expected.shape)) {
        return say(
            "Store all matrices of the blocks one way, [in, out] as GPT-2's Conv1D or [out, in] "
            "as nn.Linear: which way the square %1 lies, only the others tell.",
            kind.block.attentionOut);
    }
    return kMismatch;
}

void checkTensor(const std::string& file, const TensorView& tensor,
                 const ExpectedTensor& expected) {
    const std::string name = shownName(tensor.name);
    if (tensor.shape != expected.shape) {
        throw inputError(say("%1: tensor %2 has the shape %3, where config.json calls for %4", file,
                             name, shownShape(tensor.shape), shownShape(expected.shape)),
                         shapeHint(tensor, expected));
    }
    if (tensor.type == DType::Other) {
        throw inputError(
            say("%1: tensor %2 has the data type %3", file, name, shownName(tensor.typeName)),
            say("Headscope reads F32, F16 and BF16: save the model again in one of them."));
    }
}

/// Finds and checks what a model needs in its files, and says in info.reading how it was found.
class Matching {
 public:
    explicit Matching(ModelFolder& model)
        : m_model(model),
          m_reading(model.info.reading),
          m_expected(gpt2().tensors(model.info.config)),
          m_names(model.weights, m_expected) {}

    void run() {
        notePrefix();
        refuseOtherLayers();
        refuseAdapters();
        turnMatrices();
        std::vector<std::string> missing;
        for (const ExpectedTensor& expected : m_expected) {
            if (!take(expected, m_names.find(expected.name))) missing.push_back(expected.name);
        }
        findHead(missing);
        readBiasesAsZeros(missing);
        if (!missing.empty()) refuseMissing(missing);
        nameUnused(m_model, m_names);
    }

 private:
    [[nodiscard]] ModelConfig& config() const { return m_model.info.config; }
    [[nodiscard]] std::string file() const { return displayPath(m_model.weights.path()); }
    void note(const Message& sentence) { m_reading.notes.push_back(sentence); }

    bool take(const ExpectedTensor& expected, const TensorView* tensor) {
        if (tensor == nullptr) return false;
        checkTensor(displayPath(m_model.weights.fileOf(tensor->name)), *tensor, expected);
        m_model.tensors.emplace(expected.name, tensor);
        const bool isOld = tensor->name.ends_with(".gamma") || tensor->name.ends_with(".beta");
        if (isOld && !std::exchange(m_saidOld, true)) {
            m_reading.ownWay = true;
            note(say(
                "The LayerNorms' weight and bias are called gamma and beta, and read as such."));
        }
        return true;
    }

    void notePrefix() {
        m_reading.prefix = m_names.prefix();
        const std::string_view outer = m_names.outerPrefix();
        if (outer.empty()) return;
        m_reading.ownWay = true;
        note(say("The tensors' names begin with %1, and are read without it.", shownName(outer)));
    }

    /// Layers beyond those of config.json would be dropped.
    void refuseOtherLayers() const {
        const TensorView* last = nullptr;
        int most = config().layers - 1;
        for (const TensorView& tensor : m_all) {
            const BlockName block = blockName(m_names.plain(tensor.name));
            if (block.layer > most && isBlockTensor(block.rest)) {
                most = block.layer;
                last = &tensor;
            }
        }
        if (last == nullptr) return;
        throw inputError(
            say("%1 holds %2 layers, up to %3, where config.json says that %4 is %5", file(),
                most + 1, shownName(last->name), gpt2().fields.layers.name, config().layers),
            say("Set %1 to %2 in config.json if the model has them all; if it has %3, "
                "save it again with Python, which leaves the others out: "
                "%4.from_pretrained(dir).save_pretrained(dir).",
                gpt2().fields.layers.name, most + 1, config().layers, gpt2().saveClass));
    }

    /// Whether a block has such a tensor: masks may be there for more layers.
    [[nodiscard]] bool isBlockTensor(std::string_view rest) const {
        const std::string inFirst = gpt2().inBlock(0, rest);
        const auto end = std::find_if(m_expected.begin(), m_expected.end(), [](const auto& tensor) {
            return blockName(tensor.name).layer > 0;
        });
        return std::any_of(m_expected.begin(), end,
                           [&](const auto& tensor) { return tensor.name == inFirst; });
    }

    /// Of an adapter within the weights, the result would be that of the model without it.
    void refuseAdapters() const {
        for (const TensorView& tensor : m_all) {
            const bool isAdapter = tensor.name.find(".lora_") != std::string::npos ||
                                   tensor.name.find(".base_layer.") != std::string::npos;
            if (!isAdapter) continue;
            throw inputError(say("%1 holds an adapter that is not merged, such as the tensor %2",
                                 file(), shownName(tensor.name)),
                             say("Merge it in Python before saving: "
                                 "model.merge_and_unload().save_pretrained(dir)."));
        }
    }

    /// nn.Linear's matrices are [out, in]. Three times as many columns, of query, key and value,
    /// tell.
    void turnMatrices() {
        int found = 0;
        const std::string telling = std::string(gpt2().block.attentionIn) + ".weight";
        for (const ExpectedTensor& expected : m_expected) {
            if (!expected.name.ends_with(telling)) continue;
            const TensorView* tensor = m_names.find(expected.name);
            if (tensor == nullptr) continue;
            if (tensor->shape != reversed(expected.shape)) return;
            ++found;
        }
        if (found == 0) return;
        for (ExpectedTensor& expected : m_expected) {
            if (gpt2().isMatrix(expected.name)) expected.shape = reversed(expected.shape);
        }
        m_reading.transposed = true;
        m_reading.ownWay = true;
        note(
            say("The blocks' matrices are stored as nn.Linear has them, [out, in], and are "
                "read transposed: %1 too, whose square shape does not tell.",
                gpt2().block.attentionOut));
    }

    /// As transformers from version 5: a head of the file's own is used, whatever config.json says.
    void findHead(std::vector<std::string>& missing) {
        const TensorView* const head = m_names.findHead();
        const Shape shape{config().vocabulary, config().width};
        const std::string embeddingName(gpt2().tokenEmbedding);
        const auto embedding = m_model.tensors.find(embeddingName);
        if (embedding == m_model.tensors.end() && config().tiedEmbeddings && head != nullptr) {
            take({embeddingName, shape}, head);
            std::erase(missing, embeddingName);
            note(say("The file has no %1: %2, which is tied to it, stands for it.", embeddingName,
                     gpt2().unembedding));
            m_reading.head = head->name;
            m_reading.ownWay = true;
            return;
        }
        if (config().tiedEmbeddings) {
            const bool isOther = head != nullptr && embedding != m_model.tensors.end() &&
                                 !sameTensor(*head, *embedding->second);
            if (!isOther) return;
            config().tiedEmbeddings = false;
            m_reading.ownWay = true;
            note(say(
                "config.json ties the unembedding to the token embedding, and the file has another "
                "%1: the file's is used, as by transformers 5; version 4 uses the embedding.",
                gpt2().unembedding));
        }
        if (!take({std::string(gpt2().unembedding), shape}, head)) {
            missing.emplace_back(gpt2().unembedding);
            return;
        }
        m_reading.head = head->name;
    }

    /// A model may have no biases at all, none in its LayerNorms, or none in its linear layers.
    /// Where only some of one kind are missing, the file is damaged.
    void readBiasesAsZeros(std::vector<std::string>& missing) {
        const auto isNormBias = [](std::string_view name) {
            return name.ends_with(".bias") && gpt2().isNorm(name);
        };
        const auto isLinearBias = [&](std::string_view name) {
            return name.ends_with(".bias") && !isNormBias(name);
        };
        const auto absent = [&](const auto& isOne) {
            const auto is = [&](const ExpectedTensor& tensor) { return isOne(tensor.name); };
            return std::count_if(m_expected.begin(), m_expected.end(), is) ==
                   std::count_if(missing.begin(), missing.end(), isOne);
        };
        const bool onlyBiases = std::all_of(missing.begin(), missing.end(), [](const auto& name) {
            return name.ends_with(".bias");
        });
        if (!onlyBiases) return;
        const bool noNorms = absent(isNormBias);
        const bool noLinear = absent(isLinearBias);
        if (!noNorms && !noLinear) return;
        std::erase_if(missing, [&](const std::string& name) {
            return (noNorms && isNormBias(name)) || (noLinear && isLinearBias(name));
        });
        if (noNorms && noLinear)
            note(
                say("The file has no biases, as of a model trained without: they are read as "
                    "zeros."));
        else if (noNorms)
            note(
                say("The LayerNorms have no biases, as of a model trained without: they are read "
                    "as zeros."));
        else
            note(
                say("The linear layers have no biases, as of a model trained without: they are "
                    "read as zeros."));
        m_reading.ownWay = true;
    }

    [[noreturn]] void refuseMissing(const std::vector<std::string>& missing) const {
        const std::string first = shownName(missing.front());
        throw inputError(missing.size() > 1 ? say("%1: tensor %2 is missing, and %3 more", file(),
                                                  first, missing.size() - 1)
                                            : say("%1: tensor %2 is missing", file(), first),
                         missingHint(missing));
    }

    [[nodiscard]] Message missingHint(const std::vector<std::string>& missing) const {
        const int first = blockName(missing.front()).layer;
        const bool wholeLayers =
            first > 0 && missing.size() == 12u * static_cast<unsigned>(config().layers - first);
        if (wholeLayers) {
            return say(
                "Set %1 to %2 in config.json if the weights, which have layers "
                "up to %3%4, are the right ones; else download them again.",
                gpt2().fields.layers.name, first, gpt2().blockPrefix, first - 1);
        }
        if (missing.front() == gpt2().unembedding) {
            return say(
                "Set %1 to true in config.json if the unembedding is the token embedding; else "
                "download the weights again.",
                gpt2().fields.tied.name);
        }
        if (m_model.tensors.empty() && !m_all.empty()) {
            return say(
                "The file's own names are such as %1. Headscope reads GPT-2's, "
                "%2, with whatever before them: save the model with %3.save_pretrained().",
                shownName(m_all.front().name), nameInFirstBlock(), gpt2().saveClass);
        }
        return kMismatch;
    }

    ModelFolder& m_model;
    ModelReading& m_reading;
    std::vector<ExpectedTensor> m_expected;
    WeightNames m_names;
    std::vector<TensorView> m_all = m_model.weights.tensors();
    bool m_saidOld = false;
};

}  // namespace

void matchWeights(ModelFolder& model) {
    Matching(model).run();
}

}  // namespace headscope
