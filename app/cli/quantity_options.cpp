// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity_options.h"

#include "options.h"

#include <headscope/quantity_text.h>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace headscope::cli {

void QuantityOptions::add(CLI::App& command, const std::vector<Subject>& subjects) {
    std::vector<std::string> metrics;
    for (const auto one : kMetrics)
        metrics.push_back(name(one));
    for (const auto one : kDonorMetrics)
        metrics.push_back(name(one));
    std::vector<std::string> roles;
    for (const auto one : subjects)
        roles.push_back(name(one));
    command
        .add_option("--metric", metric,
                    "What is looked at (default: probability; of a patch logit-difference)")
        ->type_name("METRIC")
        ->check(oneOf(metrics));
    command.add_option("--subject", subject, "Of which token (default: target)")
        ->type_name("SUBJECT")
        ->check(oneOf(roles));
}

Quantity QuantityOptions::quantity(const Lens& lens) const {
    Quantity quantity;
    quantity.lens = lens;
    const auto both = interventionsOf(lens);
    if (metric.empty() && std::any_of(both.begin(), both.end(), donorPromptOf))
        quantity.metric = Metric::LogitDifference;
    for (const auto one : kMetrics)
        if (name(one) == metric) quantity.metric = one;
    for (const auto one : kDonorMetrics)
        if (name(one) == metric) quantity.metric = one;
    for (const auto one : kSubjects)
        if (name(one) == subject) quantity.subject = one;
    requireAllowed(quantity);
    return quantity;
}

}  // namespace headscope::cli
