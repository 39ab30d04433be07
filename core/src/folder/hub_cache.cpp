// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder/hub_cache.h"

#include "base/files.h"
#include "base/json.h"
#include "folder/folder_files.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/visible_text.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>

namespace headscope {
namespace {

namespace fs = std::filesystem;

// Beyond what anybody has: a folder that is made to keep the program busy.
constexpr std::size_t kMostEntries = 100'000;

/// The entries of a folder, or none if it cannot be read.
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

bool isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string valueOf(const std::string& variable, const std::string& otherwise) {
    const char* const value = std::getenv(variable.c_str());
    return value != nullptr ? value : otherwise;
}

/// $NAME and ${NAME} replaced by what is set, in one pass; the others stay as they are.
std::string withVariables(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool braced = text.compare(at, 2, "${") == 0;
        const std::size_t begin = at + (braced ? 2 : 1);
        std::size_t end = begin;
        while (end < text.size() && isWord(text[end]))
            ++end;
        const bool closed = !braced || (end < text.size() && text[end] == '}');
        if (text[at] != '$' || end == begin || !closed) {
            result += text[at++];
            continue;
        }
        const std::size_t next = end + (braced ? 1 : 0);
        result += valueOf(text.substr(begin, end - begin), text.substr(at, next - at));
        at = next;
    }
    return result;
}

/// The commit that a file of refs/ names, or nothing.
std::optional<std::string> commitIn(const fs::path& reference) {
    try {
        std::string commit = readTextFile(reference, 1024);
        commit.erase(commit.find_last_not_of(" \r\n\t") + 1);
        const bool isPlain =
            !commit.empty() && commit.front() != '.' &&
            commit.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
        return isPlain ? std::optional(commit) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// What the hub takes for a branch, tag or commit; above all nothing that leads elsewhere.
bool isRevision(const std::string& text) {
    const auto isCharacter = [](char c) {
        return isWord(c) || c == '.' || c == '/' || c == '+' || c == '-';
    };
    return !text.empty() && text.size() <= 200 && isWord(text.front()) && text.back() != '/' &&
           std::all_of(text.begin(), text.end(), isCharacter) &&
           text.find("..") == std::string::npos && text.find("//") == std::string::npos;
}

/// "a, b, c" with at most three of them.
Message listed(const std::vector<std::string>& commits) {
    constexpr std::size_t kMost = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(commits.size(), kMost); ++i)
        text += (i > 0 ? ", " : "") + validUtf8(commits[i]);
    return commits.size() > kMost ? say("%1 and %2 more", text, commits.size() - kMost) : text;
}

/// Why a cache has no single snapshot of a revision, and which it has.
Message notThere(const HubModel& model, const std::string& revision, bool several,
                 const std::vector<std::string>& all) {
    const std::string cache = displayPath(model.folder.parent_path());
    const std::string wanted = shownName(revision);
    if (several)
        return say("the Hugging Face cache %1 has several revisions %2 of %3; there are %4", cache,
                   wanted, model.name, listed(all));
    if (all.empty())
        return say("the Hugging Face cache %1 has no revision %2 of %3", cache, wanted, model.name);
    if (all.size() == 1)
        return say("the Hugging Face cache %1 has no revision %2 of %3; there is %4", cache, wanted,
                   model.name, listed(all));
    return say("the Hugging Face cache %1 has no revision %2 of %3; there are %4", cache, wanted,
               model.name, listed(all));
}

}  // namespace

std::optional<fs::path> HubModel::snapshot() const {
    const fs::path snapshots = folder / "snapshots";
    if (const auto commit = commitIn(folder / "refs" / "main")) {
        return isFolder(snapshots / *commit) ? std::optional(snapshots / *commit) : std::nullopt;
    }
    const auto all = commits();
    return all.empty() ? std::nullopt : std::optional(snapshots / all.front());
}

std::optional<std::string> HubModel::goneMain() const {
    const auto commit = commitIn(folder / "refs" / "main");
    return commit && !isFolder(folder / "snapshots" / *commit) ? commit : std::nullopt;
}

std::vector<std::string> HubModel::commits() const {
    std::vector<std::tuple<fs::file_time_type, std::string>> found;
    for (const auto& entry : entriesOf(folder / "snapshots")) {
        std::error_code error;
        const auto time = fs::last_write_time(entry.path(), error);
        if (!error && isFolder(entry.path())) found.emplace_back(time, entry.path().filename());
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<std::string> names;
    names.reserve(found.size());
    for (const auto& [time, commit] : found)
        names.push_back(commit);
    return names;
}

fs::path HubModel::snapshotOf(const std::string& revision) const {
    const fs::path snapshots = folder / "snapshots";
    const auto all = commits();
    if (!isRevision(revision)) {
        throw inputError(say("%1 is not a revision of %2", shownName(revision), name),
                         say("Give a branch, a tag or a commit, such as main."));
    }
    if (const auto commit = commitIn(folder / "refs" / revision)) {
        if (isFolder(snapshots / *commit)) return snapshots / *commit;
        throw inputError(goneText(*this, revision, *commit), goneHint(*this, revision));
    }
    constexpr std::size_t kShortest = 7;
    std::vector<std::string> begun;
    for (const std::string& commit : all) {
        if (commit == revision) return snapshots / commit;
        if (revision.size() >= kShortest && commit.starts_with(revision)) begun.push_back(commit);
    }
    if (begun.size() == 1) return snapshots / begun.front();
    throw inputError(notThere(*this, revision, !begun.empty(), all), downloadHint(name, revision));
}

Message goneText(const HubModel& model, const std::string& revision, const std::string& commit) {
    return say("refs/%1 of %2 names the snapshot %3, which is no longer there", revision,
               displayPath(model.folder), shownName(commit));
}

Message goneHint(const HubModel& model, const std::string& revision) {
    Message hint = downloadHint(model.name, revision);
    if (hint.empty()) hint = say("Download the model again.");
    const auto all = model.commits();
    if (all.empty()) return hint;
    return say("%1 Or open another that is there: %2@%3.", hint, model.name,
               validUtf8(all.front()));
}

std::string HubModel::wanted(const std::string& commit) const {
    const fs::path refs = folder / "refs";
    if (commitIn(refs / "main") == commit) return "main";
    std::vector<std::string> names;
    std::error_code error;
    fs::recursive_directory_iterator at(refs, fs::directory_options::skip_permission_denied, error);
    for (std::size_t seen = 0; !error && at != fs::recursive_directory_iterator(); ++seen) {
        if (seen > kMostEntries) break;
        // No ref's name begins so; that of a file which is still being written does.
        const bool isHidden = at->path().filename().native().starts_with('.');
        if (!isHidden && at->is_regular_file(error) && commitIn(at->path()) == commit)
            names.push_back(at->path().lexically_relative(refs).generic_string());
        at.increment(error);
    }
    const auto first = std::min_element(names.begin(), names.end());
    return first == names.end() ? commit : *first;
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

Message downloadHint(const fs::path& snapshot) {
    const auto name = hubName(snapshot);
    if (!name) return {};
    const HubModel model{snapshot.parent_path().parent_path(), *name};
    return downloadHint(*name, model.wanted(snapshot.filename().string()));
}

Message downloadHint(const std::string& name, const std::string& revision) {
    if (!isHubName(name)) return {};
    const bool isMain = revision.empty() || revision == "main";
    const std::string arguments = isMain ? name : name + " --revision " + validUtf8(revision);
    return say("Download what is missing: headscope-cli models download %1.", arguments);
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

fs::path pathFromEnvironment(const char* variable) {
    std::string text = valueOf(variable, {});
    const std::string home = valueOf("HOME", {});
    if (!home.empty() && (text == "~" || text.starts_with("~/"))) text.replace(0, 1, home);
    return withVariables(text);
}

fs::path hubHome() {
    if (fs::path home = pathFromEnvironment("HF_HOME"); !home.empty()) return home;
    if (const fs::path caches = pathFromEnvironment("XDG_CACHE_HOME"); !caches.empty()) {
        return caches / "huggingface";
    }
    const fs::path home = pathFromEnvironment("HOME");
    return home.empty() ? fs::path() : home / ".cache" / "huggingface";
}

fs::path transformersCacheFolder() {
    const fs::path folder = pathFromEnvironment("TRANSFORMERS_CACHE");
    return folder == hubCacheFolder() ? fs::path() : folder;
}

fs::path hubCacheFolder() {
    for (const char* variable : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}) {
        if (fs::path folder = pathFromEnvironment(variable); !folder.empty()) return folder;
    }
    const fs::path home = hubHome();
    return home.empty() ? fs::path() : home / "hub";
}

}  // namespace headscope
