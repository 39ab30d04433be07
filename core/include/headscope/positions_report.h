// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>

#include <cstddef>
#include <string>
#include <vector>

namespace headscope {

/// One sweep for each position of the prompt, with z edited only there.
struct PositionsReport {
    SweepReport run;        ///< the model and the prompt; its result is ignored
    std::vector<Run> runs;  ///< by position, T of them, each run to its end
};

/// The JSON of schema "headscope.positions/1", indented, newline at the end:
/// {"schema","program","model","prompt","target","control","bos"?}, "clean" and "head_mean" as in
/// headscope.sweep/2, "by_position":[{"positions":[t],"token":{"id","text"},"sweeps":[...]}], T of
/// them, with the "sweeps" of headscope.sweep/2, whose own "positions" are its text, "t", and
/// "notes"?. Any thread.
[[nodiscard]] std::string positionsJson(const PositionsReport& report);

/// The same for people: the head with the largest effect for each position and intervention.
[[nodiscard]] std::string positionsText(const PositionsReport& report);

/// As toCsv() of a sweep, one position after the other.
[[nodiscard]] std::string positionsCsv(const PositionsReport& report, const CsvOptions& options);

}  // namespace headscope
