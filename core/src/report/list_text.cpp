// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of what is no run: predictions, tokens, a model, the runs of a session.
#include "report/report_text.h"

#include <headscope/tables.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace headscope {
namespace {

using ListRow = std::vector<std::string>;

std::string promptText(const std::vector<TokenRef>& prompt) {
    std::string text;
    for (const auto& token : prompt)
        text += token.bytes.empty() ? token.text : token.bytes;
    return "\"" + visibleText(text) + "\"";
}

std::string noteLines(std::span<const Message> notes) {
    std::string text;
    for (const auto& note : notes)
        text += "Note: " + visibleText(note.english()) + "\n";
    return text;
}

std::string busyText(const Runtime& runtime) {
    return runtime.isBusy ? "not measured: other programs held the cores"
                          : fmt::format("{:.0f} GFLOP/s of oneDNN, {:.0f} of the BLAS",
                                        runtime.ownGflops, runtime.blasGflops);
}

std::string interventionsColumn(const Run& run) {
    std::string text;
    for (const RunPart& part : run.parts)
        text += (text.empty() ? "" : ", ") + briefName(part.intervention);
    return text;
}

/// Empty if none.
std::string donorColumn(const Run& run) {
    for (const RunPart& part : run.parts)
        if (part.donor) return "\"" + visibleText(part.donor->text) + "\"";
    return {};
}

}  // namespace

std::string predictionText(const Prediction& prediction, const PredictedSet& set) {
    const auto heads = ordered(set.heads);
    std::vector<ListRow> rows{{"rank", "P", "token"}};
    if (!heads.empty())
        rows[0] = {"rank", "P clean", "token", "P " + words(set.intervention).run, "token"};
    for (std::size_t i = 0; i < prediction.clean.size(); ++i) {
        const auto& clean = prediction.clean[i];
        rows.push_back({std::to_string(i + 1), probabilityText(clean.p), shown(clean.token)});
        if (heads.empty() || i >= prediction.ablated.size()) continue;
        rows.back().push_back(probabilityText(prediction.ablated[i].p));
        rows.back().push_back(shown(prediction.ablated[i].token));
    }
    std::string text = "After " + promptText(prediction.prompt) + ":\n";
    if (!heads.empty())
        text += ablatedText(heads, set.intervention, set.positions, set.donorText) + "\n";
    return text + "\n" + tabled(rows, "rrlrl");
}

std::string tokensText(std::span<const Token> tokens, std::span<const Message> notes) {
    std::vector<ListRow> rows{{"position", "id", "bytes", "token"}};
    for (const auto& token : tokens)
        rows.push_back({std::to_string(rows.size() - 1), std::to_string(token.id),
                        fmt::format("{} to {}", token.begin, token.end),
                        "\"" + visibleText(token.text) + "\""});
    return (tokens.empty() ? "No tokens.\n" : tabled(rows, "rrrl")) + noteLines(notes);
}

std::string modelText(const ModelInfo& model, const std::string& sha256, const Runtime& runtime) {
    const auto& config = model.config;
    const std::vector<ListRow> rows{
        {"model", visibleText(model.name)},
        {"folder", visibleText(model.folder.native())},
        {"layers x heads", fmt::format("{} x {}", config.layers, config.heads)},
        {"width", fmt::format("{}, {} a head, {} within the MLP", config.width, config.headWidth(),
                              config.inner)},
        {"positions", std::to_string(config.positions)},
        {"vocabulary", std::to_string(config.vocabulary)},
        {"activation", name(config.activation)},
        {"parameters", std::to_string(model.parameters)},
        {"on disk", fmt::format("{} bytes, {}", model.fileBytes, model.dataType)},
        {"SHA-256", sha256},
        {"device", runtime.device},
        {"libtorch", runtime.torch},
        {"products", runtime.products},
        {"BLAS", runtime.blas},
        {"rates", busyText(runtime)},
        {"threads",
         fmt::format("{} on {} physical cores", runtime.threads, runtime.physicalCores)}};
    return tabled(rows, "ll") + noteLines(model.reading.remarks()) +
           (runtime.blasWarning.empty() ? "" : "Note: " + runtime.blasWarning.english() + "\n");
}

std::string runListText(const Session& session) {
    std::vector<ListRow> rows{
        {"run", "finished", "name", "prompt", "target", "control", "interventions", "donor"}};
    for (const auto& kept : session.runs) {
        const SessionRun& run = kept->run();
        const auto& clean = run.report->result.clean;
        rows.push_back({std::to_string(run.id), visibleText(run.finished), visibleText(run.name),
                        "\"" + visibleText(run.report->promptText) + "\"", shown(clean.target),
                        shown(clean.control), interventionsColumn(run.report->result),
                        donorColumn(run.report->result)});
    }
    return session.runs.empty() ? "The session has no runs.\n" : tabled(rows, "rlllllll");
}

}  // namespace headscope
