// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace headscope {

inline constexpr const char* kConfigFile = "config.json";
inline constexpr const char* kWeightsFile = "model.safetensors";
inline constexpr const char* kWeightsIndex = "model.safetensors.index.json";
inline constexpr const char* kVocabularyFile = "vocab.json";
inline constexpr const char* kMergesFile = "merges.txt";
inline constexpr const char* kTokenizerFile = "tokenizer.json";

/// Whether something of this name is there, a link's target included. Never throws.
[[nodiscard]] bool hasFile(const std::filesystem::path& file);

/// Whether a file that need not be there is there. Throws Error(Input) if it is no regular file,
/// cannot be looked at, or is a link to nothing or to itself: that is not the same as absent.
[[nodiscard]] bool isThere(const std::filesystem::path& file);

/// Absolute, without a trailing slash, with the name that the user gave the folder where it is a
/// link. Throws Error(Input) for an empty path.
[[nodiscard]] std::filesystem::path tidyFolder(const std::filesystem::path& given);

/// Throws Error(Input) if it does not exist, cannot be read or is a file.
void checkIsFolder(const std::filesystem::path& folder);

/// The name of an adapter's file in the folder: adapter_model.safetensors or .bin, else
/// adapter_config.json. Empty: none.
[[nodiscard]] std::string adapterFile(const std::filesystem::path& folder);

/// Throws Error(Input) naming what a model folder lacks, and what to do: config.json, weights in
/// model.safetensors or shards, and a tokenizer in vocab.json and merges.txt or tokenizer.json.
void checkFiles(const std::filesystem::path& folder);

/// The same for the tokenizer alone.
void checkTokenizerFiles(const std::filesystem::path& folder);

/// "owner/name" of a folder in the Hugging Face cache, .../models--owner--name/snapshots/<commit>;
/// nothing for other folders. As UTF-8.
[[nodiscard]] std::optional<std::string> hubName(const std::filesystem::path& folder);

/// "owner/name" of "models--owner--name"; nothing for other names.
[[nodiscard]] std::optional<std::string> hubNameOfCacheFolder(const std::string& folderName);

/// Whether the hub could have a model of this name: "name" or "owner/name" of letters, digits, "-",
/// "_" and ".".
[[nodiscard]] bool isHubName(std::string_view name);

/// What the user calls it: hubName(), else the folder's own name.
[[nodiscard]] std::string modelName(const std::filesystem::path& folder);

}  // namespace headscope
