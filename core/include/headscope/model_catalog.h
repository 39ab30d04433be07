// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// The models a user can choose from. Any thread; nothing here touches the network.

/// How a model was found.
enum class ModelSource {
    Bundled,   ///< it ships with the program
    Recent,    ///< a folder that was used recently
    HubCache,  ///< in the Hugging Face cache
    Folder,    ///< a folder that the user named
};

/// One model, as known without reading its weights or its vocabulary.
struct ModelEntry {
    std::filesystem::path folder;  ///< absolute; what loadEngine() takes
    std::string name;              ///< the folder's name; in the Hugging Face cache "owner/name"
    ModelSource source = ModelSource::Folder;
    std::string revision;          ///< in the Hugging Face cache the commit; else empty
    int layers = 0;                ///< L; 0 if not known, as the next three
    int heads = 0;                 ///< H
    std::uint64_t parameters = 0;  ///< numbers in the tensors used
    std::string dataType;          ///< "F32", "F16", "BF16", "mixed"; empty if not known
    /// Size on disk, in bytes: of the weights; where they cannot be read, of the folder's files.
    std::uint64_t bytes = 0;
    Message problem;         ///< why it cannot be used; empty if it can
    Message hint;            ///< what would help; empty if it can be used
    bool brokenOff = false;  ///< its download was interrupted: downloading it again resumes
    /// If interrupted: the branch, tag or commit to download; empty if not known.
    std::string wanted;

    [[nodiscard]] bool usable() const { return problem.empty(); }
    bool operator==(const ModelEntry&) const = default;
};

/// Inspects one folder: config.json, the headers of the weights, and a tokenizer.json without its
/// vocabulary. Milliseconds. Never throws for its content: a broken folder is an entry with its
/// problem.
[[nodiscard]] ModelEntry inspectModel(const std::filesystem::path& folder,
                                      ModelSource source = ModelSource::Folder);

/// Where Python's huggingface_hub keeps its cache: $HF_HUB_CACHE, $HUGGINGFACE_HUB_CACHE, hub in
/// hubHome(); the first that is set and not empty. A leading ~ and $NAME or ${NAME} in them are
/// expanded, as Python does. It need not exist. Empty if not even $HOME is set.
[[nodiscard]] std::filesystem::path hubCacheFolder();

/// $TRANSFORMERS_CACHE, expanded in the same way: where transformers before 5 kept models, whatever
/// the others say; 5 ignores it. Empty if not set, or the same as hubCacheFolder(). Models are
/// searched there too, after hubCacheFolder(); downloads go to that.
[[nodiscard]] std::filesystem::path transformersCacheFolder();

/// Where it keeps everything else, such as the token: $HF_HOME, $XDG_CACHE_HOME/huggingface,
/// ~/.cache/huggingface. As hubCacheFolder().
[[nodiscard]] std::filesystem::path hubHome();

/// The path that an environment variable holds, expanded in the same way; empty if it is not set.
/// As long as no thread changes the environment.
[[nodiscard]] std::filesystem::path pathFromEnvironment(const char* variable);

/// Every models--owner--name of a Hugging Face cache: the snapshot that refs/main names, without
/// refs/main the newest. A ref to a missing snapshot is a problem. Usable ones first, each part by
/// name. An absent or unreadable cache has no models.
[[nodiscard]] std::vector<ModelEntry> scanHubCache(const std::filesystem::path& cache);

/// The bundled model, then `recent` in its order, then the Hugging Face cache. A folder that is
/// reached in several ways is listed once, the first time.
[[nodiscard]] std::vector<ModelEntry> modelCatalog(
    std::span<const std::filesystem::path> recent = {});

/// The folder of a model that the user named: that of a folder that exists, else of a model in the
/// Hugging Face cache ("gpt2", "openai-community/gpt2": the old and the new name of OpenAI's and
/// DistilBERT's models are equivalent; "gpt2@revision": of a branch, a tag or a commit), else of
/// the bundled model by its name. Throws
/// Error(Input) saying what can be done if there is none; does not check that it is usable.
[[nodiscard]] std::filesystem::path resolveModel(std::string_view said);

/// "bundled", "recent", "hub", "folder". As in the JSON.
[[nodiscard]] std::string name(ModelSource source);

/// The JSON of schema "headscope.models/1", indented, newline at the end:
/// {"schema", "hub_cache", "transformers_cache", "models": [{"name", "folder", "source",
/// "revision", "layers", "heads", "parameters", "bytes", "data_type", "usable", "problem",
/// "hint"}]}, null for what is not known.
[[nodiscard]] std::string toJson(std::span<const ModelEntry> models);

}  // namespace headscope
