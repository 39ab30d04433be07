// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/report.h>

#include <cstddef>
#include <limits>
#include <string>

namespace headscope {

// One quantity of every head. Its lens is one intervention or the difference of two. Any thread.
// Both throw Error(Input) if the metric does not allow the subject or the lens, or the run has no
// results for an intervention.

/// The JSON of schema "headscope.map/1", indented, newline at the end:
/// {"schema","program","model","prompt","target","control"} as in headscope.sweep/2,
/// "quantity":{"metric","subject","intervention":{"kind","alpha"?},"minus"?:{...}},
/// "unit","positions","values"}. "subject" is null if the metric is not about one token; "values"
/// is L x H, row by row, with null if a head's is not known.
[[nodiscard]] std::string mapJson(const SweepReport& report, const Quantity& quantity);

/// The same for people: layers down, heads across. Heads for which `columns` have no room are in a
/// table below; only other lines may be longer.
[[nodiscard]] std::string mapText(const SweepReport& report, const Quantity& quantity,
                                  std::size_t columns = std::numeric_limits<std::size_t>::max());

}  // namespace headscope
