// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>

#include <string>
#include <vector>

namespace headscope {

/// One finding of the report on GPT-2 small, compared with what this model gives. Texts are UTF-8,
/// in English.
struct Claim {
    std::string id;  ///< for programs: "kept", "flip", "target", ...
    std::string title;
    std::string says;   ///< what the report says
    std::string found;  ///< what this model gives, with its figures
    std::string rule;   ///< when the two are said to agree
    bool agrees = false;
    bool operator==(const Claim&) const = default;
};

/// The findings, judged on a finished sweep with zero and the scalar mean at all positions. Throws
/// Error(Input) for any other run. The bounds are in tolerances.h. Any thread.
[[nodiscard]] std::vector<Claim> judgeClaims(const Run& result);

/// The JSON of schema "headscope.claims/1", indented, newline at the end:
/// {"schema","program":{"version"},"model":{...as in headscope.sweep/2},"prompt":{"text","tokens"},
/// "target":{"id","text"},"control":{"id","text"},"agree","total",
/// "claims":[{"id","title","report_says","this_model","rule","agrees"}]}
[[nodiscard]] std::string claimsJson(const SweepReport& report);

/// The same for people.
[[nodiscard]] std::string claimsText(const SweepReport& report);

}  // namespace headscope
