// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder/folder_files.h"

#include "base/files.h"
#include "base/json.h"
#include "base/reason.h"
#include "folder/hub_cache.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <system_error>
#include <vector>

namespace headscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAdapterConfig = "adapter_config.json";

/// The model that an adapter says it is of; empty if it does not.
std::string adaptedModel(const fs::path& config) {
    try {
        const auto json = parseObject(readTextFile(config, 1u << 20), displayPath(config), "");
        const auto name = json.find("base_model_name_or_path");
        return name != json.end() && name->is_string() ? name->get<std::string>() : std::string();
    } catch (const Error&) {
        return {};
    }
}

/// What to do where weights are there in a form that is not read.
Message convertHint(const fs::path& folder, const char* file) {
    if (const auto repository = hubName(folder))
        return say(
            "Headscope reads safetensors, not %1. Convert it with Python: "
            "AutoModelForCausalLM.from_pretrained(\"%2\").save_pretrained(\"new-folder\", "
            "safe_serialization=True), the same with AutoTokenizer, and open that folder.",
            file, *repository);
    return say(
        "Headscope reads safetensors, not %1. Convert it with Python: "
        "AutoModelForCausalLM.from_pretrained(dir).save_pretrained(dir, "
        "safe_serialization=True).",
        file);
}

/// What to do where files are missing: often the weights are there, in another form.
Message missingHint(const fs::path& folder, bool weights, bool tokenizer) {
    for (const char* other : {"pytorch_model.bin", "pytorch_model.bin.index.json", "tf_model.h5",
                              "flax_model.msgpack"}) {
        if (weights && hasFile(folder / other)) {
            return convertHint(folder, other);
        }
    }
    if (auto hint = downloadHint(folder); !hint.empty()) return hint;
    if (weights) {
        return say(
            "A model folder holds config.json, model.safetensors, vocab.json and merges.txt: "
            "check the path, or download what is missing.");
    }
    return tokenizer ? say("Download vocab.json and merges.txt, or tokenizer.json, which belong to "
                           "the model.")
                     : say("Download the config.json that belongs to the model.");
}

/// Throws where the file is there but cannot be used; false if it is missing.
bool checkFile(const fs::path& file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) {
        return false;
    }
    if (error) {
        throw inputError(
            say("%1 cannot be read: %2", displayPath(file), reason(error)),
            error == std::errc::too_many_symbolic_link_levels
                ? say("It is a link that leads to itself: remove it, or download the "
                      "model again.")
                : say("Give yourself permission to read it, or choose another folder."));
    }
    if (status.type() != fs::file_type::regular) {
        throw inputError(say("%1 is not a regular file", displayPath(file)),
                         say("Download the model again."));
    }
    return true;
}

/// The names of those that are missing.
std::vector<std::string> missingOf(const fs::path& folder,
                                   std::initializer_list<const char*> names) {
    std::vector<std::string> missing;
    for (const char* name : names) {
        if (!checkFile(folder / name)) {
            missing.emplace_back(name);
        }
    }
    return missing;
}

/// What a tokenizer lacks, where there is no whole one in either form.
std::vector<std::string> missingTokenizer(const fs::path& folder) {
    const auto missing = missingOf(folder, {kVocabularyFile, kMergesFile});
    const bool isWhole = missing.empty() || checkFile(folder / kTokenizerFile);
    return isWhole ? std::vector<std::string>() : missing;
}

void requireNone(const std::vector<std::string>& missing, const fs::path& folder, bool weights,
                 bool tokenizer) {
    if (!missing.empty()) {
        throw inputError(say("the model folder %1 has no %2", displayPath(folder),
                             fmt::format("{}", fmt::join(missing, ", "))),
                         missingHint(folder, weights, tokenizer));
    }
}

