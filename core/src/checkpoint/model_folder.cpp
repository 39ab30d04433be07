// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/model_folder.h"

#include "checkpoint/config.h"
#include "checkpoint/weight_matching.h"
#include "folder/folder_files.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

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

const TensorView* ModelFolder::find(std::string_view name) const {
    const auto found = tensors.find(name);
    return found == tensors.end() ? nullptr : found->second;
}

ModelFolder openModelFolder(const fs::path& given) {
    const fs::path folder = tidyFolder(given);
    checkIsFolder(folder);
    ModelInfo info;
    info.name = modelName(folder);
    info.folder = folder;
    // What is of another architecture lacks more than this program's files: say that first.
    if (hasFile(folder / kConfigFile)) {
        info.config = readConfig(folder / kConfigFile, &info.reading);
    }
    checkFiles(folder);

    ModelFolder model{std::move(info), WeightFiles::open(folder), {}};
    matchWeights(model);
    describeTensors(model);
    return model;
}

}  // namespace headscope
