// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"

#include "base/files.h"
#include "base/hex.h"
#include "base/json_fault.h"
#include "base/message_json.h"
#include "report/report_json.h"

#include <headscope/error.h>
#include <headscope/quantity.h>
#include <headscope/statistics.h>
#include <headscope/visible_text.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>
#include <string>

namespace headscope {
namespace {

constexpr const char* kSweepSchema = "headscope.sweep/2";
// Read as the same: the second schema only adds a field to each sweep.
constexpr const char* kSweepFirstSchema = "headscope.sweep/1";
constexpr std::size_t kMostSweepValues = 16'000'000;  // JsonLimits::values: 256 MB

// The double whose shortest text is the float's shortest text, so that 0.1f is written as 0.1 and
// still reads back as the same float.
double shortest(float value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    double result = 0;
    std::from_chars(text, end, result);
    return result;
}

}  // namespace

Json number(double value) {
    if (value == 0) value = 0;  // -0 has no sign
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}
Json number(float value) {
    if (value == 0) value = 0;
    return std::isfinite(value) ? Json(shortest(value)) : Json(nullptr);
}
Json number(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}

Json tokenToJson(const TokenRef& token) {
    Json json{{"id", token.id}, {"text", token.text}};
    if (!token.bytes.empty()) json["bytes"] = toHex(std::as_bytes(std::span(token.bytes)));
    return json;
}

Json tokensToJson(const std::vector<TokenRef>& tokens) {
    auto json = Json::array();
    for (const auto& token : tokens)
        json.push_back(tokenToJson(token));
    return json;
}

Json headsToJson(const std::vector<HeadId>& heads) {
    auto json = Json::array();
    for (const HeadId head : heads)
        json.push_back({head.layer, head.head});
    return json;
}

std::vector<HeadId> headsFromJson(const nlohmann::json& json) {
    std::vector<HeadId> heads;
    for (const auto& head : json) {
        if (!head.is_array() || head.size() != 2)
            throw inputError(say("a head is not written as [layer,head]"),
                             say("The file is damaged."));
        heads.push_back({intFromJson(head.at(0)), intFromJson(head.at(1))});
    }
    return heads;
}

namespace {

Json toJson(const TokenRef& token, float p) {
    auto json = tokenToJson(token);
    json["p"] = number(p);
    return json;
}

// A set has no id of its own; its text is for people.
Json toJson(const WatchedScore& watched) {
    if (watched.tokens.size() == 1) return tokenToJson(watched.tokens.front());
    return {{"text", watchedText(watched)}, {"tokens", tokensToJson(watched.tokens)}};
}

}  // namespace

Json scoreToJson(const TokenScore& score) {
    auto json = toJson(score.token, score.p);
    json["logit"] = number(score.logit);
    json["rank"] = score.rank;
    return json;
}

namespace {

Json toJson(const TokenScore& score) {
    return scoreToJson(score);
}

Json toJson(const Cell& cell);
Json toJson(const Flip& flip);

template <class T>
Json arrayOf(const std::vector<T>& items) {
    auto json = Json::array();
    for (const auto& item : items)
        json.push_back(toJson(item));
    return json;
}

Json cleanJson(const CleanRun& clean) {
    return {{"p_target", number(clean.target.p)},
            {"p_control", number(clean.control.p)},
            {"logit_target", number(clean.target.logit)},
            {"logit_control", number(clean.control.logit)},
            {"rank_target", clean.target.rank},
            {"rank_control", clean.control.rank},
            {"argmax", toJson(clean.top.front().token, clean.top.front().p)},
            {"log_sum_exp", number(clean.logSumExp)},
            {"top", arrayOf(clean.top)}};
}

Json headMeanJson(const HeadGrid<float>& grid) {
    auto rows = Json::array();
    for (int layer = 0; layer < grid.layers(); ++layer) {
        auto row = Json::array();
        for (int head = 0; head < grid.heads(); ++head)
            row.push_back(number(grid({layer, head})));
        rows.push_back(std::move(row));
    }
    return rows;
}

Json driftJson(const Drift& drift) {
    const auto ci =
        drift.slopeCi95
            ? Json::array({number((*drift.slopeCi95)[0]), number((*drift.slopeCi95)[1])})
            : Json(nullptr);
    return {{"layer_mean", drift.layerMean},
            {"layer_sd", drift.layerSd},
            {"slope", number(drift.slope)},
            {"intercept", number(drift.intercept)},
            {"slope_ci95", ci}};
}

void addAblated(Json& json, const AblatedRun& run) {
    json["p_target"] = number(run.pTarget);
    json["p_control"] = number(run.pControl);
    json["logit_target"] = number(run.logitTarget);
    json["logit_control"] = number(run.logitControl);
    json["rank_target"] = run.rankTarget;
    json["rank_control"] = run.rankControl;
    json["kl"] = number(run.kl);
    json["argmax"] = toJson(run.argmax, run.pArgmax);
    json["log_sum_exp"] = number(run.logSumExp);
    if (!run.top.empty()) json["top"] = arrayOf(run.top);
}

Json toJson(const Cell& cell) {
    Json json{{"layer", cell.head.layer}, {"head", cell.head.head}};
    addAblated(json, cell);
    return json;
}

Json toJson(const Flip& flip) {
    Json json{{"layer", flip.head.layer}, {"head", flip.head.head}};
    json.update(tokenToJson(flip.becomes));
    return json;
}

// In a run with a donor each cell has its logit difference, too, and of a patch what it recovers.
Json cellsJson(const Run& run, const RunPart& part) {
    auto cells = arrayOf(part.cells);
    if (!part.donor && !run.hasDonor()) return cells;
    for (std::size_t i = 0; i < part.cells.size(); ++i) {
        cells[i]["logit_difference"] = number(logitDifference(part.cells[i]));
        if (part.donor)
            cells[i]["recovered"] = number(recovered(run.clean, *part.donor, part.cells[i]));
    }
    return cells;
}

}  // namespace

Json partToJson(const Run& run, const RunPart& part) {
    Json json;
    addIntervention(json, part.intervention, part.donor ? &*part.donor : nullptr);
    json.update({{"positions", name(part.positions)},
                 {"seconds", number(part.seconds)},
                 {"cells", cellsJson(run, part)},
                 {"summary",
                  {{"kept", part.robustness.kept},
                   {"total", part.robustness.total},
                   {"flips", arrayOf(part.robustness.flips)}}}});
    if (part.given) json["given"] = ablatedToJson(*part.given);
    return json;
}

namespace {

std::string text(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json predictionJson(const std::vector<TokenScore>& scores) {
    auto json = Json::array();
    for (const auto& score : scores) {
        auto entry = toJson(score.token, score.p);
        entry["logit"] = number(score.logit);
        json.push_back(std::move(entry));
    }
    return json;
}

}  // namespace

// ---- and back -------------------------------------------------------------------------------

using Parsed = nlohmann::json;

Parsed objectFromFile(const std::filesystem::path& file, const char* hint) {
    constexpr std::size_t kMostBytes = 16U << 20;
    return parseObject(readTextFile(file, kMostBytes), displayPath(file), hint);
}

float floatFromJson(const Parsed& json) {
    const auto value = static_cast<float>(json.get<double>());
    if (!std::isfinite(value))
        throw inputError(say("a number is too large"), say("The file is damaged."));
    return value;
}

int intFromJson(const Parsed& json) {
    const auto value = json.get<double>();
    if (!json.is_number_integer() || std::abs(value) > std::numeric_limits<int>::max())
        throw inputError(say("a number is not an integer, or too large"),
                         say("The file is damaged."));
    return json.get<int>();
}

Positions positionsFromName(const std::string& text) {
    if (text == "all") return Positions::all();
    if (text == "last") return Positions::last();
    std::vector<int> chosen;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end; ++at) {
        int position = 0;
        const auto [next, error] = std::from_chars(at, end, position);
        if (error != std::errc() || (next != end && *next != ','))
            throw inputError(say("the positions \"%1\" cannot be read", text),
                             say("Positions are all, last, or numbers such as 0,3."));
        chosen.push_back(position);
        at = next;
    }
    return Positions::at(chosen);
}

namespace {

Json donorJson(const DonorRun& donor) {
    return {{"text", donor.text},
            {"tokens", tokensToJson(donor.prompt)},
            {"p_target", number(donor.pTarget)},
            {"p_control", number(donor.pControl)},
            {"logit_target", number(donor.logitTarget)},
            {"logit_control", number(donor.logitControl)}};
}

Json donorTokensJson(const std::vector<TokenId>& ids) {
    auto tokens = Json::array();
    for (const auto id : ids)
        tokens.push_back({{"id", id}});
    return {{"tokens", std::move(tokens)}};
}

}  // namespace

void addIntervention(Json& json, const Intervention& intervention, const DonorRun* donor) {
    json["replacement"] = briefName(intervention);
    auto& parts = json["intervention"];
    parts["kind"] = kindName(intervention);
    if (const auto alpha = alphaOf(intervention)) parts["alpha"] = number(*alpha);
    const auto* ids = donorPromptOf(intervention);
    if (!ids || ids->empty()) return;
    parts["donor"] = donor ? donorJson(*donor) : donorTokensJson(*ids);
}

Intervention interventionFrom(const Parsed& json) {
    auto intervention = interventionFromName(json.at("replacement").get<std::string>());
    if (!donorPromptOf(intervention) || !json.contains("intervention")) return intervention;
    const auto& parts = json.at("intervention");
    if (!parts.contains("donor")) return intervention;
    std::vector<TokenId> ids;
    for (const auto& token : parts.at("donor").at("tokens"))
        ids.push_back(intFromJson(token.at("id")));
    return withDonor(intervention, std::move(ids));
}

namespace {

constexpr int kSweepMostHeads = 4096;  // in either direction; far above any model

TokenRef readToken(const Parsed& json) {
    const auto id = static_cast<TokenId>(intFromJson(json.at("id")));
    auto text = json.at("text").get<std::string>();
    if (!json.contains("bytes")) return {id, std::move(text)};
    const auto bytes = fromHex(json.at("bytes").get<std::string>());
    auto token = tokenRef(id, bytes.value_or(std::string()));
    if (token.bytes.empty() || token.text != text)
        throw inputError(say("a token's bytes are not those of its text"),
                         say("The file is damaged."));
    return token;
}

}  // namespace

std::optional<DonorRun> donorFrom(const Parsed& json) {
    if (!json.contains("intervention")) return std::nullopt;
    const auto& parts = json.at("intervention");
    if (!parts.contains("donor") || !parts.at("donor").contains("p_target")) return std::nullopt;
    const auto& from = parts.at("donor");
    DonorRun donor;
    donor.text = from.at("text").get<std::string>();
    for (const auto& token : from.at("tokens"))
        donor.prompt.push_back(readToken(token));
    donor.pTarget = floatFromJson(from.at("p_target"));
    donor.pControl = floatFromJson(from.at("p_control"));
    donor.logitTarget = floatFromJson(from.at("logit_target"));
    donor.logitControl = floatFromJson(from.at("logit_control"));
    return donor;
}

namespace {

std::vector<TokenRef> readWatched(const Parsed& json) {
    if (!json.contains("tokens")) return {readToken(json)};
    std::vector<TokenRef> tokens;
    for (const auto& token : json.at("tokens"))
        tokens.push_back(readToken(token));
    const auto outOfOrder = [](const TokenRef& a, const TokenRef& b) { return a.id >= b.id; };
    if (tokens.empty() ||
        std::adjacent_find(tokens.begin(), tokens.end(), outOfOrder) != tokens.end())
        throw inputError(say("a set of tokens is empty or not in order"),
                         say("The file is damaged."));
    return tokens;
}

TokenScore readScore(const Parsed& json) {
    return {readToken(json), floatFromJson(json.at("p")), floatFromJson(json.at("logit")),
            intFromJson(json.at("rank"))};
}

}  // namespace

AblatedRun ablatedFromJson(const Parsed& json) {
    const auto& argmax = json.at("argmax");
    AblatedRun run;
    run.pTarget = floatFromJson(json.at("p_target"));
    run.pControl = floatFromJson(json.at("p_control"));
    run.logitTarget = floatFromJson(json.at("logit_target"));
    run.logitControl = floatFromJson(json.at("logit_control"));
    run.rankTarget = intFromJson(json.at("rank_target"));
    run.rankControl = intFromJson(json.at("rank_control"));
    run.kl = floatFromJson(json.at("kl"));
    run.argmax = readToken(argmax);
    run.pArgmax = floatFromJson(argmax.at("p"));
    run.logSumExp = json.value("log_sum_exp", 0.0);
    if (json.contains("top"))
        for (const auto& score : json.at("top"))
            run.top.push_back(readScore(score));
    return run;
}

namespace {

Cell readCell(const Parsed& json) {
    return {ablatedFromJson(json), {intFromJson(json.at("layer")), intFromJson(json.at("head"))}};
}

RunPart readPart(const Parsed& json) {
    RunPart part{interventionFrom(json),
                 positionsFromName(json.at("positions").get<std::string>()),
                 json.at("seconds").get<double>(),
                 {},
                 {},
                 {},
                 donorFrom(json)};
    for (const auto& cell : json.at("cells"))
        part.cells.push_back(readCell(cell));
    const auto& summary = json.at("summary");
    part.robustness.kept = intFromJson(summary.at("kept"));
    part.robustness.total = intFromJson(summary.at("total"));
    for (const auto& flip : summary.at("flips"))
        part.robustness.flips.push_back(
            {{intFromJson(flip.at("layer")), intFromJson(flip.at("head"))}, readToken(flip)});
    if (json.contains("given")) part.given = ablatedFromJson(json.at("given"));
    return part;
}

GivenPart readGiven(const Parsed& json) {
    GivenPart given{headsFromJson(json.at("heads")), readPart(json.at("part"))};
    if (given.heads.empty() || !given.part.given)
        throw inputError(say("a map given a set has no set"), say("The file is damaged."));
    return given;
}

CleanRun readClean(const Parsed& json, const SweepReport::Model& model) {
    const auto& clean = json.at("clean");
    CleanRun run;
    for (const auto& token : json.at("prompt").at("tokens"))
        run.prompt.push_back(readToken(token));
    run.target = {readWatched(json.at("target")), floatFromJson(clean.at("p_target")),
                  floatFromJson(clean.at("logit_target")), intFromJson(clean.at("rank_target"))};
    run.control = {readWatched(json.at("control")), floatFromJson(clean.at("p_control")),
                   floatFromJson(clean.at("logit_control")), intFromJson(clean.at("rank_control"))};
    run.logSumExp = clean.value("log_sum_exp", 0.0);
    for (const auto& score : clean.at("top"))
        run.top.push_back(readScore(score));
    const auto& means = json.at("head_mean");
    const auto isRow = [&](const Parsed& row) {
        return row.size() == static_cast<std::size_t>(model.heads);
    };
    if (means.size() != static_cast<std::size_t>(model.layers) ||
        !std::all_of(means.begin(), means.end(), isRow))
        throw inputError(say("head_mean does not have the model's layers and heads"),
                         say("The file is damaged."));
    run.headMean = HeadGrid<float>(model.layers, model.heads);
    for (int layer = 0; layer < model.layers; ++layer)
        for (int head = 0; head < model.heads; ++head)
            run.headMean({layer, head}) = floatFromJson(
                means.at(static_cast<std::size_t>(layer)).at(static_cast<std::size_t>(head)));
    return run;
}

SweepReport::Model readModel(const Parsed& json) {
    SweepReport::Model model{
        json.at("name").get<std::string>(), intFromJson(json.at("layers")),
        intFromJson(json.at("heads")),      intFromJson(json.at("width")),
        intFromJson(json.at("vocabulary")), json.at("sha256").get<std::string>()};
    if (model.layers < 1 || model.heads < 1 || model.layers > kSweepMostHeads ||
        model.heads > kSweepMostHeads)
        throw inputError(say("the model's layers or heads are out of range"),
                         say("The file is damaged."));
    return model;
}

std::optional<ZeroVsMean> readZeroVsMean(const Parsed& json) {
    if (!json.contains("zero_vs_mean")) return std::nullopt;
    const auto& both = json.at("zero_vs_mean");
    ZeroVsMean result;
    if (!both.at("pearson_r").is_null()) result.pearsonR = both.at("pearson_r").get<double>();
    result.maxAbsDifference = both.at("max_abs_difference").get<double>();
    return result;
}

std::optional<NoiseFloor> readNoiseFloor(const Parsed& json) {
    if (!json.contains("noise_floor")) return std::nullopt;
    const auto& floor = json.at("noise_floor");
    const auto size = [&floor](const char* key) {
        const double value = floor.at(key).get<double>();
        if (!std::isfinite(value) || value < 0)
            throw inputError(say("the noise floor is no size"), say("The file is damaged."));
        return value;
    };
    return NoiseFloor{size("p"), size("logit"), size("log_probability"), size("kl"),
                      intFromJson(floor.at("cells"))};
}

void checkReadPositions(const Positions& positions, std::size_t tokens) {
    for (std::size_t i = 0; i < positions.chosen.size(); ++i) {
        const int position = positions.chosen[i];
        if (position < 0 || static_cast<std::size_t>(position) >= tokens ||
            (i > 0 && position <= positions.chosen[i - 1]))
            throw inputError(say("the positions are outside the prompt or out of order"),
                             say("The file is damaged."));
    }
}

void checkHead(const SweepReport::Model& model, HeadId head, const Message& what) {
    if (head.layer < 0 || head.layer >= model.layers || head.head < 0 || head.head >= model.heads)
        throw inputError(say("%1 names a head that the model does not have", what),
                         say("The file is damaged."));
}

void checkPart(const SweepReport& report, const RunPart& part) {
    const auto tokens = report.result.clean.prompt.size();
    checkReadPositions(part.positions, tokens);
    const auto* donor = donorPromptOf(part.intervention);
    if (donor && (donor->size() != tokens || tokens == 0))
        throw inputError(say("a donor has not as many tokens as the prompt"),
                         say("The file is damaged."));
    for (const auto& flip : part.robustness.flips)
        checkHead(report.model, flip.head, say("a flip"));
    for (std::size_t i = 0; i < part.cells.size(); ++i) {
        checkHead(report.model, part.cells[i].head, say("a cell"));
        if (i > 0 && part.cells[i].head <= part.cells[i - 1].head)
            throw inputError(say("the cells are not in the order of layers and heads"),
                             say("The file is damaged."));
    }
}

void checkConsistent(const SweepReport& report) {
    for (const auto& part : report.result.parts)
        checkPart(report, part);
    for (const auto& given : report.result.given) {
        checkPart(report, given.part);
        for (const HeadId head : given.heads)
            checkHead(report.model, head, "a set");
    }
    if (report.result.clean.top.empty())
        throw inputError(say("the list of top predictions is empty"), say("The file is damaged."));
}

}  // namespace

SweepReport reportFromJson(const Parsed& json) {
    const auto schema = json.value("schema", "");
    if (schema != kSweepSchema && schema != kSweepFirstSchema)
        throw inputError(say("the schema is not %1", std::string(kSweepSchema)),
                         say("Open a file that headscope-cli sweep has written."));
    SweepReport report;
    report.programVersion = json.at("program").at("version").get<std::string>();
    report.model = readModel(json.at("model"));
    report.promptText = json.at("prompt").at("text").get<std::string>();
    report.bos = json.value("bos", false);
    report.result.clean = readClean(json, report.model);
    report.result.drift = drift(report.result.clean.headMean);
    for (const auto& part : json.at("sweeps"))
        report.result.parts.push_back(readPart(part));
    if (json.contains("given"))
        for (const auto& given : json.at("given"))
            report.result.given.push_back(readGiven(given));
    report.result.zeroVsMean = readZeroVsMean(json);
    report.result.noiseFloor = readNoiseFloor(json);
    if (json.contains("notes")) report.result.notes = json.at("notes").get<std::vector<Message>>();
    const auto all = static_cast<std::size_t>(report.model.layers) *
                     static_cast<std::size_t>(report.model.heads);
    for (const auto& part : report.result.parts)
        report.result.stopped = report.result.stopped || part.cells.size() < all;
    checkConsistent(report);
    return report;
}

SweepReport::Model reportModel(const ModelInfo& model) {
    return {model.name,         model.config.layers,     model.config.heads,
            model.config.width, model.config.vocabulary, model.sha256};
}

ModelInfo modelInfo(const SweepReport::Model& model) {
    ModelInfo info;
    info.name = model.name;
    info.config.layers = model.layers;
    info.config.heads = model.heads;
    info.config.width = model.width;
    info.config.vocabulary = model.vocabulary;
    info.sha256 = model.sha256;
    return info;
}

Json modelToJson(const SweepReport::Model& model) {
    return {{"name", model.name},   {"layers", model.layers},         {"heads", model.heads},
            {"width", model.width}, {"vocabulary", model.vocabulary}, {"sha256", model.sha256}};
}

Json reportToJson(const SweepReport& report) {
    const auto& clean = report.result.clean;
    Json json{{"schema", kSweepSchema},
              {"program", {{"version", report.programVersion}}},
              {"model", modelToJson(report.model)},
              {"prompt", {{"text", report.promptText}, {"tokens", tokensToJson(clean.prompt)}}},
              {"target", toJson(clean.target)},
              {"control", toJson(clean.control)},
              {"clean", cleanJson(clean)},
              {"head_mean", headMeanJson(clean.headMean)},
              {"drift", driftJson(report.result.drift)},
              {"sweeps", Json::array()}};
    for (const auto& part : report.result.parts)
        json["sweeps"].push_back(partToJson(report.result, part));
    for (const auto& given : report.result.given)
        json["given"].push_back(
            {{"heads", headsToJson(given.heads)}, {"part", partToJson(report.result, given.part)}});
    if (report.bos) json["bos"] = true;
    if (!report.result.notes.empty()) json["notes"] = report.result.notes;
    if (const auto& both = report.result.zeroVsMean)
        json["zero_vs_mean"] = {{"pearson_r", number(both->pearsonR)},
                                {"max_abs_difference", number(both->maxAbsDifference)}};
    if (const auto& floor = report.result.noiseFloor)
        json["noise_floor"] = {{"p", floor->p},
                               {"logit", floor->logit},
                               {"log_probability", floor->logProbability},
                               {"kl", floor->kl},
                               {"cells", floor->cells}};
    return json;
}

std::string watchedText(const WatchedScore& watched) {
    return watched.tokens.size() == 1 ? watched.tokens.front().text : visibleText(watched);
}

Json ablatedToJson(const AblatedRun& run) {
    auto json = Json::object();
    addAblated(json, run);
    return json;
}

std::string toJson(const SweepReport& report) {
    return text(reportToJson(report));
}

std::string toJson(const Prediction& prediction, bool bos) {
    Json json{{"clean", predictionJson(prediction.clean)},
              {"ablated", predictionJson(prediction.ablated)}};
    if (bos) json["bos"] = true;
    return text(json);
}

std::string toJson(std::span<const Token> tokens, std::span<const Message> notes, bool bos) {
    Json json{{"ids", Json::array()}, {"tokens", Json::array()}, {"notes", Json::array()}};
    for (const auto& token : tokens) {
        json["ids"].push_back(token.id);
        json["tokens"].push_back({{"id", token.id},
                                  {"text", validUtf8(token.text)},
                                  {"begin", token.begin},
                                  {"end", token.end}});
    }
    for (const auto& note : notes)
        json["notes"].push_back(note);
    if (bos) json["bos"] = true;
    return text(json);
}

std::string toJson(const ModelInfo& model, const std::string& sha256, const Runtime& runtime) {
    const auto& config = model.config;
    return text({{"model",
                  {{"name", model.name},
                   {"folder", validUtf8(model.folder.native())},
                   {"layers", config.layers},
                   {"heads", config.heads},
                   {"width", config.width},
                   {"head_width", config.headWidth()},
                   {"inner", config.inner},
                   {"positions", config.positions},
                   {"vocabulary", config.vocabulary},
                   {"activation", name(config.activation)},
                   {"layer_norm_epsilon", config.layerNormEpsilon},
                   {"tied_embeddings", config.tiedEmbeddings},
                   {"parameters", model.parameters},
                   {"data_type", model.dataType},
                   {"bytes", model.fileBytes},
                   {"sha256", sha256},
                   {"notes", model.reading.notes},
                   {"not_used", model.reading.unused},
                   {"leftovers", model.reading.leftovers}}},
                 {"runtime",
                  {{"device", runtime.device},
                   {"torch", runtime.torch},
                   {"products", runtime.products},
                   {"blas", runtime.blas},
                   {"blas_warning", runtime.blasWarning.english()},
                   {"blas_gflops", runtime.blasGflops},
                   {"own_gflops", runtime.ownGflops},
                   {"rates_disturbed", runtime.isBusy},
                   {"threads", runtime.threads},
                   {"physical_cores", runtime.physicalCores}}}});
}

SweepReport sweepFromJson(std::string_view text) {
    try {
        return reportFromJson(parseObject(text, say("the sweep"),
                                          say("Open a file that headscope-cli sweep has written."),
                                          {.depth = 32, .values = kMostSweepValues}));
    } catch (const nlohmann::json::exception& error) {
        throw inputError(say("the sweep cannot be read: %1", jsonFault(error)),
                         say("Open a file that headscope-cli sweep has written."));
    }
}

}  // namespace headscope
