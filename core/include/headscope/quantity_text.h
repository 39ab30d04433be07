// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>

#include <string>
#include <vector>

namespace headscope {

// A quantity in words, for files and for people. Pure; any thread.

/// "probability", "nats", "logit", "rank"; "share" for Recovered, "0 or 1" for TopChanged.
[[nodiscard]] std::string unitName(Metric metric);

/// What a map of it shows, without the intervention: "Change of P(target)".
[[nodiscard]] std::string changeText(const Quantity& quantity);
/// "each head set to zero"; of a difference "each head set to zero, less each head scaled by 0.5".
/// Empty if the lens is empty.
[[nodiscard]] std::string lensText(const Lens& lens);
/// A value with its sign: ranks and the top-1 as whole numbers, probabilities with 4 decimals and
/// shares with 3 where these show 3 significant digits, all else with 3 significant digits.
[[nodiscard]] std::string valueText(Metric metric, double value);

/// None for what is shown, one, or the two of a difference.
[[nodiscard]] std::vector<Intervention> interventionsOf(const Lens& lens);

/// Throws Error(Input), with what to ask instead, if the metric does not allow the subject or the
/// lens.
void requireAllowed(const Quantity& quantity);

}  // namespace headscope
