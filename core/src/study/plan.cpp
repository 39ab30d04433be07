// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_text.h"

#include <headscope/csv.h>
#include <headscope/study_plan.h>
#include <headscope/study_run.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <set>

namespace headscope {
namespace {

constexpr double kSecondsToMeasure = 2;
constexpr double kSecondsOfAShard = 600;

std::string timeText(double seconds) {
    if (seconds < 90) return fmt::format("{:.2g} s", seconds);
    if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

std::vector<std::string> namesOfPlan(const StudyPlan& plan) {
    std::vector<std::string> names;
    for (const auto& one : plan.interventions)
        names.push_back(briefName(one));
    return names;
}

void addLengths(const ReadyStudy& study, StudyPlan& plan) {
    std::vector<int> lengths;
    std::set<std::string> groups;
    for (std::size_t i = 0; i < study.prompts.size(); ++i) {
        lengths.push_back(static_cast<int>(study.prompts[i].prompt.size()));
        if (!study.study.prompts[i].group.empty()) groups.insert(study.study.prompts[i].group);
        plan.donors += study.prompts[i].donor.empty() ? 0 : 1;
    }
    std::sort(lengths.begin(), lengths.end());
    plan.shortest = lengths.front();
    plan.median = lengths[lengths.size() / 2];
    plan.longest = lengths.back();
    plan.groups = groups.size();
}

// Seconds of all, from as many of the dearest prompts as there is time for.
void measure(Engine& engine, const ReadyStudy& study, const std::vector<double>& costs,
             const std::stop_token& stop, StudyPlan& plan) {
    using Clock = std::chrono::steady_clock;
    std::vector<std::size_t> order(costs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return costs[a] > costs[b]; });
    StudyRunner runner(engine, study);
    if (stop.stop_requested()) return;
    (void)runner.run(order.front());  // what is done once is not each prompt's
    double flop = 0;
    const auto start = Clock::now();
    double seconds = 0;
    while (plan.measured < order.size() && seconds < kSecondsToMeasure) {
        if (stop.stop_requested()) return;
        (void)runner.run(order[plan.measured]);
        flop += costs[order[plan.measured++]];
        seconds = std::chrono::duration<double>(Clock::now() - start).count();
    }
    plan.seconds = seconds * plan.flop / flop;
}

}  // namespace

StudyPlan planStudy(Engine& engine, const ReadyStudy& study, std::stop_token stop) {
    StudyPlan plan;
    plan.name = study.study.name;
    plan.model = study.model;
    plan.key = study.key;
    plan.interventions = study.study.interventions;
    plan.positions = study.study.positions;
    plan.prompts = study.prompts.size();
    plan.reference = study.reference.size();
    addLengths(study, plan);
    std::vector<double> costs;
    for (std::size_t i = 0; i < study.prompts.size(); ++i)
        costs.push_back(studyFlop(study, engine.info().config, i));
    plan.flop = std::accumulate(costs.begin(), costs.end(), 0.0);
    measure(engine, study, costs, stop, plan);
    if (plan.seconds)
        plan.shards = static_cast<int>(std::clamp(std::ceil(*plan.seconds / kSecondsOfAShard), 1.0,
                                                  static_cast<double>(plan.prompts)));
    return plan;
}

std::string planJson(const StudyPlan& plan) {
    return jsonText(
        Json{{"schema", "headscope.study.plan/1"},
             {"name", plan.name},
             {"study", plan.key},
             {"model", modelToJson(plan.model)},
             {"interventions", namesOfPlan(plan)},
             {"positions", name(plan.positions)},
             {"prompts", plan.prompts},
             {"groups", plan.groups},
             {"donors", plan.donors},
             {"reference_prompts", plan.reference},
             {"tokens",
              {{"shortest", plan.shortest}, {"median", plan.median}, {"longest", plan.longest}}},
             {"gflop", number(plan.flop / 1e9)},
             {"measured_prompts", plan.measured},
             {"seconds", number(plan.seconds)},
             {"shards", plan.shards}});
}

std::string planText(const StudyPlan& plan) {
    std::vector<std::vector<std::string>> rows{
        {"study", visibleText(plan.name)},
        {"model", fmt::format("{}, {} layers of {} heads", plan.model.name, plan.model.layers,
                              plan.model.heads)},
        {"interventions",
         fmt::format("{}, {}", fmt::join(namesOfPlan(plan), ", "), placeText(plan.positions))},
        {"prompts",
         fmt::format("{}{}{}", plan.prompts,
                     plan.groups > 0 ? fmt::format(" in {} groups", plan.groups) : "",
                     plan.donors > 0 ? fmt::format(", {} with a donor", plan.donors) : "")},
        {"tokens", plan.shortest == plan.longest
                       ? fmt::format("{} each", plan.shortest)
                       : fmt::format("{} to {}, half of them up to {}", plan.shortest, plan.longest,
                                     plan.median)}};
    if (plan.reference > 0)
        rows.push_back({"reference", fmt::format("{} prompts", plan.reference)});
    rows.push_back({"work", fmt::format("{:.4g} GFLOP", plan.flop / 1e9)});
    rows.push_back({"time here", plan.seconds ? fmt::format("{}, by {} of the prompts",
                                                            timeText(*plan.seconds), plan.measured)
                                              : "not known"});
    rows.push_back({"shards", plan.shards == 1
                                  ? std::string("1: it needs no more")
                                  : fmt::format("{}, of about {} each", plan.shards,
                                                timeText(*plan.seconds / plan.shards))});
    return tabled(rows, "ll");
}

std::string planCsv(const StudyPlan& plan) {
    const std::vector<std::vector<CsvCell>> rows{
        {"name", plan.name},
        {"study", plan.key},
        {"model", plan.model.name},
        {"interventions", fmt::format("{}", fmt::join(namesOfPlan(plan), "; "))},
        {"positions", name(plan.positions)},
        {"prompts", plan.prompts},
        {"groups", plan.groups},
        {"donors", plan.donors},
        {"reference_prompts", plan.reference},
        {"shortest", plan.shortest},
        {"median", plan.median},
        {"longest", plan.longest},
        {"gflop", plan.flop / 1e9},
        {"measured_prompts", plan.measured},
        {"seconds", plan.seconds},
        {"shards", plan.shards}};
    return csvText("field,value", rows);
}

}  // namespace headscope
