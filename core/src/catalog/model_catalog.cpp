// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/json.h"
#include "checkpoint/config.h"
#include "checkpoint/model_folder.h"
#include "folder/folder_files.h"
#include "folder/hub_cache.h"
#include "tokenizer/tokenizer_parts.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/resources.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace headscope {
namespace {

namespace fs = std::filesystem;

ModelEntry entryOf(const fs::path& folder, const std::string& name, ModelSource source) {
    ModelEntry entry;
    entry.folder = folder;
    entry.name = name;
    entry.source = source;
    return entry;
}

/// Runs `look`; what it throws becomes the entry's problem.
template <typename Look>
void noteProblem(ModelEntry& entry, Look&& look) {
    try {
        look();
    } catch (const Error& error) {
        entry.problem = error.message();
        entry.hint = error.hintMessage();
    } catch (const std::exception& error) {  // no memory, above all
        entry.problem = say("%1 cannot be read: %2", displayPath(entry.folder), error.what());
        entry.hint = say("Check the folder and the disk.");
    }
}

/// The sizes of the regular files in a folder, behind links too.
std::uint64_t bytesIn(const fs::path& folder) {
    std::uint64_t sum = 0;
    std::error_code error;
    fs::directory_iterator at(folder, error);
    for (int count = 0; !error && at != fs::directory_iterator() && count < 10'000; ++count) {
        std::error_code unknown;
        if (at->is_regular_file(unknown)) {
            const std::uint64_t size = at->file_size(unknown);
            sum += unknown ? 0 : size;
        }
        at.increment(error);
    }
    return sum;
}

void describe(ModelEntry& entry, const ModelFolder& model) {
    entry.layers = model.info.config.layers;
    entry.heads = model.info.config.heads;
    entry.parameters = model.info.parameters;
    entry.dataType = model.info.dataType;
    entry.bytes = model.info.fileBytes;
}

/// What config.json says, where the model as a whole cannot be used.
void describeByConfig(ModelEntry& entry) {
    try {
        const ModelConfig config = readConfig(entry.folder / kConfigFile);
        entry.layers = config.layers;
        entry.heads = config.heads;
    } catch (const std::exception&) {
        // The entry's problem says why already.
    }
    entry.bytes = bytesIn(entry.folder);
}

/// downloadHint(), or what is left to say of a name that the hub cannot have.
Message hintFor(const std::string& name, const std::string& revision) {
    const Message hint = downloadHint(name, revision);
    return hint.empty() ? say("Download the model again.") : hint;
}

Message brokenOff(int files) {
    return sayCount("the download is not complete: %n file was broken off",
                    "the download is not complete: %n files were broken off", files);
}

ModelEntry inspectHubModel(const HubModel& model) {
    const auto snapshot = model.snapshot();
    if (!snapshot) {
        ModelEntry entry = entryOf(model.folder, model.name, ModelSource::HubCache);
        const int incomplete = model.incompleteFiles();
        const auto gone = model.goneMain();
        entry.problem = incomplete > 0 ? brokenOff(incomplete)
                        : gone         ? goneText(model, "main", *gone)
                                       : say("%1 holds no snapshot", displayPath(model.folder));
        entry.hint = gone ? goneHint(model, "main") : hintFor(model.name, {});
        entry.brokenOff = incomplete > 0;
        entry.bytes = model.bytes();
        return entry;
    }
    ModelEntry entry = inspectModel(*snapshot, ModelSource::HubCache);
    // What is of another architecture would not be usable with all its files either.
    const bool couldBeUsed = entry.layers > 0 || !hasFile(entry.folder / kConfigFile);
    const int incomplete = !entry.usable() && couldBeUsed ? model.incompleteFiles() : 0;
    if (incomplete > 0) {
        entry.problem = say("%1; %2", brokenOff(incomplete), entry.problem);
        entry.wanted = model.wanted(entry.revision);
        entry.hint = hintFor(model.name, entry.wanted);
        entry.brokenOff = true;
    }
    return entry;
}

/// The other name of a model whose owner was added later: on the hub both lead to it.
std::optional<std::string> otherName(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames{{
        {"gpt2", "openai-community/gpt2"},
        {"gpt2-medium", "openai-community/gpt2-medium"},
        {"gpt2-large", "openai-community/gpt2-large"},
        {"gpt2-xl", "openai-community/gpt2-xl"},
        {"distilgpt2", "distilbert/distilgpt2"},
    }};
    for (const auto& [early, late] : kNames) {
        if (name == early) return std::string(late);
        if (name == late) return std::string(early);
    }
    return std::nullopt;
}

/// The caches to look in, the hub's first.
std::vector<fs::path> caches() {
    std::vector<fs::path> all{hubCacheFolder()};
    if (fs::path older = transformersCacheFolder(); !older.empty()) all.push_back(std::move(older));
    return all;
}

/// "the Hugging Face cache X", and that of TRANSFORMERS_CACHE where it is set.
Message cachesText() {
    const std::string cache = displayPath(hubCacheFolder());
    if (const auto older = transformersCacheFolder(); !older.empty())
        return say("the Hugging Face cache %1 or %2, which TRANSFORMERS_CACHE names", cache,
                   displayPath(older));
    return say("the Hugging Face cache %1", cache);
}

/// What the caches have under a name, and under the other name of the same model.
std::vector<HubModel> findInCaches(const std::string& name) {
    std::vector<HubModel> found;
    for (const fs::path& cache : caches()) {
        for (const auto& candidate : {std::optional(name), otherName(name)}) {
            auto model = candidate ? findHubModel(cache, *candidate) : std::nullopt;
            if (model) found.push_back(std::move(*model));
        }
    }
    return found;
}

/// The first usable one's entry; else the first's.
std::optional<ModelEntry> firstUsable(const std::vector<HubModel>& models) {
    std::optional<ModelEntry> found;
    for (const HubModel& model : models) {
        ModelEntry entry = inspectHubModel(model);
        if (entry.usable()) return entry;
        if (!found) found = std::move(entry);
    }
    return found;
}

/// The snapshot of a revision, if one of the models has it; else throws the first model's error.
fs::path snapshotOf(const std::vector<HubModel>& models, const std::string& revision) {
    std::optional<Error> first;
    for (const HubModel& model : models) {
        try {
            return model.snapshotOf(revision);
        } catch (const Error& error) {
            if (!first) first = error;
        }
    }
    throw *first;
}

std::optional<fs::path> bundledIfThere() {
    try {
        return bundledModel();
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

ModelEntry inspectModel(const fs::path& folder, ModelSource source) {
    ModelEntry entry = entryOf(folder, displayPath(folder), source);
    noteProblem(entry, [&] {
        entry.folder = tidyFolder(folder);
        entry.name = modelName(entry.folder);
        if (hubName(entry.folder)) {
            entry.revision = displayPath(entry.folder.filename());
        }
        describe(entry, openModelFolder(entry.folder));
        checkTokenizer(entry.folder);
    });
    if (!entry.usable() && entry.parameters == 0) {
        describeByConfig(entry);
    }
    return entry;
}

std::vector<ModelEntry> scanHubCache(const fs::path& cache) {
    std::vector<ModelEntry> entries;
    for (const HubModel& model : hubModels(cache)) {
        entries.push_back(inspectHubModel(model));
    }
    std::stable_partition(entries.begin(), entries.end(),
                          [](const ModelEntry& entry) { return entry.usable(); });
    return entries;
}

std::vector<ModelEntry> modelCatalog(std::span<const fs::path> recent) {
    std::vector<ModelEntry> all;
    if (const auto bundled = bundledIfThere()) {
        all.push_back(inspectModel(*bundled, ModelSource::Bundled));
    }
    for (const fs::path& folder : recent) {
        all.push_back(inspectModel(folder, ModelSource::Recent));
    }
    for (const fs::path& cache : caches()) {
        for (ModelEntry& entry : scanHubCache(cache)) {
            all.push_back(std::move(entry));
        }
    }
    std::set<fs::path> seen;
    std::erase_if(all, [&](const ModelEntry& entry) {
        std::error_code error;
        const fs::path real = fs::weakly_canonical(entry.folder, error);
        return !seen.insert(error ? entry.folder : real).second;
    });
    return all;
}

fs::path resolveModel(std::string_view said) {
    fs::path folder(said);
    std::error_code error;
    if (said.empty() || fs::is_directory(folder, error)) {
        return folder;
    }
    const std::size_t at = said.find('@');
    const std::string name(said.substr(0, at));
    const std::string revision(at == std::string_view::npos ? "" : said.substr(at + 1));
    const auto models = findInCaches(name);
    if (at != std::string_view::npos && !models.empty()) return snapshotOf(models, revision);
    if (const auto found = firstUsable(models)) {
        if (found->revision.empty()) {
            throw inputError(say("%1: %2", found->name, found->problem), found->hint);
        }
        return found->folder;
    }
    const auto bundled = bundledIfThere();
    if (bundled && bundled->filename() == folder) {
        return *bundled;
    }
    if (fs::exists(folder, error)) {
        return folder;  // a file: opening it says so
    }
    if (!isHubName(name)) {
        throw inputError(
            say("the model folder %1 does not exist", displayPath(folder)),
            say("Check the path; headscope-cli models list shows the models there are."));
    }
    throw inputError(
        say("there is no model %1: neither a folder nor in %2", shownName(name), cachesText()),
        say("List the models there are with: headscope-cli models list. Download it with: "
            "headscope-cli models download %1.",
            revision.empty() ? name : name + " --revision " + revision));
}

std::string name(ModelSource source) {
    switch (source) {
        case ModelSource::Bundled:
            return "bundled";
        case ModelSource::Recent:
            return "recent";
        case ModelSource::HubCache:
            return "hub";
        case ModelSource::Folder:
            break;
    }
    return "folder";
}

std::string toJson(std::span<const ModelEntry> models) {
    using Json = nlohmann::ordered_json;
    const auto text = [](const std::string& value) { return value.empty() ? Json() : Json(value); };
    const auto number = [](std::uint64_t value) { return value == 0 ? Json() : Json(value); };
    Json list = Json::array();
    for (const ModelEntry& model : models) {
        list.push_back({{"name", model.name},
                        {"folder", displayPath(model.folder)},
                        {"source", name(model.source)},
                        {"revision", text(model.revision)},
                        {"layers", number(static_cast<std::uint64_t>(model.layers))},
                        {"heads", number(static_cast<std::uint64_t>(model.heads))},
                        {"parameters", number(model.parameters)},
                        {"bytes", model.bytes},
                        {"data_type", text(model.dataType)},
                        {"usable", model.usable()},
                        {"problem", text(model.problem.english())},
                        {"hint", text(model.hint.english())}});
    }
    const Json json = {{"schema", "headscope.models/1"},
                       {"hub_cache", text(displayPath(hubCacheFolder()))},
                       {"transformers_cache", text(displayPath(transformersCacheFolder()))},
                       {"models", list}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace headscope
