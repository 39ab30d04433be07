// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/claims.h>
#include <headscope/error.h>
#include <headscope/tolerances.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace headscope {
namespace {

using namespace tolerances;

struct Effects {
    int strong = 0;
    std::set<int> layers;  // of the strong ones
    float lowest = 0, highest = 0;
    float targetSize = 0, controlSize = 0;
};

Effects effectsOf(const CleanRun& clean, const RunPart& part) {
    Effects effects;
    for (const auto& cell : part.cells) {
        const float target = cell.pTarget - clean.target.p;
        const bool first = &cell == &part.cells.front();
        effects.lowest = first ? target : std::min(effects.lowest, target);
        effects.highest = first ? target : std::max(effects.highest, target);
        effects.controlSize =
            std::max(effects.controlSize, std::abs(cell.pControl - clean.control.p));
        if (std::abs(target) <= kStrongEffect) continue;
        ++effects.strong;
        effects.layers.insert(cell.head.layer);
    }
    effects.targetSize = std::max(std::abs(effects.lowest), std::abs(effects.highest));
    return effects;
}

Claim kept(const Run& result) {
    Claim claim{"kept",
                "The top-1 token survives",
                "kept in 143 of 144 ablations",
                {},
                "exactly one head changes it, set to zero",
                false};
    for (const auto& part : result.parts)
        claim.found +=
            fmt::format("{}{}: {} kept in {} of {}", claim.found.empty() ? "" : "; ",
                        briefName(part.intervention), shown(result.clean.top.front().token),
                        part.robustness.kept, part.robustness.total);
    const auto& zero = result.parts.front().robustness;
    claim.agrees = zero.kept == zero.total - 1;
    return claim;
}

Claim flip(const Run& result) {
    Claim claim{"flip",
                "What the one flip becomes",
                "\"\u2423the\"",
                {},
                "there is one flip with heads set to zero, and it becomes \"\u2423the\"",
                false};
    const auto& flips = result.parts.front().robustness.flips;
    for (const auto& one : flips)
        claim.found += fmt::format("{}head {} to {}", claim.found.empty() ? "" : ", ",
                                   name(one.head), shown(one.becomes));
    if (flips.empty()) claim.found = "no head flips it";
    claim.agrees = flips.size() == 1 && flips.front().becomes.text == " the";
    return claim;
}

Claim targetEffects(const Run& result) {
    const auto effects = effectsOf(result.clean, result.parts.front());
    return {"target",
            "Effects on the target",
            "strong and scattered over the map",
            fmt::format("{} heads beyond {} in {} layers, from {:+.3f} to {:+.3f}", effects.strong,
                        kStrongEffect, effects.layers.size(), effects.lowest, effects.highest),
            fmt::format("at least {} heads beyond {} when set to zero, in at least {} layers",
                        kStrongHeads, kStrongEffect, kStrongLayers),
            effects.strong >= kStrongHeads &&
                effects.layers.size() >= static_cast<std::size_t>(kStrongLayers)};
}

Claim controlEffects(const Run& result) {
    const auto effects = effectsOf(result.clean, result.parts.front());
    return {"control",
            "Effects on the control",
            "next to none",
            fmt::format("at most {:.4f}, against {:.4f} on the target", effects.controlSize,
                        effects.targetSize),
            fmt::format("the largest is at most {} of the largest on the target", kControlShare),
            effects.controlSize <= kControlShare * effects.targetSize};
}

Claim nearZero(const Run& result) {
    double size = 0;
    const auto& means = result.clean.headMean.values();
    for (const float mean : means)
        size += std::abs(mean);
    size /= static_cast<double>(means.size());
    double furthest = 0;
    for (const double mean : result.drift.layerMean)
        furthest = std::abs(mean) > std::abs(furthest) ? mean : furthest;
    return {"means",
            "Observed head means",
            "near 0",
            fmt::format("mean size {:.4f}; the layer furthest off has {:+.4f}", size, furthest),
            fmt::format("both at most {}", kNearZero),
            size <= kNearZero && std::abs(furthest) <= kNearZero};
}

Claim slope(const Run& result) {
    Claim claim{"slope",
                "Drift of the head means over depth",
                "a slope whose 95 % interval contains 0",
                "too few heads for an interval",
                "the interval contains 0",
                false};
    if (!result.drift.slope || !result.drift.slopeCi95) return claim;
    const auto [low, high] = *result.drift.slopeCi95;
    claim.found =
        fmt::format("{:+.5f} a layer, interval {:+.5f} to {:+.5f}", *result.drift.slope, low, high);
    claim.agrees = low <= 0 && 0 <= high;
    return claim;
}

Claim alike(const Run& result) {
    const auto& both = *result.zeroVsMean;
    const double r = both.pearsonR.value_or(0);
    return {
        "alike",
        "Zero and mean maps",
        "alike",
        fmt::format("Pearson's r {}, largest difference {:.4f}",
                    both.pearsonR ? fmt::format("{:.4f}", r) : "not defined",
                    both.maxAbsDifference),
        fmt::format("r at least {}, no head differs by more than {}", kAlikeR, kAlikeDifference),
        r >= kAlikeR && both.maxAbsDifference <= kAlikeDifference};
}

std::size_t agreeing(const std::vector<Claim>& claims) {
    return static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(),
                                                  [](const Claim& claim) { return claim.agrees; }));
}

}  // namespace

std::vector<Claim> judgeClaims(const Run& all) {
    const RunPart* zero = all.part(Zero{});
    const RunPart* mean = all.part(ScalarMean{});
    const bool whole =
        !all.stopped && zero && mean && all.zeroVsMean && zero->positions == Positions::all();
    if (!whole)
        throw inputError(
            say("the findings need a finished run of zero and the scalar mean at all positions"),
            say("Run the sweep to its end, with zero and mean."));
    Run result = all;  // whatever else was run beside them
    result.parts = {*zero, *mean};
    return {kept(result),     flip(result),  targetEffects(result), controlEffects(result),
            nearZero(result), slope(result), alike(result)};
}

std::string claimsJson(const SweepReport& report) {
    const auto claims = judgeClaims(report.result);
    const auto run = reportToJson(report);
    Json json{{"schema", "headscope.claims/1"}};
    for (const char* field : {"program", "model", "prompt", "target", "control"})
        json[field] = run.at(field);
    json["agree"] = agreeing(claims);
    json["total"] = claims.size();
    json["claims"] = Json::array();
    for (const auto& claim : claims)
        json["claims"].push_back({{"id", claim.id},
                                  {"title", claim.title},
                                  {"report_says", claim.says},
                                  {"this_model", claim.found},
                                  {"rule", claim.rule},
                                  {"agrees", claim.agrees}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string claimsText(const SweepReport& report) {
    const auto claims = judgeClaims(report.result);
    std::string text = headline(report);
    for (const auto& claim : claims)
        text += fmt::format("\n{}  {}\n  the report:  {}\n  this model:  {}\n  rule:        {}\n",
                            claim.agrees ? "agrees " : "DIFFERS", claim.title, claim.says,
                            claim.found, claim.rule);
    return text + fmt::format("\n{} of {} findings agree.\n", agreeing(claims), claims.size());
}

}  // namespace headscope
