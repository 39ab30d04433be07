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
    /// Files whose download was broken off: blobs/*.incomplete.
    [[nodiscard]] int incompleteFiles() const;
    /// All blobs, in bytes.
    [[nodiscard]] std::uint64_t bytes() const;
};

/// All models of the cache, by name.
[[nodiscard]] std::vector<HubModel> hubModels(const std::filesystem::path& cache);

/// The model of this name, "name" or "owner/name"; nothing where it is not there.
[[nodiscard]] std::optional<HubModel> findHubModel(const std::filesystem::path& cache,
                                                   const std::string& name);

}  // namespace headscope