/// A folder of an adapter: what it changes is another model's.
void refuseAdapterAlone(const fs::path& folder) {
    const std::string file = adapterFile(folder);
    bool hasWeights = false;
    for (const char* name : {kWeightsFile, kWeightsIndex, "pytorch_model.bin",
                             "pytorch_model.bin.index.json", "tf_model.h5", "flax_model.msgpack"}) {
        hasWeights = hasWeights || hasFile(folder / name);
    }
    if (file.empty() || hasWeights) return;
    const std::string base = adaptedModel(folder / kAdapterConfig);
    throw inputError(base.empty()
                         ? say("%1 holds an adapter (%2), not a model", displayPath(folder), file)
                         : say("%1 holds an adapter (%2) of the model %3, not a model",
                               displayPath(folder), file, shownName(base)),
                     say("Merge it with Python, and open the new folder: "
                         "peft.AutoPeftModelForCausalLM.from_pretrained(dir).merge_and_unload()"
                         ".save_pretrained(new), and transformers.AutoTokenizer.from_pretrained(%1)"
                         ".save_pretrained(new).",
                         base.empty() ? "base" : shownName(base)));
}

}  // namespace

std::string adapterFile(const fs::path& folder) {
    for (const char* name : {"adapter_model.safetensors", "adapter_model.bin", kAdapterConfig}) {
        if (hasFile(folder / name)) return name;
    }
    return {};
}

bool hasFile(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error);
}

bool isThere(const fs::path& file) {
    if (checkFile(file)) return true;
    std::error_code error;
    const fs::path target = fs::read_symlink(file, error);
    if (error) return false;
    const Message hint = downloadHint(file.parent_path());
    throw inputError(
        say("%1 is a link to %2, which is not there", displayPath(file), displayPath(target)),
        hint.empty() ? say("Remove the link, or put the file that it leads to in its place.")
                     : hint);
}

fs::path tidyFolder(const fs::path& given) {
    if (given.empty()) {
        throw inputError(say("no model folder is given"),
                         say("Give a folder with config.json and model.safetensors."));
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
    const std::string name = displayPath(folder);
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
        throw inputError(say("the model folder %1 does not exist", name), say("Check the path."));
    }
    if (error) {
        throw inputError(say("the model folder %1 cannot be read: %2", name, reason(error)),
                         say("Give yourself permission to read it, or choose another folder."));
    }
    if (status.type() != fs::file_type::directory) {
        throw inputError(say("%1 is a file, not a model folder", displayPath(folder)),
                         say("Give the folder that holds config.json and model.safetensors."));
    }
}

void checkFiles(const fs::path& folder) {
    refuseAdapterAlone(folder);
    auto missing = missingOf(folder, {kConfigFile});
    const bool noWeights = !checkFile(folder / kWeightsFile) && !checkFile(folder / kWeightsIndex);
    if (noWeights) {
        missing.emplace_back(kWeightsFile);
    }
    const auto tokenizer = missingTokenizer(folder);
    missing.insert(missing.end(), tokenizer.begin(), tokenizer.end());
    requireNone(missing, folder, noWeights, !tokenizer.empty());
}

void checkTokenizerFiles(const fs::path& folder) {
    const auto missing = missingTokenizer(folder);
    requireNone(missing, folder, false, !missing.empty());
}

std::optional<std::string> hubNameOfCacheFolder(const std::string& folderName) {
    constexpr std::string_view kMark = "models--";
    if (!folderName.starts_with(kMark) || folderName.size() == kMark.size()) {
        return std::nullopt;
    }
    std::string name;
    for (std::size_t at = kMark.size(); at < folderName.size(); ++at) {
        const bool separator = folderName.compare(at, 2, "--") == 0;
        name += separator ? '/' : folderName[at];
        at += separator ? 1 : 0;
    }
    return validUtf8(name);
}

std::optional<std::string> hubName(const fs::path& folder) {
    if (folder.parent_path().filename() != "snapshots") {
        return std::nullopt;
    }
    return hubNameOfCacheFolder(folder.parent_path().parent_path().filename().native());
}

bool isHubName(std::string_view name) {
    constexpr std::size_t kLongest = 200;
    const auto isNameCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    const auto isPart = [&](std::string_view part) {
        return !part.empty() && part.front() != '.' && part.front() != '-' &&
               std::all_of(part.begin(), part.end(), isNameCharacter);
    };
    const std::size_t slash = name.find('/');
    return name.size() <= kLongest && name.find("--") == std::string_view::npos &&
           isPart(name.substr(0, slash)) &&
           (slash == std::string_view::npos || isPart(name.substr(slash + 1)));
}

std::string modelName(const fs::path& folder) {
    const auto repository = hubName(folder);
    return repository ? *repository
                      : displayPath(folder.has_filename() ? folder.filename() : folder);
}

}  // namespace headscope
