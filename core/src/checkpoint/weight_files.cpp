// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/weight_files.h"

#include "base/descriptor.h"
#include "base/files.h"
#include "base/json.h"
#include "base/mapped_file.h"
#include "base/sha256.h"
#include "folder/folder_files.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestIndex = 16u << 20;
constexpr std::size_t kMostShards = 4096;
constexpr const char* kWeightFilesDamaged =
    phrase("The index is damaged, or of another model: download the model again.");
constexpr const char* kMissing = phrase("Download the model's missing files.");

using ShardNames = std::map<std::string, std::string, std::less<>>;  // by tensor

/// A file of the same folder: a name with a path in it could point anywhere.
bool isPlainFileName(const std::string& name) {
    return !name.empty() && name != "." && name != ".." && name.size() <= 255 &&
           name.find('/') == std::string::npos && name.find('\\') == std::string::npos &&
           name.find('\0') == std::string::npos;
}

ShardNames readIndex(const fs::path& file) {
    const std::string name = displayPath(file);
    const nlohmann::json index =
        parseObject(readTextFile(file, kLargestIndex), name, kWeightFilesDamaged);
    const auto map = index.find("weight_map");
    if (map == index.end() || !map->is_object() || map->empty()) {
        throw inputError(say("%1 has no weight_map of tensors to files", name),
                         kWeightFilesDamaged);
    }
    ShardNames shards;
    for (const auto& [tensor, shard] : map->items()) {
        if (!shard.is_string()) {
            throw inputError(
                say("%1: the file of tensor %2 is not a text", name, shownName(tensor)),
                kWeightFilesDamaged);
        }
        const auto& shardName = shard.get_ref<const std::string&>();
        if (!isPlainFileName(shardName)) {
            throw inputError(say("%1: %2 is not a plain file name", name, shownName(shardName)),
                             kWeightFilesDamaged);
        }
        shards.emplace(tensor, shardName);
    }
    return shards;
}

void requireShards(const fs::path& index, const std::set<std::string>& names) {
    std::vector<std::string> missing;
    for (const std::string& name : names) {
        std::error_code error;
        if (fs::status(index.parent_path() / name, error).type() == fs::file_type::not_found) {
            missing.push_back(name);
        }
    }
    if (!missing.empty()) {
        const std::string first = shownName(missing.front());
        throw inputError(missing.size() > 1
                             ? say("%1 names %2 and %3 more, which are missing", displayPath(index),
                                   first, missing.size() - 1)
                             : say("%1 names %2, which is missing", displayPath(index), first),
                         kMissing);
    }
}

/// Two shards with the same tensor: it is undefined which one counts.
void requireDisjoint(const std::vector<Safetensors>& files) {
    std::map<std::string_view, const fs::path*> seen;
    for (const Safetensors& file : files) {
        for (const TensorView& tensor : file.tensors()) {
            const auto [other, isNew] = seen.emplace(tensor.name, &file.path());
            if (!isNew) {
                throw inputError(
                    say("%1: tensor %2 is also in %3", displayPath(file.path()),
                        shownName(tensor.name), shownName(other->second->filename().native())),
                    kWeightFilesDamaged);
            }
        }
    }
}

}  // namespace

WeightFiles WeightFiles::open(const fs::path& folder) {
    WeightFiles weights;
    weights.m_path = folder / kWeightsFile;
    std::error_code error;
    const fs::path index = folder / kWeightsIndex;
    if (fs::exists(weights.m_path, error) || !fs::exists(index, error)) {
        weights.m_files.push_back(Safetensors::open(weights.m_path));
        return weights;
    }

    weights.m_path = index;
    const ShardNames shardOf = readIndex(index);
    std::set<std::string> names;
    for (const auto& [tensor, shard] : shardOf) {
        names.insert(shard);
    }
    if (names.size() > kMostShards) {
        throw inputError(say("%1 names %2 different files", displayPath(index), names.size()),
                         kWeightFilesDamaged);
    }
    requireShards(index, names);
    std::map<std::string, std::size_t> number;
    for (const std::string& name : names) {
        number.emplace(name, weights.m_files.size());
        weights.m_files.push_back(Safetensors::open(folder / name));
    }
    requireDisjoint(weights.m_files);
    for (const auto& [tensor, shard] : shardOf) {
        const std::size_t at = number.at(shard);
        if (weights.m_files[at].find(tensor) == nullptr) {
            throw inputError(say("%1 has no tensor %2, which %3 says is there",
                                 displayPath(folder / shard), shownName(tensor), kWeightsIndex),
                             kWeightFilesDamaged);
        }
        weights.m_shardOf.emplace(tensor, at);
    }
    return weights;
}

const TensorView* WeightFiles::find(std::string_view name) const {
    if (m_shardOf.empty()) {
        return m_files.front().find(name);
    }
    const auto shard = m_shardOf.find(name);
    return shard == m_shardOf.end() ? nullptr : m_files[shard->second].find(name);
}

const fs::path& WeightFiles::fileOf(std::string_view name) const {
    const auto shard = m_shardOf.find(name);
    return shard == m_shardOf.end() ? m_path : m_files[shard->second].path();
}

std::vector<TensorView> WeightFiles::tensors() const {
    std::vector<TensorView> all;
    for (const Safetensors& file : m_files) {
        all.insert(all.end(), file.tensors().begin(), file.tensors().end());
    }
    return all;
}

std::uint64_t WeightFiles::fileBytes() const {
    std::uint64_t bytes = 0;
    for (const Safetensors& file : m_files) {
        bytes += file.fileBytes();
    }
    return bytes;
}

std::string WeightFiles::sha256(const std::function<void()>& between) const {
    std::vector<std::string> hashes;
    for (const Safetensors& file : m_files) {
        hashes.push_back(file.mapping().sha256(between));
    }
    return sha256Of(std::move(hashes));
}

std::string WeightFiles::sha256Of(std::vector<std::string> fileHashes) const {
    if (m_shardOf.empty()) {
        return fileHashes.front();
    }
    std::sort(fileHashes.begin(), fileHashes.end());
    std::string list;
    for (const std::string& hash : fileHashes) {
        list += hash + "\n";
    }
    return sha256OfText(list);
}

void WeightFiles::requireUnchanged() const {
    for (const Safetensors& file : m_files) {
        file.mapping().requireUnchanged();
    }
}

void WeightFiles::letGo() const {
    for (const Safetensors& file : m_files) {
        file.mapping().letGo();
    }
}

std::vector<OpenedFile> WeightFiles::opened() const {
    std::vector<OpenedFile> all;
    for (const Safetensors& file : m_files) {
        all.push_back({file.path(), file.mapping().identity()});
    }
    return all;
}

bool OpenedFile::isStillThere() const {
    return sameContent(identity, fileIdentity(path));
}

std::string WeightFiles::identity() const {
    std::string all;
    for (const Safetensors& file : m_files) {
        all += file.mapping().identity() + "\n";
    }
    return all;
}

}  // namespace headscope
