// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// The folder of one model in a Hugging Face cache, models--owner--name, with blobs/, refs/ and
/// snapshots/<commit>/, whose files are links into blobs/. None of these throws for what it finds.
struct HubModel {
    std::filesystem::path folder;  ///< .../models--owner--name
    std::string name;              ///< "owner/name", UTF-8

    /// The snapshot to open: the one that refs/main names, else the newest; nothing where there is
    /// none.
    [[nodiscard]] std::optional<std::filesystem::path> snapshot() const;
    /// What was asked for to get this commit: the branch or tag of refs/ that names it, "main"
    /// before any other; else the commit.
    [[nodiscard]] std::string wanted(const std::string& commit) const;
    /// Files whose download was broken off: blobs/*.incomplete.
    [[nodiscard]] int incompleteFiles() const;
    /// All blobs, in bytes.
    [[nodiscard]] std::uint64_t bytes() const;
};

/// A sentence that tells how to fetch what a snapshot lacks, with the command to type: --revision
/// is in it where refs/main is not what was wanted. Empty where the folder is none, or its name is
/// not the hub's.
[[nodiscard]] std::string downloadHint(const std::filesystem::path& snapshot);
/// The same of a model of which nothing else is known; revision may be empty.
[[nodiscard]] std::string downloadHint(const std::string& name, const std::string& revision);

/// All models of the cache, by name.
[[nodiscard]] std::vector<HubModel> hubModels(const std::filesystem::path& cache);

/// The model of this name, "name" or "owner/name"; nothing where it is not there.
[[nodiscard]] std::optional<HubModel> findHubModel(const std::filesystem::path& cache,
                                                   const std::string& name);

}  // namespace headscope
