// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intervention/donor.h"
#include "intervention/kind.h"

#include <headscope/intervention.h>

#include <vector>

namespace headscope {

// What the two kinds that take a mean over reference prompts have in common: rows that were
// computed before. Any thread.

/// Throws Error(Failure) if they were not.
[[nodiscard]] Donor donorOf(const Reference& reference);
/// z' [T, h].
[[nodiscard]] std::vector<double> plainRows(const Reference& reference, const PlainHead& head);

}  // namespace headscope
