// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/similarity_sweep_report.h"

#include "report/report_text.h"

#include <headscope/csv.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace headscope {
namespace {

constexpr std::size_t kTableHeads = 10;

std::size_t pointsOf(const SimilaritySweep& sweep) {
    return sweep.clean.mean.size();
}

const TokenRef& tokenAt(const SimilaritySweep& sweep, int position) {
    return sweep.prompt[static_cast<std::size_t>(position)];
}

std::string measureText(const EveryHeadSimilarity& every) {
    const auto& sweep = every.sweep;
    if (every.measure == CosineMeasure::Pair && sweep.pair)
        return fmt::format("the cosine of {} and {}", shown(tokenAt(sweep, sweep.pair->first)),
                           shown(tokenAt(sweep, sweep.pair->second)));
    if (every.measure == CosineMeasure::Token && sweep.token)
        return fmt::format("the cosine of {} with itself in the clean run, from 1",
                           shown(tokenAt(sweep, *sweep.token)));
    return "the mean cosine of all pairs of tokens";
}

/// The point where the head changes the measure most, the first of several.
std::size_t furthestPoint(const EveryHeadSimilarity& every, HeadId head) {
    const auto sizeAt = [&](std::size_t point) {
        return std::abs(every.sweep.change(head, every.measure, point).value_or(0));
    };
    std::size_t furthest = 0;
    for (std::size_t point = 1; point < pointsOf(every.sweep); ++point)
        if (sizeAt(point) > sizeAt(furthest)) furthest = point;
    return furthest;
}

}  // namespace

Json everyHeadJson(const EveryHeadSimilarity& every) {
    const auto& sweep = every.sweep;
    auto layersPassed = Json::array({nullptr});
    for (std::size_t point = 1; point < pointsOf(sweep); ++point)
        layersPassed.push_back(point - 1);
    auto change = Json::array();
    for (int layer = 0; layer < sweep.heads.layers(); ++layer) {
        auto row = Json::array();
        for (int head = 0; head < sweep.heads.heads(); ++head) {
            auto points = Json::array();
            for (std::size_t point = 0; point < pointsOf(sweep); ++point)
                points.push_back(number(sweep.change({layer, head}, every.measure, point)));
            row.push_back(std::move(points));
        }
        change.push_back(std::move(row));
    }
    Json json{{"intervention", interventionJson(sweep.intervention)},
              {"positions", name(sweep.positions)},
              {"measure", name(every.measure)}};
    json["token"] = nullptr;
    if (every.measure == CosineMeasure::Token && sweep.token) json["token"] = *sweep.token;
    json["after_layer"] = std::move(layersPassed);
    json["change"] = std::move(change);
    return json;
}

std::string everyHeadText(const EveryHeadSimilarity& every) {
    const auto& sweep = every.sweep;
    const auto last = pointsOf(sweep) - 1;
    const std::string what = fmt::format("each head, {}, {}, on {}", words(sweep.intervention).done,
                                         placeText(sweep.positions), measureText(every));
    std::vector<std::vector<std::string>> rows{{"head", "after the last layer", "largest", "at"}};
    for (const HeadId head : strongestHeads(sweep, every.measure, last, kTableHeads)) {
        const auto furthest = furthestPoint(every, head);
        rows.push_back({name(head), signedText(sweep.change(head, every.measure, last)),
                        signedText(sweep.change(head, every.measure, furthest)),
                        fmt::format("layer {}", furthest - 1)});
    }
    if (rows.size() == 1) return fmt::format("\nNo effect of {}.\n", what);
    return fmt::format("\nEffect of {}.\n\n", what) + aligned(rows);
}

std::string everyHeadCsv(const EveryHeadSimilarity& every) {
    const auto& sweep = every.sweep;
    std::vector<std::vector<CsvCell>> rows;
    for (std::size_t i = 0; i < sweep.heads.values().size(); ++i)
        for (std::size_t point = 0; point < pointsOf(sweep); ++point) {
            const HeadId head = sweep.heads.id(i);
            rows.push_back(
                {head.layer, head.head, point, sweep.change(head, every.measure, point)});
        }
    return csvText("layer,head,point,change", rows);
}

}  // namespace headscope
