// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report_json.h"

#include <headscope/similarity_report.h>

#include <string>

namespace headscope {

// The part of a similarity report that is of every head by itself. Any thread.

/// See similarityJson().
[[nodiscard]] Json everyHeadJson(const EveryHeadSimilarity& every);

/// The heads that change the measure most after the last layer, with a title.
[[nodiscard]] std::string everyHeadText(const EveryHeadSimilarity& every);

}  // namespace headscope
