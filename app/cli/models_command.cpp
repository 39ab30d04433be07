// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "download_command.h"
#include "output.h"
#include "text.h"

#include <headscope/csv.h>
#include <headscope/model_catalog.h>
#include <headscope/visible_text.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace headscope::cli {
namespace {

struct ListOptions {
    std::vector<std::string> folders;
    Output output;
};

using Row = std::array<std::string, 6>;

std::string place(const ModelEntry& model) {
    switch (model.source) {
        case ModelSource::Bundled:
            return "bundled";
        case ModelSource::HubCache:
            return "Hugging Face cache";
        default:
            return printable(model.folder.string());
    }
}

std::string table(const std::vector<ModelEntry>& models) {
    std::vector<Row> rows{{"Model", "Layers x heads", "Parameters", "Size", "Type", "Where"}};
    for (const auto& model : models) {
        if (!model.usable()) continue;
        rows.push_back({printable(model.name), fmt::format("{} x {}", model.layers, model.heads),
                        countText(model.parameters), bytesText(model.bytes), model.dataType,
                        place(model)});
    }
    if (rows.size() == 1) return "No model can be used.\n";
    std::array<std::size_t, 6> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    std::string text;
    for (const auto& row : rows)
        text +=
            fmt::format("{:<{}}  {:>{}}  {:>{}}  {:>{}}  {:<{}}  {}\n", row[0], widths[0], row[1],
                        widths[1], row[2], widths[2], row[3], widths[3], row[4], widths[4], row[5]);
    return text;
}

std::string unusable(const std::vector<ModelEntry>& models) {
    std::string text;
    for (const auto& model : models) {
        if (model.usable()) continue;
        text += fmt::format("  {} ({})\n      {}.\n      {}\n", printable(model.name),
                            bytesText(model.bytes), printable(model.problem.english()),
                            printable(model.hint.english()));
    }
    return text.empty() ? "" : "\nFound, but cannot be used:\n" + text;
}

std::string page(const std::vector<ModelEntry>& models) {
    const auto cache = hubCacheFolder();
    const auto older = transformersCacheFolder();
    return table(models) + unusable(models) +
           fmt::format("\nHugging Face cache: {}\n",
                       cache.empty() ? "none, since HOME is not set" : printable(cache.string())) +
           (older.empty() ? ""
                          : fmt::format("Looked at too: {}, which TRANSFORMERS_CACHE names; "
                                        "downloads do not go there, and transformers 5 does not "
                                        "read it.\n",
                                        printable(older.string())));
}

std::string modelsCsv(const std::vector<ModelEntry>& models) {
    std::vector<std::vector<CsvCell>> rows;
    const auto known = [](auto number) {
        return number == 0 ? std::nullopt : std::optional(number);
    };
    for (const auto& model : models)
        rows.push_back({validUtf8(model.name), validUtf8(model.folder.native()), name(model.source),
                        model.revision, known(model.layers), known(model.heads),
                        known(model.parameters), model.bytes, model.dataType, model.usable(),
                        model.problem.english(), model.hint.english()});
    return csvText(
        "name,folder,source,revision,layers,heads,parameters,bytes,data_type,usable,problem,hint",
        rows);
}

void runList(const ListOptions& options) {
    options.output.check();
    std::vector<ModelEntry> models;
    for (const auto& folder : options.folders)
        models.push_back(inspectModel(folder));
    if (options.folders.empty()) models = modelCatalog();
    options.output.emit({[&](std::size_t) { return page(models); }, [&] { return toJson(models); },
                         [&] { return modelsCsv(models); }});
}

Command addList(CLI::App& group) {
    const auto options = std::make_shared<ListOptions>();
    auto& command = *group.add_subcommand(
        "list", "The bundled model and those in the Hugging Face cache: sizes, or why not usable");
    command.add_option("FOLDER", options->folders, "Look at these folders instead");
    options->output.addWithFlag(command, Format::Table);
    return [options] { runList(*options); };
}

}  // namespace

Command addModels(CLI::App& app) {
    auto& group = *app.add_subcommand("models", "The models there are");
    group.require_subcommand(0, 1);
    const std::map<std::string, Command> commands{{"list", addList(group)},
                                                  {"download", addDownload(group)}};
    return [&group, commands] {
        const auto chosen = group.get_subcommands();
        if (chosen.empty()) throw CLI::RequiredError("A subcommand");  // see wrong_use.cpp
        commands.at(chosen.front()->get_name())();
    };
}

}  // namespace headscope::cli
