// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report_json.h"

#include <headscope/session.h>

#include <cstddef>
#include <string>

namespace headscope {

/// JsonLimits::values of one run: 256 MB, some 25 attention patterns of 1024 tokens.
inline constexpr std::size_t kMostRunValues = 16'000'000;

/// The run's JSON, on one line without its end.
[[nodiscard]] std::string sessionRunText(const SessionRun& run);

/// Throws Error(Input) for whatever cannot be shown.
[[nodiscard]] SessionRun sessionRunFrom(const nlohmann::json& json);

}  // namespace headscope
