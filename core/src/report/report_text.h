// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report_json.h"

#include <headscope/quantity.h>
#include <headscope/report.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

// What reports for people, and the JSON of questions about a run, have in common. Any thread.

/// A token's visible text in quotes.
[[nodiscard]] std::string shown(const TokenRef& token);
[[nodiscard]] std::string shown(const WatchedScore& watched);

/// One line: the model, the prompt, P of target and control and the top-1 in the clean run.
[[nodiscard]] std::string headline(const SweepReport& report);

/// Of a run with a donor one line on that: its text, and both clean runs' logit differences. Else
/// empty.
[[nodiscard]] std::string donorLine(const CleanRun& clean, const DonorRun* donor);

/// A line on the positions before the first at which prompt and donor differ; empty if there is
/// none.
[[nodiscard]] std::string sameBeforeText(std::optional<std::size_t> firstDifference);

/// "at all positions", "at the last position", "at positions 0,3".
[[nodiscard]] std::string placeText(const Positions& positions);

/// "Heads 9.6, 10.0, set to zero, at all positions", of at least one head; of a patch whose donor
/// is known, "Head 9.6, patched from the donor "Rome is", at all positions".
[[nodiscard]] std::string ablatedText(const std::vector<HeadId>& heads,
                                      const Intervention& intervention, const Positions& positions,
                                      const std::string& donorText = {});
/// "Heads 9.6, 10.0, set to zero", of at least one head: the same without where.
[[nodiscard]] std::string editedText(const std::vector<HeadId>& heads,
                                     const Intervention& intervention,
                                     const std::string& donorText = {});

/// A probability: 4 decimals, or 3 significant digits where these say little.
[[nodiscard]] std::string probabilityText(double p);
/// The same of a change of one, with its sign.
[[nodiscard]] std::string changeOfP(double p);
/// 3 significant digits, "0.0110"; "0" of nothing.
[[nodiscard]] std::string sizeText(double size);
/// With its sign and 3 significant digits; "-" where it is not known.
[[nodiscard]] std::string signedText(const std::optional<double>& value);

/// Rows of cells in columns as wide as their widest cell, two blanks between. `sides` has one
/// letter a column, 'l' for one that begins at the left; the others end at the right. A cell is as
/// wide as it has code points.
[[nodiscard]] std::string tabled(const std::vector<std::vector<std::string>>& rows,
                                 std::string_view sides);
/// The same, with the first column at the left.
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>>& rows);

/// {"schema","program","model","prompt","target","control","bos"?}, of the run.
[[nodiscard]] Json headJson(const char* schema, const SweepReport& report);
/// {"schema","program","model","prompt"}, of what has no target.
[[nodiscard]] Json promptJson(const char* schema, const std::string& programVersion,
                              const SweepReport::Model& model, const std::string& promptText,
                              const std::vector<TokenRef>& prompt);
/// ["9.6"]
[[nodiscard]] Json headsJson(const std::vector<HeadId>& heads);
/// {"heads","intervention","positions"}; null without heads.
[[nodiscard]] Json ablatedSetJson(const std::vector<HeadId>& heads,
                                  const Intervention& intervention, const Positions& positions);
/// {"kind","alpha"?,"donor"?}, with the donor as addIntervention() writes it.
[[nodiscard]] Json interventionJson(const Intervention& intervention,
                                    const DonorRun* donor = nullptr);
/// {"metric","subject","intervention","minus"?}; no subject (null) where the metric has none. With
/// the donors of the run, where one is given.
[[nodiscard]] Json quantityJson(const Quantity& quantity, const Run* run = nullptr);
/// As the files of sweeps are indented, newline at the end.
[[nodiscard]] std::string jsonText(const Json& json);

}  // namespace headscope
