// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/hub_cache.h"

#include "checkpoint/folder_files.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/model_catalog.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <tuple>

namespace headscope {
namespace {

namespace fs = std::filesystem;

// Beyond what anybody has: a folder that is made to keep the program busy.
constexpr std::size_t kMostEntries = 100'000;

/// The entries of a folder, or none where it cannot be read.
std::vector<fs::directory_entry> entriesOf(const fs::path& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    fs::directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    while (!error && at != fs::directory_iterator() && entries.size() < kMostEntries) {
        entries.push_back(*at);
        at.increment(error);
    }
    return entries;
}

bool isFolder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

/// The environment's path, with a leading ~ as Python reads it; empty where it is not set.
fs::path pathOf(const char* variable) {
    const char* const value = std::getenv(variable);
    const std::string_view text = value != nullptr ? value : "";
    const char* const home = std::getenv("HOME");
    if (home != nullptr && (text == "~" || text.starts_with("~/"))) {
        return fs::path(home) / text.substr(std::min<std::size_t>(text.size(), 2));
    }
    return text;
}

/// The commit that refs/main names, or nothing.
std::optional<std::string> mainCommit(const fs::path& folder) {
    try {
        std::string commit = readTextFile(folder / "refs" / "main", 1024);
        commit.erase(commit.find_last_not_of(" \r\n\t") + 1);
        const bool isPlain =
            !commit.empty() && commit.front() != '.' &&
            commit.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
        return isPlain ? std::optional(commit) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

std::optional<fs::path> HubModel::snapshot() const {
    const fs::path snapshots = folder / "snapshots";
    const auto commit = mainCommit(folder);
    if (commit && isFolder(snapshots / *commit)) {
        return snapshots / *commit;
    }
    using Candidate = std::tuple<fs::file_time_type, fs::path>;
    std::optional<Candidate> newest;
    for (const auto& entry : entriesOf(snapshots)) {
        std::error_code error;
        const Candidate candidate{fs::last_write_time(entry.path(), error), entry.path()};
        if (!error && isFolder(entry.path()) && (!newest || *newest < candidate)) {
            newest = candidate;
        }
    }
    return newest ? std::optional(std::get<fs::path>(*newest)) : std::nullopt;
}

int HubModel::incompleteFiles() const {
    const auto blobs = entriesOf(folder / "blobs");
    return static_cast<int>(std::count_if(blobs.begin(), blobs.end(), [](const auto& blob) {
        return blob.path().extension() == ".incomplete";
    }));
}

std::uint64_t HubModel::bytes() const {
    std::uint64_t sum = 0;
    for (const auto& blob : entriesOf(folder / "blobs")) {
        std::error_code error;
        const std::uint64_t size = blob.file_size(error);
        sum += error ? 0 : size;
    }
    return sum;
}

std::vector<HubModel> hubModels(const fs::path& cache) {
    std::vector<HubModel> models;
    if (cache.empty()) {
        return models;
    }
    for (const auto& entry : entriesOf(cache)) {
        const auto name = hubNameOfCacheFolder(entry.path().filename().native());
        if (name && isFolder(entry.path())) {
            models.push_back({entry.path(), *name});
        }
    }
    std::sort(models.begin(), models.end(), [](const auto& a, const auto& b) {
        return std::tie(a.name, a.folder) < std::tie(b.name, b.folder);
    });
    return models;
}

std::optional<HubModel> findHubModel(const fs::path& cache, const std::string& name) {
    if (cache.empty() || !isHubName(name)) {
        return std::nullopt;
    }
    std::string folder = "models--" + name;
    if (const auto slash = folder.find('/'); slash != std::string::npos) {
        folder.replace(slash, 1, "--");
    }
    return isFolder(cache / folder) ? std::optional(HubModel{cache / folder, name}) : std::nullopt;
}

fs::path hubCacheFolder() {
    for (const char* variable : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}) {
        if (fs::path folder = pathOf(variable); !folder.empty()) {
            return folder;
        }
    }
    if (const fs::path home = pathOf("HF_HOME"); !home.empty()) {
        return home / "hub";
    }
    if (const fs::path caches = pathOf("XDG_CACHE_HOME"); !caches.empty()) {
        return caches / "huggingface" / "hub";
    }
    const fs::path home = pathOf("HOME");
    return home.empty() ? fs::path() : home / ".cache" / "huggingface" / "hub";
}

}  // namespace headscope
