// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checkpoint/safetensors.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// A file as it was opened.
struct OpenedFile {
    std::filesystem::path path;
    std::string identity;

    /// The path leads to it, and nobody has written to it. Its names and permissions may be others.
    [[nodiscard]] bool isStillThere() const;
};

/// The weights of a model folder: model.safetensors, or where that is absent the shards that
/// model.safetensors.index.json lists as {"weight_map": {tensor: file}}. Each file is mapped and
/// its header checked in full. Immutable once opened; any thread.
class WeightFiles {
 public:
    /// Throws Error(Input) naming the file, what is wrong with it and what to do. Of an index also:
    /// a name that is no plain file name, a shard that is missing, a tensor that its shard does not
    /// have, a tensor in two shards.
    [[nodiscard]] static WeightFiles open(const std::filesystem::path& folder);

    /// In the order of their names.
    [[nodiscard]] const std::vector<Safetensors>& files() const { return m_files; }

    /// Null where absent. Of shards, only what the index lists counts, as in transformers.
    [[nodiscard]] const TensorView* find(std::string_view name) const;
    /// The file that find(name) looks in.
    [[nodiscard]] const std::filesystem::path& fileOf(std::string_view name) const;

    /// All tensors of all files.
    [[nodiscard]] std::vector<TensorView> tensors() const;
    /// All files together, without the index.
    [[nodiscard]] std::uint64_t fileBytes() const;
    /// The one file, or the index: what a message about the weights as a whole names.
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// 64 hex digits: of one file its SHA-256; of shards the SHA-256 of their sorted hashes, each
    /// followed by a newline, which does not depend on how they are named:
    ///     sha256sum model-*.safetensors | cut -c1-64 | LC_ALL=C sort | sha256sum
    /// Of what was opened, whatever the names lead to now. Reads all files at the first call;
    /// throws FileChanged where one was changed before. `between`, if any, is called every few
    /// megabytes and may throw.
    [[nodiscard]] std::string sha256(const std::function<void()>& between = {}) const;
    /// The same from the SHA-256 of each file, in any order.
    [[nodiscard]] std::string sha256Of(std::vector<std::string> fileHashes) const;

    /// Throws FileChanged naming the file where the tensors may be others than when they were
    /// opened. Microseconds a file.
    void requireUnchanged() const;
    /// Takes what was read of the files so far out of the program's memory.
    void letGo() const;
    /// Identifies the opened files, to check after this object is gone whether they are unchanged.
    [[nodiscard]] std::vector<OpenedFile> opened() const;
    /// Tells these weights from any others that the folder may ever have had.
    [[nodiscard]] std::string identity() const;

 private:
    std::filesystem::path m_path;
    std::vector<Safetensors> m_files;
    std::map<std::string, std::size_t, std::less<>> m_shardOf;  // empty: one file
};

}  // namespace headscope
