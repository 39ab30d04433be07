// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

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

    /// The snapshot to open: the one that refs/main names; without refs/main the newest. Nothing if
    /// there is none, or where goneMain().
    [[nodiscard]] std::optional<std::filesystem::path> snapshot() const;
    /// The commit that refs/main names and whose snapshot is not there.
    [[nodiscard]] std::optional<std::string> goneMain() const;
    /// The snapshot of a branch, tag or commit; the beginning of a commit will do, from seven
    /// digits, where only one begins so. Throws Error(Input) saying what is gone, or what there is
    /// instead.
    [[nodiscard]] std::filesystem::path snapshotOf(const std::string& revision) const;
    /// The commits whose snapshots are there, the newest first.
    [[nodiscard]] std::vector<std::string> commits() const;
    /// What was asked for to get this commit: the branch or tag of refs/ that names it, "main"
    /// before any other; else the commit.
    [[nodiscard]] std::string wanted(const std::string& commit) const;
    /// Files whose download was broken off: blobs/*.incomplete.
    [[nodiscard]] int incompleteFiles() const;
    /// All blobs, in bytes.
    [[nodiscard]] std::uint64_t bytes() const;
};

/// That a ref names a snapshot which is gone, and what to do.
[[nodiscard]] Message goneText(const HubModel& model, const std::string& revision,
                               const std::string& commit);
[[nodiscard]] Message goneHint(const HubModel& model, const std::string& revision);

/// A sentence on how to fetch what a snapshot lacks, with the command to type: --revision is in it
/// where refs/main is not what was requested. Empty if it is not a folder, or its name is not the
/// hub's.
[[nodiscard]] Message downloadHint(const std::filesystem::path& snapshot);
/// The same of a model of which nothing else is known; revision may be empty.
[[nodiscard]] Message downloadHint(const std::string& name, const std::string& revision);

/// All models of the cache, by name.
[[nodiscard]] std::vector<HubModel> hubModels(const std::filesystem::path& cache);

/// The model of this name, "name" or "owner/name"; nothing if it is not there.
[[nodiscard]] std::optional<HubModel> findHubModel(const std::filesystem::path& cache,
                                                   const std::string& name);

}  // namespace headscope
