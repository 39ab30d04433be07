// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/study.h>

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace headscope {

/// The cost of a study.
struct StudyPlan {
    std::string name;
    SweepReport::Model model;
    std::string key;
    std::vector<Intervention> interventions;
    Positions positions;
    std::size_t prompts = 0;
    std::size_t groups = 0;                     ///< different groups; 0: none
    std::size_t donors = 0;                     ///< prompts with one
    std::size_t reference = 0;                  ///< reference prompts
    int shortest = 0, median = 0, longest = 0;  ///< tokens of a prompt
    double flop = 0;                            ///< of all sweeps, as studyFlop()
    std::size_t measured = 0;                   ///< prompts that were computed to estimate the time
    std::optional<double> seconds;              ///< on this machine; empty: none was computed
    int shards = 1;                             ///< how many are suggested
};

/// Computes some of the prompts, for about two seconds, the most expensive first, and estimates the
/// total. Suggests shards of about ten minutes each, and no more than prompts. Errors as
/// StudyRunner. Thread: the engine's.
[[nodiscard]] StudyPlan planStudy(Engine& engine, const ReadyStudy& study, std::stop_token stop);

/// The JSON of schema "headscope.study.plan/1"; for people; and as CSV, a field and its value a
/// row.
[[nodiscard]] std::string planJson(const StudyPlan& plan);
[[nodiscard]] std::string planText(const StudyPlan& plan);
[[nodiscard]] std::string planCsv(const StudyPlan& plan);

}  // namespace headscope
