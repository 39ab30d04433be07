// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>
#include <headscope/run_comparison.h>

#include <string>

namespace headscope {

// Two runs compared. `comparison` is compareEffects() of the two and the quantity, without a
// mismatch. Any thread.

/// The JSON of schema "headscope.comparison/1", indented, newline at the end:
/// {"schema","program","quantity","unit" as in headscope.map/1,
/// "runs":[{"program","model","prompt","target","control" as in headscope.sweep/2,"positions"}],
/// "heads","pearson_r","largest":{"layer","head","first","second","difference"}}.
/// "heads" is how many both have; "pearson_r" is null if a map is constant, "largest" if the two
/// are the same. The difference is second - first.
[[nodiscard]] std::string comparisonJson(const SweepReport& first, const SweepReport& second,
                                         const Quantity& quantity,
                                         const EffectComparison& comparison);

/// The same for people.
[[nodiscard]] std::string comparisonText(const SweepReport& first, const SweepReport& second,
                                         const Quantity& quantity,
                                         const EffectComparison& comparison);

}  // namespace headscope
